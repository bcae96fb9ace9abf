"""`talks corpus remove`."""

from typing import Annotated

import typer

from bot.cli.options import ConfigOption, CorpusOption, JsonOption, check_unicode, settings
from bot.cli.output import print_json
from bot.desk import corpus_paths, library
from bot.harmless import harmless
from bot.records.library import Gone, kept_record
from bot.settings import Settings
from bot.terminal.parts import describe
from corpus.errors import LibraryError
from corpus.library.library import Writer
from corpus.load import load_corpus
from corpus.models import Article

EPILOG = "Example: talks corpus remove 3f0c2d1a9b8e7f60"
_THEN_REMOVED = "Run `talks index build` to have them answered from no more."
_THEN_DELETED = (
    "The index still has their words: run `talks index build --full`, then "
    "`talks index prune --keep 1`."
)


def remove(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="As `talks corpus list` has them.")
    ],
    for_good: Annotated[
        bool,
        typer.Option(
            "--for-good",
            help="Delete all versions too, also those of articles that were removed before.",
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Take articles away that were added; they stay among the older versions.

    With --for-good nothing is kept of them; the index has their words until it is built in full and
    its older versions are pruned, and a feed may bring again what its outlet still publishes.

    An article that stands in a file of your own is named with that file, and nothing is removed.
    """
    chosen = settings(config, corpus=corpus)
    keeping = library(chosen)
    found = [_kept(article_id, chosen, for_good=for_good) for article_id in dict.fromkeys(ids)]
    if not yes:
        for article in found:
            typer.echo(f"{harmless(article.id)}  {describe(article)}", err=True)
        asked = "Delete for good" if for_good else "Remove"
        typer.confirm(f"{asked} {len(found)} from {keeping.folder}?", abort=True, err=True)
    with keeping.writing() as writer:
        for article in found:
            _remove(article, writer, for_good=for_good, as_json=as_json)
    if not as_json:
        typer.echo(_THEN_DELETED if for_good else _THEN_REMOVED)


def _remove(article: Article, writer: Writer, *, for_good: bool, as_json: bool) -> None:
    outcome: Gone = "deleted" if for_good else "removed"
    told = f"{outcome}  {harmless(article.id)}  {describe(article)}"
    if for_good:
        writer.delete(article.id)
    else:
        history = writer.remove(article.id)
        told += f"\n    its versions stay in {history}; --for-good deletes them too"
    if as_json:
        print_json(kept_record(article, outcome))
    else:
        typer.echo(told)


def _kept(article_id: str, chosen: Settings, *, for_good: bool) -> Article:
    """The article as it is kept; to be deleted ``for_good`` also one that was removed before, or
    cannot be read.

    Raises:
        LibraryError: if it is not, with the file that it stands in, if any.
        ReadError: if it cannot be read.
    """
    check_unicode(article_id)
    keeping = library(chosen)
    if for_good:
        kept = keeping.newest(article_id)
    else:
        version = keeping.current(article_id)
        kept = version.article if version else None
    if kept is not None:
        return kept
    for article in load_corpus(corpus_paths(chosen)):
        if article.id == article_id:
            raise LibraryError(
                f"article {article_id!r} is no file that `talks corpus add` wrote; "
                f"take it out of {article.origin} yourself"
            )
    raise LibraryError(
        f"no article {article_id!r} in {keeping.folder}; `talks corpus list` has the ids"
    )
