"""The present, and a state file with all that the bot keeps in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.discord.opening import SCHEMAS
from bot.discord.state import State
from tests.bot.discord.clock import Clock


@pytest.fixture
def clock() -> Clock:
    """The present of what a test looks at."""
    return Clock()


@pytest.fixture
async def state(tmp_path: Path) -> AsyncIterator[State]:
    """An empty state file in the folder of the test."""
    state = await State.open(tmp_path / "state.sqlite", SCHEMAS)
    yield state
    await state.close()
