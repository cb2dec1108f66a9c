"""Russian names of bodies that the records have in English."""

from __future__ import annotations

# Established Russian acronyms, by the English ones.
RUSSIAN_ACRONYMS = {
    "CICA": ("СВМДА",),
    "CIS": ("СНГ",),
    "CIS ATC": ("АТЦ СНГ",),
    "CIS IPA": ("МПА СНГ",),
    "CSTO": ("ОДКБ",),
    "CTC": ("КТК", "КТК ООН"),
    "CTED": ("ИДКТК",),
    "CTITF": ("ЦГОКМ",),
    "EAG": ("ЕАГ",),
    "EU": ("ЕС", "Евросоюз"),
    "GSIN": ("ГСИН",),
    "ICRC": ("МККК",),
    "IOM": ("МОМ",),
    "ISRS": ("ИСМИ",),
    "NATO": ("НАТО",),
    "ODIHR": ("БДИПЧ", "БДИПЧ ОБСЕ"),
    "OHCHR": ("УВКПЧ", "УВКПЧ ООН"),
    "OIC": ("ОИС",),
    "OSCE": ("ОБСЕ",),
    "OSCE PA": ("ПА ОБСЕ",),
    "SCNS": ("ГКНБ",),
    "SCO": ("ШОС",),
    "SCO RATS": ("РАТС", "РАТС ШОС"),
    "UN": ("ООН",),
    "UNAMA": ("МООНСА",),
    "UNCCT": ("КТЦ ООН",),
    "UNDP": ("ПРООН",),
    "UNESCO": ("ЮНЕСКО",),
    "UNHCR": ("УВКБ", "УВКБ ООН"),
    "UNICEF": ("ЮНИСЕФ",),
    "UNICRI": ("ЮНИКРИ",),
    "UNOCT": ("КТУ ООН",),
    "UNODC": ("УНП ООН",),
    "UNRCCA": ("РЦПДЦА", "РЦПДЦА ООН"),
}
# Usual Russian names in full, by the English names of the records. The United Nations may stand within them.
RUSSIAN_NAMES = {
    "Anti-Terrorism Centre of the Commonwealth of Independent States": (
        "Антитеррористический центр СНГ",
        "Антитеррористический центр государств - участников СНГ",
    ),
    "CIS Interparliamentary Assembly": ("Межпарламентская ассамблея СНГ",),
    "Central Asian Regional Information and Coordination Centre": (
        "Центральноазиатский региональный информационный координационный центр",
    ),
    "Collective Security Treaty Organization": ("Организация Договора о коллективной безопасности",),
    "Commonwealth of Independent States": ("Содружество Независимых Государств",),
    "Conference on Interaction and Confidence Building Measures in Asia": (
        "Совещание по взаимодействию и мерам доверия в Азии",
    ),
    "Counter-Terrorism Committee Executive Directorate": (
        "Исполнительный директорат Контртеррористического комитета",
        "Исполнительный директорат КТК",
    ),
    "Eurasian Group on Combating Money Laundering and Financing of Terrorism": (
        "Евразийская группа",
        "Евразийская группа по противодействию легализации преступных доходов и финансированию терроризма",
    ),
    "European External Action Service": (
        "Европейская служба внешних действий",
        "Европейская внешнеполитическая служба",
    ),
    "European Union": ("Европейский союз",),
    "Institute for Strategic and Regional Studies under the President of Uzbekistan": (
        "Институт стратегических и межрегиональных исследований",
        "Институт стратегических и межрегиональных исследований при Президенте Узбекистана",
    ),
    "Institute for War and Peace Reporting": ("Институт по освещению войны и мира",),
    "International Committee of the Red Cross": ("Международный комитет Красного Креста",),
    "International Criminal Police Organization": (
        "Интерпол",
        "Международная организация уголовной полиции",
    ),
    "International Organization for Migration": ("Международная организация по миграции",),
    "Kaspersky Lab": ("Лаборатория Касперского",),
    "North Atlantic Treaty Organization": ("Организация Североатлантического договора",),
    "OSCE Centre in Ashgabat": ("Центр ОБСЕ в Ашхабаде",),
    "OSCE Centre in Astana": ("Центр ОБСЕ в Астане",),
    "OSCE Centre in Bishkek": ("Центр ОБСЕ в Бишкеке",),
    "OSCE Office for Democratic Institutions and Human Rights": (
        "Бюро ОБСЕ по демократическим институтам и правам человека",
        "Бюро по демократическим институтам и правам человека",
    ),
    "OSCE Office in Tajikistan": ("Бюро ОБСЕ в Таджикистане",),
    "OSCE Parliamentary Assembly": ("Парламентская ассамблея ОБСЕ",),
    "OSCE Programme Office in Astana": ("Бюро программ ОБСЕ в Астане", "Программный офис ОБСЕ в Астане"),
    "OSCE Programme Office in Bishkek": ("Бюро программ ОБСЕ в Бишкеке", "Программный офис ОБСЕ в Бишкеке"),
    "OSCE Programme Office in Dushanbe": (
        "Бюро программ ОБСЕ в Душанбе",
        "Программный офис ОБСЕ в Душанбе",
    ),
    "OSCE Project Co-ordinator in Uzbekistan": ("Координатор проектов ОБСЕ в Узбекистане",),
    "OSCE Secretariat": ("Секретариат ОБСЕ",),
    "OSCE Transnational Threats Department": (
        "Департамент ОБСЕ по транснациональным угрозам",
        "Департамент ОБСЕ по противодействию транснациональным угрозам",
    ),
    "Office of the United Nations High Commissioner for Human Rights": (
        "Управление Верховного комиссара по правам человека",
    ),
    "Office of the United Nations High Commissioner for Refugees": (
        "Управление Верховного комиссара по делам беженцев",
    ),
    "Organisation of Islamic Cooperation": ("Организация исламского сотрудничества",),
    "Organization for Security and Co-operation in Europe": (
        "Организация по безопасности и сотрудничеству в Европе",
    ),
    "Regional Anti-Terrorist Structure of the Shanghai Cooperation Organization": (
        "Региональная антитеррористическая структура",
        "Региональная антитеррористическая структура ШОС",
    ),
    "Shanghai Cooperation Organization": ("Шанхайская организация сотрудничества",),
    "UN Women": ("ООН-женщины",),
    "United Nations": ("Организация Объединённых Наций",),
    "United Nations Assistance Mission in Afghanistan": ("Миссия по содействию Афганистану",),
    "United Nations Children's Fund": ("Детский фонд ООН",),
    "United Nations Counter-Terrorism Centre": ("Контртеррористический центр ООН",),
    "United Nations Counter-Terrorism Implementation Task Force": (
        "Целевая группа по осуществлению контртеррористических мероприятий",
    ),
    "United Nations Department of Political Affairs": ("Департамент по политическим вопросам",),
    "United Nations Development Programme": ("Программа развития ООН",),
    "United Nations Interregional Crime and Justice Research Institute": (
        "Межрегиональный научно-исследовательский институт по вопросам преступности и правосудия",
    ),
    "United Nations Office for Disarmament Affairs": ("Управление по вопросам разоружения",),
    "United Nations Office of Counter-Terrorism": (
        "Контртеррористическое управление",
        "Контртеррористическое управление ООН",
        "Контртеррористическое управление Организации Объединённых Наций",
    ),
    "United Nations Office on Drugs and Crime": (
        "Управление по наркотикам и преступности",
        "Управление Организации Объединённых Наций по наркотикам и преступности",
    ),
    "United Nations Regional Centre for Preventive Diplomacy for Central Asia": (
        "Региональный центр по превентивной дипломатии для Центральной Азии",
    ),
    "United Nations Security Council": ("Совет Безопасности ООН",),
    "United Nations Security Council Counter-Terrorism Committee": (
        "Контртеррористический комитет",
        "Контртеррористический комитет Совета Безопасности",
    ),
    "World Bank": ("Всемирный банк",),
}
# What bodies of states are called in Russian and in brief, and as the records have them.
NATIONAL_BODIES = {
    "Academy of Law Enforcement Agencies": ("Академия правоохранительных органов",),
    "Agency for Youth Affairs": ("Агентство по делам молодёжи",),
    "Anti-Terrorism Centre": ("Антитеррористический центр",),
    "Committee on Religious Affairs": ("Комитет по делам религии", "Комитет по делам религий"),
    "General Staff of the Armed Forces": ("Генеральный штаб Вооружённых Сил", "Генштаб"),
    "Ministry of Defence": ("Defence Ministry", "Министерство обороны", "Минобороны"),
    "Ministry of Education": ("Education Ministry", "Министерство образования"),
    "Ministry of Foreign Affairs": ("Foreign Ministry", "Министерство иностранных дел", "МИД"),
    "Ministry of Internal Affairs": (
        "Interior Ministry",
        "Ministry of Interior",
        "Министерство внутренних дел",
        "МВД",
    ),
    "Ministry of Justice": ("Justice Ministry", "Министерство юстиции", "Минюст"),
    "Muftiate": ("Духовное управление мусульман",),
    "Prosecutor General's Office": (
        "General Prosecutor's Office",
        "Генеральная прокуратура",
        "Генпрокуратура",
    ),
    "Senate of the Parliament": ("Сенат Парламента", "Сенат"),
    "State Border Service": ("Государственная пограничная служба", "Погранслужба"),
    "State Commission on Religious Affairs": ("Государственная комиссия по делам религий",),
    "State Committee for National Security": (
        "State Committee on National Security",
        "Государственный комитет национальной безопасности",
        "ГКНБ",
    ),
    "State Penitentiary Service": ("Государственная служба исполнения наказаний", "ГСИН"),
    "National Security Council": ("Совет национальной безопасности", "Совет безопасности"),
    "National Security Committee": ("Комитет национальной безопасности", "КНБ"),
    "State Security Service": ("Служба государственной безопасности", "СГБ"),
    "Youth Union": ("Союз молодёжи",),
}
