"""Settings of servers: kept in the file, and private to each."""

import stat
from pathlib import Path

import pytest

from bot.discord.errors import StateError
from bot.discord.servers import DEFAULT, SCHEMA, Replies, Servers, ServerSettings
from bot.discord.state import State

ALL = ServerSettings(
    channels=(1, 2),
    replies=Replies.THREAD,
    user_per_minute=3,
    window_days=30,
    left_out=("Carvania Today",),
    feedback=True,
)


async def test_settings_are_kept_and_read_again(tmp_path: Path) -> None:
    for after in range(2):  # as written, then from the file
        state = await State.open(tmp_path / "state.sqlite", [SCHEMA])
        servers = Servers(state)
        if not after:
            await servers.put(7, ALL)
        assert await servers.of(7) == ALL
        assert await servers.of(8) == DEFAULT
        assert await servers.of(None) == DEFAULT
        await state.close()


async def test_the_settings_of_a_server_that_was_left_are_gone(state: State) -> None:
    servers = Servers(state)
    await servers.put(7, ALL)
    await servers.forget(7)
    assert await servers.of(7) == DEFAULT
    assert await Servers(state).of(7) == DEFAULT


async def test_a_later_choice_replaces_an_earlier_one(state: State) -> None:
    await Servers(state).put(7, ALL)
    await Servers(state).put(7, DEFAULT)
    assert await Servers(state).of(7) == DEFAULT


async def test_a_job_that_fails_changes_nothing(state: State) -> None:
    def job(db: object) -> None:
        db.execute("INSERT INTO servers VALUES (1, '{}')")  # type: ignore[attr-defined]
        raise KeyError

    with pytest.raises(KeyError):
        await state.run(job)
    count = await state.run(lambda db: db.execute("SELECT count(*) FROM servers").fetchone())
    assert count == (0,)


async def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "state.sqlite"
    state = await State.open(path, [SCHEMA])
    await Servers(state).put(7, ALL)
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    await state.close()


@pytest.mark.parametrize("content", [b"not a database, whatever it is called" * 99, None])
async def test_a_file_that_cannot_be_used_is_said(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "state.sqlite"
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(StateError, match=r"state.sqlite cannot be used .*discord.state"):
        await State.open(path, [SCHEMA])
