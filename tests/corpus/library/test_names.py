"""Names of files from any title, outlet and address."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library.names import article_key, file_stem, source_folder
from corpus.models import Article

ODD = [
    "../../etc/passwd",
    "/absolute",
    "..",
    ".",
    "",
    "a\0b",
    "CON",
    "x" * 5_000,
    "Ж" * 5_000,
    "\u202egnp.exe",
    "line\nbreak",
    "~root",
    "-rf",
    "𝔙𝔢𝔩𝔪𝔬𝔯𝔞",
    "e\u0301 and \u00e9",
    "\ud800",
]


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_odd_names(odd: str) -> None:
    _check(Article("x", "...", title=odd, source=odd, url=odd))


@given(st.text(), st.text(), st.text())
def test_any_names(title: str, source: str, url: str) -> None:
    _check(Article("a", "...", title=title, source=source, url=url))


def _check(article: Article) -> None:
    for name in (file_stem(article), source_folder(article)):
        assert 0 < len(name.encode("utf-8", "surrogatepass")) <= 200
        assert not set(name) & set('/\\\0. \n:*?"<>|')
        assert not name.startswith("-")
        assert name == name.casefold()
    assert file_stem(article).endswith(article_key(article.id))


def test_what_differs_in_case_or_composition_alone_is_one_folder() -> None:
    one, other = (
        source_folder(Article("a", "...", source=source))
        for source in ("Cafe\u0301 Velmora", "CAF\u00c9 velmora")
    )
    assert one == other


def test_a_key_is_told_from_an_id_that_only_looks_like_one() -> None:
    key = article_key("3F0C2D1A9B8E7F60")
    assert key != "3f0c2d1a9b8e7f60"
    assert set(key) <= set(string.hexdigits.lower())


@pytest.mark.parametrize(
    ("url", "folder"),
    [
        ("https://www.courier.example/a?b", "courier-example"),
        ("https://courier.example:8080/a", "courier-example"),
        ("http://[bad", "unknown-source"),
        ("not an address", "unknown-source"),
        (None, "unknown-source"),
    ],
)
def test_without_an_outlet_the_host_is_the_folder(url: str | None, folder: str) -> None:
    assert source_folder(Article("a", "...", url=url)) == folder
