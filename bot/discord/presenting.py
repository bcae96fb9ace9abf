"""The first page of what is shown, its buttons, and what they will need, kept."""

import logging
import sqlite3
from collections.abc import Sequence

import discord

from bot.discord.buttons.looks import Look, Sight
from bot.discord.buttons.reading import rows
from bot.discord.kept import KeptAnswers
from bot.discord.reply import Reply
from bot.discord.shown import Shown

log = logging.getLogger("talks.presenting")


async def present(
    kept: KeptAnswers,
    shown: Shown,
    pages: Sequence[Reply],
    *,
    asker_id: int,
    guild_id: int | None,
    question: str | None = None,
) -> tuple[Reply, discord.ui.View]:
    """The first of the pages of what is shown, with its buttons; there may be none of them.

    ``question`` is as `KeptAnswers.keep` takes it. What has no buttons is not kept, and
    what cannot be kept has none.
    """
    if not shown.places:
        return pages[0], discord.ui.View(timeout=None)
    try:
        stored = await kept.keep(shown, asker_id=asker_id, guild_id=guild_id, question=question)
    except sqlite3.Error:  # the answer matters more
        log.exception("not kept")
        return pages[0], discord.ui.View(timeout=None)
    return pages[0], rows(stored, Sight(Look.MAIN, 0, len(pages), pages[0]))
