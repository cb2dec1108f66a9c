"""A few records with names, for tests of what finds them."""

from etl.documents.known import Known

ORGANIZATIONS = """
government-of-kazakhstan|Government of Kazakhstan||KAZ
government-of-kyrgyzstan|Government of Kyrgyzstan||KGZ
government-of-tajikistan|Government of Tajikistan||TJK
government-of-uzbekistan|Government of Uzbekistan||UZB
government-of-japan|Government of Japan||JPN
mfa-tajikistan|Ministry of Foreign Affairs of Tajikistan||TJK
mfa-uzbekistan|Ministry of Foreign Affairs of Uzbekistan||UZB
national-security-council-uzbekistan|National Security Council of Uzbekistan||UZB
un|United Nations|UN|
unsc|United Nations Security Council|UNSC|
unoct|United Nations Office of Counter-Terrorism|UNOCT|
unrcca|United Nations Regional Centre for Preventive Diplomacy for Central Asia|UNRCCA|
unodc|United Nations Office on Drugs and Crime|UNODC|
osce|Organization for Security and Co-operation in Europe|OSCE|
osce-programme-office-in-dushanbe|OSCE Programme Office in Dushanbe||
eu|European Union|EU|
sco|Shanghai Cooperation Organization|SCO|
sco-rats|Regional Anti-Terrorist Structure of the SCO|SCO RATS|
orient-tm|ORIENT||TKM
lake-council|Council||
north-fund|Silk Fund||
south-fund|Silk Fund||
"""
ORGANIZATION_NAMES = """
osce|Организации по безопасности и сотрудничеству в Европе
osce|ОБСЕ
sco|ШОС
un|ООН
unrcca|Региональный центр ООН по превентивной дипломатии для Центральной Азии
unodc|Управление по наркотикам и преступности
unsc|Security Council
government-of-japan|Japan
unsc|Совет Безопасности ООН
"""
PEOPLE = """
natalia-gherman|Natalia Gherman
natalia-gherman|Natalya Gherman
vladimir-voronkov|Vladimir Voronkov
shavkat-mirziyoyev|Shavkat Mirziyoyev
zhang-ming|Zhang Ming
t-s-tirumurti|T.S. Tirumurti
jehangir-khan|Jehangir Khan
khurram-khan|Khurram Khan
antonio-guterres|António Guterres
"""
CITIES = ("Tashkent|UZB", "Dushanbe|TJK", "Ashgabat|TKM", "Astana|KAZ", "Vienna|AUT")


def known() -> Known:
    """The records as text, in the tables that hold names."""
    organizations = [line.split("|") for line in ORGANIZATIONS.split("\n") if line]
    other = [line.split("|") for line in ORGANIZATION_NAMES.split("\n") if line]
    people = [line.split("|") for line in PEOPLE.split("\n") if line]
    return Known(
        {
            "organizations": [
                {
                    "organization_id": key,
                    "name": name,
                    "acronym": acronym,
                    "country_code": country,
                    # Its offices in the field are bodies of their own.
                    "parent_id": "osce" if key.startswith("osce-") else "",
                }
                for key, name, acronym, country in organizations
            ],
            "organization_names": [{"organization_id": key, "name": name} for key, name in other],
            "people": [{"person_id": key, "name": name} for key, name in dict(people).items()],
            "person_names": [{"person_id": key, "name": name} for key, name in people],
            "cities": [dict(zip(("city", "country_code"), city.split("|"), strict=True)) for city in CITIES],
            "outcomes": [{"outcome_id": "plan", "title": "Joint Plan of the UNODC and Central Asia"}],
        }
    )
