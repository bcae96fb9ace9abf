"""What is shown is shown, whether or not it can be kept."""

import logging
from pathlib import Path

import pytest

from bot.discord.kept import SCHEMA, KeptAnswers
from bot.discord.presenting import buttons, keep_shown
from bot.discord.reply import Reply
from bot.discord.shown import shown_listing
from bot.discord.state import State
from tests.bot.discord.quoting import HARBOUR, SEARCHED, quoted


async def test_what_cannot_be_kept_is_shown_without_buttons(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    state = await State.open(tmp_path / "state.sqlite", [SCHEMA])
    shown = shown_listing([quoted(HARBOUR, "Farmers waited.")], 1, SEARCHED)
    page = Reply("Farmers waited.")
    kept = KeptAnswers(state)
    stored = await keep_shown(kept, shown, asker_id=7, guild_id=9)
    assert buttons(stored, [page]).children
    await state.run(lambda db: db.execute("DROP TABLE shown"))
    with caplog.at_level(logging.ERROR):
        stored = await keep_shown(kept, shown, asker_id=7, guild_id=9)
    assert (stored, buttons(stored, [page]).children) == (None, [])
    assert [record.message for record in caplog.records] == ["not kept"]
    await state.close()
