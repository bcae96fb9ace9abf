"""Positions and comparisons: whose words, in which order, who is silent; within the limits."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import cite
from bot.discord.render import Heading, render_sections
from bot.discord.render.positions import (
    MOST,
    comparison_sections,
    position_sections,
    positions_heading,
    render_no_positions,
)
from bot.discord.reply import Reply
from bot.positions import NoPositions, Positions, PositionsRequest, Side, Voice
from bot.positions.models import Difference, NoPositionsReason, Remark, Rewording
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
from tests.bot.discord.showing import check_limits

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of long texts

GOLDEN = Path(__file__).parent / "golden"
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
    Side("Brandd", (Voice("Jonas Brandt", ()),), guessed=True),
    Side("Otto *Lind*", (), ("Oda Lind",)),
)
REMARKS = st.lists(st.builds(Remark, quotes(), st.none() | st.just(AGAIN.rewording)), max_size=2)
VOICES = st.lists(st.builds(Voice, LONG_TEXTS, REMARKS.map(tuple)), max_size=2).map(tuple)
NEAR = st.lists(LONG_TEXTS, max_size=3).map(tuple)
MANY = st.lists(st.builds(Side, LONG_TEXTS, VOICES, NEAR, st.booleans()), max_size=4).map(tuple)


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
    """To accept a change, delete the file, run this once, and look at what it wrote."""
    record = [[embed.to_dict() for embed in reply.embeds] for reply in replies]
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / f"{name}.json"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{path} was missing and is written now: look at it")
    assert text == path.read_text(encoding="utf-8")


def test_no_words_of_articles_stand_in_notes() -> None:
    sections = position_sections(Positions(REQUEST, SIDES, SEARCHED))
    notes = [entry.note for entry in sections.entries if entry.note]
    assert "Worded differently from 18 April 2025, The Velmora Courier: 1 difference." in notes
    assert not any(mark in note for note in notes for mark in '“”"«»')


def test_more_than_are_shown_are_counted() -> None:
    voice = Voice("Ana Ruiz", (SIGN,) * (MOST + 1))
    sections = comparison_sections(Positions(REQUEST, (Side("Ruiz", (voice,)),), SEARCHED))
    assert len(sections.entries) == MOST
    assert f"{MOST + 1} statements in 1 article of 1 outlet, newest first" in sections.lead
    assert f"the first {MOST} are shown" in sections.lead


@settings(max_examples=30, deadline=None)
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
