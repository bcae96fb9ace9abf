"""What the managers of the server choose, for a part of a test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.wire.messages import Message
from tests.wire.people import Person
from tests.wire.server import Discord

OPTIONS = {"replies": "where", "cooldown": "per_minute", "window": "days", "feedback": "keep"}


async def choose(discord: Discord, manager: Person, setting: str, value: object) -> Message:
    """Give `/settings SETTING` with its option; what it says."""
    channel = await discord.channel("settings")
    options = {OPTIONS[setting]: value}
    given = await discord.slash(manager, channel, f"settings {setting}", **options)
    return await discord.reply(given)


@asynccontextmanager
async def chosen(
    discord: Discord, manager: Person, setting: str, value: object, usual: object
) -> AsyncIterator[None]:
    """A choice for the block, and the usual one afterwards."""
    await choose(discord, manager, setting, value)
    try:
        yield
    finally:
        await choose(discord, manager, setting, usual)
