"""Invented quotes, and text of every kind that could break a message."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.answers import Citation, QuotedPassage, cite
from bot.answers.models import Note
from corpus.models import Article, QuoteKind, Span, Speaker
from index.store import Coverage

SEARCHED = Coverage(
    articles=1234,
    passages=9876,
    earliest=datetime(2024, 1, 3, tzinfo=UTC),
    latest=datetime(2025, 5, 2, 7, 30, tzinfo=UTC),
)
RUIZ = Speaker("ana-ruiz", "Ana Ruiz", "foreign minister of Velmora")
_SAID = "Ana Ruiz spoke late. “We will sign,” she said. The port of Sorel stays shut."
HARBOUR = Article(
    id="harbour",
    text=f"{_SAID}\n\nNobody in Carvania answered.\n\nFarmers waited.",
    title="Velmora is ready to sign",
    source="The Velmora Courier",
    url="https://courier.example/sign_(1)",
    published=datetime(2025, 4, 18, tzinfo=UTC),
)

_MARKUP = """
* ** _ __ ~~ ` ``` || | > >>> # ## -# - + 1. 2) [ ] ( ) < > \\ @everyone @here <@1> <@&2> <#3>
<t:1:D> <:a:1> </ask:1> <id:customize> :smile: https://example.org/a_(b) [x](https://example.org)
discord.gg/abc \u202e \u2066 \u200b \ufeff \x1b \x00 ““ ” " ' ¯\\_(ツ)_/¯ 😀 👩‍👩‍👧 é
""".split()
_PIECES = st.sampled_from(
    [*_MARKUP, " ", "\n", "\n\n", "\r\n", "\u2028", "word", "Ruiz said.", "x" * 90]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join))
"""Short texts, many of them all markup."""
LONG_TEXTS = st.builds(lambda text, times: text * times, TEXTS, st.integers(1, 200))
"""The same, up to some ten thousand characters."""
DATES = st.none() | st.datetimes(timezones=st.just(UTC))
URLS = (
    st.none() | st.just("https://courier.example/a") | TEXTS.map("https://courier.example/".__add__)
)
ARTICLES = st.builds(
    Article,
    id=st.just("a"),
    text=LONG_TEXTS.filter(bool),
    title=st.none() | LONG_TEXTS,
    source=st.none() | LONG_TEXTS,
    url=URLS,
    author=st.none() | LONG_TEXTS,
    published=DATES,
)
SPEAKERS = st.none() | st.builds(Speaker, st.just("s"), LONG_TEXTS, st.none() | LONG_TEXTS)
NOTES = st.lists(st.sampled_from(list(Note)), unique=True)
COVERAGES = st.builds(Coverage, st.integers(0, 10**9), st.integers(0, 10**9), DATES, DATES)


def quoted(
    article: Article,
    words: str,
    kind: QuoteKind | None = QuoteKind.DIRECT,
    speaker: Speaker | None = RUIZ,
    also: tuple[Article, ...] = (),
) -> QuotedPassage:
    """Words of an article, cited."""
    start = article.text.index(words)
    citation = cite(article, Span(start, start + len(words)), words)
    return QuotedPassage(citation, 1.0, kind, speaker, also)


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """Any words of any article."""
    article = draw(ARTICLES)
    start = draw(st.integers(0, len(article.text) - 1))
    end = draw(st.integers(start + 1, len(article.text)))
    span = Span(start, end)
    return cite(article, span, span.of(article.text))


@st.composite
def quotes(draw: st.DrawFn) -> QuotedPassage:
    """Any quote of any article."""
    citation = draw(citations())
    kind = draw(st.none() | st.sampled_from(list(QuoteKind)))
    also = tuple(draw(st.lists(ARTICLES, max_size=5)))
    return QuotedPassage(citation, 1.0, kind, draw(SPEAKERS), also)
