"""The first page of what is shown, its buttons, and what they will need, kept."""

import logging
import sqlite3
from collections.abc import Sequence

import discord

from bot.discord.buttons.looks import Look, Sight
from bot.discord.buttons.reading import rows
from bot.discord.kept import Kept, KeptAnswers
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
    stored = await keep_shown(kept, shown, asker_id=asker_id, guild_id=guild_id, question=question)
    return pages[0], buttons(stored, pages)


async def keep_shown(
    kept: KeptAnswers,
    shown: Shown,
    *,
    asker_id: int,
    guild_id: int | None,
    question: str | None = None,
) -> Kept | None:
    """Keep what is shown, as `present` does; None where there is nothing to keep, or no way to."""
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
