"""How the bot stands, what it keeps, and bringing its index up to date."""

import asyncio
import contextlib
import logging
import math
import time
from collections.abc import Sequence

import discord
from discord import app_commands

from bot.discord.buttons import ForgetButton
from bot.discord.client import Interaction, TalksCog
from bot.discord.render import render_status
from bot.discord.render.building import render_building, render_built
from bot.discord.render.privacy import render_privacy
from bot.discord.reply import Reply
from bot.discord.sending import OUT_OF_REACH, ephemeral, finish
from bot.feeds import FeedStanding, feeds_standing
from corpus.errors import CorpusError

log = logging.getLogger("talks.managing")

_EDIT_SECONDS = 5.0  # between two changes of one message


class Managing(TalksCog):
    """Commands about the bot itself."""

    @app_commands.command()
    async def status(self, interaction: Interaction) -> None:
        """How many articles are searched, up to when, and how the bot is doing."""
        feeds: Sequence[FeedStanding] = ()
        try:
            feeds = await asyncio.to_thread(feeds_standing, self.services.settings)
        except CorpusError as error:  # the rest can be told
            log.warning("feeds unknown", extra={"reason": str(error)})
        await ephemeral(interaction, render_status(self.services.engine.status, feeds))

    @app_commands.command()
    async def privacy(self, interaction: Interaction) -> None:
        """What is kept of you, and a button that deletes it."""
        server = await self.services.servers.of(interaction.guild_id)
        chosen = self.services.settings.discord
        reply = render_privacy(
            chosen.keep_days, feedback=server.feedback, log_questions=chosen.log_questions
        )
        view = discord.ui.View(timeout=None)
        view.add_item(ForgetButton())
        await ephemeral(interaction, reply, view)

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.checks.has_permissions(manage_guild=True)
    async def reindex(self, interaction: Interaction) -> None:
        """Bring the index up to date with the articles."""
        self.services.rebuild.check(interaction.guild_id)
        await interaction.response.defer(thinking=True)
        last: str | None = None
        shown = -math.inf

        async def tell(progress: str) -> None:
            nonlocal last, shown
            if progress != last and time.monotonic() - shown >= _EDIT_SECONDS:
                last, shown = progress, time.monotonic()
                await _show(interaction, render_building(progress))

        built = await self.services.rebuild.run(tell, interaction.guild_id)
        await finish(interaction, render_built(built), None)


async def _show(interaction: Interaction, reply: Reply) -> None:
    """Change what is shown; where that fails, the build is what matters."""
    with contextlib.suppress(discord.HTTPException, *OUT_OF_REACH):
        await interaction.edit_original_response(content=reply.content)
