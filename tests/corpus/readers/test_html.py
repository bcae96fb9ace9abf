"""Saved pages: the article and what the page says of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.models import Article
from corpus.readers.html import read_html

FIRST = "The foreign minister of Velmora said on Friday that the talks in Orsk were paused."
SECOND = "“We need a week,” said Ana Ruiz, who leads the delegation, « et pas un jour de plus »."
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="CHARSET"><title>Velmora pauses talks | The Courier</title>
<link rel="canonical" href="https://courier.example/talks/pause">
<meta property="og:site_name" content="The Velmora Courier">
<meta property="og:title" content="Velmora pauses talks"><meta name="author" content="Bo Lind">
<meta property="article:published_time" content="2025-04-18T09:30:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article>
<h1>Velmora pauses talks</h1><p>{FIRST}</p><p>{SECOND}</p>
<p>Read also: Ten days in Orsk that changed a treaty</p><p>Advertisement</p>
<p>{FIRST.replace("Friday", "Saturday")}</p></article>
<div class="comments"><p>I do not believe a word of it.</p></div>
<footer>© 2019 The Velmora Courier</footer></body></html>
"""


def read(tmp_path: Path, page: str | bytes) -> Article:
    path = tmp_path / "a.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_html(path, tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_page(tmp_path: Path, encoding: str) -> None:
    article = read(tmp_path, PAGE.replace("CHARSET", encoding).encode(encoding))
    assert article == Article(
        id=article.id,
        text="\n\n".join((FIRST, SECOND, FIRST.replace("Friday", "Saturday"))),
        title="Velmora pauses talks",
        source="The Velmora Courier",
        url="https://courier.example/talks/pause",
        author="Bo Lind",
        published=datetime(2025, 4, 18, 7, 30, tzinfo=UTC),
        language="en-GB",
        origin=str(tmp_path / "a.html"),
    )


def test_what_the_page_does_not_say_is_unknown(tmp_path: Path) -> None:
    footer = "<footer>© 2019 The Velmora Courier</footer>"
    article = read(tmp_path, f"<html><body><p>{FIRST}</p><p>{SECOND}</p>{footer}</body></html>")
    assert FIRST in article.text
    assert (article.author, article.published, article.url) == (None, None, None)


def test_nothing_is_logged(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ReadError):
        read(tmp_path, "<html></html>")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "page",
    ["<html></html>", "plain words", "<p>", "<!--", "<div>" * 5000, "<?xml version='1.0'?><a/>"],
)
def test_a_page_without_an_article(tmp_path: Path, page: str) -> None:
    with pytest.raises(ReadError, match=r"article found in the page|cannot be parsed"):
        read(tmp_path, page)
