"""The words by which English and Russian texts speak of each theme of the data contract.

A theme has the words of its field (border guards), of what is done there (searching cargo) and of what is
fought (smuggling). A word that events of every kind use is left out: all of them are held against terrorism,
and most of them by a ministry.
"""

from __future__ import annotations

import re

# Code of the theme, and its words in English and Russian; space around a bar is none of theirs.
THEMES = {
    "border security": r"""
        (?:cross-?)?border (?:security|manage|control|guard|crossing|protection|service|official|officer
        |troop|post|check|police|agenc|surveillance|cooperation|co-operation|area|region|threat|communit)\w*
        | borders | frontiers? | frontier (?:posts?|guards?) | check-?points? | points? of entry
        | trans-?boundary | (?:drug|human|migrant) (?:trafficking|smuggling)
        | trafficking in (?:drugs|persons|human|goods) | smugg\w+ | contraband | customs | small arms
        | (?:sea ?|air)?port (?:security|control|police)
        | container (?:control|security|profiling|terminal)s?
        | (?:advance )?passenger (?:data|information|name records?|screening|lists?|profiling)
        | (?-i:API|PNR) | (?:terrorist|foreign fighter) (?:travel|movement|mobility)\w*
        | travel(?:l?ers?) (?:screening|data)
        | (?:movement|travel|mobility) of (?:foreign )?(?:terrorist|fighter)\w*
        | (?:forged|false|fake|travel|identity) documents? | impostors?
        | document (?:security|fraud|verification|examination|inspection) | interpol databases?
        | migration control | irregular migration | illegal (?:border )?(?:crossing|migration)\w*
        | (?:безопасност|охран|защит|управлени|контрол|режим|сотрудничеств)\w+ (?:на |внешних
        |государственной )?границ\w* | (?:при|транс)?граничн\w+ | погран\w+ | границ(?:ы|е|ах|у|ей)?
        | рубеж(?:ах|ей|и) | (?:контрольно-)?пропускн\w+ (?:пункт|режим)\w* | пункт\w* пропуска
        | контрабанд\w+ | незаконн\w+ (?:миграци|перемещени|пересечени|ввоз)\w* | миграционн\w+ контрол\w+
        | тамож\w+ | (?:поддел|фальшив|проездн)\w* документ\w* | проверк\w+ документ\w*
        | данны\w+ о пассажир\w* | досмотр\w* (?:пассажир|груз|багаж|контейнер|транспорт)\w*
        | (?:передвижени|перемещени)\w+ (?:иностранн\w+ )?(?:террорист|боевик)\w*
    """,
    "countering financing": r"""
        (?:terroris[tm]|extremis[tm]|proliferation)[- ]financ\w+
        | financ(?:ing|iers?|ial support|es) (?:of|for|to) (?:\w+ ){0,2}?(?:terror|foreign|extremis|armed
        |proliferation)\w* | (?:terroris[mt]|extremis[mt]) (?:funding|funds|money|assets)
        | fund(?:ing|s|ers) (?:of|for) (?:terror|extremis)\w+
        | (?:sources|flows?|movement) of (?:funds|money|funding|financ\w+) | money[- ]launder\w+
        | proceeds of crime | virtual (?:assets|currenc\w+) | crypto-?(?:currenc\w+|assets) | bitcoins?
        | hawala\w* | informal (?:money|value) transfer\w* | money transfers? | crowd-?funding
        | (?-i:CFT|CTF|AML|AML/CFT|FATF) | suspicious transactions? | transaction monitoring
        | financial (?:intelligence|monitoring|flows?|investigations?|crimes?|sector|transactions?
        |sanctions|tracking) | assets? (?:freez|recover|seiz|confiscat)\w*
        | (?:freez|seiz|confiscat)\w+ (?:of )?(?:\w+ )?assets | (?:targeted|asset-freezing) sanctions
        | its financing | payment (?:systems?|companies|services)
        | финансировани\w+ (?:терроризм|террорист|экстремизм|распространени|оружи|незаконн)\w*
        | финансов\w+ (?:разведк|мониторинг|расследовани|поток|операци|подпитк|преступл)\w*
        | источник\w* (?:финансирован|средств)\w* | подозрительн\w+ (?:операци|сделк|транзакци|перевод)\w*
        | виртуальн\w+ (?:актив|валют)\w* | криптовалют\w* | криптоактив\w* | биткоин\w* | хавал\w+
        | денежн\w+ перевод\w* | отмывани\w+ (?:\w+ )?(?:денег|доходов|средств|капитал\w*)
        | легализаци\w+ (?:\w+ )?доходов | ПОД/?ФТ | ФАТФ | замораживани\w+ (?:\w+ )?(?:актив|средств)\w*
        | платежн\w+ (?:систем|организац|сервис)\w*
    """,
    "internet and social media": r"""
        (?:use|misuse|abuse) of (?:the )?internet | internet
        | social[- ](?:media|networks?|networking|platforms?)
        | online (?:recruit|propaganda|radicali[sz]|content|hate|space|safety|threat|environment|platform
        |messag|communit|extremis|activit|grooming|group)\w* | cyber-?space | dark ?(?:net|web)
        | web-?sites? | chat (?:groups|rooms) | messaging (?:apps?|services?|platforms?) | messengers?
        | telegram channels? | video ?games? | gaming
        | digital (?:space|dimension|environment|world|platform|domain|realm|communication|media|content
        |literacy)s? | (?:technology|tech|internet) (?:companies|platforms) | bloggers? | influencers?
        | (?:removal|moderation) of (?:\w+ )?content | content (?:moderation|removal)
        | (?:illegal|harmful|extremist|terrorist) content | интернет\w*
        | онлайн-(?:вербовк|пропаганд|пространств|контент|радикализ|безопасн|угроз|платформ|сред)\w*
        | веб-?сайт\w* | социальн\w+ (?:сет|медиа|платформ)\w* | соц-?сет\w*
        | (?:кибер|медиа)пространств\w*
        | (?:виртуальн|цифров|информационн)\w+ (?:пространств|сред|платформ)\w*
        | цифров\w+ (?:гигиен|грамотност|контент)\w* | мессенджер\w* | телеграм-?канал\w* | видеоигр\w*
        | блог[еи]р\w* | даркнет\w*
    """,
    "prevention of violent extremism": r"""
        violent extremis[mt] | (?:self-)?radicali[sz](?:ation|ed|ing|e)(?! in prison) | radicalism
        | prevent\w* (?:and counter\w* )?(?:the )?(?:spread of )?extremism | extremism prevention
        | radical (?:views?|ideas?|ideolog\w+|beliefs?|thinking|narratives?) | de-?radicali[sz]ation
        | disengagement | (?-i:P/?C?VE|CVE|VERLT) | (?:extremist|terrorist) (?:ideolog|narrative)\w*
        | counter-?narratives? | root causes of (?:terror|extremis)\w*
        | conducive to (?:terrorism|extremism)
        | (?:join(?:ing)?|recruited (?:by|into)|drawn into|involvement in|lured into) (?:\w+ )?(?:extremis
        |radical|terroris)\w* | насильственн\w+ экстремизм\w* | (?:де)?радикализ\w+ | радикализм\w*
        | против экстремизм\w*
        | (?:профилактик|предупреждени|предотвращени)\w+ (?:\w+ )?(?:и \w+ )?экстремизм\w*
        | (?:экстремистск|радикальн|террористическ)\w+ (?:идеологи|взгляд|идеи?|идей|настроени|учени)\w*
        | идеологи\w+ (?:экстремизма|терроризма|насилия|ненависти) | контрнарратив\w*
        | (?:вовлечени|втягивани|вступлени)\w+ (?:[\w-]+ ){0,4}?во? (?:[\w-]+ и )?(?:экстремист|радикальн
        |террорист)\w+
    """,
    "youth": r"""
        youths? | young (?-i:[A-Z])\w+s?
        | young(?:er)? (?:\w+ )?(?:people|persons?|leaders|women|men|generations?|adults|activists|scholars
        |researchers|professionals|diplomats|journalists|citizens|volunteers) | students | school ?children
        | pupils | adolescents? | teenagers? | minors | juveniles? | молод[её]ж\w*
        | молод\w+ (?:люд|лидер|поколени|специалист|уч[её]н|журналист|человек|активист|женщин|парн)\w*
        | подрастающ\w+ поколени\w* | студент\w* | студенчеств\w* | школьник\w* | подростк\w+
        | подростков\w+ | несовершеннолетн\w+ | старшеклассник\w*
    """,
    "prisons": r"""
        (?<!former )(?:prisons?|prisoners?|inmates|convicts|detainees) | jails? | custodial
        | (?:place|facilit)\w* of detention | detention (?:facilit\w+|cent(?:re|er)s?) | penitentiar\w+
        | penal (?:institution|system|establishment|coloni)\w* | probation | corrections?
        | correctional \w+ | imprison\w+ | incarcerat\w+ | (?<!former )(?:terrorist|extremist) offenders
        | deprivation of liberty | тюрьм\w* | тюрем\w* | пенитенциарн\w+ | заключ[её]нны\w+
        | (?<!бывших )(?<!бывшими )(?<!бывшим )осужд[её]нн\w+
        | исправительн\w+ (?:учреждени|колони|систем)\w* | (?:уголовно-)?исполнительн\w+ систем\w*
        | колони(?:ях|й|и|ю|я) | исполнени\w+ (?:уголовных )?наказани\w* | лишени\w+ свободы
        | отбыва\w+ наказани\w* | следственн\w+ изолятор\w* | СИЗО | пробаци\w+
    """,
    "rehabilitation and reintegration": r"""
        rehabilitat\w+ | re-?integrat\w+ | repatriat\w+ | re-?sociali[sz]ation | resettl\w+ | returnees?
        | (?:social|community) integration of (?:former|returned|those)
        | return to (?:society|normal|peaceful|civilian)(?: life)?
        | return(?:ed|ing) (?:foreign|families|fighters|women|children|citizens|nationals)
        | return(?:ed|ing)? from (?:syria|iraq|conflict|combat|the (?:conflict|war|camps))
        | return of (?:\w+ ){0,2}?(?:families|fighters|women|children|citizens|nationals)
        | former (?:fighters|combatants|extremists|offenders|prisoners|inmates|convicts|detainees)
        | post-release | aftercare | реабилитаци\w+ | реинтеграци\w+ | репатри\w+ | ресоциализаци\w+
        | возвращ[её]нн\w+ | возвращенц\w+ | возвратившихся | вернувш[иеу]\w*
        | возвращени\w+ (?:\w+ ){0,3}?(?:из (?:зон|лагер|сири|ирак)|к (?:мирной|нормальной)|в общество
        |домой|на родину)\w* | (?:социальн\w+ )?адаптаци\w+
        | бывш\w+ (?:осужд[её]нн|заключ[её]нн|боевик)\w+
    """,
    "human rights": r"""
        human rights | rule of law | (?:fundamental|basic|civil) (?:freedoms|liberties|rights)
        | fair trials? | due process | presumption of innocence | torture | ill-treatment
        | non-discrimination
        | freedom of (?:religion|belief|expression|speech|assembly|association|the media)
        | rights[- ](?:based|compliant)
        | rights of (?:the )?(?:\w+ )?(?:victims?|suspects?|defendants?|women|child\w*|accused|detainees
        |prisoners|minorit\w+) | (?:women|child|victim)\w*['’]s? rights | right to (?:a |an )?\w+
        | прав\w* человека | верховенств\w+ (?:права|закона) | основн\w+ свобод\w* | справедлив\w+ суд\w*
        | прав\w* (?:и свобод\w*|женщин|реб[её]нка|детей|потерпевш\w+|обвиняем\w+|подозреваем\w+
        |заключ[её]нн\w+|личности) | правозащитн\w+ | презумпци\w+ невиновности | пыт(?:ок|ки|ками|кам)
        | жесток\w+ обращени\w* | свобод\w* (?:слова|совести|вероисповедания|выражения|собраний|личности)
        | гражданск\w+ свобод\w*
    """,
    "national strategies": r"""
        national (?:\w+ ){0,4}(?:strateg(?:y|ies)|action plans?|plans? of action|programmes? (?:on|against
        |for|of)|road ?maps?|concepts?|polic(?:y|ies) (?:on|against|for))
        | (?:draft|new|state|government) (?:\w+ ){0,3}?(?:strateg(?:y|ies)|programmes?) (?:on|against|to
        |for) | strateg(?:y|ies) (?:on|for|to|against) (?:the )?(?:prevent|counter|combat)\w*
        | draft action plans?
        | (?:национальн|государственн|общенациональн)\w+ (?:\w+ ){0,3}?(?:стратеги|план|программ
        |концепци)\w* | (?:проект|разработк)\w* (?:\w+ ){0,2}?(?:стратеги|концепци|госпрограмм)\w*
        | госпрограмм\w* | стратеги\w+ (?:по )?(?:противодейств|предупрежд|предотвращ|борьб)\w+
        | план\w* действий по (?:противодейств|предупрежд|предотвращ)\w+
    """,
    "legislation": r"""
        legislat\w+ | (?:universal|international|legal) (?:\w+ )?instruments | (?<!rule of )laws
        | law-?making
        | legal (?:instruments?|frameworks?|acts?|norms|reforms?|basis|aspects|provisions|regulation|issues
        |responses?)
        | (?:draft|criminal|counter-?terror\w*|anti-?terror\w*|international|humanitarian
        |refugee) law(?![- ]enforcement) | (?:criminal|penal|procedure|civil) codes?
        | bills?(?= (?:on|to|against)) | amendments? | ratif\w+ | conventions? | treat(?:y|ies)
        | criminali[sz](?:ation|ing|e) | lawmakers | законодательств\w* | законодател\w* | законопроект\w*
        | закон(?:ы|ов|ам|ах|ами) | проект\w* закон\w* | нормативн\w+
        | (?:уголовн|процессуальн)\w+ кодекс\w* | кодекс(?:а|ы|ов) | конвенци\w+ | ратифи\w+
        | правов\w+ (?:баз|инструмент|акт|норм|основ|регулирован|механизм|аспект)\w* | криминализаци\w+
        | международн\w+ договор\w* | поправ(?:ки|ок|ками|кам) в
    """,
    "early warning": r"""
        early[- ]warning | early (?:detection|identification|response) | warning signs
        | ранн\w+ (?:оповещени|предупреждени|выявлени|обнаружени|реагировани)\w+
    """,
    "community": r"""
        communit(?:y|ies)(?: (?:policing|resilience|leaders|engagement|level|based))?(?! of)
        | community-(?:based|level|oriented|led)
        | local (?:government|authorit|self-government|council|leader|actor|resident|population)\w*
        | mahallas? | neighbou?rhoods? | grass-?roots | village (?:elders|councils?) | public councils?
        | (?:населени|обществ)\w+ и (?:милици|полици)\w+ | (?:полици|милици)\w+ и (?:населени|обществ)\w+
        | местн\w+ (?:сообществ|самоуправлени|власт|орган|кенеш|жител|лидер)\w* | махалл\w+ | джамоат\w*
        | общин\w* | сообществ(?:ах|ами|ам) | старейшин\w* | аксакал\w* | общественн\w+ совет\w*
    """,
    "media": r"""
        (?<!social )(?<!social-)media\b(?! (?:compan|platform|post|account)\w*) | journalis\w+ | reporters
        | newsrooms? | press (?:officers?|secretar\w+|coverage) | spokes(?:persons?|people|men|women)
        | news (?:coverage|outlets?) | reporting on (?:terror|extremis|attack|conflict)\w*
        | cover(?:age|ing) of (?:terror|extremis|attack)\w*
        | (?:strategic|government|crisis) communicat(?:ion|or)s? | communicators | public relations
        | fact-?checking | disinformation | fake news | средств\w* массовой информации | массмедиа | СМИ
        | журналист\w* | журналистик\w* | медиа(?!тор|ци|пространств)\w* | пресс-секретар\w+
        | (?:освещени|освеща)\w+ (?:\w+ ){0,2}?(?:терро|экстрем|теракт|конфликт)\w*
        | (?:стратегическ|кризисн|антикризисн)\w+ коммуникаци\w* | фактчекинг\w* | дезинформаци\w*
        | фейк\w* | репорт[её]р\w*
    """,
    "religion": r"""
        religio\w+ | inter-?(?:faith|religious|confessional) | faith-based | faith leaders | clergy
        | clerics? | imams? | mosques? | theolog\w+ | preach\w+ | sermons? | madrasas?
        | islam(?:ic)?(?! state) | quran\w* | muftis? | believers | религи\w+ | (?:меж)?конфессиональн\w+
        | межрелигиозн\w+ | теолог\w+ | богослов\w* | имам(?!али)\w* | мечет\w+ | медресе | проповед\w+
        | духовенств\w* | священнослужител\w* | верующ\w+ | вероисповедани\w+ | ислам(?!абад)\w* | муфти\w*
    """,
    "education": r"""
        (?<!religious )education\w*
        | (?:in|of|for|at|between) (?:\w+ )?(?:schools|universities|classrooms?) | teachers? | educators
        | teaching (?:of|about|materials?|staff|methods) | curricul\w+ | syllab\w+ | textbooks?
        | school (?:psychologists?|curricul\w+|programmes?|staff|directors?) | pedagog\w+ | образовани\w+
        | образовательн\w+ | (?:в|для|между) (?:\w+ )?(?:школ|вуз|университет|лице|колледж)(?:ах|ов|а|ами|)
        | учител\w+ | педагог\w+ | преподавател\w+ | преподавани\w+
        | учебн\w+ (?:программ|пособи|план|заведени|издани)\w* | учебник\w*
        | школьн\w+ (?:программ|психолог|урок)\w*
    """,
    "law enforcement": r"""
        law[- ]enforcement | police(?:men|women)? | policing | prosecut\w+ | judges? | judicia\w+ | courts?
        | criminal justice | adjudicat\w+ | investigat(?:e|es|ing|ors?|ive)
        | investigations? (?:of|and prosecution|into) | criminal (?:investigat|proceeding|intelligence)\w*
        | (?:criminal|terrorism|terrorist|court|extremism) (?:cases|trials) | detectives? | forensic\w*
        | crime scenes? | witness(?:es)? | (?:digital|electronic) (?:evidence|data) | interrogat\w+
        | hostage\w* | (?:counter-?terroris[mt]|crisis|hostage) negotiat\w+
        | special(?:-operations)? forces | (?:arms|firearms|weapons) trafficking
        | trafficking (?:in|of) (?:\w+ )?(?:arms|firearms|weapons) | illicit (?:arms|firearms)
        | mutual legal assistance | extradition | sentencing | правоохранительн\w+ | полици\w+ | милици\w+
        | прокур\w+ | следовател\w+ | следственн\w+ | дознани\w* | суд(?:ы|ей|ьи|ьям|ами|ах|ов) | судебн\w+
        | судопроизводств\w* | расследовани\w+ | правосуди\w+ | раскрыти\w+ преступлени\w*
        | уголовн\w+ (?:дел|преследовани|розыск)\w* | криминалист\w* | допрос\w*
        | (?:цифров|электронн)\w+ (?:доказательств|данны)\w*
        | оперативн\w+ (?:сотрудник|работник|подразделени)\w* | оперативно-\w+ | спецподразделени\w*
        | спецназ\w* | заложник\w* | незаконн\w+ оборот\w* (?:\w+ )?оружи\w* | правопоряд\w+ | участков\w+
        | правов\w+ помощ\w+ | экстрадици\w+
    """,
    "cyber security": r"""
        cyber[- ]?(?!space)\w+ | (?:digital|information|ICT|network|computer) security
        | information technolog(?:y|ies) | information and communications? technolog(?:y|ies)
        | (?-i:ICTs?|IT) | emerging technolog(?:y|ies) | new (?:and emerging )?technolog(?:y|ies)
        | hack(?:ing|ers?) | malware | ransomware | digital (?:threats?|attacks?)
        | computer (?:attacks?|crimes?|networks?|systems)
        | (?:цифров|информационн|компьютерн|сетев)\w+ (?:безопасност|атак|угроз|преступ)\w*
        | кибер(?!пространств)-?\w+ | информационн\w+ технологи\w*
        | (?:информационно-)?коммуникационн\w+ технологи\w* | (?-i:ИКТ) | новы\w+ технологи\w* | хакер\w*
        | высоки\w+ технологи\w*
    """,
    "Afghanistan": "(?-i:Afghan)\\w* | Taliban | (?-i:Афган)\\w* | Талибан\\w*",
}
# Words that tell of a theme in the name of an event where nothing else does: a seminar on evidence is for law
# enforcement, one on evidence of money laundering is on financing.
HINTS = {
    "border security": r"""
        containers? | cargo | (?:sea ?|air)ports? | passports? | visas? | watch-?lists? | biometric\w*
        | passengers? | контейнер\w* | груз(?:ы|ов\w*|ами|ах)? | аэропорт\w* | порт(?:а|у|ом|е|ы|ов|ах)
        | паспорт\w* | виз(?:ы|ов\w+) | биометри\w+ | пассажир\w*
    """,
    "countering financing": r"""
        banks? | banking | donations? | charit\w+ | non-?profit\w* | sanctions | банк(?:и|ов\w*|ам|ах|ами)
        | пожертвовани\w+ | благотворительн\w+ | некоммерческ\w+ | санкци\w+
    """,
    "internet and social media": r"""
        online | chats? | content | algorithms? | platforms? | онлайн\w* | в сети | сайт\w*
        | чат(?:ы|ах|ов) | контент\w* | платформ\w*
    """,
    "prevention of violent extremism": r"""
        (?<!related to )(?<!offences of )(?<!convicted of )(?<!convicted for )extremis[mt]s?(?! (?:offen
        |crime|case|prisoner|convict)\w*) | radical\w* | recruit(?:ment|ing|ers?) | propaganda | incitement
        | hate speech | intolerance | tolerance | экстремизм\w* | экстремистск\w+ | радикальн\w+
        | (?:за)?вербов\w+ | пропаганд\w* | разжигани\w+ | подстрекательств\w* | язык\w* вражды
        | нетерпимост\w* | толерантност\w*
    """,
    "youth": "children | girls | boys | дет(?:и|ей|ям|ьми|ях) | девуш\\w+ | юнош\\w+",
    "human rights": r"""
        rights | freedoms? | victims? | gender | прав(?:а|ам|ах|ами)? | свобод\w* | жертв\w* | гендерн\w+
    """,
    "legislation": "law | legal | instruments | правов\\w+ | закон\\w*",
    "community": r"""
        parents? | mothers | famil(?:y|ies) | elders | women | civil society | resilience | citizens
        | residents | родител\w+ | матер(?:и|ей|ями|ям|ях) | сем(?:ь|ей)\w* | женщин\w*
        | гражданск\w+ обществ\w* | общественност\w* | устойчивост\w+ | населени\w+
    """,
    "education": r"""
        enlightenment | critical thinking | schools? | universit(?:y|ies) | просвещени\w+
        | просветительск\w+ | воспита\w+ | критическ\w+ мышлени\w* | школ\w*
    """,
    "media": "press | news | communications? | messages | пресс\\w+ | новост\\w+ | коммуникаци\\w*",
    "law enforcement": r"""
        evidence | organi[sz]ed crime | crimes? | arrests? | negotiations? | tactic\w* | criminal
        | доказательств\w* | доказывани\w* | преступност\w* | преступлени\w* | оперативн\w+ | спецоперац\w+
        | уголовн\w+
    """,
    "cyber security": r"""
        artificial intelligence | (?-i:AI) | digital | искусственн\w+ интеллект\w* | (?-i:ИИ) | цифров\w+
    """,
}


