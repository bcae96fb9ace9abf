"""Answers and abstentions: within the limits whatever the text, in the article's exact words."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers import Abstention, Answer, Citation, QuotedPassage, Reason
from bot.answers.models import Note
from bot.discord.escape import plain
from bot.discord.render import render_answer, render_context, render_nearest
from bot.discord.render.pages import LEAD
from bot.discord.render.quoted import compact_block
from corpus.models import Article, QuoteKind
from index.store import Coverage
from tests.bot.discord.quoting import (
    COVERAGES,
    HARBOUR,
    LONG_TEXTS,
    NOTES,
    SEARCHED,
    TEXTS,
    citations,
    quoted,
    quotes,
)
from tests.bot.discord.showing import check_golden, check_limits, description, shown

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of long texts

SAID = quoted(HARBOUR, "“We will sign,” she said.")
REPORTED = quoted(HARBOUR, "Ana Ruiz spoke late.", QuoteKind.INDIRECT)
PARTLY = quoted(HARBOUR, "Nobody in Carvania answered.", QuoteKind.MIXED, None)
PASSAGE = quoted(HARBOUR, "Farmers waited.", None, None)
ALL = (SAID, REPORTED, PARTLY, PASSAGE)


def answer(*cited: QuotedPassage, notes: tuple[Note, ...] = ()) -> Answer:
    return Answer("id", "Will Velmora sign?", cited, SEARCHED, notes)


def abstention(*nearest: QuotedPassage, reason: Reason = Reason.NOT_FOUND) -> Abstention:
    return Abstention("id", "Will it rain?", reason, SEARCHED, nearest)


def words_in(block: str) -> str:
    """The words of a block quote, as they are shown."""
    lines = [line.removeprefix("> ") for line in block.split("\n") if line.startswith("> ")]
    return "\n".join(
        shown(line[1:-1] if line.startswith("_") and line.endswith("_") else line) for line in lines
    )


@pytest.mark.parametrize(
    ("name", "result", "question"),
    [
        ("answer", answer(*ALL), None),
        ("answer_to_command", answer(SAID, notes=(Note.IN_PERIOD,)), "Will *Velmora* sign?"),
        ("abstention", abstention(REPORTED, PASSAGE), None),
        ("abstention_empty", abstention(reason=Reason.EMPTY_QUESTION), "??"),
    ],
)
def test_as_it_was_looked_at(name: str, result: Answer | Abstention, question: str | None) -> None:
    check_golden(name, render_answer(result, question))


@settings(max_examples=60)
@given(st.lists(quotes(), min_size=1, max_size=5), COVERAGES, NOTES, st.none() | LONG_TEXTS)
def test_no_answer_exceeds_a_limit(
    cited: list[QuotedPassage], coverage: Coverage, notes: list[Note], question: str | None
) -> None:
    found = Answer("id", "?", tuple(cited), coverage, tuple(notes))
    for reply in render_answer(found, question):
        check_limits(reply)
    check_limits(render_context(cited[:4], coverage))
    nothing = Abstention(
        "id", "?", Reason.NOT_FOUND, coverage, tuple(cited), tuple(notes), ("A" * 300,) * 9
    )
    (reply,) = render_answer(nothing, question)
    check_limits(reply)
    for reply in render_nearest(cited, coverage):
        check_limits(reply)


@given(quotes())
@settings(max_examples=60)
def test_the_words_shown_are_the_article_s(cited: QuotedPassage) -> None:
    (reply,) = render_answer(answer(cited))
    words, whole = words_in(description(reply)), plain(cited.citation.text)
    if words not in {whole, ""}:
        assert whole.startswith(words)
        assert "more sentence" in description(reply)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(quotes(), st.lists(citations(), max_size=4), COVERAGES)
def test_other_wordings_keep_to_the_limits(
    cited: QuotedPassage, variants: list[Citation], coverage: Coverage
) -> None:
    worded = replace(cited, variants=tuple(variants))
    for reply in render_answer(Answer("id", "?", (worded, worded), coverage)):
        check_limits(reply)
    check_limits(render_context([worded], coverage))
    assert len(compact_block(worded, 1500)) <= 1500


def test_other_wordings_are_shown_in_their_own_words() -> None:
    variant = quoted(HARBOUR, "Farmers waited.").citation
    (reply,) = render_answer(answer(replace(SAID, variants=(variant, variant, variant))))
    told = description(reply)
    assert told.count("*Worded otherwise:*") == 2
    assert told.count("> Farmers waited.") == 2
    assert told.endswith("*Worded otherwise in 1 more article*")


@given(TEXTS)
def test_short_words_are_shown_whole(text: str) -> None:
    if not text.strip():
        return
    for kind in (*QuoteKind, None):
        article = _article(text)
        (reply,) = render_answer(answer(quoted(article, text, kind, None)))
        assert words_in(description(reply)) == plain(text)


def test_a_quotation_is_never_cut() -> None:
    sentence = "The bridge of Tarn is open to all who come. "
    told = "Ana Ruiz spoke in Sorel. "
    speech = f"“{sentence * 120}” she said."
    (reply,) = render_answer(answer(quoted(_article(told + speech), told + speech)))
    assert words_in(description(reply)) == told.strip()
    assert "more sentence" in description(reply)
    (reply,) = render_answer(answer(quoted(_article(speech), speech)))
    assert words_in(description(reply)) == ""
    assert "too long to be shown here whole" in description(reply)


def test_the_nearest_articles_are_named_once() -> None:
    (reply,) = render_answer(abstention(*ALL))
    assert description(reply).count("Velmora is ready to sign") == 1


def test_many_quotes_are_pages() -> None:
    replies = render_answer(answer(*(ALL * 3)))
    assert [reply.embeds[0].footer.text for reply in replies] == [
        f"Page {page} of 3 · Searched 1,234 articles, published 3 January 2024 to 2 May 2025"
        for page in (1, 2, 3)
    ]


def test_the_lead_of_an_abstention_has_room() -> None:
    for reason in Reason:
        nothing = Abstention("i", "?", reason, SEARCHED, (), tuple(Note), ("*" * 99,) * 9)
        (reply,) = render_answer(nothing)
        assert len(description(reply)) <= LEAD


def test_every_reason_has_a_sentence_of_its_own() -> None:
    said = [description(*render_answer(abstention(reason=reason))) for reason in Reason]
    assert len(set(said)) == len(Reason)
    assert not any("that I could stand by" in sentence for sentence in said)
    assert all(sentence.startswith("**") and sentence.endswith(".**") for sentence in said)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), ""),
        (("Ana Ruiz",), "Did you mean **Ana Ruiz**?"),
        (("Ana Ruiz", "A*a"), "Did you mean **Ana Ruiz** or **A\\*a**?"),
        (("One", "Two", "Three", "Four"), "Did you mean **One** or **Two** or **Three**?"),
    ],
)
def test_names_that_come_near_are_asked_about(names: tuple[str, ...], words: str) -> None:
    unknown = Abstention("i", "?", Reason.UNKNOWN_SPEAKER, SEARCHED, (), (), names)
    (reply,) = render_answer(unknown)
    first, *rest = description(reply).split("\n")
    assert first == "**Nobody of that name is surely quoted in the corpus.**"
    assert rest == ([words] if words else [])


def test_who_else_tells_the_same_is_named() -> None:
    def other(source: str | None, url: str | None = None) -> Article:
        return Article(id=f"{source}", text="We will sign.", source=source, url=url)

    def small_print(*also: Article) -> str:
        (reply,) = render_answer(answer(quoted(HARBOUR, "Farmers waited.", None, None, also)))
        return description(reply).split("\n")[-1]

    assert "also in" not in small_print()
    today = other("Carvania *Today*", "https://today.example/1")
    assert small_print(today).endswith(
        " · also in 1 more article: [Carvania \\*Today\\*](<https://today.example/1>)"
    )
    assert small_print(other("Tarn Post"), other("Tarn Post"), other(None)).endswith(
        " · also in 3 more articles: Tarn Post, unknown outlet"
    )
    assert small_print(*map(other, "ABCD")).endswith(" · also in 4 more articles: A, B, C …")


def _article(text: str) -> Article:
    return Article(id="a", text=text, title="Talks", source="The Velmora Courier")
