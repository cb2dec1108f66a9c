"""What countries and cities are called in English and Russian."""

from __future__ import annotations

from babel import Locale
from babel.core import get_global

# CLDR calls each country by one name; documents use these, too.
OTHER_COUNTRY_NAMES = {
    "USA": ("US", "USA", "United States of America", "США", "Соединенные Штаты Америки"),
    "GBR": ("UK", "Great Britain", "Britain"),
    "ARE": ("UAE", "ОАЭ"),
    "RUS": ("Russian Federation", "Российская Федерация", "РФ"),
    "KAZ": ("РК",),
    "KGZ": ("Kyrgyz Republic", "Кыргызстан", "Кыргызская Республика", "КР"),
    "TJK": ("РТ",),
    "CZE": ("Czech Republic", "Чешская Республика"),
    "SVK": ("Slovak Republic", "Словацкая Республика"),
    "KOR": ("Republic of Korea", "South Korea", "Южная Корея"),
    "PRK": ("Democratic People's Republic of Korea", "КНДР"),
    "CHN": ("People's Republic of China", "КНР"),
    "TUR": ("Turkey",),
    "VNM": ("Viet Nam",),
    "VAT": ("Holy See",),
}
LONG_FORMS = (
    "Republic of",
    "Islamic Republic of",
    "Federal Republic of",
    "Kingdom of",
    "State of",
    "Республика",
    "Исламская Республика",
    "Федеративная Республика",
    "Королевство",
)
# "Republic of China" or "Republic of Korea" would not be the state that is called by the short name.
WITHOUT_LONG_FORMS = frozenset({"CHN", "COD", "COG", "DOM", "GBR", "IRL", "KOR", "PRK", "TWN", "USA"})
NATIONALITIES_BY_COUNTRY = {
    "AFG": "Afghan афганский",
    "AZE": "Azerbaijani азербайджанский",
    "BLR": "Belarusian белорусский",
    "CHN": "Chinese китайский",
    "DEU": "German германский немецкий",
    "FRA": "French французский",
    "GBR": "British британский",
    "IND": "Indian индийский",
    "IRN": "Iranian иранский",
    "JPN": "Japanese японский",
    "KAZ": "Kazakh Kazakhstani казахстанский казахский",
    "KGZ": "Kyrgyz Kyrgyzstani кыргызский кыргызстанский киргизский",
    "MNG": "Mongolian монгольский",
    "NOR": "Norwegian норвежский",
    "PAK": "Pakistani пакистанский",
    "RUS": "Russian российский",
    "SVK": "Slovak словацкий",
    "TJK": "Tajik Tajikistani таджикский таджикистанский",
    "TKM": "Turkmen туркменский туркменистанский",
    "TUR": "Turkish турецкий",
    "USA": "American американский",
    "UZB": "Uzbek Uzbekistani узбекский узбекистанский",
}
# Cities that were called otherwise for a time, or whose English name differs from the sound of the Russian.
OTHER_CITY_NAMES = {
    "Astana": ("Nur-Sultan", "Нур-Султан"),
    "Almaty": ("Alma-Ata", "Алма-Ата"),
    "Issyk-Kul": ("Issyk Kul",),
}


def country_names() -> dict[str, list[str]]:
    """The names of each country by its ISO 3166-1 alpha-3 code, the usual English one first."""
    aliases = get_global("territory_aliases")
    names = {}
    for code, (first, *others) in aliases.items():
        if len(code) == 3 and code.isalpha() and not others and first not in ("EU", "ZZ", "XA", "XB"):
            usual = [Locale(language).territories.get(first) for language in ("en", "ru")]
            names[code] = [name.partition(" (")[0].replace("&", "and") for name in usual if name]
    former = {"BUR", "ZAR", "DDR", "FXX", "TMP", "YMD"}
    return {
        code: [*found, *OTHER_COUNTRY_NAMES.get(code, ())]
        for code, found in names.items()
        if found and code not in former
    }


def russian_cities() -> dict[str, str]:
    """The Russian names of those cities that have a time zone of their own, by the English ones."""
    zones = Locale("ru").time_zones
    named = ((zone.rpartition("/")[2].replace("_", " "), names.get("city")) for zone, names in zones.items())
    return {city: russian for city, russian in named if russian}


def russian_territory(code: str) -> str:
    """The Russian name of a country by its alpha-2 code, or of the UN or EU."""
    return str(Locale("ru").territories[code])
