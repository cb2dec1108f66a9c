"""English for the Russian words for those who come to events: records are coded in English."""

from __future__ import annotations

from etl.documents.nouns import lemmas, participle_noun
from etl.documents.tokens import Token

_ENGLISH = {
    "activists": "активист общественник",
    "advisers": "советник",
    "ambassadors": "посол",
    "analysts": "аналитик",
    "beneficiaries": "благополучатель",
    "border guards": "пограничник",
    "cadets": "курсант",
    "citizens": "гражданин",
    "colleagues": "коллега",
    "commanders": "командир",
    "consultants": "консультант",
    "coordinators": "координатор",
    "correspondents": "корреспондент",
    "customs officers": "таможенник",
    "delegates": "делегат",
    "deputies": "депутат",
    "diplomats": "дипломат",
    "directors": "директор",
    "doctors": "врач медик",
    "employees": "работник служащий",
    "engineers": "инженер",
    "entrepreneurs": "предприниматель бизнесмен",
    "experts": "эксперт",
    "girls": "девушка",
    "graduates": "выпускник",
    "guests": "гость приглашенный",
    "heads": "руководитель начальник",
    "human rights defenders": "правозащитник",
    "imams": "имам",
    "inspectors": "инспектор",
    "interns": "стажер",
    "investigators": "следователь",
    "journalists": "журналист",
    "judges": "судья",
    "lawyers": "адвокат юрист",
    "leaders": "лидер",
    "lecturers": "преподаватель",
    "managers": "менеджер",
    "members": "член",
    "members of parliament": "парламентарий",
    "mentors": "наставник",
    "methodologists": "методист",
    "ministers": "министр",
    "officers": "офицер сотрудник сотрудница",
    "officials": "чиновник официал госслужащий",
    "parents": "родитель",
    "people": "человек чел лицо",
    "police officers": "полицейский милиционер",
    "political scientists": "политолог",
    "practitioners": "практик",
    "professors": "профессор",
    "prosecutors": "прокурор",
    "psychologists": "психолог",
    "pupils": "ученик учащийся школьник",
    "religious scholars": "религиовед",
    "representatives": "представитель",
    "researchers": "исследователь",
    "residents": "житель",
    "scholars": "ученый",
    "senators": "сенатор",
    "sociologists": "социолог",
    "specialists": "специалист",
    "students": "студент магистрант аспирант",
    "teachers": "учитель педагог",
    "teenagers": "подросток",
    "theologians": "богослов теолог",
    "trainees": "слушатель",
    "trainers": "тренер",
    "instructors": "инструктор",
    "viewers": "зритель",
    "visitors": "посетитель",
    "volunteers": "волонтер доброволец",
    "workers": "деятель",
    "young men": "юноша",
    "youth": "молодежь",
    "participants": "участник участница присутствующий",
}
_BY_LEMMA = {lemma: english for english, words in _ENGLISH.items() for lemma in words.split()}


def in_english(noun: Token) -> str:
    """The English for those counted, in the plural; where there is none, the word itself in lower case."""
    if not noun.is_cyrillic:
        return noun.text.lower()
    names = (participle_noun(noun), *sorted(lemmas(noun)))
    return next((_BY_LEMMA[name] for name in names if name in _BY_LEMMA), noun.text.lower())
