"""The index that a question is put to."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from bot.cli.output import print_failures
from bot.cli.progress import BuildProgress
from bot.desk import open_or_build
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
    with closing(published):
        yield published
