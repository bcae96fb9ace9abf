"""Summaries: /summary."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from discord import app_commands

from bot.discord.answering import Asked, may_ask, narrowed, sound
from bot.discord.catalog import Choice
from bot.discord.client import Interaction, TalksCog
from bot.discord.commands.asking import channels_of
from bot.discord.cooldowns import Asker
from bot.discord.dates import typed_days
from bot.discord.errors import SayToUser
from bot.discord.presenting import present
from bot.discord.readings import reading
from bot.discord.render import render_no_summary, render_summary, summary_heading
from bot.discord.sending import finish
from bot.discord.shown import shown_summary
from bot.discord.statement_lists import chosen_article
from bot.questions.models import Narrowing
from bot.summaries import Length, NoSummary, Summary, SummaryRequest
from bot.summaries.models import NOTHING_TO_SUMMARISE, NoSummaryReason
from corpus.models import Article


class Summarising(TalksCog):
    """The command that summarises what the articles tell."""

    @app_commands.command()
    @app_commands.describe(
        topic="On what? A few words",
        speaker="Whose words? A name or an office",
        article="Only this article: its title, or words of it",
        since="Published on or after this day: 2025-04-18, 2025-04 or 2025",
        until="Published on or before this day: 2025-04-18, 2025-04 or 2025",
        source="Published by this outlet",
        length="How much is wanted",
    )
    async def summary(
        self,
        interaction: Interaction,
        topic: app_commands.Range[str, 1, 200] | None = None,
        speaker: app_commands.Range[str, 1, 100] | None = None,
        article: app_commands.Range[str, 1, 200] | None = None,
        since: app_commands.Range[str, 1, 40] | None = None,
        until: app_commands.Range[str, 1, 40] | None = None,
        source: app_commands.Range[str, 1, 100] | None = None,
        length: Literal["short", "medium", "long"] = "medium",
    ) -> None:
        """Summarise a topic, speaker, article or time in exact sentences."""
        with (
            self.services.running.one(),
            reading(self.services, "summary", interaction.guild_id) as told,
        ):
            if not any((topic, speaker, article, since, until, source)):
                raise SayToUser(NOTHING_TO_SUMMARISE[NoSummaryReason.NOTHING_ASKED])
            first, last = typed_days(since, until)
            given = Narrowing(
                speaker=speaker,
                since=first,
                until=last,
                source=source,
            )
            asker = Asker(interaction.user.id, interaction.channel_id or 0, interaction.guild_id)
            asked = Asked(sound(topic or ""), "summary", asker, channels_of(interaction.channel))
            server = await may_ask(self.services, asked)
            await interaction.response.defer(thinking=True)
            with self.services.cooldowns.slot(asker.guild_id):
                narrowing = await asyncio.to_thread(
                    narrowed, asked.text, given, server, datetime.now(UTC)
                )
                one = await self._article(article, narrowing) if article else None
                if one:  # which may be of any time
                    narrowing = replace(given, left_out=server.left_out)
                request = SummaryRequest(
                    asked.text or None, one.id if one else None, narrowing, Length(length)
                )
                result = await self.services.engine.summarise(request)
            told.found = isinstance(result, Summary)
            await self._show(interaction, result, one)

    @summary.autocomplete("speaker")
    async def _speakers(self, _: Interaction, typed: str) -> list[Choice]:
        catalog = self.services.engine.catalog
        return catalog.speakers(typed) if catalog else []

    @summary.autocomplete("topic")
    async def _topics(self, _: Interaction, typed: str) -> list[Choice]:
        catalog = self.services.engine.catalog
        return catalog.topics(typed) if catalog else []

    @summary.autocomplete("article")
    async def _articles(self, _: Interaction, typed: str) -> list[Choice]:
        catalog = self.services.engine.catalog
        return catalog.articles(typed) if catalog else []

    @summary.autocomplete("source")
    async def _sources(self, _: Interaction, typed: str) -> list[Choice]:
        catalog = self.services.engine.catalog
        return catalog.outlets(typed) if catalog else []

    async def _article(self, asked: str, within: Narrowing) -> Article:
        return await self.services.engine.read(
            lambda version: chosen_article(version, asked, within)
        )

    async def _show(
        self, interaction: Interaction, result: Summary | NoSummary, article: Article | None
    ) -> None:
        heading = summary_heading(result.request, article)
        if isinstance(result, NoSummary):
            await finish(
                interaction, render_no_summary(result.reason, result.searched, heading), None
            )
            return
        shown = shown_summary(result)
        sentences = list(zip(shown.parts, result.sentences, strict=True))
        reply, view = await present(
            self.services.kept,
            shown,
            render_summary(sentences, result.covered, result.searched, heading),
            asker_id=interaction.user.id,
            guild_id=interaction.guild_id,
        )
        await finish(interaction, reply, view)
