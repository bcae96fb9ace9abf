"""A picture of who is quoted most, drawn off the event loop."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.discord.escape import plain_line
from bot.discord.limits import ALT_TEXT, shortened
from bot.discord.reply import Picture
from bot.drawing import MARK, SMALL, TEXT, draw_rows
from index.speakers import KnownSpeaker

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 10
"""How many speakers are drawn."""


async def draw_speakers(speakers: Sequence[KnownSpeaker]) -> Picture | None:
    """Bars of the statements of those quoted most; None where there is nothing to compare.

    ``speakers`` are those with most statements first.
    """
    drawn = speakers[:MOST]
    if len(drawn) < 2:
        return None
    return Picture(await asyncio.to_thread(_draw, drawn), "speakers.png", _alt(drawn))


def _draw(speakers: Sequence[KnownSpeaker]) -> bytes:
    counts = [speaker.statements for speaker in speakers]

    def bars(axes: "Axes") -> None:
        drawn = axes.barh(range(len(counts)), counts, color=MARK, height=0.7)
        told = [f"{count:,}" for count in counts]
        axes.bar_label(drawn, told, padding=3, color=TEXT, fontsize=SMALL)
        axes.xaxis.set_visible(False)
        axes.margins(x=0.12)

    names = [plain_line(speaker.name, 28) for speaker in speakers]
    return draw_rows(names, "Statements in the articles", bars)


def _alt(speakers: Sequence[KnownSpeaker]) -> str:
    counts = ", ".join(f"{plain_line(s.name, 60)} {s.statements:,}" for s in speakers)
    return shortened(f"Bars of how many statements the articles report: {counts}.", ALT_TEXT)
