"""A picture of who is quoted most, drawn off the event loop."""

import asyncio
import io
from collections.abc import Sequence
from threading import Lock

from bot.discord.escape import plain_line
from bot.discord.limits import ALT_TEXT, shortened
from bot.discord.reply import Picture
from index.speakers import KnownSpeaker

MOST = 10
"""How many speakers are drawn."""

_BACKGROUND, _TEXT, _BAR = "#2b2d31", "#dbdee1", "#2f7dd1"
_DRAWING = Lock()  # matplotlib's fonts are not safe to use from two threads


async def draw_speakers(speakers: Sequence[KnownSpeaker]) -> Picture | None:
    """Bars of the statements of those quoted most; None where there is nothing to compare.

    ``speakers`` are those with most statements first.
    """
    drawn = speakers[:MOST]
    if len(drawn) < 2:
        return None
    return Picture(await asyncio.to_thread(_draw, drawn), "speakers.png", _alt(drawn))


def _draw(speakers: Sequence[KnownSpeaker]) -> bytes:
    # Not at the top: it takes a second, which a bot that is asked for no picture need not wait.
    from matplotlib.figure import Figure

    with _DRAWING:
        # Discord shows it some 400 points wide and 300 high: at that size 9 points can be read.
        figure = Figure(figsize=(4.2, 0.4 + 0.26 * len(speakers)), layout="constrained")
        figure.set_facecolor(_BACKGROUND)
        axes = figure.add_subplot(facecolor=_BACKGROUND)
        places = range(len(speakers))
        bars = axes.barh(places, [s.statements for s in speakers], color=_BAR, height=0.7)
        axes.bar_label(
            bars, [f"{s.statements:,}" for s in speakers], padding=3, color=_TEXT, fontsize=9
        )
        names = [plain_line(s.name, 28) for s in speakers]
        axes.set_yticks(places, names, color=_TEXT, fontsize=9, parse_math=False)
        axes.invert_yaxis()
        axes.set_title("Statements in the articles", color=_TEXT, loc="left", fontsize=10)
        axes.tick_params(length=0)
        axes.xaxis.set_visible(False)
        axes.spines[:].set_visible(False)
        axes.margins(x=0.12)
        png = io.BytesIO()
        figure.savefig(png, format="png", dpi=200)
    return png.getvalue()


def _alt(speakers: Sequence[KnownSpeaker]) -> str:
    counts = ", ".join(f"{plain_line(s.name, 60)} {s.statements:,}" for s in speakers)
    return shortened(f"Bars of how many statements the articles report: {counts}.", ALT_TEXT)
