"""`talks corpus update`."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.exits import FAILED
from bot.cli.options import (
    ConfigOption,
    CorpusOption,
    IndexOption,
    JsonOption,
    check_words,
    settings,
)
from bot.cli.output import print_failures, print_json
from bot.cli.progress import BuildProgress
from bot.desk import ahead, build, feeds, fetch_settings, library
from bot.harmless import harmless, in_one_line
from bot.records.update import update_record
from bot.settings import Settings
from bot.terminal.parts import describe
from bot.terminal.update import update_lines
from corpus.errors import ReadError
from corpus.fetch.models import Failed, FeedSource, Skipped
from corpus.fetch.names import feed_names
from index.progress import Progress

if TYPE_CHECKING:
    from corpus.follow import FollowedFeed, Kept
    from index.ahead import Ahead
    from index.build import BuildReport

EPILOG = "Example: talks corpus update"


def update(
    feed: Annotated[
        list[str] | None,
        typer.Option(
            "--feed",
            metavar="NAME",
            help="Only this feed, may be repeated: its name as the summary has it, or its address.",
        ),
    ] = None,
    build_index: Annotated[
        bool, typer.Option("--build/--no-build", help="Bring the index up to the corpus.")
    ] = True,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Fetch what is new in the feeds of the settings, keep it, and bring the index up to it.

    One update runs at a time; what a killed one had fetched is kept, and indexed by the next. A
    page that is no article, such as a wall or a list of links, is told with the reason. The exit
    code is 1 if a feed or a page could not be read; the rest is kept, and the next update asks
    again.
    """
    chosen = settings(config, index, corpus)
    wanted = _wanted(feeds(chosen), feed or [])
    report: BuildReport | None = None
    with (
        BuildProgress("what was fetched is kept, and what was published has not changed") as shown,
        ahead(chosen) as embedding,
    ):
        followed = _follow(wanted, chosen, shown, embedding if build_index else None)
        try:
            # Also where nothing came: what an update kept that was killed is not indexed yet.
            if build_index and library(chosen).paths():
                report = build(chosen, shown, open_encoder=embedding.open)
        finally:
            if as_json:
                print_json(update_record(followed, feed_names(wanted), report))
            else:
                typer.echo("\n".join(update_lines(followed, feed_names(wanted), report)))
    print_failures(report.reading.failures if report else ())
    if any(each.failed for each in followed) or (report and report.reading.failures):
        raise typer.Exit(FAILED)


def _wanted(followed: tuple[FeedSource, ...], asked: list[str]) -> tuple[FeedSource, ...]:
    """The feeds that are asked for, by name or address; all if none is.

    Raises:
        typer.BadParameter: if there are no feeds, or none of that name.
    """
    if not followed:
        raise typer.BadParameter("the settings name no [[feeds]] (config.example.toml shows how)")
    names = feed_names(followed)
    folded = {name.casefold(): url for url, name in names.items()} | {url: url for url in names}
    for each in asked:
        word = check_words(each) or ""
        if word not in folded and word.casefold() not in folded:
            told = f"no feed is called {in_one_line(word)!r}; there are {', '.join(names.values())}"
            raise typer.BadParameter(told)
    urls = {folded.get(each) or folded[each.casefold()] for each in asked} or set(names)
    return tuple(feed for feed in followed if feed.url in urls)


def _follow(
    wanted: tuple[FeedSource, ...], chosen: Settings, shown: Progress, embedding: "Ahead | None"
) -> "list[FollowedFeed]":
    """Fetch and keep; each article that comes, and what does not, is told on standard error."""
    # Not at the top: answering needs nothing of the web.
    from corpus.fetch.web import Web
    from corpus.follow import Kept, follow

    def tell(what: "Kept | Skipped | Failed") -> None:
        if isinstance(what, Kept):
            shown.advance()
            if embedding:
                embedding.take(what.article)
            line = f"{what.outcome.value:7}  {harmless(what.article.id)}  {describe(what.article)}"
            typer.echo(line, err=True)
        else:
            print_failures([ReadError(what.url, what.reason)])

    options = fetch_settings(chosen)
    shown.stage(f"reading {len(wanted)} {'feed' if len(wanted) == 1 else 'feeds'}")
    with Web(options) as web:
        return follow(wanted, library(chosen), web, options.hosts_at_once, tell)
