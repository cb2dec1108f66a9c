"""International bodies that the records may not have, and other names of those on record."""

from __future__ import annotations

# By the usual English name: the acronym, and the Russian and other names.
OTHER_BODIES = {
    "Asian Development Bank": ("ADB", "Азиатский банк развития", "АБР"),
    "Egmont Group": ("", "Группа Эгмонт"),
    "European Border and Coast Guard Agency": ("FRONTEX", "Frontex", "Фронтекс"),
    "European Union Agency for Criminal Justice Cooperation": ("EUROJUST", "Eurojust", "Евроюст"),
    "European Union Agency for Law Enforcement Cooperation": ("EUROPOL", "Europol", "Европол"),
    "European Union Agency for Law Enforcement Training": ("CEPOL",),
    "Financial Action Task Force": (
        "FATF",
        "ФАТФ",
        "Группа разработки финансовых мер борьбы с отмыванием денег",
    ),
    "Global Counterterrorism Forum": ("GCTF", "Глобальный контртеррористический форум", "ГКТФ"),
    "Hedayah": ("", "International Centre of Excellence for Countering Violent Extremism", "Хедая"),
    "International Atomic Energy Agency": ("IAEA", "МАГАТЭ", "Международное агентство по атомной энергии"),
    "International Centre for Migration Policy Development": (
        "ICMPD",
        "МЦРМП",
        "Международный центр по развитию миграционной политики",
    ),
    "International Civil Aviation Organization": ("ICAO", "ИКАО"),
    "International Institute for Justice and the Rule of Law": ("IIJ",),
    "International Labour Organization": ("ILO", "МОТ", "Международная организация труда"),
    "International Monetary Fund": ("IMF", "МВФ", "Международный валютный фонд"),
    "International Organization of Turkic Culture": ("TURKSOY", "ТЮРКСОЙ"),
    "Organization of Turkic States": ("OTS", "ОТГ", "Организация тюркских государств"),
    "Organization for the Prohibition of Chemical Weapons": (
        "OPCW",
        "ОЗХО",
        "Организация по запрещению химического оружия",
    ),
    "Saferworld": ("", "Сэйферуорлд"),
    "Search for Common Ground": ("SFCG", "Поиск общих интересов"),
    "United Nations Counter-Terrorism Travel Programme": ("", "CT Travel Programme"),
    "United Nations Institute for Disarmament Research": ("UNIDIR", "ЮНИДИР"),
    "United Nations Institute for Training and Research": ("UNITAR", "ЮНИТАР"),
    "United Nations Office for Project Services": ("UNOPS", "ЮНОПС"),
    "United Nations Population Fund": ("UNFPA", "ЮНФПА", "Фонд ООН в области народонаселения"),
    "United Nations Volunteers": ("UNV", "Добровольцы ООН"),
    "United States Agency for International Development": (
        "USAID",
        "ЮСАИД",
        "Агентство США по международному развитию",
    ),
    "World Customs Organization": ("WCO", "ВТамО", "Всемирная таможенная организация"),
    "World Health Organization": ("WHO", "ВОЗ", "Всемирная организация здравоохранения"),
}
# Other English names of bodies on record, by the usual one.
OTHER_NAMES = {
    "Counter-Terrorism Committee Executive Directorate": (
        "Security Council Counter-Terrorism Committee Executive Directorate",
        "United Nations Security Council Counter-Terrorism Committee Executive Directorate",
        "Counter-Terrorism Executive Directorate",
    ),
    "European Union Border Management Programme in Central Asia": (
        "BOMCA",
        "BOMCA Programme",
        "EU-BOMCA",
        "Border Management Programme in Central Asia",
        "Border Management in Central Asia Programme",
        "Border Management in Central Asia",
    ),
    "International Criminal Police Organization": ("Interpol",),
    "Office of the United Nations High Commissioner for Human Rights": (
        "United Nations High Commissioner for Human Rights",
        "UN Human Rights Office",
    ),
    "Office of the United Nations High Commissioner for Refugees": (
        "United Nations High Commissioner for Refugees",
        "UN Refugee Agency",
    ),
    "OSCE Border Management Staff College": ("Border Management Staff College",),
    "OSCE Programme Office in Bishkek": ("OSCE Programme in Bishkek",),
    "OSCE Programme Office in Dushanbe": ("OSCE Programme in Dushanbe",),
}
