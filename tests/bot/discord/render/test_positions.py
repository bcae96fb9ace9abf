"""Positions and comparisons: whose words, in which order, who is silent; within the limits."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import cite
from bot.discord.render import Heading, render_sections
from bot.discord.render.positions import (
    comparison_sections,
    position_sections,
    positions_heading,
    render_no_positions,
)
from bot.discord.reply import Reply
from bot.positions import NoPositions, Positions, PositionsRequest, Side, Voice
from bot.positions.models import MOST_SHOWN, Difference, NoPositionsReason, Remark, Rewording
from bot.questions.models import Narrowing
from corpus.models import Article, Span
from index.store import Coverage
from tests.bot.discord.quoting import (
    COVERAGES,
    HARBOUR,
    LONG_TEXTS,
    SEARCHED,
    quoted,
    quotes,
)
from tests.bot.discord.showing import check_golden, check_limits

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of long texts

UNDATED = Article("late", "“We will sign it,” Ruiz said.", "Late", "Orsk Daily")
REQUEST = PositionsRequest(
    ("Ruiz", "Brandt"), "the *signing*", Narrowing(since=date(2025, 4, 1), source="Orsk Daily")
)
SIGN = Remark(quoted(HARBOUR, "“We will sign,” she said."))
AGAIN = Remark(
    quoted(UNDATED, UNDATED.text),
    Rewording(SIGN.quote, (Difference((), (cite(UNDATED, Span(14, 16), "it"),)),)),
)
SIDES = (
    Side("Ruiz", (Voice("Ana Ruiz", (SIGN, AGAIN)), Voice("Iva Ruiz", ()))),
    Side("Brandt", (Voice("Jonas Brandt", (), 1200),)),
    Side("Otto *Lind*", (), ("Oda Lind",)),
)
REMARKS = st.lists(st.builds(Remark, quotes(), st.none() | st.just(AGAIN.rewording)), max_size=2)
VOICES = st.lists(st.builds(Voice, LONG_TEXTS, REMARKS.map(tuple)), max_size=2).map(tuple)
NEAR = st.lists(LONG_TEXTS, max_size=3).map(tuple)
MANY = st.lists(st.builds(Side, LONG_TEXTS, VOICES, NEAR), max_size=4).map(tuple)


def rendered(positions: Positions) -> list[Reply]:
    told = position_sections(positions)
    heading = positions_heading(positions.request, "Position")
    return render_sections(told.slots, told.quotes, told.lead, told.searched, heading)


@pytest.mark.parametrize(
    ("name", "replies"),
    [
        ("position", rendered(Positions(REQUEST, SIDES, SEARCHED))),
        (
            "no_position",
            [
                render_no_positions(
                    NoPositions(REQUEST, NoPositionsReason.NOTHING_FOUND, SEARCHED, SIDES[1:]),
                    positions_heading(REQUEST, "Compared"),
                )
            ],
        ),
    ],
)
def test_as_it_was_looked_at(name: str, replies: list[Reply]) -> None:
    check_golden(name, replies)


def test_no_words_of_articles_stand_in_notes() -> None:
    sections = position_sections(Positions(REQUEST, SIDES, SEARCHED))
    notes = [entry.note for entry in sections.entries if entry.note]
    told = "Worded differently from 18 April 2025, The Velmora Courier; what differs is underlined."
    assert told in notes
    assert not any(mark in note for note in notes for mark in '“”"«»')


def test_of_more_than_are_shown_each_side_keeps_its_share() -> None:
    voices = [Voice(name, (SIGN,) * (MOST_SHOWN + 1)) for name in ("Ana Ruiz", "Oda Lind")]
    sides = (*(Side(voice.name, (voice,)) for voice in voices), Side("Otto Lind", ()))
    sections = comparison_sections(Positions(REQUEST, sides, SEARCHED))
    shown = Counter(entry.under[0] for entry in sections.entries if entry.quote)
    assert shown == {"Ana Ruiz": MOST_SHOWN // 2, "Oda Lind": MOST_SHOWN // 2}
    notes = [entry.note for entry in sections.entries if not entry.quote]
    assert [note.partition(":")[0] for note in notes] == [
        *["101 more not shown"] * 2,
        "Nobody of that name is surely quoted.",
    ]
    assert f"{2 * MOST_SHOWN + 2} statements in 1 article of 1 outlet" in sections.lead


def test_what_differs_is_marked_in_both_wordings() -> None:
    sections = position_sections(Positions(REQUEST, SIDES, SEARCHED))
    [(again, there)] = [
        (entry, after) for entry, after in pairwise(sections.entries) if entry.quote == AGAIN.quote
    ]
    assert there.quote == SIGN.quote
    assert (there.marked, again.marked) == ((), (Span(14, 16),))
    blocks = [
        e.description for r in rendered(Positions(REQUEST, SIDES, SEARCHED)) for e in r.embeds
    ]
    assert any(text and "> “We will sign __**it**__,” Ruiz said." in text for text in blocks)


@settings(max_examples=30)
@given(MANY, COVERAGES, LONG_TEXTS)
def test_no_position_exceeds_a_limit(
    sides: tuple[Side, ...], coverage: Coverage, text: str
) -> None:
    request = PositionsRequest((text, text), text, Narrowing(source=text))
    for reply in rendered(Positions(request, sides, coverage)):
        check_limits(reply)
    silent = tuple(
        replace(side, voices=tuple(replace(voice, remarks=()) for voice in side.voices))
        for side in sides
    )
    nothing = NoPositions(request, NoPositionsReason.NOTHING_FOUND, coverage, silent, (text,))
    check_limits(render_no_positions(nothing, positions_heading(request, "Compared")))


@pytest.mark.parametrize("reason", NoPositionsReason)
def test_every_reason_has_words(reason: NoPositionsReason) -> None:
    reply = render_no_positions(NoPositions(REQUEST, reason, SEARCHED), Heading())
    check_limits(reply)
    assert "**" in (reply.embeds[0].description or "")