def _patterns(words: dict[str, str]) -> dict[str, re.Pattern[str]]:
    """For each theme a pattern for any of its phrases, as whole words."""
    joined = {
        theme: re.sub(r"\n\s*", "", re.sub(r"\s+\|\s*|\s*\|\s+", "|", phrases.strip()))
        for theme, phrases in words.items()
    }
    return {
        theme: re.compile(rf"(?<![\w-])(?:{phrases})(?!\w)", re.IGNORECASE)
        for theme, phrases in joined.items()
    }


PATTERNS = _patterns(THEMES)
HINT_PATTERNS = _patterns(HINTS)

# Those who came, unless they follow the verb: imams who discuss something do not discuss religion.
PEOPLE = re.compile(
    r"imams?|teachers?|educators|judges?|prosecutors?|investigators?|detectives?|police(?:men|women)?"
    r"|journalists?|reporters|bloggers?|clergy|clerics?|theologians|customs|prisoners?|students|pupils"
    r"|border (?:guards?|officers?|officials?|police)|frontier guards?|law[- ]enforcement"
    r"|spokes(?:persons?|people)|press officers|communicators|influencers?"
    r"|local (?:authorities|leaders|residents)"
    r"|school psychologists?|religious (?:leaders|figures)|youth|young (?:people|persons|leaders|women)"
    r"|имам\w*|богослов\w*|теолог\w+|священнослужител\w*|учител\w+|педагог\w+|преподавател\w+|прокурор\w*"
    r"|следовател\w+|суд(?:ьи|ей|ьям)|полици\w+|милици\w+|журналист\w*|блог[еи]р\w*|пограничник\w*|таможенник\w*"
    r"|молод\w+|студент\w*|школьник\w*|старейшин\w*|правоохранительн\w+|местн\w+ (?:власт|орган|жител)\w+",
    re.IGNORECASE,
)
