"""`talks corpus remove`."""

from typing import Annotated

import typer

from bot.cli.options import ConfigOption, CorpusOption, JsonOption, check_unicode, settings
from bot.cli.output import print_json
from bot.desk import corpus_paths, library
from bot.harmless import harmless
from bot.records.library import kept_record
from bot.settings import Settings
from bot.terminal.parts import describe
from corpus.errors import LibraryError
from corpus.library.models import Version
from corpus.load import load_corpus

EPILOG = "Example: talks corpus remove 3f0c2d1a9b8e7f60"


def remove(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="As `talks corpus list` has them.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Take articles away that were added; they stay among the older versions.

    An article that stands in a file of your own is named with that file, and nothing is removed.
    """
    chosen = settings(config, corpus=corpus)
    keeping = library(chosen)
    found = [_kept(article_id, chosen) for article_id in dict.fromkeys(ids)]
    if not yes:
        for version in found:
            typer.echo(f"{harmless(version.article.id)}  {describe(version.article)}", err=True)
        typer.confirm(f"Remove {len(found)} from {keeping.folder}?", abort=True, err=True)
    with keeping.writing() as writer:
        for version in found:
            history = writer.remove(version.article.id)
            if as_json:
                print_json(kept_record(version.article, None))
            else:
                told = f"removed  {harmless(version.article.id)}  {describe(version.article)}"
                typer.echo(f"{told}\n    its versions stay in {history}, until you delete that")
    if not as_json:
        typer.echo("Run `talks index build` to have them answered from no more.")


def _kept(article_id: str, chosen: Settings) -> Version:
    """The article as it is kept.

    Raises:
        LibraryError: if it is not, with the file that it stands in, if any.
    """
    check_unicode(article_id)
    keeping = library(chosen)
    version = keeping.current(article_id)
    if version is not None:
        return version
    for article in load_corpus(corpus_paths(chosen)):
        if article.id == article_id:
            raise LibraryError(
                f"article {article_id!r} is no file that `talks corpus add` wrote; "
                f"take it out of {article.origin} yourself"
            )
    raise LibraryError(
        f"no article {article_id!r} in {keeping.folder}; `talks corpus list` has the ids"
    )
