"""What somebody said over time, and what several said side by side."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.answers import Citation
from bot.harmless import in_one_line
from bot.positions import NoPositions, Positions, Side
from bot.positions.models import NO_POSITIONS, Difference, Remark, Rewording
from bot.terminal.parts import (
    SHOW,
    count,
    day,
    print_quotes,
    print_searched,
    print_wrapped,
)
from corpus.models import Article


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
    for side in positions.sides:
        _print_side(console, side, show, order)
    print_searched(console, positions.searched)


def _print_side(console: Console, side: Side, show: str, order: str) -> None:
    asked = in_one_line(side.asked)
    if not side.voices:
        _print_heading(console, f"{asked}: nobody of that name is surely quoted in the corpus")
        if side.near_names:
            near = ", ".join(map(in_one_line, side.near_names))
            console.print(Text(f"Names that come near: {near}.\n"))
    if side.guessed:
        console.print(Text(f"Nobody is called {asked}; the nearest name was taken for it.\n"))
    if len(side.voices) > 1:
        console.print(Text(f"{asked} may be any of {len(side.voices)}; each is named.\n"))
    for voice in side.voices:
        name = in_one_line(voice.name)
        if not voice.remarks:
            _print_heading(console, f"{name}: no statement found")
            continue
        _print_heading(console, f"{name}: {_counted(voice.remarks)}, {order}")
        for remark in voice.remarks:
            if remark.rewording:
                print_wrapped(console, Text(_reworded(remark.rewording), style="yellow"))
            print_quotes(console, [remark.quote], show)


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


def _reworded(rewording: Rewording) -> str:
    article = rewording.earlier.citation.article
    told = "; ".join(map(_differing, rewording.differences))
    return f"worded differently from {day(article.published)}, in {_where(article)}: {told}"


def _where(article: Article) -> str:
    title, source = article.title or "untitled", article.source or "unknown outlet"
    return f"{in_one_line(title)} · {in_one_line(source)}"


def _differing(difference: Difference) -> str:
    if not difference.before:
        return f"only here {_marked(difference.now)}"
    if not difference.now:
        return f"only there {_marked(difference.before)}"
    return f"there {_marked(difference.before)}, here {_marked(difference.now)}"


def _marked(words: Sequence[Citation]) -> str:
    """Slices of articles in quotation marks, the parts of a quotation each in its own."""
    return " … ".join(f"“{in_one_line(part.text)}”" for part in words)
