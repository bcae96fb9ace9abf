"""Passages found."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.terminal.parts import (
    SHOW,
    describe,
    print_place,
    print_searched,
    print_words,
    print_wrapped,
)
from index.retriever import Hit
from index.store import Coverage


def print_hits(console: Console, hits: Sequence[Hit], searched: Coverage, show: str = SHOW) -> None:
    """Print passages found, best first."""
    for hit in hits:
        print_wrapped(console, Text(describe(hit.article), style="italic"), f"{hit.rank}.")
        print_words(console, hit.text, style="")
        print_place(console, hit.article, hit.passage.span, show)
    if not hits:
        console.print(Text("No passage was found.\n", style="bold"))
    print_searched(console, searched)
