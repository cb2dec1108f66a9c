import shutil

import duckdb
import pytest

PAGE = "pages/evidence/disagreements.py"


def cards(app):
    return [
        text.value
        for text in app.markdown
        if "-badge[contradiction]" in text.value or "may all be true" in text.value
    ]


def test_contradictions_stand_first_and_the_sharpest_at_the_top(visit):
    app = visit(PAGE, years="all")

    kinds = ["contradiction" in card for card in cards(app)]
    assert kinds == sorted(kinds, reverse=True)
    assert "attendance of “Tashkent high-level conference" in app.markdown[0].value


def test_a_card_shows_every_value_with_its_document_and_the_chosen_one(visit):
    app = visit(PAGE, point="attendance")

    statements = next(text.value for text in app.markdown if text.value.startswith("- **about 100**"))
    assert statements.count("\n") == 3
    assert "document?document=sco-2022-news" in statements
    assert "paragraph 3" in statements
    assert statements.count("blue-badge[chosen]") == 1


@pytest.mark.parametrize("page", [PAGE, "pages/figures/event.py"])
def test_a_first_day_that_contradicts_a_last_day_is_shown_as_a_date(
    visit, database, monkeypatch, tmp_path, page
):
    built = tmp_path / "records.duckdb"
    shutil.copy(database, built)
    with duckdb.connect(str(built)) as connection:
        connection.execute("UPDATE disagreements SET field = 'date_end' WHERE field = 'date_start'")
        connection.execute(
            "UPDATE disagreement_statements SET field = 'date_end', value = 'first day 2018-05-03' "
            "WHERE field = 'date_start'"
        )
        ((event,),) = connection.execute(
            "SELECT min(subject_id) FROM disagreements WHERE field = 'date_end' AND subject_type = 'event'"
        ).fetchall()
    monkeypatch.setenv("JPOA_DATABASE", str(built))

    app = visit(page, event=event, point="date_end", years="all", undated="yes")

    assert not app.exception
    assert not app.error
    assert page != PAGE or "**first day 3 May 2018**" in " ".join(text.value for text in app.markdown)


def test_one_kind_of_point_can_be_shown_alone(visit):
    app = visit(PAGE, point="city")

    assert len(cards(app)) == 2


def test_an_unknown_kind_of_point_shows_all(visit):
    assert len(cards(visit(PAGE, point="nonsense"))) == len(cards(visit(PAGE)))


def test_where_documents_agree_the_page_says_so(visit):
    app = visit(PAGE, country="BEL")

    assert "agree" in app.markdown[0].value
    assert not cards(app)
