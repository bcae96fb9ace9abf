"""Whatever the text, nothing raises and all spans are sound."""

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.models import Article, Quote, Span, Turn
from corpus.quotes.extract import extract_quotes, refused_marks

PIECES = [
    *"“ ” \" '' `` « » „ ‘ ’ ' ′ ( ) [ ] , . : ; ? ! … — - -- 6'2\" 12 a-b é 北京 😀".split(),
    *'\n|\n\n|\u00a0|\u2028|\x0b|<a href="x">|BREL (AP) —|U.S.|Ana Ruiz|Ruiz|Mr.|Sen.'.split("|"),
    *"said says say told told him according to adding asked denied quoted as saying put it".split(),
    *"Minister the a an and but who that which whether he she they it He She officials".split(),
    *"if not never will would has was had failed we go talks reporters on Monday in Brel".split(),
    "refused to say",
    "the Kremlin",
    "the minister",
]

prose = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
glued = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)

ARTICLE = (
    "Foreign Minister Ana Ruiz said on Monday that the talks “had failed,” and added: “We go.”\n\n"
    "“It is over,” said Piet Brandt, 52, the envoy. “We are tired.\n\n“And we go home.”\n\n"
    "He said that she had told him ‘no’. According to the ministry, the day's last car left."
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The article above with some stretches deleted, doubled or replaced by odd pieces."""
    text = ARTICLE
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        piece = draw(st.sampled_from(["", text[start:end] * 2, *PIECES]))
        text = text[:start] + piece + text[end:]
    return text


def check(text: str, quotes: tuple[Quote, ...]) -> None:
    whole = Span(0, len(text))
    for quote in quotes:
        spans = [*quote.parts, quote.cue, quote.source, quote.within]
        assert all(whole.contains(s) for s in spans if s)
        assert quote.parts
        assert all(len(part) for part in quote.parts)
        assert all(a.end <= b.start for a, b in pairwise(quote.parts))
        assert 0 <= quote.confidence <= 1
        assert quote.speaker is None or quote.speaker.name.strip()
        assert quote.within is None or quote.within.contains(quote.span)
    starts = [quote.span.start for quote in quotes]
    assert starts == sorted(starts)


@settings(max_examples=300)
@example("“ Ruiz asked `` that denied reporters and")
@example("Ruiz accused Brandt and")
@given(st.one_of(st.text(max_size=200), prose, glued, mutated()))
def test_any_text(text: str) -> None:
    check(text, extract_quotes(Article("a", text)))
    assert all(Span(0, len(text)).contains(r.span) for r in refused_marks(text))


@settings(max_examples=100)
@given(prose)
def test_reading_twice_gives_the_same(text: str) -> None:
    article = Article("a", text)
    assert extract_quotes(article) == extract_quotes(article)


LABELS = [None, "", "Q", "MR. RUIZ", "Ana Ruiz", "THE PRESIDENT", ":", "(x)", "MS.", "A, B"]


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(LABELS), prose), max_size=6), st.one_of(st.none(), prose))
def test_any_transcript(turns: list[tuple[str | None, str]], title: str | None) -> None:
    text, found = "", []
    for label, words in turns:
        text += f"{label}: "
        found.append(Turn(label, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    article = Article("t", text, title, turns=tuple(found))
    check(text, extract_quotes(article))
