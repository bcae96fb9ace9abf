"""An evaluation as a person reads it in a terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.evaluation.compare import ChangedQuestion, Comparison, Movement
from bot.evaluation.figures import Figure
from bot.evaluation.measures import Group
from bot.evaluation.report import Evaluation
from bot.harmless import in_one_line

TITLES = {
    Group.ARTICLES: "Finding the articles that answer",
    Group.SPANS: "Finding the words that answer",
    Group.ANSWERS: "Answering",
}
_MOST_CHANGED = 20


def print_evaluation(console: Console, evaluation: Evaluation) -> None:
    """Print the figures, and what moved if there is a comparison."""
    searched = evaluation.searched
    console.print(
        Text(
            f"{len(evaluation.outcomes):,} questions, {searched.articles:,} articles, "
            f"{searched.passages:,} passages (version {searched.version}), "
            f"caution {evaluation.caution}"
        )
    )
    table = _table("", "mean", "95% interval", "questions")
    for group in Group:
        rows = [figure for figure in evaluation.figures if figure.group is group]
        if rows:
            table.add_row(Text(TITLES[group], style="bold"))
        for figure in rows:
            cells = (share(figure.value), interval_words(figure), f"{figure.questions:,}")
            table.add_row(f"  {described(figure.name, is_error=figure.is_error)}", *cells)
    console.print(table)
    if evaluation.comparison is not None:
        _print_comparison(console, evaluation.comparison)


def share(value: float) -> str:
    """A mean in print.

    >>> share(0.5)
    '0.500'
    """
    return f"{value:.3f}"


def interval_words(figure: Figure | Movement, *, signed: bool = False) -> str:
    """The bounds of an interval in print, or that there is none."""
    if figure.low is None or figure.high is None:
        return "unknown of one"
    sign = "+" if signed else ""
    return f"[{figure.low:{sign}.3f}, {figure.high:{sign}.3f}]"


def described(name: str, *, is_error: bool) -> str:
    """The name of a measure; of an error, that less of it is better."""
    return f"{name} (less is better)" if is_error else name


def scope(comparison: Comparison) -> str:
    """Which questions a comparison is over, and which not, in a sentence."""
    words = f"{comparison.questions:,} questions that {comparison.file} has too"
    left_out = (
        (comparison.only_new, "not in it"),
        (comparison.only_old, "only in it"),
        (comparison.altered, "with other words or another answer in it"),
    )
    missing = [f"{len(ids):,} {why}" for ids, why in left_out if ids]
    return f"{words}; left out: {', '.join(missing)}" if missing else words


def change_words(question: ChangedQuestion) -> str:
    """How a question came out before and now."""
    moved = [
        f"{key} {question.old[key]:.3g} → {value:.3g}"
        for key, value in question.new.items()
        if key in question.old
    ]
    if question.old_status != question.new_status:
        moved.insert(0, f"{question.old_status} → {question.new_status}")
    return ", ".join(moved)


def _print_comparison(console: Console, comparison: Comparison) -> None:
    console.print(Text(f"\nCompared over the {in_one_line(scope(comparison))}", style="bold"))
    table = _table("", "before", "now", "95% of difference", "p", "")
    for moved in comparison.movements:
        table.add_row(
            moved.key,
            share(moved.old),
            share(moved.new),
            interval_words(moved, signed=True),
            share(moved.p_value),
            moved.verdict,
        )
    console.print(table)
    changed = comparison.changed
    console.print(Text(f"{len(changed):,} questions came out otherwise"))
    for question in changed[:_MOST_CHANGED]:
        line = f"  {question.id}: {question.question} ({change_words(question)})"
        console.print(Text(in_one_line(line)), soft_wrap=True)
    if changed[_MOST_CHANGED:]:
        console.print(Text(f"  and {len(changed) - _MOST_CHANGED:,} more, which --json lists"))


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="")
    table.add_column(first, no_wrap=True)
    for other in others:
        table.add_column(other, justify="right" if other else "left", no_wrap=True)
    return table
