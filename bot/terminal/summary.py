"""Summaries."""

from rich.console import Console
from rich.text import Text

from bot.harmless import in_one_line
from bot.summaries import NoSummary, Summary
from bot.summaries.models import NOTHING_TO_SUMMARISE
from bot.terminal.parts import SHOW, count, day, print_lines, print_quotes, print_searched


def print_summary(console: Console, summary: Summary | NoSummary, show: str = SHOW) -> None:
    """Print a summary: its parts in order, each sentence with whose it is and where it stands."""
    if isinstance(summary, Summary):
        for heading, quotes in (
            ("The main development", summary.main),
            ("Who said what", summary.said),
            ("Open or to come", summary.ahead),
        ):
            if quotes:
                console.print(Text(f"{heading}\n", style="bold underline"))
                print_quotes(console, quotes, show)
        covered = summary.covered
        outlets = ", ".join(map(in_one_line, covered.outlets)) or "outlets unknown"
        when = " to ".join(dict.fromkeys(map(day, (covered.earliest, covered.latest))))
        chosen = f"Chosen from {count(covered.articles, 'article')} ({outlets}), {when}."
        print_lines(console, Text(chosen, style="dim"), Text(), Text())
    else:
        console.print(Text(f"{NOTHING_TO_SUMMARISE[summary.reason]}\n", style="bold"))
    print_searched(console, summary.searched)
