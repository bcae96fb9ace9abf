"""Summaries: /summary."""

from dataclasses import replace
from typing import Literal

from discord import app_commands

from bot.discord.answering import sound
from bot.discord.client import Interaction, TalksCog
from bot.discord.commands import offered
from bot.discord.commands.permitted import permitted
from bot.discord.commands.showing import show_sections
from bot.discord.dates import SINCE, UNTIL, typed_days
from bot.discord.errors import SayToUser
from bot.discord.readings import reading
from bot.discord.render import render_no_summary, summary_heading, summary_sections
from bot.discord.sending import finish
from bot.discord.statement_lists import chosen_article
from bot.questions.models import Narrowing
from bot.summaries import Length, Summariser, Summary, SummaryRequest
from bot.summaries.models import NOTHING_TO_SUMMARISE, NoSummaryReason
from corpus.models import Article


class Summarising(TalksCog):
    """The command that summarises what the articles tell."""

    @app_commands.command()
    @app_commands.describe(
        topic="On what? A few words",
        speaker="Whose words? A name or an office",
        article="Only this article: its title, or words of it",
        since=SINCE,
        until=UNTIL,
        source="Published by this outlet",
        length="How much is wanted",
    )
    @app_commands.autocomplete(
        topic=offered.topics,
        speaker=offered.speakers,
        article=offered.articles,
        source=offered.outlets,
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
            given = Narrowing(speaker=speaker, since=first, until=last, source=source)
            within = await permitted(interaction, "summary", topic, given)
            await interaction.response.defer(thinking=True)
            with self.services.cooldowns.slot(interaction.guild_id):
                one = await self._article(article, within) if article else None
                if one:  # which may be of any time
                    within = replace(given, left_out=within.left_out)
                request = SummaryRequest(
                    sound(topic) if topic else None, one.id if one else None, within, Length(length)
                )
                result = await self.services.engine.compose(
                    lambda version: Summariser(version.retriever, version.known).summarise(request)
                )
            told.found = isinstance(result, Summary)
            heading = summary_heading(request, one)
            if isinstance(result, Summary):
                await show_sections(interaction, summary_sections(result), heading)
            else:
                nothing = render_no_summary(result, heading)
                await finish(interaction, nothing, None)

    async def _article(self, asked: str, within: Narrowing) -> Article:
        return await self.services.engine.read(
            lambda version: chosen_article(version, asked, within)
        )
