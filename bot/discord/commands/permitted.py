"""Who uses a command, whether they may here and now, and what of the index they may be shown."""

import asyncio
from datetime import UTC, datetime

import discord

from bot.discord.answering import Asked, may_ask, narrowed, sound
from bot.discord.client import Interaction
from bot.discord.cooldowns import Asker
from bot.questions.models import NOT_NARROWED, Narrowing


def asker_of(interaction: Interaction) -> Asker:
    """Who uses a command, and where."""
    return Asker(interaction.user.id, interaction.channel_id or 0, interaction.guild_id)


def channels_of(channel: object) -> tuple[int, ...]:
    """The ids of a channel and of what it is a thread of."""
    if isinstance(channel, discord.Thread):
        return channel.id, channel.parent_id
    return (channel.id,) if isinstance(channel, discord.abc.Snowflake) else ()


async def permitted(
    interaction: Interaction, way: str, topic: str | None = None, given: Narrowing = NOT_NARROWED
) -> Narrowing:
    """What is asked for, within what the server's managers chose.

    Args:
        interaction: not yet answered.
        way: the command, for the log.
        topic: in whose words a time may be told.
        given: what the options ask for.

    Raises:
        SayToUser: what keeps an answer for everybody to see out of this channel now.
    """
    services = interaction.client.services
    channels = channels_of(interaction.channel)
    asked = Asked(sound(topic or ""), way, asker_of(interaction), channels)
    server = await may_ask(services, asked)
    return await asyncio.to_thread(narrowed, asked.text, given, server, datetime.now(UTC))
