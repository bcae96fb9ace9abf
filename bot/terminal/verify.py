"""What is known of a claim: the verdict, how the words differ, and where they stand."""

from rich.console import Console
from rich.text import Text

from bot.harmless import in_one_line
from bot.terminal.marked import marked
from bot.terminal.parts import KINDS, SHOW, print_lines, print_quote, print_searched
from bot.verification import Found, Verification
from bot.verification.told import (
    NEAREST,
    Difference,
    difference,
    headline,
    remarks_beside,
    shown_place,
)
from corpus.models import Span


def print_verification(console: Console, verification: Verification, show: str = SHOW) -> None:
    """Print what is known of a claim."""
    claim = verification.claim.text
    print_lines(console, Text(in_one_line(claim)), Text("Asked: ", style="dim"), Text(" " * 7))
    console.print(Text(f"{headline(verification, in_one_line)}\n", style="bold"))
    for remark in remarks_beside(verification):
        console.print(Text(f"{remark}\n"))
    if verification.found:
        first = verification.found[0]
        differing = difference(first)
        if not verification.is_found:
            console.print(Text(f"{NEAREST}\n"))
        if differing:
            _print_difference(console, first, claim, differing)
        print_quote(console, shown_place(verification), show, _note(first))
    print_searched(console, verification.searched)


def _note(found: Found) -> str:
    """Whose the words are, where their sentences are not all of one."""
    if found.speaker is None or found.kind is None or found.speaker == found.sentences.speaker:
        return ""
    return f"the words asked about: {found.speaker.name}, {KINDS[found.kind]}"


def _print_difference(console: Console, found: Found, claim: str, differing: Difference) -> None:
    """Print the article's words above the asker's, what differs marked in both."""
    stored = marked(console, found.article.text, found.words.span, differing.stored)
    asked = marked(console, claim, Span(0, len(claim)), differing.asked)
    for label, line in (("in the article: ", stored), ("as asked:       ", asked)):
        print_lines(console, line, Text(f"    {label}", style="dim"), Text(" " * 20))
    console.print()
