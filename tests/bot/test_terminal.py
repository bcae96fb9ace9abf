"""What a person sees in a terminal: the exact words, readable, and nothing a terminal obeys."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.answers import Abstention, Answer, QuotedPassage, Reason, cite
from bot.harmless import harmless
from bot.terminal.answer import print_answer
from bot.terminal.article import print_article
from bot.terminal.parts import describe
from bot.terminal.search import print_hits
from corpus.models import Article, QuoteKind, Span, Speaker
from index.retriever import Hit
from index.store import Coverage, Passage

TEXT = (
    "She said that a withdrawal of the monitors was a matter for Carvania to decide. "
    "“We will not leave the table,” Ruiz told reporters."
)
ARTICLE = Article(
    "a1",
    TEXT,
    title="Velmora leaves the monitors to Carvania",
    source="The Velmora Courier",
    url="https://courier.example/monitors",
    published=datetime(2025, 4, 18, 23, 59, tzinfo=UTC),
)
BARE = Article("-x; y", "First line.\r\nSecond line.\n\n\tThird.")
COVERAGE = Coverage(1204, 1, ARTICLE.published, datetime(2025, 5, 2, tzinfo=UTC))


def quoted(
    article: Article, span: Span, kind: QuoteKind | None = None, speaker: Speaker | None = None
) -> QuotedPassage:
    return QuotedPassage(cite(article, span, span.of(article.text)), 0.5, kind, speaker)


def shown(result: Answer | Abstention, width: int = 60, *, terminal: bool = False) -> str:
    out = io.StringIO()
    print_answer(console(out, width, terminal=terminal), result)
    return out.getvalue()


def console(out: io.StringIO, width: int, *, terminal: bool = False) -> Console:
    return Console(
        file=out,
        width=width,
        force_terminal=terminal,
        color_system="truecolor" if terminal else None,
        highlight=False,
    )


def answer(*quotes: QuotedPassage) -> Answer:
    return Answer("1", "What?", quotes, COVERAGE)


def test_an_answer() -> None:
    whole, said = Span(0, len(TEXT)), Span(81, 109)
    result = answer(
        quoted(ARTICLE, said, QuoteKind.DIRECT, Speaker("ruiz", "Ana Ruiz", "chief negotiator")),
        quoted(ARTICLE, whole, QuoteKind.INDIRECT),
        quoted(BARE, Span(0, len(BARE.text))),
    )
    link = "https://courier.example/monitors#:~:text="
    assert shown(result) == (
        "  │ We will not leave the table,\n"
        "    — Ana Ruiz (chief negotiator), in direct speech\n"
        "    Velmora leaves the monitors to Carvania · The Velmora\n"
        "    Courier · 18 April 2025\n"
        f"    {link}We%20will%20not%20leave%20the%20table\n"
        "    talks corpus show --at 81:109 a1\n"
        "\n"
        "  │ She said that a withdrawal of the monitors was a matter\n"
        "  │ for Carvania to decide. “We will not leave the table,”\n"
        "  │ Ruiz told reporters.\n"
        "    — unattributed, in reported speech\n"
        "    Velmora leaves the monitors to Carvania · The Velmora\n"
        "    Courier · 18 April 2025\n"
        f"    {link}She%20said%20that%20a,table%2C%E2%80%9D%20Ruiz%20told%20reporters\n"
        f"    talks corpus show --at 0:{len(TEXT)} a1\n"
        "\n"
        "  │ First line.\n"
        "  │ Second line.\n"
        "  │\n"
        "  │  Third.\n"
        "    — unattributed passage\n"
        "    untitled · unknown outlet · date unknown\n"
        "    talks corpus show --at 0:34 -- '-x; y'\n"
        "\n"
        "Searched 1,204 articles, 1 passage, published 18 April 2025\n"
        "to 2 May 2025.\n"
    )


def test_an_abstention() -> None:
    nowhere = Coverage(1, 2, None, None)
    near = quoted(BARE, Span(0, 11))
    assert shown(Abstention("1", "?", Reason.NOT_FOUND, nowhere, (near,))) == (
        "Nothing in the corpus answers this.\n"
        "\n"
        "The nearest passages, which do not answer it:\n"
        "\n"
        "  │ First line.\n"
        "    — unattributed passage\n"
        "    untitled · unknown outlet · date unknown\n"
        "    talks corpus show --at 0:11 -- '-x; y'\n"
        "\n"
        "Searched 1 article, 2 passages; no dates known.\n"
    )
    assert shown(Abstention("1", "?", Reason.EMPTY_QUESTION, nowhere, ())) == (
        "There is nothing to search for in this question.\n"
        "\n"
        "Searched 1 article, 2 passages; no dates known.\n"
    )


def test_passages() -> None:
    out = io.StringIO()
    span = Span(0, 79)
    hit = Hit(Passage(1, "a1", span), ARTICLE, rank=12, score=0.5, cosine=None, bm25=1.0)
    day = Coverage(1, 1, ARTICLE.published, ARTICLE.published)
    print_hits(console(out, 60), [hit], day, "talks corpus show --index x")
    assert out.getvalue() == (
        "12. Velmora leaves the monitors to Carvania · The Velmora\n"
        "    Courier · 18 April 2025\n"
        "  │ She said that a withdrawal of the monitors was a matter\n"
        "  │ for Carvania to decide.\n"
        "    https://courier.example/monitors"
        "#:~:text=She%20said%20that%20a,for%20Carvania%20to%20decide\n"
        "    talks corpus show --index x --at 0:79 a1\n"
        "\n"
        "Searched 1 article, 1 passage, published 18 April 2025.\n"
    )


def test_no_passages() -> None:
    out = io.StringIO()
    print_hits(console(out, 60), [], Coverage(0, 0, None, None))
    assert out.getvalue() == (
        "No passage was found.\n\nSearched 0 articles, 0 passages; no dates known.\n"
    )


def test_an_article_is_marked_where_it_is_quoted() -> None:
    out = io.StringIO()
    print_article(console(out, 20), BARE, Span(6, 18))
    assert out.getvalue() == (
        "untitled · unknown outlet · date unknown\n\nFirst >>>line.\nSecon<<<d line.\n\n Third.\n"
    )


def test_an_article_in_a_terminal() -> None:
    out = io.StringIO()
    print_article(console(out, 30, terminal=True), ARTICLE, Span(81, 109))
    assert ">>>" not in out.getvalue()
    assert "“\x1b[7mWe will \x1b[0m\n\x1b[7mnot leave the table,\x1b[0m” Ruiz" in out.getvalue()


def test_colour_is_for_terminals() -> None:
    result = answer(quoted(ARTICLE, Span(81, 109), QuoteKind.DIRECT))
    assert "\x1b" not in shown(result)
    assert "\x1b[1mWe will not leave the table,\x1b[0m" in shown(result, terminal=True)
    assert "\x1b]8;" in shown(result, terminal=True)  # the link can be clicked


@pytest.mark.parametrize("width", [1, 20, 24, 60, 80, 200])
def test_links_and_commands_are_never_broken(width: int) -> None:
    lines = shown(answer(quoted(ARTICLE, Span(0, 79))), width).splitlines()
    assert any(line.endswith("decide") and "    https://" in line for line in lines)
    assert "    talks corpus show --at 0:79 a1" in lines


WORDS = st.text(
    st.one_of(
        st.sampled_from("ab  ,.”“\n\t\r\x1b\x07\x9b\u202e\u2028\xa0"),
        st.sampled_from("停戦監視団ｗ👩‍👩‍👧e\u0301\u200d\u3000"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=120,
)
LONG = st.builds("{0}{1}{2}".format, WORDS, st.integers(1, 200).map("x".__mul__), WORDS)


def test_other_wordings_stand_under_the_words_with_where_they_stand() -> None:
    start = TEXT.index("“We")
    told = quoted(ARTICLE, Span(start, start + 29), QuoteKind.DIRECT, Speaker("ruiz", "Ana Ruiz"))
    worded = Article("b2", "“We’ll not leave it,” she said.", "Ruiz stays", "Carvania Today")
    told = replace(told, variants=(cite(worded, Span(0, 21), worded.text[:21]),))
    printed = shown(Answer("1", "Stay?", (told,), COVERAGE), width=100)
    head = "Worded otherwise in Ruiz stays · Carvania Today · date unknown:"
    assert f"{head}\n  │ “We’ll not leave it,”\n    talks corpus show --at 0:21 b2\n" in printed


@given(st.one_of(WORDS, LONG), st.integers(10, 120))
def test_the_words_shown_are_the_exact_slice(words: str, width: int) -> None:
    article = Article("a", f"Before. {words} After.")
    output = shown(answer(quoted(article, Span(8, 8 + len(words)))), width)
    lines = [line[4:] for line in output.split("\n") if line.startswith("  │")]
    assert all(cell_len(line) <= max(20, width - 4) for line in lines)
    rest = iter(lines)
    for paragraph in words.splitlines():
        left = harmless(paragraph)
        line = next(rest)
        # Where a line ends, white space may be gone; nothing else, and nowhere else.
        while True:
            assert left.lstrip().startswith(line.lstrip())
            left = left.lstrip().removeprefix(line.lstrip())
            if not left.strip():
                break
            line = next(rest)
    assert next(rest, None) is None


@given(WORDS, WORDS, WORDS, WORDS)
def test_nothing_of_an_article_commands_the_terminal(
    text: str, title: str, name: str, article_id: str
) -> None:
    url = f"https://example.org/{name}"
    article = Article(article_id, text, title=title, source=name, url=url)
    quote = quoted(article, Span(0, len(text)), QuoteKind.MIXED, Speaker("s", name, title))
    hit = Hit(Passage(1, "a", Span(0, len(text))), article, 1, 1.0, None, None)
    for terminal in (False, True):
        out = io.StringIO()
        print_answer(console(out, 40, terminal=terminal), answer(quote))
        print_hits(console(out, 40, terminal=terminal), [hit], COVERAGE)
        print_article(console(out, 40, terminal=terminal), article, Span(0, len(text)))
        # Colours and links that are ours; the target of a link holds no control itself.
        ours = r"\x1b\[[\d;]*m|\x1b\]8;(?:id=\d+)?;[^\x00-\x1f\x7f-\x9f]*\x1b\\"
        left = re.sub(ours, "", out.getvalue())
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left)


@given(WORDS, WORDS)
def test_an_article_is_described_in_one_line(title: str, source: str) -> None:
    assert len(describe(Article("a", "text", title=title, source=source)).splitlines()) == 1


@pytest.mark.parametrize(
    ("article", "line"),
    [
        (Article("a", "x"), "untitled · unknown outlet · date unknown"),
        (
            Article("a", "x", title="One\n two", published=datetime(2025, 4, 8, tzinfo=UTC)),
            "One two · unknown outlet · 8 April 2025",
        ),
    ],
)
def test_what_is_unknown_is_said_to_be(article: Article, line: str) -> None:
    assert describe(article) == line
