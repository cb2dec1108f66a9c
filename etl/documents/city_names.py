"""Cities and regions where events of the programme may take place, by country, in English and Russian.

The records name the cities that documents have spoken of so far; the next document may speak of another one,
and seldom says in which country it lies.
"""

from __future__ import annotations

from collections.abc import Iterator

# By ISO 3166-1 alpha-3 code: the usual English name, after a slash its other spellings, and the Russian name.
# Words of one name are joined by "_".
_CITIES = {
    "KAZ": "Aktau/Aqtau Актау, Aktobe/Aqtobe Актобе, Atyrau Атырау, Karaganda/Qaraghandy Караганда,"
    " Kokshetau Кокшетау, Konayev/Qonaev Конаев, Kostanay/Qostanay Костанай, Kyzylorda/Qyzylorda Кызылорда,"
    " Oskemen/Ust-Kamenogorsk Усть-Каменогорск, Pavlodar Павлодар, Petropavl/Petropavlovsk Петропавловск,"
    " Semey Семей, Shymkent Шымкент, Taldykorgan Талдыкорган, Taraz Тараз, Turkistan/Turkestan Туркестан,"
    " Oral/Uralsk Уральск, Zhezkazgan Жезказган, Ekibastuz Экибастуз, Temirtau Темиртау,"
    " Astana/Nur-Sultan Астана, Almaty/Alma-Ata Алматы, Khorgos Хоргос, Rudny/Rudnyy Рудный,"
    " Balkhash/Balqash Балхаш, Zhanaozen Жанаозен, Satbayev/Satpayev Сатпаев, Kentau Кентау, Ridder Риддер,"
    " Stepnogorsk Степногорск, Zharkent Жаркент, Kaskelen Каскелен, Talgar Талгар, Baikonur Байконур,"
    " Shchuchinsk Щучинск, Burabay Бурабай, Lisakovsk Лисаковск, Arkalyk Аркалык, Saryagash Сарыагаш",
    "KGZ": "Bishkek Бишкек, Osh Ош, Jalal-Abad/Jalalabad/Manas Джалал-Абад, Karakol Каракол, Naryn Нарын,"
    " Talas Талас, Tokmok/Tokmak Токмок, Batken Баткен, Balykchi/Balykchy Балыкчи, Kara-Balta Кара-Балта,"
    " Uzgen/Ozgon Узген, Kyzyl-Kiya Кызыл-Кия, Isfana Исфана, Cholpon-Ata Чолпон-Ата, Bosteri Бостери,"
    " Kara-Suu Кара-Суу, Kant Кант, Suzak Сузак, Bazar-Korgon Базар-Коргон, Nooken Ноокен, Nookat Ноокат,"
    " Kadamjay Кадамжай, Toktogul Токтогул, Sulukta Сулюкта, Tash-Kumyr Таш-Кумыр, Aravan Араван,"
    " Kochkor Кочкор, Sokuluk Сокулук, Ala-Buka Ала-Бука, Kerben Кербен, Mailuu-Suu Майлуу-Суу",
    "TJK": "Dushanbe Душанбе, Khujand/Khudjand Худжанд, Bokhtar/Qurghonteppa Бохтар, Kulob/Kulyab Куляб,"
    " Khorog/Khorugh Хорог, Panjakent/Penjikent Пенджикент, Isfara Исфара, Istaravshan Истаравшан,"
    " Konibodom/Kanibadam Канибадам, Tursunzoda Турсунзода, Vahdat Вахдат, Hisor/Gissar Гиссар,"
    " Guliston Гулистон, Rasht Рашт, Norak/Nurek Нурек, Levakant Левакант, Buston Бустон, Rudaki Рудаки,"
    " Varzob Варзоб, Romit Ромит, Ishkashim Ишкашим, Shahritus Шахритуз, Murghab/Murgab Мургаб,"
    " Vanj Вандж, Farkhor Фархор, Vose Восе, Danghara/Dangara Дангара, Yovon/Yavan Яван,"
    " Spitamen Спитамен, Rushan Рушан, Roshtqala/Roshtkala Рошткала, Mastchoh Мастчох, Dusti Дусти",
    "TKM": "Ashgabat/Ashkhabad Ашхабад, Mary Мары, Turkmenabat/Turkmenabad Туркменабад,"
    " Dashoguz/Dashogus Дашогуз, Balkanabat/Balkanabad Балканабад, Turkmenbashi Туркменбаши,"
    " Awaza/Avaza Аваза, Arkadag Аркадаг, Anau/Anew Анау, Tejen Теджен, Serhetabat Серхетабат,"
    " Bayramali Байрамали, Koneurgench Кёнеургенч, Kerki Керки, Saragt/Serakhs Серахс, Gumdag Гумдаг",
    "UZB": "Tashkent Ташкент, Samarkand Самарканд, Bukhara/Bokhara Бухара, Andijan/Andijon Андижан,"
    " Namangan Наманган, Fergana/Ferghana Фергана, Kokand Коканд, Margilan Маргилан, Nukus Нукус,"
    " Urgench Ургенч, Khiva Хива, Termez/Termiz Термез, Karshi/Qarshi Карши, Navoi/Navoiy Навои,"
    " Jizzakh/Djizak Джизак, Gulistan Гулистан, Chirchik Чирчик, Angren Ангрен, Muynak Муйнак,"
    " Shahrisabz Шахрисабз, Almalyk/Olmaliq Алмалык, Bekabad Бекабад, Denau/Denov Денау, Asaka Асака,"
    " Kattakurgan Каттакурган, Khodjeyli/Khujayli Ходжейли, Turtkul Турткуль, Kungrad Кунград,"
    " Zarafshan Зарафшан, Sherabad Шерабад, Rishtan Риштан, Chust Чуст, Urgut Ургут",
    "AFG": "Kabul Кабул, Herat Герат, Mazar-i-Sharif Мазари-Шариф, Kunduz Кундуз, Kandahar Кандагар",
    "ARE": "Abu_Dhabi Абу-Даби, Dubai Дубай",
    "ARM": "Yerevan Ереван",
    "AUT": "Vienna Вена",
    "AZE": "Baku Баку",
    "BEL": "Brussels Брюссель",
    "BLR": "Minsk Минск, Brest Брест, Grodno Гродно, Gomel Гомель",
    "CHE": "Geneva Женева, Bern Берн",
    "CHN": "Beijing Пекин, Shanghai Шанхай, Urumqi Урумчи, Qingdao Циндао, Xi'an Сиань, Xiamen Сямэнь",
    "CZE": "Prague Прага",
    "DEU": "Berlin Берлин, Munich Мюнхен, Garmisch-Partenkirchen Гармиш-Партенкирхен",
    "EGY": "Cairo Каир",
    "ESP": "Madrid Мадрид, Malaga Малага, Barcelona Барселона",
    "EST": "Tallinn Таллин",
    "FIN": "Helsinki Хельсинки",
    "FRA": "Paris Париж, Strasbourg Страсбург, Lyon Лион",
    "GBR": "London Лондон",
    "GEO": "Tbilisi Тбилиси",
    "GRC": "Athens Афины",
    "HUN": "Budapest Будапешт",
    "IDN": "Jakarta Джакарта",
    "IND": "New_Delhi Нью-Дели",
    "IRN": "Tehran/Teheran Тегеран, Mashhad Мешхед",
    "IRQ": "Baghdad Багдад",
    "ITA": "Rome Рим, Siracusa/Syracuse Сиракузы, Turin Турин, Vicenza Виченца",
    "JOR": "Amman Амман, Aqaba Акаба",
    "JPN": "Tokyo Токио",
    "KEN": "Nairobi Найроби",
    "KOR": "Seoul Сеул",
    "LTU": "Vilnius Вильнюс",
    "LVA": "Riga Рига",
    "MAR": "Rabat Рабат, Marrakesh/Marrakech Марракеш",
    "MDA": "Chisinau Кишинев",
    "MLT": "Valletta Валлетта",
    "MNG": "Ulaanbaatar/Ulan_Bator Улан-Батор",
    "NLD": "The_Hague Гаага, Amsterdam Амстердам",
    "NOR": "Oslo Осло",
    "PAK": "Islamabad Исламабад, Karachi Карачи, Lahore Лахор, Peshawar Пешавар",
    "POL": "Warsaw Варшава",
    "PRT": "Lisbon Лиссабон",
    "QAT": "Doha Доха",
    "ROU": "Bucharest Бухарест",
    "RUS": "Moscow Москва, Saint_Petersburg/St._Petersburg Санкт-Петербург, Kazan Казань,"
    " Novosibirsk Новосибирск, Omsk Омск, Orenburg Оренбург, Chelyabinsk Челябинск,"
    " Yekaterinburg/Ekaterinburg Екатеринбург, Ufa Уфа, Sochi Сочи, Astrakhan Астрахань,"
    " Domodedovo Домодедово, Grozny Грозный, Makhachkala Махачкала, Barnaul Барнаул",
    "SAU": "Riyadh Эр-Рияд, Jeddah Джидда",
    "SGP": "Singapore Сингапур",
    "SRB": "Belgrade Белград",
    "SVK": "Bratislava Братислава",
    "SVN": "Ljubljana Любляна",
    "SWE": "Stockholm Стокгольм",
    "THA": "Bangkok Бангкок",
    "TUR": "Istanbul Стамбул, Ankara Анкара, Antalya Анталья, Izmir Измир",
    "UKR": "Kyiv/Kiev Киев",
    "USA": "New_York Нью-Йорк, Washington Вашингтон, Honolulu Гонолулу",
}
# Seats of government, as texts speak of "the capital of Tajikistan".
CAPITALS = {
    "AFG": "Kabul", "ARM": "Yerevan", "AUT": "Vienna", "AZE": "Baku", "BEL": "Brussels", "BLR": "Minsk",
    "CHN": "Beijing", "GEO": "Tbilisi", "IRN": "Tehran", "KAZ": "Astana", "KGZ": "Bishkek",
    "MNG": "Ulaanbaatar", "PAK": "Islamabad", "QAT": "Doha", "RUS": "Moscow", "TJK": "Dushanbe",
    "TKM": "Ashgabat", "TUR": "Ankara", "UZB": "Tashkent",
}  # fmt: skip
# Regions of Central Asia: the English name, and what the Russian adjective begins with.
_REGIONS = {
    "KAZ": "Abai Абайск, Akmola Акмолинск, Aktobe Актюбинск, Almaty Алматинск, Atyrau Атырауск,"
    " Karaganda Карагандинск, Kostanay Костанайск, Kyzylorda Кызылординск, Mangystau Мангистауск,"
    " Pavlodar Павлодарск, Turkistan Туркестанск, Turkestan Туркестанск, Zhambyl Жамбылск, Zhetysu Жетысуск",
    "KGZ": "Batken Баткенск, Chui Чуйск, Chuy Чуйск, Issyk-Kul Иссык-Кульск, Jalal-Abad Джалал-Абадск,"
    " Naryn Нарынск, Osh Ошск, Talas Таласск",
    "TJK": "Sughd Согдийск, Khatlon Хатлонск, Gorno-Badakhshan Горно-Бадахшанск",
    "TKM": "Ahal Ахалск, Balkan Балканск, Dashoguz Дашогузск, Lebap Лебапск, Mary Марыйск",
    "UZB": "Andijan Андижанск, Bukhara Бухарск, Fergana Ферганск, Ferghana Ферганск, Jizzakh Джизакск,"
    " Kashkadarya Кашкадарьинск, Khorezm Хорезмск, Namangan Наманганск, Navoi Навоийск,"
    " Samarkand Самаркандск, Surkhandarya Сурхандарьинск, Syrdarya Сырдарьинск, Tashkent Ташкентск",
}


