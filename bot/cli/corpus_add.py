"""`talks corpus add` and `talks corpus import`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.corpus_keeping import Came, keep_all
from bot.cli.exits import FAILED
from bot.cli.options import ConfigOption, CorpusOption, JsonOption, check_unicode, settings
from bot.desk import fetch_settings, library
from bot.settings import Settings
from corpus.errors import ReadError
from corpus.files import find_files
from corpus.library.exchange import read_articles, with_own_id
from corpus.library.library import Library
from corpus.library.models import Outcome, Receipt

ADD_EPILOG = "Example: talks corpus add https://courier.example/talks statement.txt"
IMPORT_EPILOG = "Example: talks corpus import articles.jsonl.gz"

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def add(
    what: Annotated[
        list[str],
        typer.Argument(metavar="URL|FILE|DIR...", help="Pages, files, and folders of files."),
    ],
    as_json: JsonOption = False,
    config: ConfigOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Keep articles as files of their own in the first folder of the corpus.

    One that is there already and has changed keeps its older version (`talks corpus history`).
    The exit code is 1 if something could not be read or kept; the rest is.
    """
    chosen = settings(config, corpus=corpus)
    keeping = library(chosen)
    addresses = [word for word in what if _ADDRESS.match(check_unicode(word) or "")]
    paths = [Path(word) for word in what if word not in addresses]
    find_files(paths)  # raises if one is not there, before anything is kept
    pages = ([page] for page in _from_web(addresses, chosen))
    batches = [_from_files(paths, keeping), *pages] if paths else pages
    _end(keep_all(batches, keeping, as_json=as_json), as_json)


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    as_json: JsonOption = False,
    config: ConfigOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Take in what `talks corpus export` wrote, with when and where each article came from.

    One that is there already and differs becomes an older version. The exit code is 1 if something
    could not be read or kept; the rest is.
    """
    keeping = library(settings(config, corpus=corpus))
    find_files(paths)
    _end(keep_all([_from_files(paths, keeping)], keeping, as_json=as_json), as_json)


def _end(counts: Counter[str], as_json: bool) -> None:
    if not as_json and (counts[Outcome.ADDED] or counts[Outcome.CHANGED]):
        typer.echo("Run `talks index build` to have them answered from.")
    if counts["failed"]:
        raise typer.Exit(FAILED)


def _from_files(paths: Iterable[Path], keeping: Library) -> Iterator[Came]:
    """The articles of files; where a file says when and where they came from, that stays so."""
    now = datetime.now(UTC).replace(microsecond=0)
    kept = {file.resolve() for file in keeping.paths()}
    for path in paths:
        if path.is_dir() and keeping.folder.resolve().is_relative_to(path.resolve()):
            reason = f"holds {keeping.folder}, where articles are kept; name another folder"
            yield ReadError(str(path), reason)
            continue
        for item in read_articles(path):
            if isinstance(item, ReadError):
                yield item
            elif item.path.resolve() in kept:
                yield ReadError(str(item.path), "is kept already; `talks index build` reads it")
            else:
                root = path if path.is_dir() else path.parent
                article = with_own_id(item.article, item.path, root)
                yield article, item.receipt or Receipt(now, str(item.path.resolve()))


def _from_web(addresses: Iterable[str], chosen: Settings) -> Iterator[Came]:
    """The articles of pages, each fetched when it is asked for."""
    if not addresses:
        return
    # Not at the top: answering and files need nothing of the web.
    from corpus.fetch.models import Fetched
    from corpus.fetch.pages import fetch_page
    from corpus.fetch.web import Web

    with Web(fetch_settings(chosen)) as web:
        for address in addresses:
            match fetch_page(web, address):
                case Fetched(page):
                    yield page.article, Receipt(page.fetched, page.url)
                case failed:
                    yield ReadError(failed.url, failed.reason)
