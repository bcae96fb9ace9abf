"""Quotes under headings: each heading once, and again on each page; within the limits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import QuotedPassage
from bot.discord.render import Heading, render_sections
from bot.discord.render.sections import quotes_on_pages
from bot.discord.reply import Reply
from bot.discord.shown import Changed, Slot
from corpus.models import QuoteKind, Speaker
from index.store import Coverage
from tests.bot.discord.quoting import COVERAGES, HARBOUR, LONG_TEXTS, SEARCHED, quoted, quotes
from tests.bot.discord.showing import check_limits

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of long texts

SIGN = quoted(HARBOUR, "“We will sign,” she said.")
LATE = quoted(HARBOUR, "Ana Ruiz spoke late.", QuoteKind.INDIRECT)
WAIT = quoted(HARBOUR, "Farmers waited.", QuoteKind.MIXED, Speaker("brandt", "Jonas Brandt", None))
NAMED = "**Ana Ruiz**, foreign minister of Velmora"
SLOTS = st.builds(
    Slot, st.lists(LONG_TEXTS, max_size=2).map(tuple), LONG_TEXTS, st.booleans(), st.booleans()
)
FILLED = st.lists(
    st.tuples(SLOTS, quotes() | st.builds(Changed, st.none() | st.text(max_size=400))), max_size=9
)


def described(*replies: Reply) -> list[str]:
    return [reply.embeds[0].description or "" for reply in replies]


def slot(*under: str, note: str = "", by_speaker: bool = False, filled: bool = True) -> Slot:
    return Slot(under, note, by_speaker, filled)


def test_headings_stand_where_they_begin() -> None:
    slots = [slot("Velmora", by_speaker=True)] * 2 + [
        slot("Velmora", by_speaker=True),
        slot("Velmora", "Harbours"),
        slot("Carvania", "Harbours"),
    ]
    (text,) = described(
        *render_sections(slots, [SIGN, LATE, WAIT, WAIT, WAIT], "", SEARCHED, Heading())
    )
    lines = [line for line in text.split("\n") if line.startswith(("###", "__", "**"))]
    assert lines == [
        *("### Velmora", NAMED, "**Jonas Brandt**", "__Harbours__"),
        *("### Carvania", "__Harbours__"),
    ]


def test_a_speaker_is_named_above_the_words_or_beside_them() -> None:
    for by_speaker, text in ((True, f"### A\n{NAMED}\n-# `direct"), (False, f"-# {NAMED} · `")):
        slots = [slot("A", by_speaker=by_speaker)]
        (shown,) = described(*render_sections(slots, [SIGN], "", SEARCHED, Heading()))
        assert text in shown
        assert shown.count("Ana Ruiz") == 1


def test_who_is_not_known_any_more_is_not_named() -> None:
    nobody = quoted(HARBOUR, "“We will sign,” she said.", speaker=None)
    slots = [slot("Said", by_speaker=True)] * 2
    (text,) = described(*render_sections(slots, [nobody, SIGN], "", SEARCHED, Heading()))
    assert text.index("**Unattributed**") < text.index("**Ana Ruiz**")


def test_a_note_stands_in_place_of_a_quote() -> None:
    slots = [slot("Ana Ruiz"), slot("Jonas Brandt", note="No statement found.", filled=False)]
    (text,) = described(*render_sections(slots, [SIGN], "-# Two asked", SEARCHED, Heading()))
    assert text.startswith("-# Two asked\n\n### Ana Ruiz\n")
    assert text.endswith("### Jonas Brandt\n-# No statement found.")


def test_headings_are_named_again_on_the_next_page() -> None:
    replies = render_sections(
        [slot("Who said what", by_speaker=True)] * 8, [SIGN, LATE] * 4, "", SEARCHED, Heading()
    )
    for text in described(*replies):
        assert text.count("### Who said what") == 1
        assert text.count(NAMED) == 1
    assert (replies[1].embeds[0].footer.text or "").startswith("Page 2 of 2 · ")


@settings(max_examples=60)
@given(FILLED, st.text(max_size=700), COVERAGES)
def test_no_page_exceeds_a_limit(
    filled: list[tuple[Slot, QuotedPassage | Changed]], lead: str, coverage: Coverage
) -> None:
    slots = [slot for slot, _ in filled]
    there = [quote for slot, quote in filled if slot.filled]
    for reply in render_sections(slots, there, lead, coverage, Heading()):
        check_limits(reply)


@settings(max_examples=60)
@given(FILLED, st.booleans())
def test_every_quote_is_on_a_page(
    filled: list[tuple[Slot, QuotedPassage | Changed]], titled: bool
) -> None:
    slots = [slot for slot, _ in filled]
    there = [quote for slot, quote in filled if slot.filled]
    on_pages = quotes_on_pages(slots, there, titled=titled)
    assert [quote for page in on_pages for quote in page] == there
