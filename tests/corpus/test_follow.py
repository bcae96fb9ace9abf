"""Feeds followed into a library: kept as they come, counted by feed."""

from pathlib import Path

import pytest

from corpus.errors import UnkeepableError
from corpus.fetch.errors import FetchStateError
from corpus.fetch.models import Failed, FeedSource, FetchSettings, Skipped
from corpus.fetch.state import FetchState
from corpus.fetch.web import Web
from corpus.follow import FollowedFeed, Kept, follow
from corpus.library.library import Library, Writer
from corpus.library.models import Outcome, Receipt, Version
from corpus.load import load_corpus
from corpus.models import Article
from tests.web.answers import status
from tests.web.outlet import feed_url, publish
from tests.web.server import WebServer, serving

SETTINGS = FetchSettings(delay_s=0, allow_private=("127.0.0.0/8",))
OPEN = {"the ports": "The ports stay open", "the mines": "The mines are shut"}


def run(
    server: WebServer, folder: Path, *more: FeedSource
) -> tuple[list[FollowedFeed], list[Kept | Skipped | Failed]]:
    """Follow the outlet's feed, and more: what came of each, and what was told on the way."""
    heard: list[Kept | Skipped | Failed] = []
    with Web(SETTINGS) as web:
        feeds = [FeedSource(feed_url(server)), *more]
        return follow(feeds, Library(folder), web, 2, heard.append), heard


def test_what_is_new_and_changed_is_kept_and_counted(tmp_path: Path) -> None:
    with serving() as server:
        publish(server, OPEN)
        nothing = FeedSource(server.url("/nothing", "127.0.0.1"))
        (followed, other), heard = run(server, tmp_path, nothing)
        assert (followed.read, followed.added, followed.failed) == (True, 2, [])
        assert (other.read, other.added, len(other.failed)) == (False, 0, 1)
        assert [what.outcome for what in heard if isinstance(what, Kept)] == [Outcome.ADDED] * 2
        assert [what for what in heard if not isinstance(what, Kept)] == other.failed

        publish(server, OPEN | {"the mines": "The mines open"}, "2025-06-03T08:00:00Z")
        server.answers["/the-ports"] = status(500)
        (followed,), heard = run(server, tmp_path)
        counts = followed.added, followed.changed, followed.unchanged, len(followed.failed)
        assert counts == (0, 1, 0, 1)
        assert len(heard) == 2
        assert [version.article.text.count("are shut") for version in _older(tmp_path)] == [1]

        (followed,), heard = run(server, tmp_path)
        assert (followed.read, followed.unchanged, len(followed.failed)) == (True, 0, 1)


def _older(folder: Path) -> list[Version]:
    """The older versions of all articles."""
    library, kept = Library(folder), load_corpus([folder])
    return [version for article in kept for version in library.older(article.id)]


def test_an_article_that_cannot_be_kept_keeps_no_other_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = Writer.keep

    def refuse(self: Writer, article: Article, receipt: Receipt) -> Outcome:
        if "ports" in (article.title or ""):
            raise UnkeepableError("no file would give it back")
        return keep(self, article, receipt)

    monkeypatch.setattr(Writer, "keep", refuse)
    with serving() as server:
        publish(server, OPEN)
        (followed,), _ = run(server, tmp_path)
        assert (followed.added, [each.reason for each in followed.failed]) == (
            1, ["no file would give it back"],
        )  # fmt: skip
        (followed,), _ = run(server, tmp_path)  # it is not asked for again and again
        assert (followed.added, followed.failed) == (0, [])


def test_one_update_at_a_time(tmp_path: Path) -> None:
    with serving() as server, FetchState(tmp_path) as state, state.updating():
        publish(server, OPEN)
        with pytest.raises(FetchStateError, match="is being updated already"):
            run(server, tmp_path)
        assert server.asked == []
