PAGE = "pages/evidence/source_documents.py"


def listed(app):
    return next(table.value for table in app.dataframe if "statement_count" in table.value.columns)


def test_every_document_is_listed_when_everything_is_shown(visit):
    app = visit(PAGE, years="all")

    assert app.markdown[0].value.startswith("173 documents of 62 publishers")
    assert len(listed(app)) == 173


def test_number_of_documents_is_that_of_the_list(visit):
    app = visit(PAGE, organization="osce", years="2015-2018")

    assert app.metric[0].value == str(len(listed(app)))


def test_search_stands_in_the_address_and_narrows_the_list(visit):
    app = visit(PAGE, search="tashkent 2022 press")

    assert "tashkent-2022-press-release" in listed(app)["document_id"].tolist()
    assert len(listed(app)) < 10


def test_search_that_finds_nothing_is_no_error(visit):
    app = visit(PAGE, search="nothing has these words")

    assert any("No records match" in info.value for info in app.info)


def test_filters_that_keep_nothing_are_no_error(visit):
    app = visit(PAGE, country="SVK", years="2011")

    assert not app.exception
    assert "No records match" in app.info[0].value
    assert not app.metric
