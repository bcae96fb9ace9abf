"""Reading what is there: statements, articles, outlets, speakers, and how to ask."""

from contextlib import AbstractContextManager

from discord import app_commands

from bot.discord.client import Interaction, TalksCog
from bot.discord.commands import offered
from bot.discord.commands.permitted import permitted
from bot.discord.commands.showing import show_listing
from bot.discord.dates import SINCE, UNTIL, typed_days
from bot.discord.readings import Told, reading
from bot.discord.render import (
    render_help,
    render_outlets,
    render_speakers,
)
from bot.discord.sending import ephemeral, finish
from bot.discord.speakers_picture import draw_speakers
from bot.discord.statement_lists import (
    chosen_article,
    find_speakers,
    of_article,
    of_speakers,
)
from bot.discord.versions import IndexVersion
from bot.questions.models import Narrowing
from index.speakers import KnownSpeaker
from index.store import Coverage


class Reading(TalksCog):
    """Commands that show what the articles hold."""

    @app_commands.command()
    @app_commands.describe(
        speaker="Whose words? A name or an office",
        topic="On what?",
        since=SINCE,
        until=UNTIL,
    )
    @app_commands.autocomplete(speaker=offered.speakers, topic=offered.topics)
    async def quotes(
        self,
        interaction: Interaction,
        speaker: app_commands.Range[str, 1, 100],
        topic: app_commands.Range[str, 1, 100] | None = None,
        since: app_commands.Range[str, 1, 40] | None = None,
        until: app_commands.Range[str, 1, 40] | None = None,
    ) -> None:
        """List what somebody said, newest first."""
        with self.services.running.one(), self._reading(interaction, "quotes") as told:
            first, last = typed_days(since, until)
            given = Narrowing(since=first, until=last)
            within = await permitted(interaction, "quotes", topic, given)
            await interaction.response.defer(thinking=True)
            listing = await self.services.engine.read(
                lambda version: of_speakers(
                    version.published, find_speakers(version.speakers, speaker), topic, within
                )
            )
            told.found = bool(listing.found)
            await show_listing(interaction, listing)

    @app_commands.command()
    @app_commands.describe(article="Its title, or words of it")
    @app_commands.autocomplete(article=offered.articles)
    async def article(
        self, interaction: Interaction, article: app_commands.Range[str, 1, 200]
    ) -> None:
        """List who said what in an article."""
        with self.services.running.one(), self._reading(interaction, "article") as told:
            within = await permitted(interaction, "article")
            await interaction.response.defer(thinking=True)
            listing = await self.services.engine.read(
                lambda version: of_article(
                    version.published, chosen_article(version, article, within)
                )
            )
            told.found = bool(listing.found)
            await show_listing(interaction, listing)

    @app_commands.command()
    async def sources(self, interaction: Interaction) -> None:
        """List the outlets whose articles are searched."""
        with self.services.running.one(), self._reading(interaction, "sources"):
            await interaction.response.defer(ephemeral=True, thinking=True)
            outlets, coverage = await self.services.engine.read(_outlets)
            await finish(interaction, render_outlets(outlets, coverage), None, for_all=False)

    @app_commands.command()
    @app_commands.describe(name="A name or an office; nothing for those quoted most")
    @app_commands.autocomplete(name=offered.speakers)
    async def speakers(
        self, interaction: Interaction, name: app_commands.Range[str, 1, 100] | None = None
    ) -> None:
        """Show who is quoted, and how much."""
        with self.services.running.one(), self._reading(interaction, "speakers") as told:
            await interaction.response.defer(ephemeral=True, thinking=True)
            found = await self.services.engine.read(lambda version: _speakers(version, name))
            told.found = bool(found)
            picture = None if name else await draw_speakers(found)
            await finish(interaction, render_speakers(found, picture), None, for_all=False)

    @app_commands.command()
    async def help(self, interaction: Interaction) -> None:
        """What I am for, and how to ask."""
        await ephemeral(interaction, render_help())

    def _reading(self, interaction: Interaction, way: str) -> AbstractContextManager[Told]:
        return reading(self.services, way, interaction.guild_id)


def _outlets(version: IndexVersion) -> tuple[list[tuple[str | None, int]], Coverage]:
    index = version.published
    return index.store.count_outlets(), index.manifest.coverage


def _speakers(version: IndexVersion, name: str | None) -> list[KnownSpeaker]:
    known = version.speakers
    return known.matching(name) if name else list(known.speakers)
