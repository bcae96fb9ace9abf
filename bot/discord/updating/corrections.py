"""Messages of the bot whose source was corrected since: they say so."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from datetime import timedelta

import discord

from bot.discord.buttons.looks import Look, sight
from bot.discord.buttons.reading import rows
from bot.discord.client import TalksBot
from bot.discord.errors import ClosingError, SayToUser
from bot.discord.kept import Kept
from bot.discord.render import Heading
from bot.discord.sending import OUT_OF_REACH, patiently
from bot.discord.services import Services
from bot.discord.shown import gone, recite
from bot.discord.updating.sent import SentAnswer
from bot.discord.versions import IndexVersion

log = logging.getLogger("talks.corrections")

_LOOK_SECONDS = 2.0
_AGAIN = 30.0  # seconds after the index could not be read
_RECENT = timedelta(days=7)  # older ones say so when somebody presses a button
_MOST = 1000  # messages that are looked at, the newest
_AT_ONCE = 50  # of them in one reading of the index
_PAUSE = 1.0  # seconds between two changes of messages


class Corrections:
    """Corrects messages after each new version of the index; one for the program."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._looked: str | None = None  # at which version

    async def keep_correcting(self, bot: Callable[[], TalksBot | None]) -> None:
        """Correct by the client that is connected, until the program ends."""
        while True:
            version = self._services.engine.status.version
            if version and version != self._looked and (client := bot()):
                try:
                    await self.correct(client)
                except (SayToUser, sqlite3.Error) as error:
                    log.warning("not corrected", extra={"reason": str(error)})
                    await asyncio.sleep(_AGAIN)
                else:
                    self._looked = version
            await asyncio.sleep(_LOOK_SECONDS)

    async def correct(self, bot: TalksBot) -> None:
        """Change the recent messages in which other words are gone than they say.

        Raises:
            SayToUser: if the index cannot be read now.
        """
        recent = await self._services.sent.recent(_RECENT, _MOST)
        for first in range(0, len(recent), _AT_ONCE):
            some = recent[first : first + _AT_ONCE]
            loaded = [(each, await self._services.kept.load(each.key)) for each in some]
            there = [(each, kept) for each, kept in loaded if kept]
            found = await self._services.engine.compose(_looked_at([kept for _, kept in there]))
            for (each, kept), missing in zip(there, found, strict=True):
                if missing != each.corrected:
                    await self._change(bot, each, kept, missing)
                    await asyncio.sleep(_PAUSE)

    async def _change(
        self, bot: TalksBot, sent: SentAnswer, kept: Kept, missing: tuple[int, ...]
    ) -> None:
        """Show a message as its words are now, with a line that says what has happened."""
        quotes = await self._services.engine.read(
            lambda version: recite(kept.shown.places, version.published)
        )
        try:
            with self._services.running.one():
                channel = bot.get_partial_messageable(sent.channel_id)
                message = await patiently(lambda: channel.fetch_message(sent.message_id))
                # If the program ends here, the message is changed again rather than left as it is.
                await self._services.sent.put_corrected(sent.key, None)
                seen = sight(kept.shown, quotes, Look.MAIN, 0, Heading.of_message(message))
                await patiently(
                    lambda: message.edit(
                        content=seen.reply.content or None,
                        embeds=list(seen.reply.embeds),
                        view=rows(kept, seen),
                    )
                )
                await self._services.sent.put_corrected(sent.key, missing)
        except (discord.Forbidden, discord.NotFound):
            await self._services.sent.forget(sent.key)
        except ClosingError:
            raise
        except (discord.HTTPException, *OUT_OF_REACH) as error:
            log.warning("not corrected", extra={"reason": str(error)})
        else:
            log.info("message corrected", extra={"gone": len(missing), "guild": kept.guild_id})


def _looked_at(kept: Sequence[Kept]) -> Callable[[IndexVersion], list[tuple[int, ...]]]:
    """Finds what is gone of what each message cites."""
    return lambda version: [gone(each.shown.places, version.published) for each in kept]
