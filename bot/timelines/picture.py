"""A picture of when who spoke of a topic."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from bot.drawing import MARK, SMALL, TEXT, draw_rows
from bot.harmless import in_one_line
from bot.timelines.models import Voice

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NAMED = 6  # speakers with a row of their own
_OTHERS = "Others"
_NAME = 28  # characters beside a row
_NAME_TOLD = 60  # and in words
_SMALLEST, _LARGER = 5.0, 1.5  # a mark in points, and what it gains with each further statement
_LARGEST = 11.0
_TITLE = "Statements over time"
_FIRST_DAY = date(1970, 1, 1)  # of matplotlib's time axis


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, and the same in at most 1,000 characters for those who do not see it."""

    png: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A speaker, or all others together, and the days of their statements."""

    name: str
    days: tuple[date, ...]


def draw_voices(voices: Sequence[Voice]) -> Drawing | None:
    """Marks for statements over time, a row for each of those who said most and one for all others.

    ``voices`` are those who said most first. None where all was published on one day, or nothing
    is known of when. Takes some tenths of a second, so not on an event loop.
    """
    rows = _rows(voices)
    if len({day for row in rows for day in row.days}) < 2:
        return None
    return Drawing(_draw(rows), _alt(rows))


def _rows(voices: Sequence[Voice]) -> list[_Row]:
    named = len(voices) if len(voices) == _NAMED + 1 else _NAMED  # nobody is "others" alone
    rows = [_Row(voice.speaker.name, voice.days) for voice in voices[:named]]
    others = sorted(chain.from_iterable(voice.days for voice in voices[named:]))
    return [*rows, _Row(_OTHERS, tuple(others))] if others else rows


def _draw(rows: Sequence[_Row]) -> bytes:
    def marks(axes: "Axes") -> None:
        from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

        for place, row in enumerate(rows):
            axes.axhline(place, color=TEXT, alpha=0.15, linewidth=0.5)
            for day, count in sorted(Counter(row.days).items()):
                size = min(_SMALLEST + _LARGER * (count - 1), _LARGEST)
                at = (day - _FIRST_DAY).days
                axes.plot(at, place, "o", color=MARK, alpha=0.8, markersize=size)
        axes.xaxis_date()
        locator = AutoDateLocator(minticks=2, maxticks=5)  # type: ignore[no-untyped-call]
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
        axes.xaxis.get_offset_text().set(color=TEXT, fontsize=SMALL)
        axes.tick_params(axis="x", colors=TEXT, labelsize=SMALL)
        axes.margins(x=0.06)

    return draw_rows([_shortened(row.name, _NAME) for row in rows], _TITLE, marks)


def _alt(rows: Sequence[_Row]) -> str:
    told = ", ".join(
        f"{_shortened(row.name, _NAME_TOLD)} {len(row.days):,} ({_period(row.days)})"
        for row in rows
    )
    return f"Marks for statements over time, by speaker: {told}."


def _period(days: Sequence[date]) -> str:
    return " to ".join(dict.fromkeys(f"{day.day} {day:%B %Y}" for day in (days[0], days[-1])))


def _shortened(name: str, most: int) -> str:
    line = in_one_line(name)
    return line if len(line) <= most else f"{line[: most - 1]}…"
