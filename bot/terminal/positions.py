"""What somebody said over time, and what several said side by side."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.answers import QuotedPassage
from bot.harmless import in_one_line
from bot.in_words import count, day
from bot.positions import NoPositions, Positions, Side
from bot.positions.models import NO_POSITIONS, Remark, Rewording
from bot.positions.told import marked_here, marked_there, most_of_each, not_shown, silence
from bot.terminal.marked import marked
from bot.terminal.parts import SHOW, print_lines, print_quote, print_searched, print_wrapped
from corpus.models import Article, Span


def print_position(console: Console, positions: Positions | NoPositions, show: str = SHOW) -> None:
    """Print what somebody said, in order of date, or why nothing is told."""
    _print(console, positions, show, order="oldest first")


def print_comparison(
    console: Console, positions: Positions | NoPositions, show: str = SHOW
) -> None:
    """Print what each side said, newest first, or why nothing is told."""
    _print(console, positions, show, order="newest first")


def _print(console: Console, positions: Positions | NoPositions, show: str, order: str) -> None:
    if isinstance(positions, NoPositions) and not positions.sides:
        console.print(Text(f"{NO_POSITIONS[positions.reason]}\n", style="bold"))
        if positions.near_outlets:
            near = ", ".join(map(in_one_line, positions.near_outlets))
            console.print(Text(f"Outlets that come near: {near}.\n"))
    most = most_of_each(positions) if isinstance(positions, Positions) else 0
    for side in positions.sides:
        _print_side(console, side, show, order, most)
    print_searched(console, positions.searched)


def _print_side(console: Console, side: Side, show: str, order: str, most: int) -> None:
    asked = in_one_line(side.asked)
    if not side.voices:
        _print_heading(console, f"{asked}: nobody of that name is surely quoted in the corpus")
        if side.near_names:
            near = ", ".join(map(in_one_line, side.near_names))
            console.print(Text(f"Names that come near: {near}.\n"))
    if len(side.voices) > 1:
        console.print(Text(f"{asked} may be any of {len(side.voices)}; each is named.\n"))
    for voice in side.voices:
        name = in_one_line(voice.name)
        if not voice.remarks:
            _print_heading(console, name)
            console.print(Text(f"{silence(voice)}\n"))
            continue
        _print_heading(console, f"{name}: {_counted(voice.remarks)}, {order}")
        for remark in voice.remarks[:most]:
            if remark.rewording:
                _print_rewording(console, remark.quote, remark.rewording)
            print_quote(console, remark.quote, show, remark.told.gloss)
        if voice.remarks[most:]:
            console.print(Text(f"{not_shown(len(voice.remarks) - most)}\n"))


def _print_heading(console: Console, words: str) -> None:
    console.print(Text(f"{words}\n", style="bold underline"))


def _counted(remarks: Sequence[Remark]) -> str:
    """How many statements there are, and in how many articles and outlets."""
    articles = [a for r in remarks for a in (r.quote.citation.article, *r.quote.also)]
    outlets = {article.source for article in articles if article.source}
    where = count(len({article.id for article in articles}), "article")
    if outlets:
        where += f" of {count(len(outlets), 'outlet')}"
    return f"{count(len(remarks), 'statement')} in {where}"


def _print_rewording(console: Console, quote: QuotedPassage, rewording: Rewording) -> None:
    """Print earlier words above those of a quote, what differs marked in both."""
    article = rewording.earlier.citation.article
    told = f"worded differently from {day(article.published)}, in {_where(article)}"
    print_wrapped(console, Text(told, style="yellow"))
    for label, one, spans in (
        ("there: ", rewording.earlier, marked_there(rewording)),
        ("here:  ", quote, marked_here(rewording, quote)),
    ):
        words = one.citation.text
        line = marked(console, words, Span(0, len(words)), spans)
        print_lines(console, line, Text(f"    {label}", style="dim"), Text(" " * 11))
    console.print()


def _where(article: Article) -> str:
    title, source = article.title or "untitled", article.source or "unknown outlet"
    return f"{in_one_line(title)} · {in_one_line(source)}"
