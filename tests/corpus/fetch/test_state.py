"""What is remembered from one update to the next."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.fetch.errors import FetchStateError
from corpus.fetch.models import FeedEntry, FeedHealth, Validators
from corpus.fetch.state import FetchState

FEED = "https://courier.example/feeds/world"
NOW = datetime(2025, 4, 21, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def state(tmp_path: Path) -> FetchState:
    return FetchState(tmp_path / "articles")


def due(state: FetchState, now: datetime = NOW) -> list[str]:
    return [page.entry.url for page in state.due(FEED, now)]


def read(state: FetchState, *entries: FeedEntry, now: datetime = NOW) -> None:
    state.feed_read(FEED, now, Validators('"1"'), entries)


def test_new_pages_are_due_the_newest_first_until_they_are_done(state: FetchState) -> None:
    read(state, FeedEntry("a", published=NOW - DAY), FeedEntry("b", "B", NOW), FeedEntry("c"))
    assert due(state) == ["b", "c", "a"]
    assert state.due(FEED, NOW)[0].entry == FeedEntry("b", "B", NOW)
    state.page_done("b", NOW, Validators('"b"', "Monday"))
    assert due(state) == ["c", "a"]
    read(state, FeedEntry("a", published=NOW - DAY), FeedEntry("b", "B", NOW), FeedEntry("c"))
    assert due(state) == ["c", "a"]
    assert state.due("https://herald.example/", NOW) == []


def test_a_page_is_due_again_when_the_feed_says_that_it_changed(state: FetchState) -> None:
    read(state, FeedEntry("a", updated=NOW))
    state.page_done("a", NOW, Validators('"a"', "Monday"))
    for updated in (NOW, NOW - HOUR, None):
        read(state, FeedEntry("a", updated=updated), now=NOW + HOUR)
        assert due(state, NOW + HOUR) == []
    read(state, FeedEntry("a", updated=NOW + HOUR), now=NOW + 30 * DAY)
    (page,) = state.due(FEED, NOW + 30 * DAY)
    assert page.validators == Validators('"a"', "Monday")
    assert page.entry.updated == NOW + HOUR
    state.page_done("a", NOW + 30 * DAY)
    assert due(state, NOW + 30 * DAY) == []


def test_a_page_whose_feed_does_not_say_is_asked_for_daily_in_its_first_week(
    state: FetchState,
) -> None:
    read(state, FeedEntry("a", published=NOW))
    state.page_done("a", NOW)
    assert due(state, NOW + DAY) == []
    assert due(state, NOW + DAY + HOUR) == ["a"]
    state.page_done("a", NOW + DAY + HOUR)
    assert due(state, NOW + DAY + 2 * HOUR) == []
    assert due(state, NOW + 6 * DAY) == ["a"]
    assert due(state, NOW + 7 * DAY) == []


def test_a_page_that_is_never_read_is_given_up_after_a_week(state: FetchState) -> None:
    read(state, FeedEntry("a"))
    assert due(state, NOW + 6 * DAY) == ["a"]
    assert due(state, NOW + 7 * DAY) == []


def test_a_page_that_crashes_us_is_given_up(state: FetchState) -> None:
    read(state, FeedEntry("a"), FeedEntry("b"))
    for _ in range(3):
        assert "a" in due(state)
        state.page_crashed("a")
    assert due(state) == ["b"]


def test_a_feeds_health(state: FetchState) -> None:
    assert state.health() == []
    assert state.validators(FEED) == Validators()
    state.feed_failed(FEED, NOW, "it is gone")
    later = NOW + HOUR
    state.feed_failed(FEED, later, "it breaks off", later + DAY)
    assert state.health() == [FeedHealth(FEED, later, None, NOW, 2, "it breaks off", later + DAY)]
    read(state, now=NOW + DAY)
    assert state.health() == [FeedHealth(FEED, NOW + DAY, NOW + DAY)]
    assert state.validators(FEED) == Validators('"1"')
    state.feed_failed(FEED, NOW + 2 * DAY, "it is gone")
    state.feed_unchanged(FEED, NOW + 3 * DAY)
    assert state.health() == [FeedHealth(FEED, NOW + 3 * DAY, NOW + 3 * DAY)]
    assert state.validators(FEED) == Validators('"1"')


def test_it_outlives_the_process_and_is_read_by_others(tmp_path: Path) -> None:
    with FetchState(tmp_path) as one, FetchState(tmp_path) as other:
        read(one, FeedEntry("a", "A", NOW, NOW))
        assert due(other) == ["a"]
    with FetchState(tmp_path) as again:
        assert again.due(FEED, NOW)[0].entry == FeedEntry("a", "A", NOW, NOW)
        assert again.validators(FEED) == Validators('"1"')


def test_one_updates_at_a_time(tmp_path: Path) -> None:
    with FetchState(tmp_path) as one, FetchState(tmp_path) as other:
        with (
            one.updating(),
            pytest.raises(FetchStateError, match="is being updated already; wait until"),
            other.updating(),
        ):
            pass
        with other.updating():
            pass


def test_a_file_that_is_no_state_is_told(tmp_path: Path) -> None:
    (tmp_path / ".fetch.sqlite").write_bytes(b"words" * 1000)
    with pytest.raises(FetchStateError, match="file is not a database; move it away: articles"):
        FetchState(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FetchStateError, match="not a directory; make it writable"):
        FetchState(tmp_path / "file" / "articles")
