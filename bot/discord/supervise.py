"""Keeping the bot connected, whatever the network does, until somebody ends it."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable

import discord

from bot.discord.client import TalksBot
from bot.discord.errors import RefusedIntentsError
from bot.discord.sending import OUT_OF_REACH
from bot.discord.token import Token, refused

log = logging.getLogger("talks.connection")

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 120.0  # seconds; Discord allows 1,000 log-ins a day
_STEADY = 300.0  # seconds of connection after which the next loss is a first one again
_TOKEN_REFUSED = 4004  # close code of the gateway: authentication failed
_INTENTS_REFUSED = (4013, 4014)

Sleep = Callable[[float], Awaitable[None]]


async def stay_connected(
    new_bot: Callable[[], TalksBot], token: Token, sleep: Sleep = asyncio.sleep
) -> None:
    """Connect, and connect again with a new client whenever the connection is given up.

    discord.py reconnects by itself after most losses. What it does not outlive is waited out here:
    a gateway out of reach at the first connect, failing log-ins, whatever it did not expect.
    Returns when the client was closed.

    Raises:
        TokenError: if Discord refuses the token.
        RefusedIntentsError: if it refuses the intents.
    """
    wait = _FIRST_WAIT
    while True:
        bot, began = new_bot(), time.monotonic()
        try:
            async with bot:
                await bot.start(token.value)
            return
        except discord.LoginFailure as error:
            raise refused() from error
        except discord.PrivilegedIntentsRequired as error:
            raise RefusedIntentsError from error
        except discord.ConnectionClosed as error:
            if error.code == _TOKEN_REFUSED:
                raise refused() from error
            if error.code in _INTENTS_REFUSED:
                raise RefusedIntentsError from error
            reason = str(error)
        except (discord.DiscordException, *OUT_OF_REACH) as error:
            reason = f"{type(error).__name__}: {error}"
        except Exception as error:
            log.exception("connection lost by an error of its own")
            reason = type(error).__name__
        if time.monotonic() - began > _STEADY:
            wait = _FIRST_WAIT
        pause = wait * random.uniform(0.75, 1.25)  # noqa: S311 - so that not all come back at once
        log.warning("not connected", extra={"reason": reason, "again_in_s": round(pause, 1)})
        await sleep(pause)
        wait = min(wait * 2, _LONGEST_WAIT)
