"""The door to a citation: only the article's own words go through."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.answers import Citation, MisquoteError, cite
from corpus.models import Article, Span

ARTICLE = Article("a1", "“We will not leave the table,” Ruiz said.")


@st.composite
def slices(draw: st.DrawFn) -> tuple[Article, Span]:
    text = draw(st.text(min_size=1))
    start = draw(st.integers(0, len(text) - 1))
    return Article("a", text), Span(start, draw(st.integers(start + 1, len(text))))


@given(slices())
def test_the_slice_is_cited(found: tuple[Article, Span]) -> None:
    article, span = found
    citation = cite(article, span, span.of(article.text))
    assert citation == Citation(article, span)
    assert citation.text == article.text[span.start : span.end]


@given(slices(), st.text())
def test_any_other_text_is_refused(found: tuple[Article, Span], claimed: str) -> None:
    article, span = found
    assume(claimed != span.of(article.text))
    with pytest.raises(MisquoteError):
        cite(article, span, claimed)


@pytest.mark.parametrize(
    ("span", "claimed"),
    [
        (Span(1, 29), "We will not leave the table"),  # one character less
        (Span(1, 28), "We will not leave the table,"),  # one more
        (Span(0, 30), '"We will not leave the table,"'),  # other quotation marks
        (Span(1, 28), "we will not leave the table"),
        (Span(1, 28), "We will not leave the\xa0table"),
        (Span(5, 5), ""),  # nothing
        (Span(40, 99), ""),  # beyond the text
        (Span(36, 99), "said."),  # reaching beyond it
        (Span(1, 28), ""),
    ],
)
def test_what_is_nearly_the_slice_is_refused(span: Span, claimed: str) -> None:
    with pytest.raises(MisquoteError, match="article a1 has"):
        cite(ARTICLE, span, claimed)
