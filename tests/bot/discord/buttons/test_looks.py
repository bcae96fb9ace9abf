"""The looks of a message and the buttons between them."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import discord
import pytest

from bot.answers import Abstention, Answer, QuotedPassage, Reason
from bot.discord.buttons.looks import Look, Quotes, sight
from bot.discord.buttons.reading import ReadButton, rows
from bot.discord.kept import Kept
from bot.discord.render import Heading
from bot.discord.sections import Entry, Sections, shown_sections
from bot.discord.shown import Changed, Shown, shown_answer, shown_listing
from corpus.models import QuoteKind
from tests.bot.discord.quoting import HARBOUR, SEARCHED, quoted
from tests.bot.discord.showing import check_buttons, check_limits

QUOTES = (
    quoted(HARBOUR, "“We will sign,” she said."),
    quoted(HARBOUR, "Ana Ruiz spoke late.", QuoteKind.INDIRECT),
    quoted(HARBOUR, "Farmers waited.", None, None),
)
MANY = QUOTES * 3
ANSWER = shown_answer(Answer("i", "?", MANY, SEARCHED))
ABSTENTION = shown_answer(Abstention("i", "?", Reason.NOT_FOUND, SEARCHED, QUOTES))
LISTING = shown_listing(MANY, 40, SEARCHED)
SUMMARY = shown_sections(
    Sections(
        (
            Entry(QUOTES[2], ("The main development",)),
            *(Entry(quote, ("Who said what",), by_speaker=True) for quote in QUOTES[:2] * 3),
        ),
        "-# Exact sentences",
        SEARCHED,
    )
)
SUMMED = (QUOTES[2], *QUOTES[:2] * 3)
NOTHING = shown_answer(Abstention("i", "?", Reason.NOT_FOUND, SEARCHED, ()))


def kept(shown: Shown, question: str | None = None) -> Kept:
    return Kept("abcdefghijkl", 7, 9, datetime(2025, 5, 1, tzinfo=UTC), shown, question)


def buttons(
    shown: Shown,
    quotes: Quotes,
    look: Look = Look.MAIN,
    page: int = 0,
    question: str | None = None,
) -> list[str]:
    """The labels, or emoji, of the buttons under a look."""
    view = rows(kept(shown, question), sight(shown, quotes, look, page, Heading()))
    check_buttons(view)
    found = []
    for item in view.children:
        assert isinstance(item, discord.ui.DynamicItem)
        found.append(item.item.label or str(item.item.emoji))
    return found


READ = ["More context", "Sources"]


@pytest.mark.parametrize(
    ("shown", "quotes", "look", "page", "expected"),
    [
        (ANSWER, MANY, Look.MAIN, 0, ["Next ▶", *READ]),
        (ANSWER, MANY, Look.MAIN, 1, ["◀ Back", "Next ▶", *READ]),
        (ANSWER, MANY, Look.MAIN, 2, ["◀ Back", *READ]),
        (ANSWER, MANY, Look.MAIN, 99, ["◀ Back", *READ]),
        (ANSWER, MANY, Look.CONTEXT, 1, ["Back to the quotes"]),
        (ANSWER, MANY, Look.SOURCES, 1, ["Back to the quotes"]),
        (LISTING, MANY, Look.MAIN, 0, ["Next ▶", *READ]),
        (SUMMARY, SUMMED, Look.MAIN, 0, ["Next ▶", *READ]),
        (SUMMARY, SUMMED, Look.MAIN, 1, ["◀ Back", *READ]),
        (SUMMARY, SUMMED, Look.CONTEXT, 1, ["Back to the quotes"]),
        (SUMMARY, SUMMED, Look.SOURCES, 1, ["Back to the quotes"]),
        (ABSTENTION, QUOTES, Look.MAIN, 0, ["Show the passages anyway"]),
        (ABSTENTION, QUOTES, Look.PASSAGES, 0, [*READ, "Hide the passages"]),
        (ABSTENTION, QUOTES, Look.CONTEXT, 0, ["Back to the quotes"]),
        (NOTHING, (), Look.MAIN, 0, []),
    ],
)
def test_buttons(shown: Shown, quotes: Quotes, look: Look, page: int, expected: list[str]) -> None:
    assert buttons(shown, quotes, look, page) == expected


def test_feedback_is_asked_for_where_it_is_allowed() -> None:
    asked = buttons(ANSWER, QUOTES, question="Will Velmora sign?")
    assert asked == [*READ, "👍", "👎"]
    assert "👍" not in buttons(ANSWER, QUOTES, Look.CONTEXT, question="Will Velmora sign?")


@pytest.mark.parametrize(("look", "page"), [*product(Look, [0, 1, 2, 7])])
def test_every_button_s_id_makes_it_again(look: Look, page: int) -> None:
    match = ReadButton.__discord_ui_compiled_template__.fullmatch(
        ReadButton(look, "abcdefghijkl", page).custom_id
    )
    assert match
    assert (match["look"], match["key"], match["page"]) == (look, "abcdefghijkl", str(page))


def test_back_from_the_context_leads_to_its_page() -> None:
    view = rows(kept(ANSWER), sight(ANSWER, MANY, Look.SOURCES, 1, Heading()))
    (back,) = view.children
    assert isinstance(back, ReadButton)
    assert back.custom_id == "talks:main:abcdefghijkl:1"


def test_the_context_is_that_of_the_page() -> None:
    description = sight(ANSWER, MANY, Look.CONTEXT, 2, Heading()).reply.embeds[0].description
    assert description
    assert description.count("**Farmers waited.**") == 1  # the ninth quote has a page to itself


def test_the_pages_of_a_summary_are_those_of_its_parts() -> None:
    first, second = (
        sight(SUMMARY, SUMMED, Look.MAIN, page, Heading()).reply.embeds[0].description or ""
        for page in range(2)
    )
    assert first.index("### The main development") < first.index("### Who said what")
    assert "### The main development" not in second
    context = sight(SUMMARY, SUMMED, Look.CONTEXT, 1, Heading()).reply.embeds[0].description or ""
    assert "**Ana Ruiz spoke late.**" in context
    assert "**Farmers waited.**" not in context


def test_a_summary_keeps_its_parts_when_words_change() -> None:
    gone: Quotes = [Changed("The harvest"), *SUMMED[1:]]
    description = sight(SUMMARY, gone, Look.MAIN, 0, Heading()).reply.embeds[0].description or ""
    assert "### The main development\n*“The harvest” has changed since" in description
    assert "### Who said what\n**Ana Ruiz**" in description


CORRECTED = "A source has been corrected since I wrote this"
WORDED = tuple(replace(quote, variants=(quote.citation,)) for quote in QUOTES)


@pytest.mark.parametrize(
    ("shown", "now", "corrected"),
    [
        (ANSWER, MANY, False),
        (ANSWER, [*MANY[:8], Changed(None)], True),
        (LISTING, [Changed("The harvest"), *MANY[1:]], True),
        (SUMMARY, [Changed("The harvest"), *SUMMED[1:]], True),
        (shown_listing(WORDED, 3, SEARCHED), WORDED, False),
        (shown_listing(WORDED, 3, SEARCHED), [*WORDED[:1], QUOTES[1], *WORDED[2:]], True),
        (ABSTENTION, [Changed(None), *QUOTES[1:]], False),
    ],
)
@pytest.mark.parametrize("look", [Look.MAIN, Look.CONTEXT, Look.SOURCES])
def test_every_page_says_that_words_are_gone(
    shown: Shown, now: Quotes, look: Look, corrected: bool
) -> None:
    pages = range(sight(shown, now, look, 0, Heading()).pages)
    said = [sight(shown, now, look, page, Heading()).reply.content for page in pages]
    assert [content.startswith(f"-# {CORRECTED}") for content in said] == [corrected] * len(pages)


def test_words_are_bold_in_their_paragraph() -> None:
    description = sight(ANSWER, QUOTES[:1], Look.CONTEXT, 0, Heading()).reply.embeds[0].description
    assert description
    assert (
        "> Ana Ruiz spoke late. **“We will sign,” she said.** The port of Sorel stays shut.\n"
        in description
    )


def test_a_paragraph_by_itself_stands_between_its_neighbours() -> None:
    description = sight(ANSWER, QUOTES[2:], Look.CONTEXT, 0, Heading()).reply.embeds[0].description
    assert description
    assert "> Nobody in Carvania answered.\n> \n> **Farmers waited.**\n" in description


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("shown", [ANSWER, ABSTENTION, LISTING])
def test_what_changed_is_said_in_every_look(shown: Shown, look: Look) -> None:
    gone: list[QuotedPassage | Changed] = [Changed(None), Changed("The *new* title"), QUOTES[0]]
    seen = sight(shown, gone, look, 0, Heading("Will Velmora sign?"))
    check_limits(seen.reply)
    (embed,) = seen.reply.embeds
    assert embed.title == "Will Velmora sign?"
    assert embed.description
    assert "no longer among those searched" in embed.description
    assert r"“The \*new\* title” has changed since" in embed.description
    assert "We will sign" in embed.description or look in {Look.SOURCES, Look.MAIN}
