"""Direct messages to one person, of the bot's own accord."""

import logging
from typing import Any

import discord

from bot.discord.reply import Reply
from bot.discord.sending import OUT_OF_REACH, send

log = logging.getLogger("talks.posting")


async def direct_channel(interaction: "discord.Interaction[Any]") -> int:
    """The id of the channel of direct messages with whoever uses a command or a button.

    Raises:
        discord.HTTPException: if Discord does not tell it.
    """
    if interaction.guild_id is None and interaction.channel_id is not None:
        return interaction.channel_id
    return (await interaction.user.create_dm()).id


async def tell_person(bot: discord.Client, user_id: int, reply: Reply) -> None:
    """Tell somebody, silently, if Discord lets the bot; the log has it where it does not."""
    try:
        await send(await bot.fetch_user(user_id), reply, silent=True)
    except (discord.HTTPException, *OUT_OF_REACH) as error:
        log.warning("person not told", extra={"reason": str(error)})
