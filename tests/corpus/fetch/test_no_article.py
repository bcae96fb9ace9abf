"""Pages in place of an article are set aside with the reason; articles never are."""

import pytest

from corpus.fetch.errors import NotAnArticleError
from corpus.fetch.http import Reply
from corpus.fetch.page import read_article
from tests.corpus.fetch.pages import ARTICLES, NO_ARTICLES, SENTENCES

URL = "https://courier.example/talks/pause"


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_kept(name: str) -> None:
    article = read_article(Reply(URL, 200, ARTICLES[name].encode()))
    assert len(article.text) > 250


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_what_is_none_is_set_aside(name: str) -> None:
    html, reason = NO_ARTICLES[name]
    with pytest.raises(NotAnArticleError) as caught:
        read_article(Reply(URL, 200, html.encode()))
    line = str(caught.value)
    assert line.startswith(reason)
    assert "; " in line
    assert "\n" not in line


def test_the_whole_article_is_read() -> None:
    article = read_article(Reply(URL, 200, ARTICLES["an article"].encode()))
    assert article.text == "\n\n".join(SENTENCES)
