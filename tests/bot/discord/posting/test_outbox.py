"""Each statement at most once in a channel, whatever happens in between."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.discord.posting.outbox import SCHEMA, Outbox, Post
from bot.discord.state import State
from tests.bot.discord.clock import Clock


@pytest.fixture
def outbox(state: State, clock: Clock) -> Outbox:
    return Outbox(state, clock)


async def test_what_is_claimed_is_known(outbox: Outbox) -> None:
    assert await outbox.claim(Post(1, 7, ("a", "b", "a")), ["c"])
    assert await outbox.known(1) == {"a", "b", "c"}
    assert await outbox.known(2) == frozenset()


async def test_nothing_is_claimed_twice_in_a_channel(outbox: Outbox) -> None:
    assert await outbox.claim(Post(1, 7, ("a", "b")))
    assert not await outbox.claim(Post(1, 7, ("b", "c")), ["d"])
    assert await outbox.known(1) == {"a", "b"}, "all or nothing"
    assert await outbox.claim(Post(2, 7, ("b", "c")))


async def test_what_was_passed_over_may_be_posted_still(outbox: Outbox) -> None:
    await outbox.claim(Post(1, 7, ("a",)), ["b"])
    assert await outbox.claim(Post(1, 7, ("b",)))
    assert not await outbox.claim(Post(1, 7, ("b",)))


async def test_what_was_posted_is_not_passed_over(outbox: Outbox) -> None:
    await outbox.claim(Post(1, 7, ("a",)))
    await outbox.claim(Post(1, 7, ("b",)), ["a"])
    assert not await outbox.claim(Post(1, 7, ("a",)))


async def test_what_was_refused_may_be_posted_later(outbox: Outbox) -> None:
    post = Post(1, 7, ("a",))
    await outbox.claim(post, ["b"])
    await outbox.give_back(post)
    assert await outbox.known(1) == {"b"}
    assert await outbox.claim(Post(1, 7, ("a",)))


async def test_a_claim_outlives_the_program(outbox: Outbox, tmp_path: Path) -> None:
    await outbox.claim(Post(1, 7, ("a",)))
    # As a kill would leave it: nothing was closed.
    again = await State.open(tmp_path / "state.sqlite", [SCHEMA])
    assert not await Outbox(again).claim(Post(1, 7, ("a",)))
    await again.close()


async def test_a_claim_is_on_the_disk_before_the_post(outbox: Outbox, tmp_path: Path) -> None:
    await outbox.claim(Post(1, 7, ("a sum that stands in the file",)))
    # Not only in the log beside it, which is synced when it pleases.
    assert b"a sum that stands in the file" in (tmp_path / "state.sqlite").read_bytes()


async def test_a_server_that_was_left_is_forgotten(outbox: Outbox) -> None:
    await outbox.claim(Post(1, 7, ("a",)), ["b"])
    await outbox.claim(Post(2, 8, ("a",)))
    await outbox.claim(Post(3, None, ("a",)))
    await outbox.forget_server(7)
    assert [len(await outbox.known(channel)) for channel in (1, 2, 3)] == [0, 1, 1]


async def test_the_old_is_pruned_but_what_was_posted(outbox: Outbox, clock: Clock) -> None:
    await outbox.claim(Post(1, 7, ("a",)), ["b"])
    clock.now += timedelta(days=59)
    await outbox.prune()
    assert await outbox.known(1) == {"a", "b"}
    clock.now += timedelta(days=400)
    await outbox.prune()
    assert await outbox.known(1) == {"a"}
    assert not await outbox.claim(Post(1, 7, ("a",)))


async def test_what_became_of_a_post_is_to_be_seen(outbox: Outbox, state: State) -> None:
    lost, there = Post(1, 7, ("a",)), Post(1, 7, ("b",))
    for post in (lost, there):
        await outbox.claim(post)
    await outbox.sent(there)
    rows = await state.run(lambda db: db.execute("SELECT nonce, sent FROM posts").fetchall())
    assert dict(rows) == {lost.nonce: 0, there.nonce: 1}


def test_each_post_has_a_nonce_of_its_own_that_discord_takes() -> None:
    one, other = Post(1, 7, ("a",)), Post(1, 7, ("a",))
    assert one.nonce != other.nonce
    assert len(one.nonce) <= 25


async def test_what_was_posted_lately_is_counted(outbox: Outbox, clock: Clock) -> None:
    await outbox.claim(Post(1, 7, ("a",)))
    clock.now += timedelta(hours=1)
    await outbox.claim(Post(1, 7, ("b",)))
    await outbox.claim(Post(2, 7, ("b",)))
    assert await outbox.posted_since(1, clock.now) == 1
    assert await outbox.posted_since(1, clock.now - timedelta(hours=1)) == 2


async def test_direct_messages_are_forgotten(outbox: Outbox) -> None:
    for channel, guild in ((1, None), (2, 7), (3, None)):
        await outbox.claim(Post(channel, guild, ("a",)), ["b"])
    for channel in (1, 2):
        await outbox.forget_direct(channel)
    assert [len(await outbox.known(channel)) for channel in (1, 2, 3)] == [0, 2, 2]
