"""The index that a question is put to."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import typer

from bot.cli.output import print_failures
from bot.cli.progress import BuildProgress
from bot.desk import open_or_build
from bot.harmless import harmless
from bot.in_words import count
from bot.settings import Settings
from index.published import PublishedIndex


@contextmanager
def open_for_questions(
    settings: Settings, named: Sequence[Path] | None = None
) -> Iterator[PublishedIndex]:
    """The published index, open while the block runs; the first time it is built, with progress.

    ``named`` are the paths of the corpus that the command line gives, of which an index that is
    there may hold nothing, or more: that is told.

    Raises:
        CorpusError, TalksIndexError: as `bot.desk.open_or_build`.
    """
    with BuildProgress() as progress:
        published, failures = open_or_build(settings, progress)
    print_failures(failures)
    _tell_what_is_not_there(settings, published)
    if named:
        _tell_what_is_there_too(named, settings, published)
    with closing(published):
        yield published


def _tell_what_is_not_there(settings: Settings, published: PublishedIndex) -> None:
    """Say which paths of the corpus are not asked, as the index was built from others."""
    for path in settings.corpus.paths:
        if not published.store.is_read_from(path):
            told = (
                f"the index in {settings.index.dir} has no article from {path}; "
                "run `talks index build` with the same options, or name another index by --index"
            )
            typer.echo(f"talks: {harmless(told)}", err=True)


def _tell_what_is_there_too(
    named: Sequence[Path], settings: Settings, published: PublishedIndex
) -> None:
    """Say that more is asked than the paths that were named, as the index holds more."""
    held = published.store.read_from(named)
    more = published.manifest.coverage.articles - held
    if held and more:
        told = (
            f"the index in {settings.index.dir} has {count(more, 'more article')} than --corpus "
            "names, which are asked too; name an index of those alone by --index"
        )
        typer.echo(f"talks: {harmless(told)}", err=True)
