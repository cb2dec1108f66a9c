import pytest

from analytics import words


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2022-03-03", "2022-03-04", "3–4 March 2022"),
        ("2022-03-03", None, "3 March 2022"),
        ("2022-03-03", "2022-03-03", "3 March 2022"),
        ("2022-02-27", "2022-03-04", "27 February to 4 March 2022"),
        ("2011-11", None, "November 2011"),
        ("2010", "2011", "2010 to 2011"),
        (None, "2016-09-20", "until 20 September 2016"),
        (None, None, "no date"),
    ],
)
def test_a_span_is_as_precise_as_its_dates(start, end, said):
    assert words.date_span(start, end) == said


@pytest.mark.parametrize(
    ("low", "high", "is_open", "said"),
    [
        (100, 500, False, "100 to 500"),
        (100, 500, True, "100 to 500 or more"),
        (250, None, True, "250 or more"),
        (500, 500, True, "500 or more"),
        (None, 40, False, "40 or fewer"),
        (1438, 1438, False, "1,438"),
        (None, None, False, "no figure"),
    ],
)
def test_a_range_says_where_it_is_open(low, high, is_open, said):
    assert words.attendance_range(low, high, is_open) == said


def test_a_claim_keeps_its_qualifier():
    assert words.claimed("over", 250) == "over 250"
    assert words.claimed("range", 40, 50) == "40 to 50"
    assert words.claimed("vague", None) == "no number"


def test_a_count_of_some_says_of_whom():
    assert words.of_whom("over 250", "in person") == "over 250 in person"
    assert words.of_whom("20 persons", "online") == "20 persons online"
    assert words.of_whom("438", "total") == "438"
    assert words.of_whom("438", None) == "438"


def test_lists_are_joined_as_people_speak():
    assert words.either(["UNOCT", "OSCE", "EU"]) == "UNOCT, OSCE or EU"
    assert words.every(["Kazakhstan", "Tajikistan"]) == "Kazakhstan and Tajikistan"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("**bold** [a](b)", r"\*\*bold\*\* \[a\](b)"),
        ("# 1. $x$ <b> &lt; a_b", r"\# 1. \$x\$ \<b\> \&lt; a\_b"),
        ("a\n\n    b", "a b"),
        ("1. Совещание, 250 чел.", r"1\. Совещание, 250 чел."),
        ("- a - b", r"\- a - b"),
    ],
)
def test_a_text_of_the_records_is_no_markdown(text, markdown):
    assert words.plain(text) == markdown


@pytest.mark.parametrize(
    "text",
    ["https://example.org", "HTTP://a.b", "www.example.org", "a@example.org", ":smile:", ":material/home:"],
)
def test_a_text_that_streamlit_would_turn_into_something_is_parted(text):
    parts = words.plain(text).replace("\\", "").split(words.NOTHING)

    assert "".join(parts) == text
    assert len(parts) > 1
    assert not any(part.startswith(":") and part.endswith(":") for part in parts if len(part) > 1)


def test_every_character_of_an_arrow_stands_alone():
    assert words.plain("a <-> b").replace("\\", "").split(words.NOTHING) == ["a <", "-", "> b"]


def test_nothing_of_an_address_ends_its_link():
    assert words.link("open", "https://a.b/c)![x](d") == r"[open](https\://a.b/c\)!\[x\]\(d)"
