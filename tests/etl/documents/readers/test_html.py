import socket

import pytest

from etl.documents.document import DocumentError
from tests.etl.documents.readers.conftest import texts

PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<title>Seminar on borders ends | Regional Centre</title>
<meta property="og:title" content="Seminar on borders ends">
<meta property="og:site_name" content="Regional Centre">
<meta property="article:published_time" content="2021-05-14T10:00:00+05:00">
<link rel="canonical" href="https://centre.example.org/news/14">
</head>
<body>
<div id="cookie-banner" class="cookie-notice"><p>We use cookies. Accept all cookies to go on.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About the centre</a></li></ul></nav>
<article>
<h1>Seminar on borders ends</h1>
<p>The seminar on the security of borders brought together <b>over&nbsp;40</b> officers of<br>five states,
who talked for two days about documents and about dogs.</p>
<h2>Who came</h2>
<ul><li>Officers of border posts</li><li>Teachers of academies</li></ul>
<table><tr><th>Country</th><th>Persons</th></tr><tr><td>Uzbekistan</td><td>12</td></tr></table>
<p>The next seminar will take place in Almaty, the organizers said when they closed the last session.</p>
</article>
<div class="share-buttons"><a href="#">Share on Facebook</a> <a href="#">Tweet this</a></div>
<div class="related-news"><h3>Related news</h3>
<ul><li><a href="/2">Workshop in Bishkek with 99 participants</a></li>
<li><a href="/3">Another 77 officers trained</a></li></ul></div>
<footer><p>Copyright Regional Centre. All rights reserved. Phone 555.</p></footer>
</body></html>
"""


def test_the_article_is_read_without_what_stands_around_it(read):
    assert texts(read("a.html", PAGE)) == [
        "Seminar on borders ends",
        "The seminar on the security of borders brought together over 40 officers of five states, "
        "who talked for two days about documents and about dogs.",
        "Who came",
        "Officers of border posts",
        "Teachers of academies",
        "Country | Persons",
        "Uzbekistan | 12",
        "The next seminar will take place in Almaty, the organizers said when they closed the last session.",
    ]


def test_a_page_says_what_it_is(read):
    assert read("a.htm", PAGE).metadata == {
        "title": "Seminar on borders ends",
        "publisher": "Regional Centre",
        "date_published": "2021-05-14",
        "language": "en",
        "url": "https://centre.example.org/news/14",
    }


def test_the_title_of_a_page_may_end_with_the_name_of_the_site(read):
    page = PAGE.replace('<meta property="og:site_name" content="Regional Centre">', "")

    assert read("a.htm", page).metadata["publisher"] == "Regional Centre"


def test_a_date_in_the_text_is_not_that_of_publication(read):
    page = "<html><body><article><p>It took place on 3 March 2021 in Almaty.</p></article></body></html>"

    assert "date_published" not in read("a.html", page).metadata


def test_the_declared_encoding_is_read(read):
    page = '<html><head><meta charset="windows-1251"></head><body><p>Пришли 40 человек.</p></body></html>'

    assert texts(read("a.html", page.encode("cp1251"))) == ["Пришли 40 человек."]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>Only 40 persons came.</p><p>They left.</p></body></html>",
        "<p>Only 40 persons came.</p><p>They left.</p>",
        "<html><body><div>Only 40 persons came.<br><br>They left.</div></body></html>",
        '<?xml version="1.0" encoding="utf-8"?>'
        "<html><body><p>Only 40 persons came.</p><p>They left.</p></body></html>",
    ],
)
def test_a_short_or_odd_page_is_read(read, page):
    assert texts(read("a.html", page)) == ["Only 40 persons came.", "They left."]


def test_a_page_laid_out_in_a_table_is_read_paragraph_by_paragraph(read):
    first = "The seminar on the security of borders brought together forty officers of the five states."
    second = "They talked for two days about documents, about dogs and about the work of their posts."
    document = read(
        "a.html", f"<html><body><table><tr><td><p>{first}</p><p>{second}</p></td></tr></table></body></html>"
    )

    assert texts(document) == [first, second]


def test_nothing_is_fetched(read, monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    page = PAGE.replace(
        "<!DOCTYPE html>",
        '<!DOCTYPE html SYSTEM "http://example.org/a.dtd" [<!ENTITY x SYSTEM "http://example.org/x">]>',
    ).replace(
        "</nav>", '</nav><iframe src="http://example.org/"></iframe><img src="http://example.org/a.png">'
    )

    assert "Who came" in texts(read("a.html", page))


@pytest.mark.parametrize("page", ["<html></html>", "   ", "<!-- nothing -->", "<script>let a = 1</script>"])
def test_a_page_without_text_is_refused(read, page):
    with pytest.raises(DocumentError, match=r"a\.html holds no text"):
        read("a.html", page)


def test_a_page_that_the_parser_would_cut_short_is_refused(read):
    deep = "<div>" * 20_000 + "<p>Only 40 persons came.</p>" + "</div>" * 20_000

    with pytest.raises(DocumentError, match=r"a\.html is nested too deeply to be read whole"):
        read("a.html", f"<html><body><p>Before</p>{deep}<p>After</p></body></html>")


def test_the_mark_of_a_footnote_is_no_digit_of_the_figure_before_it(read):
    marks = "<sup><a href='#1'>1</a></sup>", "<sup>1</sup>", "<sup><sup>1</sup></sup>"

    for mark in marks:
        page = f"<html><body><p>Over 250{mark} persons came in 2 days.</p></body></html>"
        assert read("a.html", page).text == "Over 250¹ persons came in 2 days."
