"""`talks corpus export`."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.corpus_wanted import is_wanted
from bot.cli.exits import ABSTAINED, FAILED
from bot.cli.options import ConfigOption, CorpusOption, SinceOption, SourceOption, settings
from bot.cli.output import print_failures
from bot.desk import corpus_paths
from corpus.errors import ReadError
from corpus.library.exchange import read_articles, write_jsonl
from corpus.library.library import Library
from corpus.library.models import Receipt, Version

EPILOG = "Example: talks corpus export articles.jsonl.gz --since 2025-04-01"


def export(
    target: Annotated[
        Path, typer.Argument(metavar="FILE|DIR", help="A .jsonl or .jsonl.gz file, else a folder.")
    ],
    source: SourceOption = None,
    since: SinceOption = None,
    config: ConfigOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Write the corpus, as its files are now, to one JSONL file or to a folder of Markdown.

    All of each article is written, the turns of transcripts, when and where it came from; not its
    older versions. The exit code is 1 if something could not be read, and 3 if nothing is there.
    """
    failures: list[ReadError] = []
    versions = _wanted(corpus_paths(settings(config, corpus=corpus)), source, since, failures)
    if target.name.lower().endswith((".jsonl", ".jsonl.gz")):
        count = write_jsonl(versions, target)
    else:
        count = _into_folder(versions, target)
    print_failures(failures)
    typer.echo(f"{count:,} written to {target}, {len(failures):,} failed")
    if failures:
        raise typer.Exit(FAILED)
    if not count:
        raise typer.Exit(ABSTAINED)


def _wanted(
    paths: Sequence[Path], source: str | None, since: date | None, failures: list[ReadError]
) -> Iterator[Version]:
    for path in paths:
        for version in read_articles(path):
            if isinstance(version, ReadError):
                failures.append(version)
            elif is_wanted(version.article, source, since):
                yield version


def _into_folder(versions: Iterator[Version], folder: Path) -> int:
    now = datetime.now(UTC).replace(microsecond=0)
    count = 0
    with Library(folder).writing() as writer:
        for version in versions:
            receipt = version.receipt or Receipt(now, str(version.path.resolve()))
            writer.keep(version.article, receipt)
            count += 1
    return count
