"""What is kept of articles: their versions, and what changed."""

from collections.abc import Sequence
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from bot.harmless import harmless, in_one_line
from bot.terminal.parts import INDENT, describe, print_lines
from corpus.library.changes import changes
from corpus.library.models import Version
from corpus.models import Article

_GONE, _COME = Text("  - ", style="red"), Text("  + ", style="green")


def print_history(console: Console, versions: Sequence[Version], *, removed: bool) -> None:
    """Print the versions of an article, oldest first, each with what it changed."""
    first = versions[0]
    console.print(Text(describe(first.article), style="bold"))
    console.print(Text(f"{_when(first)}: added"))
    for before, after in pairwise(versions):
        console.print(Text(f"\n{_when(after)}: changed"))
        _print_changes(console, before.article, after.article)
    if removed:
        console.print(Text("\nThe article was removed since.", style="bold"))


def _print_changes(console: Console, before: Article, after: Article) -> None:
    found = changes(before, after)
    for name in found.fields:
        console.print(Text(f"{INDENT}{name}", style="italic"))
        _print_words(console, str(getattr(before, name) or ""), _GONE)
        _print_words(console, str(getattr(after, name) or ""), _COME)
    for change in found.words:
        console.print(
            Text(f"{INDENT}characters {change.after.start}:{change.after.end}"), style="dim"
        )
        _print_words(console, change.before.of(before.text), _GONE)
        _print_words(console, change.after.of(after.text), _COME)


def _print_words(console: Console, words: str, lead: Text) -> None:
    for paragraph in words.splitlines():
        if paragraph.strip():
            print_lines(console, Text(harmless(paragraph)), lead, lead)


def _when(version: Version) -> str:
    if version.receipt is None:
        return "at a time that its file does not tell"
    origin = in_one_line(version.receipt.fetched_from)
    return f"{version.receipt.fetched:%Y-%m-%d %H:%M} UTC, from {origin}"
