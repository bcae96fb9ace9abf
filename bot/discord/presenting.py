"""The first page of what is shown, its buttons, and what they will need, kept."""

from collections.abc import Sequence

import discord

from bot.discord.buttons.looks import Look, Sight
from bot.discord.buttons.reading import rows
from bot.discord.kept import KeptAnswers
from bot.discord.reply import Reply
from bot.discord.shown import Shown


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

    ``question`` is as `KeptAnswers.keep` takes it. What has no buttons is not kept.
    """
    if not shown.places:
        return pages[0], discord.ui.View(timeout=None)
    stored = await kept.keep(shown, asker_id=asker_id, guild_id=guild_id, question=question)
    return pages[0], rows(stored, Sight(Look.MAIN, 0, len(pages), pages[0]))
