"""Sending replies: Discord's hiccups are waited out, and an error is seen by one person alone."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
import discord

from bot.discord.reply import Reply

T = TypeVar("T")
log = logging.getLogger("talks.sending")

_WAITS = (1.0, 4.0)  # seconds; discord.py has tried five times by then, but not after every status
OUT_OF_REACH = (OSError, aiohttp.ClientError)
"""What is raised where Discord cannot be reached, or is gone before it has answered."""
_EXPIRED = (10015, 10062, 50027)  # unknown webhook, unknown interaction, invalid webhook token


async def patiently(
    send: Callable[[], Awaitable[T]],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> T:
    """What ``send`` gives, tried again where Discord fails or cannot be reached.

    ``send`` makes its request anew each time, files included.

    Raises:
        discord.HTTPException, one of OUT_OF_REACH: what the last attempt raised.
    """
    for wait in _WAITS:
        try:
            return await send()
        except (discord.DiscordServerError, *OUT_OF_REACH) as error:
            log.warning("sending failed", extra={"reason": str(error), "again_in_s": wait})
            await sleep(wait)
    return await send()


def is_expired(error: discord.HTTPException) -> bool:
    """Whether an interaction can no longer be answered: its token lives 15 minutes."""
    return error.code in _EXPIRED


async def finish(
    interaction: "discord.Interaction[Any]",
    reply: Reply,
    view: discord.ui.View | None,
    *,
    for_all: bool = True,
) -> discord.Message | None:
    """Put a reply in the place of "is thinking"; where that is too late, into the channel.

    Not into the channel unless it is ``for_all`` to see.

    Returns:
        The message, None where there is no channel to write to either.

    Raises:
        discord.HTTPException: if Discord refuses it.
    """

    async def edit() -> discord.InteractionMessage:
        return await interaction.edit_original_response(
            content=reply.content or None,
            embeds=list(reply.embeds),
            # One that a message has already stays.
            attachments=[reply.picture.file()] if reply.picture else discord.utils.MISSING,
            view=view,
        )

    try:
        return await patiently(edit)
    except discord.HTTPException as error:
        if not is_expired(error):
            raise
        log.warning("interaction expired", extra={"reason": str(error)})
    channel = interaction.channel
    if not for_all or not isinstance(channel, discord.abc.Messageable):
        return None
    return await send(channel, reply, view)


async def send(
    channel: discord.abc.Messageable,
    reply: Reply,
    view: discord.ui.View | None = None,
    question: discord.Message | None = None,
    *,
    silent: bool = False,
    nonce: str = "",
) -> discord.Message:
    """Send a reply into a channel, under ``question`` if that is given and still there.

    Nobody's device makes a sound of what is ``silent``. By its ``nonce``, 25 characters at most,
    Discord knows a message that is sent again; it is a new one unless given.

    Raises:
        discord.HTTPException, one of OUT_OF_REACH: if Discord refuses it or stays away.
    """
    reference = question.to_reference(fail_if_not_exists=False) if question else None
    known_by = nonce or secrets.token_hex(12)

    async def post() -> discord.Message:
        fields: dict[str, Any] = {"nonce": known_by, "silent": silent}
        if view:
            fields["view"] = view
        if reference:
            fields |= {"reference": reference, "mention_author": False}
        if reply.picture:
            fields["file"] = reply.picture.file()
        return await channel.send(reply.content or None, embeds=list(reply.embeds), **fields)

    return await patiently(post)


async def ephemeral(
    interaction: "discord.Interaction[Any]", reply: Reply, view: discord.ui.View | None = None
) -> None:
    """Show a reply to whoever used a command or a button, to them alone, and nothing else of it.

    What everybody sees "thinking" is removed first: the answer to it could not be ephemeral. Where
    Discord refuses, nobody is left to tell.
    """
    response = interaction.response
    try:
        if response.is_done():
            if response.type is discord.InteractionResponseType.deferred_channel_message:
                await interaction.delete_original_response()
            await interaction.followup.send(reply.content, **_alone(reply, view))
        else:
            await response.send_message(reply.content or None, **_alone(reply, view))
    except (discord.HTTPException, *OUT_OF_REACH) as error:
        log.warning("not shown", extra={"reason": str(error)})


async def one_more(interaction: "discord.Interaction[Any]", reply: Reply) -> None:
    """Show one more reply to whoever was shown one already, to them alone.

    Where Discord refuses, nobody is left to tell.
    """
    try:
        await interaction.followup.send(reply.content, **_alone(reply, None))
    except (discord.HTTPException, *OUT_OF_REACH) as error:
        log.warning("not shown", extra={"reason": str(error)})


def _alone(reply: Reply, view: discord.ui.View | None) -> dict[str, Any]:
    """The fields of a message that one person alone sees."""
    fields: dict[str, Any] = {"embeds": list(reply.embeds), "ephemeral": True}
    if view:
        fields["view"] = view
    if reply.picture:
        fields["file"] = reply.picture.file()
    return fields
