import pytest

FOUNDING = (
    "phase-iv-2021-press-release",
    "sco-2022-news",
    "tashkent-2022-press-release",
    "turkmenistan-embassy-2022-news",
    "unoct-2022-closing-remarks",
)
PAGE = "pages/evidence/document.py"


@pytest.mark.parametrize("document", FOUNDING)
def test_every_statement_of_a_founding_document_has_its_paragraph(visit, document):
    app = visit(PAGE, document=document)

    statements = [table.value for table in app.dataframe if "paragraph" in table.value.columns]
    assert statements
    for table in statements:
        assert table["paragraph"].notna().all()


def test_page_says_how_many_statements_it_shows(visit):
    app = visit(PAGE, document="sco-2022-news")

    shown = sum(len(table.value) for table in app.dataframe if "paragraph" in table.value.columns)
    assert f"It makes {shown} statements" in app.markdown[0].value


def test_filters_do_not_narrow_what_a_document_states(visit):
    everything = visit(PAGE, document="sco-2022-news")
    narrowed = visit(PAGE, document="sco-2022-news", years="2010", country="TKM")

    assert [len(table.value) for table in narrowed.dataframe] == [
        len(table.value) for table in everything.dataframe
    ]


@pytest.mark.parametrize("document", ["no-such-document", "<b>", "**"])
def test_an_address_of_no_document_offers_others(visit, document):
    app = visit(PAGE, document=document)

    assert "Choose another above" in app.markdown[0].value
    assert app.selectbox[0].value is None


def test_founding_documents_are_offered_first(visit):
    app = visit(PAGE)

    assert app.selectbox[0].options[0].startswith("Launch of the Phase IV")
    assert len(app.selectbox[0].options) > 100


def test_document_without_an_address_says_so(visit):
    app = visit(PAGE, document="tashkent-2022-press-release")

    assert any("No address is known" in caption.value for caption in app.caption)
