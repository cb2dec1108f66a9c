"""Words that stand with names: forms of address, offices, and the heads of names of bodies and documents."""

from __future__ import annotations

from etl.documents.name_words import Token, keys


def keys_of(words: str) -> frozenset[str]:
    """The keys of the words, by which any form of them is met."""
    return frozenset(key for word in words.split() for key in keys(word) if key[0] not in "=~^")


ADDRESS = keys_of(
    "Mr Ms Mrs Dr Prof Professor Messrs Sir Madam Excellency Col Gen Maj Lt Capt Sgt Amb Hon "
    "господин госпожа доктор профессор"
)
ADDRESS_SHORT = keys_of("г г-н г-на г-ну г-ном г-не г-жа г-жи г-же г-жу г-жой E")
REGIONS = keys_of(
    "asia europe africa east west south north central middle eastern western southern northern "
    "asian european "
    "азия европа африка восток запад юг север центральный средний восточный западный южный северный"
)
POINTERS = keys_of("my our your his her its their this that these those all both each every no")
OFFICES = keys_of(
    "secretary minister president director head heads chair chairman chairperson chairwoman chairpersons "
    "cochair coordinator representative representatives ambassador ambassadors commissioner speaker "
    "prosecutor chief officer adviser advisor manager commander rector envoy consul deputy chancellor "
    "governor mayor mufti premier prime undersecretary judge expert founder consultant vicepresident "
    "SRSG president lieutenant major colonel captain general dean researcher lecturer professor attache "
    "counsellor counselor analyst specialist trainer scholar lawyer attorney inspector investigator "
    "psychologist teacher journalist activist coach theologian economist historian scientist superintendent "
    "moderator official member brigadier sergeant principal imam fellow leader associate spokesperson "
    "spokesman spokeswoman senator instructor facilitator mentor ombudsman ombudsperson counsel magistrate "
    "examiner negotiator engineer nurse mediator campaigner volunteer graduate auditor translator "
    "interpreter criminologist detective programmer designer author writer filmmaker anthropologist "
    "psychiatrist physician therapist philosopher linguist librarian entrepreneur student trainee "
    "akim hokim khokim curator "
    "commandant admiral ceo blogger editor reporter correspondent sociologist parliamentarian "
    "секретарь генсек министр президент директор глава руководитель председатель координатор представитель "
    "посол комиссар прокурор начальник советник командующий ректор консул заместитель замминистра "
    "эксперт премьер уполномоченный спецпредставитель муфтий депутат сотрудник заведующий замдиректора "
    "полковник подполковник генерал майор капитан лейтенант судья профессор преподаватель тренер аналитик "
    "специалист консультант атташе декан проректор следователь имам модератор основатель юрист адвокат "
    "психолог учитель журналист активист теолог следователь омбудсмен замглавы зампред зампредседателя "
    "менеджер помощник ассистент постпред полпред поверенный посланник спецпосланник госсекретарь доцент "
    "лидер учредитель соучредитель сопредседатель спикер сенатор инструктор куратор член магистр "
    "врач педагог воспитатель аспирант студент студентка волонтер доброволец писатель режиссер "
    "предприниматель криминалист "
    "аудитор инженер программист переводчик методист лектор медиатор работник работница командир "
    "комендант старейшина аким хоким губернатор мэр сержант старшина адмирал оперуполномоченный журналистка "
    "активистка преподавательница учительница воспитательница "
    "правозащитник блогер политолог социолог религиовед редактор корреспондент обозреватель богослов "
    "представительница руководительница сотрудница заведующая директриса офицер исследователь вице"
)
MODIFIERS = keys_of(
    "acting deputy first second vice assistant under senior executive special personal permanent resident "
    "high regional national international general foreign prime former interim honorary chief principal "
    "исполнительный специальный постоянный генеральный первый старший национальный региональный "
    "чрезвычайный полномочный временный бывший верховный личный"
)
STATE = keys_of("state federal republican государственный федеральный республиканский")
ORGANIZATION_HEADS = keys_of(
    "ministry committee university institute agency fund foundation center council office department bureau "
    "commission academy association union service secretariat directorate school college "
    "embassy mission parliament senate organization society federation network bank court police "
    "troops authority administration inspectorate chamber alliance coalition assembly library headquarters "
    "consulate muftiate ngo guard gendarmerie league "
    "collegium club airport hospital clinic museum mosque lyceum gymnasium laboratory lab akimat khokimiyat "
    "hokimiyat hakimiyat mayoralty municipality "
    "министерство комитет университет институт агентство фонд центр совет управление департамент бюро "
    "комиссия академия ассоциация союз служба секретариат школа посольство миссия парламент "
    "сенат организация общество федерация сеть банк суд офис прокуратура генпрокуратура "
    "объединение инспекция палата администрация ассамблея колледж гвардия муфтият консульство "
    "представительство нпо нко оо оф лига нии тоо гу чу ано оюл коллегия медиацентр клуб movement движение "
    "ведомство аэропорт больница клиника музей мечеть медресе лицей гимназия лаборатория акимат хокимият "
    "хукумат мэрия муниципалитет"
)
# A body may have one in each country or city, which acts for it.
LOCAL_HEADS = keys_of(
    "office representation center delegation embassy consulate "
    "офис бюро представительство отделение миссия филиал центр делегация посольство консульство"
)
EMBASSIES = keys_of("embassy посольство")
# Before a name of its own they tell what kind of body it is: "the public foundation Nur".
KINDS = frozenset({"foundation", "fund", "organization", "association", "union", "ngo", "company", "network"})
# A part of a body, which acts for the whole.
PARTS_OF_BODIES = keys_of(
    "department division branch unit section directorate faculty secretariat headquarters "
    "гу отдел отделение управление департамент дирекция секция сектор факультет кафедра подразделение "
    "исполком секретариат"
)
# A body with such a head belongs to a state: without the state its name says too little.
NATIONAL_HEADS = keys_of("ministry parliament senate police troops министерство парламент сенат прокуратура")
HEADS_OF_STATE_BODIES = NATIONAL_HEADS | keys_of(
    "committee agency service council troops guard комитет агентство служба совет"
)
GENERIC = ORGANIZATION_HEADS | keys_of(
    "program government state states body unit group правительство государство"
)
DOCUMENT_HEADS = keys_of(
    "declaration strategy plan conference resolution convention charter protocol agreement summit process "
    "initiative statement week forum treaty day appeal roadmap project communique report "
    "декларация стратегия план конференция резолюция конвенция устав протокол соглашение саммит процесс "
    "инициатива заявление неделя форум договор день призыв проект коммюнике доклад"
)
# They may also qualify another noun: they name an office only with a capital or where "of", "at" follow.
ADJECTIVAL_OFFICES = frozenset(
    {"major", "general", "chief", "expert", "principal", "prime", "member", "deputy"}
)
# Small words that stand within the name of a person, and those that end one.
NAME_PARTICLES = frozenset(
    {"van", "von", "de", "der", "den", "di", "da", "dos", "del", "la", "le", "el", "al", "bin", "ibn", "ter"}
    | {"аль", "эль", "ибн", "бин", "ван", "фон", "де"}
)
NAME_ENDS = frozenset(
    {"kyzy", "kizi", "qizi", "uulu", "ogly", "oglu", "ugli", "кызы", "кизи", "уулу", "оглы", "угли"}
)
# What offices and bodies deal with; no name of a person has such a word.
DOMAINS = keys_of(
    "affairs internal interior justice defence defense security education science health culture finance "
    "economy emergency situations labour labor migration religious youth sport border borders customs trade "
    "development cooperation law crime terrorism training practices troops guard guards officers officials "
    "experts human rights peace policy information social protection welfare employment communication "
    "communications transport innovation innovations technology technologies tourism sports energy ecology "
    "environment agriculture industry construction statistics digital family women population "
    "дело внутренний юстиция оборона безопасность образование наука культура финансы экономика труд религия "
    "молодежь граница развитие сотрудничество право политика информация социальный защита обеспечение "
    "занятость коммуникация связь транспорт инновация технология туризм спорт энергетика экология "
    "промышленность торговля строительство семья население миграция молодежный"
)
# With the capital of a day, a month or the first word of a sentence, but no part of a name.
NO_NAME_THOUGH_CAPITAL = keys_of(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december yesterday today then later also meanwhile finally earlier "
    "however moreover in at on from with by for to of and but as after before during when while since among "
    "according speaking opening welcoming closing said photo trainer participants dear "
    "вчера сегодня затем позже также однако кроме среди после перед фото"
)
LINKS = frozenset({"of", "for", "on", "to", "in", "and", "against", "by", "with", "under"})
NATIONALITIES = frozenset({"delegation", "delegations", "government", "side", "authorities"}) | keys_of(
    "ambassador ambassadors embassy consul officials experts officers representatives "
    "judges prosecutors investigators specialists police guards diplomats scholars journalists imams border "
    "customs делегация правительство сторона власти посол посольство эксперт специалист представитель "
    "сотрудник милиция полиция пограничник таможенник дипломат судья прокурор следователь ученый журналист "
    "имам"
)


def is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether the token is one of the words, in any form."""
    return not token.keys.isdisjoint(words)


# More than one person: they stand for bodies, and nobody is named by them.
PLURAL_OFFICES = frozenset(
    {
        "heads",
        "representatives",
        "ambassadors",
        "secretaries",
        "ministers",
        "officers",
        "experts",
        "chairpersons",
        "specialists",
        "trainers",
        "judges",
        "professors",
    }
)
REPRESENTATION = frozenset({"delegation", "delegations"})
