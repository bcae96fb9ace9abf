"""Timelines: /timeline."""

import asyncio

from discord import app_commands

from bot.discord.answering import sound
from bot.discord.client import Interaction, TalksCog
from bot.discord.commands import offered
from bot.discord.commands.permitted import permitted
from bot.discord.commands.showing import show_sections
from bot.discord.dates import SINCE, UNTIL, typed_days
from bot.discord.readings import reading
from bot.discord.render.timeline import render_no_timeline, timeline_heading, timeline_sections
from bot.discord.reply import Picture
from bot.discord.sending import finish
from bot.questions.models import Narrowing
from bot.timelines import Timeline, Timeliner, TimelineRequest
from bot.timelines.picture import draw_voices


class Timelines(TalksCog):
    """The command that tells a topic by date."""

    @app_commands.command()
    @app_commands.describe(
        topic="Of what? A few words",
        speaker="Whose words? A name or an office",
        since=SINCE,
        until=UNTIL,
        source="Published by this outlet",
        dates="The most days that are wanted",
    )
    @app_commands.autocomplete(
        topic=offered.topics, speaker=offered.speakers, source=offered.outlets
    )
    async def timeline(
        self,
        interaction: Interaction,
        topic: app_commands.Range[str, 1, 200],
        speaker: app_commands.Range[str, 1, 100] | None = None,
        since: app_commands.Range[str, 1, 40] | None = None,
        until: app_commands.Range[str, 1, 40] | None = None,
        source: app_commands.Range[str, 1, 100] | None = None,
        dates: app_commands.Range[int, 1, 25] = 10,
    ) -> None:
        """Tell a topic by date, in exact sentences."""
        with (
            self.services.running.one(),
            reading(self.services, "timeline", interaction.guild_id) as told,
        ):
            first, last = typed_days(since, until)
            given = Narrowing(speaker=speaker, since=first, until=last, source=source)
            within = await permitted(interaction, "timeline", topic, given)
            await interaction.response.defer(thinking=True)
            request = TimelineRequest(sound(topic), within, dates)
            with self.services.cooldowns.slot(interaction.guild_id):
                result = await self.services.engine.compose(
                    lambda version: Timeliner(version.retriever, version.known).tell(request)
                )
            told.found = isinstance(result, Timeline)
            heading = timeline_heading(request)
            if isinstance(result, Timeline):
                picture = await _picture(result)
                await show_sections(interaction, timeline_sections(result), heading, picture)
            else:
                await finish(interaction, render_no_timeline(result, heading), None)


async def _picture(timeline: Timeline) -> Picture | None:
    """When who spoke of it, drawn in a thread."""
    drawing = await asyncio.to_thread(draw_voices, timeline.voices)
    return Picture(drawing.png, "timeline.png", drawing.alt) if drawing else None