# The endings that a Russian name of a city has in the singular and plural, by how it ends; other names keep
# their form.
_ENDINGS = (
    ("ый", "ый ого ому ым ом"),
    ("ай", "ай ая аю аем ае"),
    ("ы", "ы ам ами ах"),
    ("а", "а ы и е у ой"),
    ("ь", "ь я ю ем е и ью"),
)
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_UNCHANGED = ("Алматы", "Мары")


def _entries(table: dict[str, str]) -> Iterator[tuple[str, list[str], str]]:
    """Each entry of a table: its country, its English spellings, the usual first, and the Russian word."""
    for country, names in table.items():
        for entry in names.split(","):
            english, russian = entry.split()
            yield country, english.replace("_", " ").split("/"), russian


def _cases(name: str) -> list[str]:
    """The forms that a Russian name of a city has."""
    if name[-1] in _CONSONANTS:
        # "В Минском районе" is no city: of names in -ск that form is an adjective.
        ends = ("а", "у", "е") if name.endswith("ск") else ("а", "у", "ом", "ем", "е")
        return [name, *(name + ending for ending in ends)]
    for end, endings in _ENDINGS:
        if name.endswith(end) and name not in _UNCHANGED:
            return [name.removesuffix(end) + ending for ending in endings.split()]
    return [name]


# By a form of the name in small letters: the usual English name of the city, and its country.
CITIES = {
    form.casefold(): (english[0], country)
    for country, english, russian in _entries(_CITIES)
    for form in (*english, *_cases(russian))
}
# By the name in small letters, of a Russian one the stem of its adjective: the country of the region.
REGIONS = {
    name.casefold(): country
    for country, english, russian in _entries(_REGIONS)
    for name in (*english, russian)
}
