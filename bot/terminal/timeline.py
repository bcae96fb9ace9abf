"""Timelines."""

from rich.console import Console
from rich.text import Text

from bot.in_words import count
from bot.terminal.parts import SHOW, print_covered, print_near, print_quote, print_searched
from bot.timelines import NoTimeline, Timeline
from bot.timelines.models import DATED_BY, NOTHING_TO_DATE, Dated


def print_timeline(console: Console, timeline: Timeline | NoTimeline, show: str = SHOW) -> None:
    """Print a timeline: the days in order, each sentence with what dates it and where it stands."""
    if isinstance(timeline, Timeline):
        for event in timeline.events:
            day = f"{event.day.day} {event.day:%B %Y}"
            told = f", told by {count(event.articles, 'article')}"
            console.print(Text.assemble((day, "bold underline"), (f"{told}\n", "dim")))
            for dated in event.sentences:
                print_quote(console, dated.told.quote, show, _note(dated))
        print_covered(console, timeline.covered)
    else:
        console.print(Text(f"{NOTHING_TO_DATE[timeline.reason]}\n", style="bold"))
        print_near(console, timeline.near_names)
    print_searched(console, timeline.searched)


def _note(dated: Dated) -> str:
    return " ".join(filter(None, (dated.told.gloss, f"({DATED_BY[dated.by]})")))
