"""Where answers stand: found while they are recent, gone with what was shown."""

from datetime import UTC, datetime, timedelta

from bot.discord.kept import KeptAnswers
from bot.discord.state import State
from bot.discord.updating.sent import SentAnswer, SentAnswers
from tests.bot.discord.test_kept import SHOWN

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)
WEEK = timedelta(days=7)


async def test_the_recent_are_found_newest_first(state: State) -> None:
    sent = SentAnswers(state, lambda: NOON)
    keys = []
    for days in (8, 6, 1):
        kept = KeptAnswers(state, lambda days=days: NOON - timedelta(days=days))  # type: ignore[misc]
        keys.append((await kept.keep(SHOWN, asker_id=7, guild_id=9)).key)
        await sent.put(keys[-1], 1, days)
    found = await sent.recent(WEEK, 10)
    assert found == [SentAnswer(keys[2], 1, 1, ()), SentAnswer(keys[1], 1, 6, ())]
    await sent.put_corrected(keys[2], (0, 12))
    assert await sent.recent(WEEK, 1) == [SentAnswer(keys[2], 1, 1, (0, 12))]
    await sent.put_corrected(keys[2], None)
    assert await sent.recent(WEEK, 1) == [SentAnswer(keys[2], 1, 1, None)]
    await sent.forget(keys[2])
    assert [each.key for each in await sent.recent(WEEK, 10)] == [keys[1]]


async def test_they_go_with_what_was_shown(state: State) -> None:
    sent, kept = SentAnswers(state, lambda: NOON), KeptAnswers(state, lambda: NOON)
    for asker, guild in ((7, 9), (8, 9), (8, 10)):
        key = (await kept.keep(SHOWN, asker_id=asker, guild_id=guild)).key
        await sent.put(key, 1, 1)
    await kept.forget_user(7)
    assert len(await sent.recent(WEEK, 10)) == 2
    await kept.forget_server(10)
    assert len(await sent.recent(WEEK, 10)) == 1
    await KeptAnswers(state, lambda: NOON + timedelta(days=31)).prune(30)
    assert await sent.recent(WEEK, 10) == []
