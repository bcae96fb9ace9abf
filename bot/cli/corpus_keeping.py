"""What is the same wherever articles come from: each is kept and told of, and all are counted."""

from collections import Counter
from collections.abc import Iterable

import typer

from bot.cli.output import print_failures, print_json
from bot.harmless import harmless
from bot.records.library import kept_record
from bot.terminal.parts import describe
from corpus.errors import ReadError
from corpus.library.library import Library
from corpus.library.models import Outcome, Receipt
from corpus.models import Article

Came = tuple[Article, Receipt] | ReadError
"""An article with when and where it came from, or what could not be read."""


def keep_all(batches: Iterable[Iterable[Came]], keeping: Library, *, as_json: bool) -> Counter[str]:
    """Keep what comes and tell of it, then of how much it was; the numbers by outcome and "failed".

    Each article is kept before the next one is asked for. Others can write between two batches.

    Raises:
        LibraryError: if an article cannot be written; those before it are kept.
    """
    counts: Counter[str] = Counter()
    for batch in batches:
        with keeping.writing() as writer:
            for item in batch:
                if isinstance(item, ReadError):
                    counts["failed"] += 1
                    print_failures([item])
                    continue
                article, receipt = item
                outcome = writer.keep(article, receipt)
                counts[outcome.value] += 1
                if as_json:
                    print_json(kept_record(article, outcome))
                elif outcome is not Outcome.UNCHANGED:
                    typer.echo(f"{outcome.value:7}  {harmless(article.id)}  {describe(article)}")
    if not as_json:
        names = [*(outcome.value for outcome in Outcome), "failed"]
        told = ", ".join(f"{counts[name]:,} {name}" for name in names)
        typer.echo(f"{told}; kept in {keeping.folder}")
    return counts
