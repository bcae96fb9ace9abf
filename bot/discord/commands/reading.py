"""Reading what is there: statements, articles, outlets, speakers, and how to ask."""

import asyncio
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import discord
from discord import app_commands

from bot.discord.answering import Asked, may_ask, narrowed
from bot.discord.catalog import Choice
from bot.discord.client import Interaction, TalksCog
from bot.discord.commands.asking import channels_of
from bot.discord.cooldowns import Asker
from bot.discord.dates import typed_days
from bot.discord.presenting import present
from bot.discord.quote_check import CheckedQuote, check_quote, quotations
from bot.discord.readings import Told, reading
from bot.discord.render import (
    render_checked,
    render_help,
    render_listing,
    render_outlets,
    render_speakers,
)
from bot.discord.sending import ephemeral, finish, one_more
from bot.discord.shown import shown_listing
from bot.discord.speakers_picture import draw_speakers
from bot.discord.statement_lists import (
    StatementList,
    chosen_article,
    find_speakers,
    of_article,
    of_speakers,
)
from bot.discord.versions import IndexVersion
from bot.questions.models import Narrowing
from index.published import PublishedIndex
from index.speakers import KnownSpeaker
from index.store import Coverage


class Reading(TalksCog):
    """Commands that show what the articles hold."""

    async def cog_load(self) -> None:
        """Put the command of messages beside the others; a class cannot hold it."""
        self.bot.tree.add_command(
            app_commands.ContextMenu(name="Check this quote", callback=self._check)
        )

    @app_commands.command()
    @app_commands.describe(
        speaker="Whose words? A name or an office",
        topic="On what?",
        since="Published on or after this day: 2025-04-18, 2025-04 or 2025",
        until="Published on or before this day: 2025-04-18, 2025-04 or 2025",
    )
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
            given = Narrowing(
                since=first,
                until=last,
            )
            within = await self._within(interaction, "quotes", topic or "", given)
            await interaction.response.defer(thinking=True)
            listing = await self.services.engine.read(
                lambda version: of_speakers(
                    version.published, find_speakers(version.speakers, speaker), topic, within
                )
            )
            told.found = bool(listing.found)
            await self._show(interaction, listing)

    @app_commands.command()
    @app_commands.describe(article="Its title, or words of it")
    async def article(
        self, interaction: Interaction, article: app_commands.Range[str, 1, 200]
    ) -> None:
        """List who said what in an article."""
        with self.services.running.one(), self._reading(interaction, "article") as told:
            within = await self._within(interaction, "article", "", Narrowing())
            await interaction.response.defer(thinking=True)
            listing = await self.services.engine.read(
                lambda version: of_article(
                    version.published, chosen_article(version, article, within)
                )
            )
            told.found = bool(listing.found)
            await self._show(interaction, listing)

    @app_commands.command()
    async def sources(self, interaction: Interaction) -> None:
        """List the outlets whose articles are searched."""
        with self.services.running.one(), self._reading(interaction, "sources"):
            await interaction.response.defer(ephemeral=True, thinking=True)
            outlets, coverage = await self.services.engine.read(_outlets)
            await finish(interaction, render_outlets(outlets, coverage), None, for_all=False)

    @app_commands.command()
    @app_commands.describe(name="A name or an office; nothing for those quoted most")
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

    async def _check(self, interaction: Interaction, message: discord.Message) -> None:
        """Say which words in quotation marks of a message stand in an article."""
        with self.services.running.one(), self._reading(interaction, "check") as told:
            await interaction.response.defer(ephemeral=True, thinking=True)
            quoted = quotations(message.content)
            server = await self.services.servers.of(interaction.guild_id)
            found, coverage = await self.services.engine.read(
                lambda version: _checked(quoted, version.published, server.left_out)
            )
            told.found = any(each.found for each in found)
            replies = render_checked(found, coverage)
            await finish(interaction, replies[0], None, for_all=False)
            for reply in replies[1:]:
                await one_more(interaction, reply)

    @quotes.autocomplete("speaker")
    @speakers.autocomplete("name")
    async def _names(self, _: Interaction, typed: str) -> list[Choice]:
        catalog = self.services.engine.catalog
        return catalog.speakers(typed) if catalog else []

    @quotes.autocomplete("topic")
    async def _topics(self, _: Interaction, typed: str) -> list[Choice]:
        catalog = self.services.engine.catalog
        return catalog.topics(typed) if catalog else []

    @article.autocomplete("article")
    async def _articles(self, _: Interaction, typed: str) -> list[Choice]:
        catalog = self.services.engine.catalog
        return catalog.articles(typed) if catalog else []

    def _reading(self, interaction: Interaction, way: str) -> AbstractContextManager[Told]:
        return reading(self.services, way, interaction.guild_id)

    async def _within(
        self, interaction: Interaction, way: str, topic: str, given: Narrowing
    ) -> Narrowing:
        """What is asked for, within what the server's managers chose.

        Raises:
            SayToUser: what keeps an answer for everybody to see out of this channel now.
        """
        asker = Asker(interaction.user.id, interaction.channel_id or 0, interaction.guild_id)
        asked = Asked(topic, way, asker, channels_of(interaction.channel))
        server = await may_ask(self.services, asked)
        return await asyncio.to_thread(narrowed, topic, given, server, datetime.now(UTC))

    async def _show(self, interaction: Interaction, listing: StatementList) -> None:
        pages = render_listing(listing.quotes, listing.searched, listing.heading, listing.found)
        reply, view = await present(
            self.services.kept,
            shown_listing(listing.quotes, listing.found, listing.searched),
            pages,
            asker_id=interaction.user.id,
            guild_id=interaction.guild_id,
        )
        await finish(interaction, reply, view)


def _checked(
    quoted: list[str], index: PublishedIndex, left_out: tuple[str, ...]
) -> tuple[list[CheckedQuote], Coverage]:
    found = [check_quote(words, index, left_out) for words in quoted]
    return found, index.manifest.coverage


def _outlets(version: IndexVersion) -> tuple[list[tuple[str | None, int]], Coverage]:
    index = version.published
    return index.store.count_outlets(), index.manifest.coverage


def _speakers(version: IndexVersion, name: str | None) -> list[KnownSpeaker]:
    known = version.speakers
    return known.matching(name) if name else list(known.speakers)
