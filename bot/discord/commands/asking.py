"""Asking: by a mention, a reply, a direct message, in a thread, and by /ask."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.addressed import Addressed, Call, addressed
from bot.discord.answering import QUESTION, Asked, Outcome, admit, answer, may_speak
from bot.discord.client import Interaction, TalksBot, TalksCog
from bot.discord.commands import offered
from bot.discord.commands.permitted import asker_of, channels_of
from bot.discord.cooldowns import Asker
from bot.discord.dates import SINCE, UNTIL, typed_days
from bot.discord.errors import (
    CooldownError,
    ElsewhereError,
    NoPublishedIndexError,
    SayToUser,
    TooLongError,
)
from bot.discord.failures import INCIDENT, explain
from bot.discord.kept import Kept
from bot.discord.limits import THREAD_NAME, shortened
from bot.discord.presenting import buttons, keep_shown, note_sent
from bot.discord.render import render_answer, render_go_on, render_introduction
from bot.discord.reply import Reply
from bot.discord.sending import OUT_OF_REACH, finish, send
from bot.discord.servers import Replies
from bot.discord.shown import shown_answer
from bot.questions.models import Narrowing

log = logging.getLogger("talks.asking")

_SAID_AGAIN = 60.0  # seconds
_TYPING_AFTER = 1.0  # seconds; most answers are there before


class Asking(TalksCog):
    """Questions, whatever way they come."""

    def __init__(self, bot: TalksBot) -> None:
        super().__init__(bot)
        # Who was told what, and until when they are not told it again.
        self._told: dict[tuple[int, type[SayToUser]], float] = {}

    @app_commands.command()
    @app_commands.describe(
        question="What do you want to know?",
        speaker="Whose words? A name or an office",
        since=SINCE,
        until=UNTIL,
        source="Published by this outlet",
    )
    @app_commands.autocomplete(speaker=offered.speakers, source=offered.outlets)
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, QUESTION],
        speaker: app_commands.Range[str, 1, 100] | None = None,
        since: app_commands.Range[str, 1, 40] | None = None,
        until: app_commands.Range[str, 1, 40] | None = None,
        source: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Answer what was said, in exact words with their sources."""
        with self.services.running.one():
            first, last = typed_days(since, until)
            narrowing = Narrowing(speaker=speaker, since=first, until=last, source=source)
            asker = asker_of(interaction)
            channels = channels_of(interaction.channel)
            asked = Asked(question, "slash", asker, channels, narrowing=narrowing)
            server = await admit(self.services, asked)
            await interaction.response.defer(thinking=True)
            outcome = await answer(self.services, asked, server)
            pages, kept = await self._shown(outcome, asker, question)
            message = await finish(interaction, pages[0], buttons(kept, pages))
            if message:
                self.services.conversations.remember(message.id, (), outcome.question)
                await note_sent(self.services.sent, kept, message)

    @commands.Cog.listener("on_message")
    async def hear(self, message: discord.Message) -> None:
        """Answer a message that is for the bot; an error is one sentence under it."""
        user = self.bot.user
        call = addressed(message, user) if user else None
        if call is None:
            return
        try:
            with self.services.running.one():
                await self._answer_message(message, call)
        except discord.Forbidden as error:  # so it cannot say anything of that either
            log.warning("may not write", extra={"reason": str(error)})
        except CooldownError as error:
            if self._is_new(message.author.id, error, error.seconds):
                await self._tell(message, error)
        except (ElsewhereError, NoPublishedIndexError, TooLongError) as error:
            if self._is_new(message.author.id, error, _SAID_AGAIN):
                await self._tell(message, error)
        except Exception as error:  # noqa: BLE001 - the last door of an event
            await self._tell(message, error)

    def _is_new(self, user_id: int, error: SayToUser, seconds: float) -> bool:
        """Whether somebody was not told that for so long; so that nobody makes the bot talk."""
        now = time.monotonic()
        self._told = {told: until for told, until in self._told.items() if until > now}
        told = user_id, type(error)
        if told in self._told:
            return False
        self._told[told] = now + seconds
        return True

    async def _tell(self, message: discord.Message, error: Exception) -> None:
        reply, outcome = explain(error, self.services.settings.discord.contact)
        if outcome == INCIDENT:
            self.services.metrics.error()
        with contextlib.suppress(discord.HTTPException, *OUT_OF_REACH):
            await send(message.channel, reply, question=message)

    async def _answer_message(self, message: discord.Message, call: Addressed) -> None:
        asker = Asker(
            message.author.id, message.channel.id, message.guild.id if message.guild else None
        )
        if call.call is not Call.QUESTION:
            await may_speak(self.services, asker, channels_of(message.channel))
            reply = render_introduction() if call.call is Call.BARE else render_go_on()
            await send(message.channel, reply, question=message)
            return
        asked = Asked(
            call.text,
            "direct" if message.guild is None else "mention",
            asker,
            channels_of(message.channel),
            self.services.conversations.earlier(call.chain),
        )
        server = await admit(self.services, asked)
        with _typing(message.channel):
            outcome = await answer(self.services, asked, server)
        pages, kept = await self._shown(outcome, asker)
        thread = await _thread(message, outcome)
        place = message.channel if thread is None else thread
        sent = await send(place, pages[0], buttons(kept, pages), None if thread else message)
        room = thread.id if thread else call.room
        for key in filter(None, (sent.id, room)):
            self.services.conversations.remember(key, asked.earlier, outcome.question)
        await note_sent(self.services.sent, kept, sent)

    async def _shown(
        self, outcome: Outcome, asker: Asker, question: str | None = None
    ) -> tuple[list[Reply], Kept | None]:
        """The pages of an answer, and what is kept of it."""
        result = outcome.answered.result
        # As they are now: feedback may have been turned off since it was asked.
        server = await self.services.servers.of(asker.guild_id)
        kept = await keep_shown(
            self.services.kept,
            shown_answer(result),
            asker_id=asker.user_id,
            guild_id=asker.guild_id,
            question=outcome.question if server.feedback else None,
        )
        return render_answer(result, question), kept


async def _thread(message: discord.Message, outcome: Outcome) -> discord.Thread | None:
    """The thread for the answer, opened on its question; None where it goes into the place."""
    if outcome.server.replies is not Replies.THREAD:
        return None
    if not isinstance(message.channel, discord.TextChannel):
        return None
    try:
        return await message.create_thread(name=shortened(outcome.question, THREAD_NAME))
    except (discord.HTTPException, *OUT_OF_REACH):  # the answer matters more
        return None


@contextmanager
def _typing(channel: discord.abc.Messageable) -> Iterator[None]:
    """Show that the bot is writing while the block runs, if it takes long."""

    async def show() -> None:
        await asyncio.sleep(_TYPING_AFTER)
        with contextlib.suppress(discord.HTTPException, *OUT_OF_REACH):
            async with channel.typing():
                await asyncio.sleep(60)

    task = asyncio.create_task(show())
    try:
        yield
    finally:
        task.cancel()
