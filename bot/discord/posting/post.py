"""Posting of the bot's own accord: silent, and at most once (`bot.discord.posting.outbox`)."""

import logging
from collections.abc import Collection, Sequence
from enum import Enum

import discord

from bot.discord.posting.outbox import Post
from bot.discord.presenting import buttons, keep_shown, note_sent
from bot.discord.reply import Reply
from bot.discord.sending import OUT_OF_REACH, send
from bot.discord.services import Services
from bot.discord.shown import Shown

log = logging.getLogger("talks.posting")


class Posted(Enum):
    """What became of a post."""

    SENT = "sent"
    REFUSED = "refused"
    """Discord does not let the bot write there; its statements may be posted later."""
    UNKNOWN = "unknown"
    """Discord did not say; it is not sent again."""
    NOT_OURS = "not ours"
    """A statement of it was claimed by another."""


async def post_once(
    services: Services,
    channel: discord.abc.Messageable,
    post: Post,
    shown: Shown,
    pages: Sequence[Reply],
    passed_over: Collection[str] = (),
    *,
    asker_id: int = 0,
) -> Posted:
    """Send the first of the pages with its buttons to a channel, unless it was told any of it.

    Args:
        services: what the bot works with.
        channel: the channel that ``post`` is for.
        post: not yet claimed.
        shown: what the pages show, for their buttons.
        pages: at least one.
        passed_over: sums of statements that the channel is not to be told later either.
        asker_id: whom the message is for; 0 where it is for everybody.
    """
    if not await services.outbox.claim(post, passed_over):
        return Posted.NOT_OURS
    kept = await keep_shown(services.kept, shown, asker_id=asker_id, guild_id=post.guild_id)
    view = buttons(kept, pages)
    try:
        message = await send(channel, pages[0], view, silent=True, nonce=post.nonce)
    except (discord.Forbidden, discord.NotFound) as error:
        await services.outbox.give_back(post)
        log.warning("post refused", extra={"channel": post.channel_id, "reason": str(error)})
        return Posted.REFUSED
    except (discord.HTTPException, *OUT_OF_REACH) as error:
        log.warning("post lost", extra={"channel": post.channel_id, "reason": str(error)})
        return Posted.UNKNOWN
    await services.outbox.sent(post)
    await note_sent(services.sent, kept, message)
    return Posted.SENT
