"""Summaries."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from bot.extraction.models import Told
from bot.harmless import in_one_line
from bot.summaries import NoSummary, Summary
from bot.summaries.models import NOTHING_TO_SUMMARISE
from bot.terminal.parts import SHOW, print_covered, print_near, print_quote, print_searched


def print_summary(console: Console, summary: Summary | NoSummary, show: str = SHOW) -> None:
    """Print a summary: its parts in order, each sentence with whose it is and where it stands."""
    if isinstance(summary, Summary):
        for note in summary.notes:
            console.print(Text(f"{note}\n"))
        for heading, sentences in (
            ("The main development", summary.main),
            ("Who said what", summary.said),
            ("Open or to come", summary.ahead),
        ):
            if sentences:
                console.print(Text(f"{heading}\n", style="bold underline"))
                _print_sentences(console, sentences, show, sided=sentences is summary.said)
        print_covered(console, summary.covered)
    else:
        console.print(Text(f"{NOTHING_TO_SUMMARISE[summary.reason]}\n", style="bold"))
        print_near(console, summary.near_names)
    print_searched(console, summary.searched)


def _print_sentences(
    console: Console, sentences: Sequence[Told], show: str, *, sided: bool
) -> None:
    """Print sentences; if ``sided``, under the sides that their speakers speak for."""
    for side, told in groupby(sentences, key=lambda each: each.side if sided else None):
        if side:
            console.print(Text(f"{in_one_line(side)}\n", style="underline"))
        for each in told:
            print_quote(console, each.quote, show, each.gloss)
