import pytest

PAGE = "pages/figures/organizations.py"
UNRCCA = "United Nations Regional Centre for Preventive Diplomacy for Central Asia"


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({}, f"“{UNRCCA}” took part in more events than any other: 35 of 129."),
        ({"role": "funder"}, "“European Union” is named as funder at more events than any other: 4 of 9."),
        # All that are named there were at this one event, so that none leads.
        ({"country": "SVK"}, "Documents name 4 organizations at 1 of 1 event."),
    ],
)
def test_the_answer_begins_with_who_took_part_in_more_events_than_others(visit, parameters, sentence):
    app = visit(PAGE, **parameters)

    assert app.markdown[0].value.startswith(sentence)


def test_organizations_that_lead_together_each_took_part_in_as_many_events(visit):
    few = visit(PAGE, years="2013-2013").markdown[0].value
    many = visit(PAGE, years="2011-2011").markdown[0].value

    both = "“Organization for Security and Co-operation in Europe” and “OSCE Centre in Astana”"
    assert few.startswith(f"{both} took part in more events than any other, each in 3 of 10.")
    assert many.startswith("17 organizations took part in more events than any other, each in 3 of 4.")


def test_no_caption_claims_another_role_than_the_one_chosen(visit):
    app = visit(PAGE, role="funder")

    said = [element.value for element in (*app.markdown, *app.caption)]
    assert not any("in any role" in text for text in said)
    assert next(metric.label for metric in app.metric) == "Organizations named"


def test_events_at_which_documents_name_nobody_are_no_missing_records(visit):
    app = visit(PAGE, years="2013-2013", country="TKM")

    assert not app.info
    assert app.markdown[0].value == "No document names an organization at the events shown."
