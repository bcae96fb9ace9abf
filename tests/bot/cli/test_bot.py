"""`talks bot` and `talks feedback`, as far as they go without Discord."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answers import Answer
from bot.discord import kept
from bot.discord.shown import shown_answer
from bot.discord.state import State
from tests.bot.conftest import Run
from tests.bot.discord.quoting import HARBOUR, SEARCHED, quoted

SIGN = quoted(HARBOUR, "“We will sign,” she said.")
ASKED = "Will Velmora sign?"


@pytest.mark.parametrize("command", ["run", "check", "invite", "sync"])
def test_without_a_token_each_says_what_to_do(
    talks: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TALKS_DISCORD_TOKEN", raising=False)
    done = talks("bot", command)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("talks: TALKS_DISCORD_TOKEN is not set; ")
    assert done.stderr.count("\n") == 1


def test_settings_are_checked_before_the_token(talks: Run, home: Path) -> None:
    (home / "config.toml").write_text("[discord]\nworkers = 0\nlog_questions = 1\n")
    done = talks("bot", "run")
    assert done.returncode == 1
    assert "discord.workers must be at least 1, got 0" in done.stderr
    assert "discord.log_questions must be true or false, got 1" in done.stderr


def test_feedback_is_exported_as_questions(talks: Run, home: Path) -> None:
    async def judge() -> None:
        state = await State.open(home / "state.sqlite", (kept.SCHEMA,))
        answers = kept.KeptAnswers(state, lambda: datetime(2025, 5, 1, tzinfo=UTC))
        for good in (True, False):
            shown = shown_answer(Answer("i", ASKED, (SIGN,), SEARCHED))
            one = await answers.keep(shown, asker_id=1, guild_id=2, question=ASKED)
            await answers.vote(one.key, 3, good=good)
        await state.close()

    asyncio.run(judge())
    (home / "config.toml").write_text('[discord]\nstate = "state.sqlite"\n')
    done = talks("feedback", "export")
    [line] = done.stdout.splitlines()
    assert json.loads(line)["answer_spans"][0]["article_id"] == "harbour"
    assert done.stderr == "talks: 1 more were judged, and are left out\n"
    [poor] = talks("feedback", "export", "--poor").stdout.splitlines()
    assert json.loads(poor)["question"] == ASKED
