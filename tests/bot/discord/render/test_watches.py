"""What is new of watches, and what is said of them."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.digests.models import NewStatement
from bot.discord.render import render_sections
from bot.discord.render.watches import (
    WATCH_HEADING,
    render_unwatched,
    render_watch_folded,
    render_watch_homeless,
    render_watch_refused,
    render_watches,
    render_watching,
    watch_sections,
)
from bot.discord.watches.watch import Watch
from bot.discord.watches.watchlist import MOST_OF_PERSON, MOST_OF_SERVER
from bot.watches import Interest, Matches
from tests.bot.discord.quoting import HARBOUR, SEARCHED, TEXTS, quoted
from tests.bot.discord.showing import check_limits

SIGNS = NewStatement(quoted(HARBOUR, "“We will sign,” she said."), ("a sum",))
NOON = datetime(2025, 5, 2, 12, tzinfo=UTC)


def watch(interest: Interest, guild_id: int | None = 7, *, folded: bool = False) -> Watch:
    return Watch(1, 2, guild_id, 3, interest, None, NOON, NOON, folded=folded)


def shown(*matches: Matches) -> str:
    told = watch_sections(matches, SEARCHED)
    pages = render_sections(told.slots, told.quotes, told.lead, told.searched, WATCH_HEADING)
    for page in pages:
        check_limits(page)
    return "\n".join(page.embeds[0].description or "" for page in pages)


def test_each_interest_has_its_heading() -> None:
    text = shown(
        Matches(Interest("Ana Ruiz", None), (SIGNS,), 1, ()),
        Matches(Interest(None, "a_port"), (SIGNS,), 14, ("another",)),
    )
    first, second = text.split("### ")[1:]
    assert first.startswith("Ana Ruiz\n")
    assert "new statements" not in first
    lines = second.splitlines()
    assert lines[:2] == [
        "Anything on a\\_port", "-# 14 new statements, the newest of them here"
    ], "before any speaker's name"  # fmt: skip
    assert any("Ana Ruiz" in line for line in lines[2:])


@given(
    st.builds(Interest, TEXTS.filter(bool), st.none() | TEXTS),
    st.sampled_from([None, 7]),
    st.booleans(),
)
def test_whatever_is_watched_fits(interest: Interest, guild_id: int | None, folded: bool) -> None:
    one = watch(interest, guild_id, folded=folded)
    for reply in (
        render_watching(interest.title, "here", ["a note"]),
        render_unwatched(one),
        render_watches([one] * (MOST_OF_PERSON + MOST_OF_SERVER)),
        render_watch_folded(one),
        render_watch_homeless(interest.title),
        render_watch_refused(3),
    ):
        check_limits(reply)
    shown(Matches(interest, (SIGNS,), 1, ()))
