"""What somebody said over time, and several side by side: /position, /compare."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from discord import app_commands

from bot.discord.answering import sound
from bot.discord.client import Interaction, TalksCog
from bot.discord.commands import offered
from bot.discord.commands.permitted import permitted
from bot.discord.commands.showing import show_sections
from bot.discord.dates import SINCE, UNTIL, typed_days
from bot.discord.errors import SayToUser
from bot.discord.readings import Told, reading
from bot.discord.render.heading import Heading
from bot.discord.render.positions import (
    comparison_sections,
    position_sections,
    positions_heading,
    render_no_positions,
)
from bot.discord.sections import Sections
from bot.discord.sending import finish
from bot.positions import NoPositions, Positioner, Positions, PositionsRequest
from bot.questions.models import Narrowing

Text = app_commands.Range[str, 1, 200]
Name = app_commands.Range[str, 1, 100]
Day = app_commands.Range[str, 1, 40]
_Tell = Callable[[Positioner, PositionsRequest], Positions | NoPositions]


class Comparing(TalksCog):
    """Commands that show all that somebody said on a topic."""

    @app_commands.command()
    @app_commands.describe(
        speaker="Whose words? A name, an office or a body",
        topic="On what? A few words",
        since=SINCE,
        until=UNTIL,
        source="Published by this outlet",
    )
    @app_commands.autocomplete(
        speaker=offered.speakers, topic=offered.topics, source=offered.outlets
    )
    async def position(
        self,
        interaction: Interaction,
        speaker: Name,
        topic: Text,
        since: Day | None = None,
        until: Day | None = None,
        source: Name | None = None,
    ) -> None:
        """What somebody said on a topic, in order of date."""
        with self._reading(interaction, "position") as told:
            first, last = typed_days(since, until)
            given = Narrowing(since=first, until=last, source=source)
            request = await self._asked(interaction, "position", (speaker,), topic, given)
            result = await self._told(interaction, request, Positioner.position)
            told.found = isinstance(result, Positions)
            await _show(
                interaction, result, positions_heading(request, "Position"), position_sections
            )

    @app_commands.command()
    @app_commands.describe(
        a="Whose words? A name, an office or a body",
        b="Beside whom?",
        topic="On what? A few words",
        c="And whom?",
        d="And whom?",
        since=SINCE,
        until=UNTIL,
        source="Published by this outlet",
    )
    @app_commands.autocomplete(
        a=offered.speakers,
        b=offered.speakers,
        topic=offered.topics,
        c=offered.speakers,
        d=offered.speakers,
        source=offered.outlets,
    )
    async def compare(  # noqa: PLR0913, PLR0917 - one for each option
        self,
        interaction: Interaction,
        a: Name,
        b: Name,
        topic: Text,
        c: Name | None = None,
        d: Name | None = None,
        since: Day | None = None,
        until: Day | None = None,
        source: Name | None = None,
    ) -> None:
        """What several said on a topic, side by side, newest first."""
        with self._reading(interaction, "compare") as told:
            speakers = tuple(name for name in (a, b, c, d) if name)
            if len({name.casefold().strip() for name in speakers}) < len(speakers):
                raise SayToUser("Please name each of them once.")
            first, last = typed_days(since, until)
            given = Narrowing(since=first, until=last, source=source)
            request = await self._asked(interaction, "compare", speakers, topic, given)
            result = await self._told(interaction, request, Positioner.compare)
            told.found = isinstance(result, Positions)
            await _show(
                interaction, result, positions_heading(request, "Compared"), comparison_sections
            )

    @contextmanager
    def _reading(self, interaction: Interaction, way: str) -> Iterator[Told]:
        with self.services.running.one(), reading(self.services, way, interaction.guild_id) as told:
            yield told

    async def _asked(
        self,
        interaction: Interaction,
        way: str,
        speakers: tuple[str, ...],
        topic: str,
        given: Narrowing,
    ) -> PositionsRequest:
        """What is asked for, which may be asked here and now; it is then being told."""
        within = await permitted(interaction, way, topic, given)
        await interaction.response.defer(thinking=True)
        return PositionsRequest(tuple(map(sound, speakers)), sound(topic), within)

    async def _told(
        self, interaction: Interaction, request: PositionsRequest, tell: _Tell
    ) -> Positions | NoPositions:
        caution = self.services.settings.answer.caution
        with self.services.cooldowns.slot(interaction.guild_id):
            return await self.services.engine.compose(
                lambda version: tell(Positioner(version.retriever, caution, version.known), request)
            )


async def _show(
    interaction: Interaction,
    result: Positions | NoPositions,
    heading: Heading,
    sections: Callable[[Positions], Sections],
) -> None:
    if isinstance(result, Positions):
        await show_sections(interaction, sections(result), heading)
    else:
        await finish(interaction, render_no_positions(result, heading), None)
