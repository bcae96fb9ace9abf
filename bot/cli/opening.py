"""The index that a question is put to."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import typer

from bot.cli.output import print_failures
from bot.cli.progress import BuildProgress
from bot.desk import open_or_build
from bot.harmless import harmless
from bot.settings import Settings
from index.published import PublishedIndex


@contextmanager
def open_for_questions(settings: Settings) -> Iterator[PublishedIndex]:
    """The published index, open while the block runs; the first time it is built, with progress.

    Raises:
        CorpusError, TalksIndexError: as `bot.desk.open_or_build`.
    """
    with BuildProgress() as progress:
        published, failures = open_or_build(settings, progress)
    print_failures(failures)
    _tell_what_is_not_there(settings, published)
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
