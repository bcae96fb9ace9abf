"""What is shown, kept for its buttons, and where it stands, so that it is corrected there."""

import logging
import sqlite3
from collections.abc import Sequence

import discord

from bot.discord.buttons.looks import Look, Sight
from bot.discord.buttons.reading import rows
from bot.discord.kept import Kept, KeptAnswers
from bot.discord.reply import Reply
from bot.discord.shown import Shown, ShownKind
from bot.discord.updating.sent import SentAnswers

log = logging.getLogger("talks.presenting")


async def keep_shown(
    kept: KeptAnswers,
    shown: Shown,
    *,
    asker_id: int,
    guild_id: int | None,
    question: str | None = None,
) -> Kept | None:
    """Keep what is shown; None where there is nothing to keep, or no way to.

    ``question`` is as `KeptAnswers.keep` takes it.
    """
    if not shown.places:
        return None
    try:
        return await kept.keep(shown, asker_id=asker_id, guild_id=guild_id, question=question)
    except sqlite3.Error:  # the answer matters more
        log.exception("not kept")
        return None


def buttons(stored: Kept | None, pages: Sequence[Reply]) -> discord.ui.View:
    """The buttons under the first of the pages of what is kept; none where it is not."""
    if stored is None:
        return discord.ui.View(timeout=None)
    return rows(stored, Sight(Look.MAIN, 0, len(pages), pages[0]))


async def note_sent(
    sent: SentAnswers, stored: Kept | None, message: discord.Message | None
) -> None:
    """Note where what is kept stands for all to see; an abstention quotes nothing that it answers
    with, so that there is nothing to correct."""
    if stored is None or message is None or message.flags.ephemeral:
        return
    if stored.shown.kind is ShownKind.ABSTENTION:
        return
    try:
        await sent.put(stored.key, message.channel.id, message.id)
    except sqlite3.Error:  # it is said
        log.exception("not noted")
