"""Discord's hiccups are waited out."""

from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot.discord.reply import Reply
from bot.discord.sending import is_expired, one_more, patiently


def http_error(kind: type[discord.HTTPException], status: int, code: int = 0) -> Any:
    response: Any = SimpleNamespace(status=status, reason="as the test wants it")
    return kind(response, {"code": code, "message": ""})


class Sender:
    """Raises these errors in turn, then sends; notes the seconds that were slept between."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.slept: list[float] = []

    async def send(self) -> str:
        if self.errors:
            raise self.errors.pop(0)
        return "sent"

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


async def test_failures_of_discord_and_of_the_network_are_waited_out() -> None:
    sender = Sender(http_error(discord.DiscordServerError, 503), ConnectionResetError())
    assert await patiently(sender.send, sender.sleep) == "sent"
    assert sender.slept == sorted(sender.slept)
    assert len(sender.slept) == 2


async def test_not_for_ever() -> None:
    sender = Sender(*[http_error(discord.DiscordServerError, 503)] * 9)
    with pytest.raises(discord.DiscordServerError):
        await patiently(sender.send, sender.sleep)
    assert len(sender.errors) == 6


async def test_a_refusal_is_final() -> None:
    sender = Sender(http_error(discord.Forbidden, 403))
    with pytest.raises(discord.Forbidden):
        await patiently(sender.send, sender.sleep)
    assert sender.slept == []


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (404, 10062, True),
        (404, 10015, True),
        (401, 50027, True),
        (404, 10008, False),
        (400, 0, False),
    ],
)
def test_an_expired_interaction(status: int, code: int, expected: bool) -> None:
    assert is_expired(http_error(discord.HTTPException, status, code)) is expected


async def test_one_more_page_leaves_what_is_there() -> None:
    sent: list[str] = []

    async def send(content: str, **fields: Any) -> None:
        assert fields["ephemeral"]
        sent.append(content)

    # Without anything that could delete what was shown before.
    interaction: Any = SimpleNamespace(followup=SimpleNamespace(send=send))
    await one_more(interaction, Reply("The second page."))
    assert sent == ["The second page."]
