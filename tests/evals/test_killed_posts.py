"""One of the kills that `python -m evals.killed_posts` makes many of."""

from pathlib import Path

import pytest

from evals.killed_posts import Moment, kill_at
from tests.bot.discord.wire.conftest import publish

pytestmark = pytest.mark.asyncio(loop_scope="session")  # or the shared bot hears nothing so long


async def test_a_bot_killed_after_its_first_step_does_nothing_twice(tmp_path: Path) -> None:
    publish(tmp_path)
    came = await kill_at(tmp_path, Moment(1, 0.0))
    assert came.total() == 6
