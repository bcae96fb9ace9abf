"""Whether a quote is one: /verify, and the command of a message."""

from collections.abc import Sequence

import discord
from discord import app_commands

from bot.discord.answering import sound
from bot.discord.client import Interaction, TalksCog
from bot.discord.commands import offered
from bot.discord.commands.permitted import permitted
from bot.discord.readings import reading
from bot.discord.render import render_checked
from bot.discord.reply import Reply
from bot.discord.sending import finish, one_more
from bot.discord.versions import IndexVersion
from bot.verification import MOST_CLAIMS, Claim, Verifier, claims_in, claims_of


class Verifying(TalksCog):
    """Commands that verify what is passed on as a quote."""

    async def cog_load(self) -> None:
        """Put the command of messages beside the others; a class cannot hold it."""
        self.bot.tree.add_command(
            app_commands.ContextMenu(name="Check this quote", callback=self._check)
        )

    @app_commands.command()
    @app_commands.describe(
        text="The words as they are passed on", speaker="Who is said to have said it?"
    )
    @app_commands.autocomplete(speaker=offered.speakers)
    async def verify(
        self,
        interaction: Interaction,
        text: app_commands.Range[str, 1, 2000],
        speaker: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Tell whether a quote is verbatim, altered, cut or somebody else's."""
        with (
            self.services.running.one(),
            reading(self.services, "verify", interaction.guild_id) as told,
        ):
            within = await permitted(interaction, "verify")
            await interaction.response.defer(thinking=True)
            replies, told.found = await self.services.engine.read(
                lambda version: _checked(version, claims_of(sound(text), speaker), within.left_out)
            )
            await _show(interaction, replies, for_all=True)

    async def _check(self, interaction: Interaction, message: discord.Message) -> None:
        """Verify the words in quotation marks of a message, for whoever asks alone."""
        with (
            self.services.running.one(),
            reading(self.services, "check", interaction.guild_id) as told,
        ):
            await interaction.response.defer(ephemeral=True, thinking=True)
            server = await self.services.servers.of(interaction.guild_id)
            replies, told.found = await self.services.engine.read(
                lambda version: _checked(version, claims_in(message.content), server.left_out)
            )
            await _show(interaction, replies, for_all=False)


def _checked(
    version: IndexVersion, claims: Sequence[Claim], left_out: tuple[str, ...]
) -> tuple[list[Reply], bool]:
    """The pages of what is known of claims, and whether the words of any are found."""
    verifier = Verifier(version.published, version.known)
    checked = [verifier.verify(claim, left_out) for claim in claims[:MOST_CLAIMS]]
    pages = render_checked(checked, version.published.manifest.coverage, of=len(claims))
    return pages, any(verification.is_found for verification in checked)


async def _show(interaction: Interaction, replies: Sequence[Reply], *, for_all: bool) -> None:
    await finish(interaction, replies[0], None, for_all=for_all)
    for reply in replies[1:]:
        await one_more(interaction, reply)
