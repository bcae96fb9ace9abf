"""The watches in the state file."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.discord.state import State
from bot.discord.watches.watch import Mark
from bot.discord.watches.watchlist import (
    MOST_OF_PERSON,
    MOST_OF_SERVER,
    Added,
    NewWatch,
    Watchlist,
)
from bot.watches import Head, Interest
from bot.watches.head import Anchor

NOON = datetime(2025, 5, 2, 12, tzinfo=UTC)
HEAD = Head("one", 2, 40, 30, (Anchor(40, "ships", 7),))
ANA, BELA = 1, 2
RUIZ = Interest("Ana Ruiz", None)


@pytest.fixture
def watchlist(state: State) -> Watchlist:
    return Watchlist(state)


def direct(owner_id: int, interest: Interest = RUIZ) -> NewWatch:
    return NewWatch(owner_id, None, owner_id + 100, interest)


def here(guild_id: int, interest: Interest = RUIZ, owner_id: int = ANA) -> NewWatch:
    return NewWatch(owner_id, guild_id, guild_id + 1000, interest)


async def test_it_is_kept_as_it_is(watchlist: Watchlist) -> None:
    await watchlist.add(direct(ANA), NOON)
    await watchlist.put_head(HEAD)
    assert await watchlist.head() == HEAD
    await watchlist.add(here(7, Interest(None, "the monitors")), NOON)
    first, second = await watchlist.all()
    assert (first.mark, second.mark) == (None, Mark(2, 40, NOON)), "no index, and one"
    assert (first.interest, second.interest) == (RUIZ, Interest(None, "the monitors"))
    changed = replace(
        second, mark=Mark(3, 41, NOON), day=NOON, not_before=NOON, refusals=1, found=9, folded=True
    )
    await watchlist.put([changed])
    assert await watchlist.all() == [first, changed]


async def test_the_same_is_watched_once_in_a_channel(watchlist: Watchlist) -> None:
    assert await watchlist.add(direct(ANA), NOON) is Added.ADDED
    again = direct(ANA, Interest("ANA RUIZ", None))
    assert await watchlist.add(again, NOON) is Added.THERE
    assert await watchlist.add(direct(ANA, Interest("Ana Ruiz", "grain")), NOON) is Added.ADDED
    assert await watchlist.add(direct(ANA, Interest(None, "Ana Ruiz")), NOON) is Added.ADDED
    assert await watchlist.add(direct(BELA), NOON) is Added.ADDED
    assert await watchlist.add(here(7), NOON) is Added.ADDED


async def test_there_may_be_only_so_many(watchlist: Watchlist) -> None:
    topics = [Interest(None, f"round {n}") for n in range(MOST_OF_SERVER + 1)]
    person = [await watchlist.add(direct(ANA, topic), NOON) for topic in topics]
    assert person.count(Added.ADDED) == MOST_OF_PERSON
    server = [await watchlist.add(here(7, topic), NOON) for topic in topics]
    assert server.count(Added.ADDED) == MOST_OF_SERVER
    assert await watchlist.add(here(8), NOON) is Added.ADDED
    assert await watchlist.add(direct(BELA), NOON) is Added.ADDED


async def test_whose_they_are(watchlist: Watchlist) -> None:
    for new in (direct(ANA), direct(BELA), here(7, owner_id=BELA), here(8)):
        await watchlist.add(new, NOON)
    theirs = await watchlist.of(ANA, 7)
    assert [(watch.owner_id, watch.guild_id) for watch in theirs] == [(ANA, None), (BELA, 7)]
    assert [watch.guild_id for watch in await watchlist.of(ANA, None)] == [None]


async def test_what_is_removed_stays_removed(watchlist: Watchlist) -> None:
    await watchlist.add(direct(ANA), NOON)
    [watch] = await watchlist.all()
    await watchlist.remove([watch.id])
    await watchlist.put([watch])
    assert await watchlist.all() == []
    await watchlist.add(direct(ANA), NOON)
    assert (await watchlist.all())[0].id != watch.id, "nor does a choice of before mean another"


async def test_forgetting(watchlist: Watchlist) -> None:
    for new in (direct(ANA), direct(BELA), here(7), here(8, owner_id=BELA)):
        await watchlist.add(new, NOON)
    assert await watchlist.forget_user(ANA) == 2
    await watchlist.forget_server(8)
    assert [watch.owner_id for watch in await watchlist.all()] == [BELA]
