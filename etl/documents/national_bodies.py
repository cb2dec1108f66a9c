"""What bodies that most states have are called, in English, in Russian and in brief."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from etl.documents.name_matches import Name, index, matches
from etl.documents.name_words import Token, tokens

# By the usual English name, without the state; the other names in English and Russian.
NATIONAL_BODIES = {
    "Academy of Law Enforcement Agencies": ("Академия правоохранительных органов",),
    "Academy of Public Administration": (
        "Академия государственного управления",
        "Академия государственного управления при Президенте",
    ),
    "Academy of Sciences": ("Национальная академия наук", "Академия наук"),
    "Agency for Youth Affairs": ("Youth Affairs Agency", "Агентство по делам молодёжи"),
    "Anti-Corruption Agency": (
        "Агентство по противодействию коррупции",
        "Антикоррупционное агентство",
    ),
    "Anti-Terrorism Centre": ("Антитеррористический центр",),
    "Bar Association": (
        "Коллегия адвокатов",
        "Адвокатура",
    ),
    "Border Troops": ("Пограничные войска", "Погранвойска"),
    "Central Bank": ("Центральный банк", "Центробанк"),
    "Centre for Military Strategic Research": ("Центр военно-стратегических исследований",),
    "Centre for Strategic Research": (
        "Strategic Research Centre",
        "Центр стратегических исследований",
        "Центр стратегических исследований при Президенте",
    ),
    "Committee of Youth Affairs and Sports": (
        "Committee on Youth Affairs and Sports",
        "Комитет по делам молодёжи и спорта",
    ),
    "Committee on Family and Women": (
        "Committee on Women and Family Affairs",
        "Комитет по делам семьи и женщин",
        "Комитет по делам женщин и семьи",
        "Комитет семьи и женщин",
    ),
    "Committee on Religious Affairs": (
        "Committee for Religious Affairs",
        "Religious Affairs Committee",
        "Комитет по делам религии",
        "Комитет по делам религий",
    ),
    "Constitutional Court": ("Конституционный суд",),
    "Customs Committee": ("Таможенный комитет",),
    "Customs Service": ("Таможенная служба",),
    "Drug Control Agency": ("Агентство по контролю за наркотиками", "АКН"),
    "Financial Intelligence Service": (
        "Служба финансовой разведки",
        "Государственная служба финансовой разведки",
        "ГСФР",
    ),
    "Financial Monitoring Agency": ("Агентство по финансовому мониторингу", "АФМ"),
    "General Staff of the Armed Forces": (
        "General Staff",
        "Генеральный штаб Вооружённых Сил",
        "Генеральный штаб",
        "Генштаб",
    ),
    "Human Rights Commissioner": (
        "Commissioner for Human Rights",
        "Уполномоченный по правам человека",
    ),
    "Institute of the Prosecutor General's Office": (
        "Prosecutor General's Office Institute",
        "General Prosecutor's Office Institute",
        "Институт Генеральной прокуратуры",
    ),
    "Legislative Chamber of the Oliy Majlis": ("Законодательная палата Олий Мажлиса",),
    "Mazhilis of the Parliament": ("Mazhilis", "Мажилис Парламента", "Мажилис"),
    "Mejlis": ("Меджлис",),
    "Ministry for Support of Mahalla and Older Generation": (
        "Министерство по поддержке махалли и старшего поколения",
    ),
    "Ministry of Agriculture": ("Agriculture Ministry", "Министерство сельского хозяйства", "Минсельхоз"),
    "Ministry of Culture": ("Culture Ministry", "Министерство культуры", "Минкультуры"),
    "Ministry of Culture and Information": ("Министерство культуры и информации",),
    "Ministry of Culture, Information and Youth Policy": (
        "Министерство культуры, информации и молодёжной политики",
    ),
    "Ministry of Culture, Information, Sports and Youth Policy": (
        "Министерство культуры, информации, спорта и молодёжной политики",
    ),
    "Ministry of Defence": ("Defence Ministry", "Defense Ministry", "Министерство обороны", "Минобороны"),
    "Ministry of Digital Development": ("Министерство цифрового развития", "Минцифры"),
    "Ministry of Economy": ("Economy Ministry", "Министерство экономики", "Минэкономики"),
    "Ministry of Economy and Finance": ("Министерство экономики и финансов",),
    "Ministry of Education": ("Education Ministry", "Министерство образования"),
    "Ministry of Education and Science": ("Министерство образования и науки", "Минобрнауки", "МОН"),
    "Ministry of Emergency Situations": (
        "Emergency Situations Ministry",
        "Ministry of Emergencies",
        "Министерство по чрезвычайным ситуациям",
        "Министерство чрезвычайных ситуаций",
        "МЧС",
    ),
    "Ministry of Employment and Poverty Reduction": ("Министерство занятости и сокращения бедности",),
    "Ministry of Energy": (
        "Energy Ministry",
        "Министерство энергетики",
        "Минэнерго",
    ),
    "Ministry of Finance": ("Finance Ministry", "Министерство финансов", "Минфин"),
    "Ministry of Finance and Economy": ("Министерство финансов и экономики",),
    "Ministry of Foreign Affairs": (
        "Foreign Ministry",
        "Foreign Affairs Ministry",
        "MFA",
        "Министерство иностранных дел",
        "МИД",
    ),
    "Ministry of Health": ("Health Ministry", "Министерство здравоохранения", "Минздрав"),
    "Ministry of Information and Social Development": (
        "Министерство информации и общественного развития",
        "Министерство информации и социального развития",
    ),
    "Ministry of Internal Affairs": (
        "Interior Ministry",
        "Internal Affairs Ministry",
        "Ministry of the Interior",
        "Ministry of Interior",
        "MIA",
        "Министерство внутренних дел",
        "МВД",
    ),
    "Ministry of Justice": ("Justice Ministry", "Министерство юстиции", "Минюст"),
    "Ministry of Labour": ("Labour Ministry", "Министерство труда", "Минтруд"),
    "Ministry of Labour and Social Protection": (
        "Министерство труда и социальной защиты населения",
        "Министерство труда и социальной защиты",
    ),
    "Ministry of Labour, Migration and Employment of Population": (
        "Ministry of Labour, Migration and Employment",
        "Министерство труда, миграции и занятости населения",
    ),
    "Ministry of Labour, Social Security and Migration": (
        "Ministry of Labor, Social Security and Migration",
        "Министерство труда, социального обеспечения и миграции",
    ),
    "Ministry of National Security": ("Министерство национальной безопасности", "МНБ"),
    "Ministry of Preschool and School Education": ("Министерство дошкольного и школьного образования",),
    "Ministry of Science and Higher Education": ("Министерство науки и высшего образования",),
    "Ministry of Transport": (
        "Transport Ministry",
        "Министерство транспорта",
        "Минтранс",
    ),
    "Ministry of Transport and Communications": ("Министерство транспорта и коммуникаций",),
    "Muftiate": ("Духовное управление мусульман", "Муфтият", "Spiritual Administration of Muslims", "ДУМ"),
    "National Bank": ("Национальный банк", "Нацбанк"),
    "National Centre for Human Rights": (
        "National Human Rights Centre",
        "Национальный центр по правам человека",
    ),
    "National Guard": ("Национальная гвардия", "Нацгвардия"),
    "National Security Committee": (
        "Committee for National Security",
        "Комитет национальной безопасности",
        "КНБ",
    ),
    "National Security Council": (
        "Совет национальной безопасности",
        "Совет безопасности",
        "Совбез",
    ),
    "Police Academy": ("Академия полиции", "Академия милиции", "Академия МВД"),
    "Prosecutor General's Office": (
        "General Prosecutor's Office",
        "Office of the Prosecutor General",
        "PGO",
        "Генеральная прокуратура",
        "Генпрокуратура",
    ),
    "Senate of the Oliy Majlis": ("Сенат Олий Мажлиса",),
    "Senate of the Parliament": ("Сенат Парламента", "Сенат"),
    "State Agency on Local Self-Government and Inter-Ethnic Relations": (
        "Государственное агентство по делам местного самоуправления и межэтнических отношений",
        "ГАМСУМО",
    ),
    "State Border Service": (
        "Border Service",
        "Border Guard Service",
        "Государственная пограничная служба",
        "Пограничная служба",
        "Погранслужба",
    ),
    "State Commission on Religious Affairs": (
        "State Commission for Religious Affairs",
        "Государственная комиссия по делам религий",
        "Госкомиссия по делам религий",
        "ГКДР",
    ),
    "State Committee for National Security": (
        "State Committee on National Security",
        "State National Security Committee",
        "SCNS",
        "Государственный комитет национальной безопасности",
        "ГКНБ",
    ),
    "State Customs Committee": ("Государственный таможенный комитет", "ГТК"),
    "State Customs Service": ("Государственная таможенная служба", "ГТС"),
    "State Migration Service": ("Государственная миграционная служба", "ГМС"),
    "State Penitentiary Service": (
        "State Prison Service",
        "Prison Service",
        "Penitentiary Service",
        "Государственная служба исполнения наказаний",
        "Служба исполнения наказаний",
        "ГСИН",
    ),
    "State Revenue Committee": (
        "Комитет государственных доходов",
        "КГД",
    ),
    "State Security Service": ("Служба государственной безопасности", "СГБ"),
    "State Tax Service": (
        "Государственная налоговая служба",
        "ГНС",
    ),
    "Supreme Court": ("Верховный суд",),
    "Youth Affairs Committee": (
        "Committee on Youth Affairs",
        "Комитет по делам молодёжи",
    ),
    "Youth Union": ("Союз молодёжи",),
}
# A word with such a beginning is short for two.
ABBREVIATED = ("Мин", "Ген", "Погран", "Нац", "Центро")
# Chambers of a parliament with names of their own.
CHAMBERS = ("Mazhilis", "Мажилис", "Mejlis", "Меджлис")
# "State Committee for National Security" is also called "of" and "on".
ALIKE = frozenset({"of", "for", "on"})
_KIND = "body"


def usual_name(words: Sequence[Token]) -> str:
    """The usual English name of the body that the words name, without its state; else empty."""
    found = [
        match.name.record_id
        for match in matches(words, _index())
        if (match.first, match.last) == (0, len(words))
    ]
    return found[0] if found else ""


@cache
def short_names() -> frozenset[str]:
    """The keys of words that name such a body by themselves: "МВД", "Минюст"; capitals as they stand."""
    return frozenset(
        key
        for names in NATIONAL_BODIES.values()
        for name in names
        if " " not in name and (name.isupper() or name.startswith((*ABBREVIATED, *CHAMBERS)))
        for key in ((f"={name}",) if name.isupper() else steps_of(tokens(name))[0])
    )


@cache
def _index() -> dict[str, list[Name]]:
    return index(
        Name(_KIND, usual, steps_of(tokens(name)))
        for usual, others in NATIONAL_BODIES.items()
        for name in (usual, *others)
    )


def steps_of(words: Sequence[Token]) -> tuple[frozenset[str], ...]:
    """The keys of each word, without those that no other form of it meets; "of" may also be "for" or "on"."""
    return tuple(
        ALIKE if word.text in ALIKE else frozenset(key for key in word.keys if key[0] not in "=~^")
        for word in words
        if "the" not in word.keys
    )
