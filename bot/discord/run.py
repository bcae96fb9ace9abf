"""The program: everything put together, run until somebody ends it, and closed in order."""

import asyncio
import contextlib
import gc
import logging
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager

import discord

from bot.discord.client import TalksBot
from bot.discord.digests.poster import Digests
from bot.discord.errors import PortError
from bot.discord.health import Health, serve_health
from bot.discord.log import log_to_stderr
from bot.discord.opening import open_services
from bot.discord.parts import COGS, ITEMS
from bot.discord.services import Services
from bot.discord.supervise import stay_connected
from bot.discord.token import Token
from bot.discord.updating.corrections import Corrections
from bot.discord.updating.failing import FailingFeeds
from bot.discord.updating.schedule import Updates
from bot.discord.watches.poster import WatchPoster
from bot.settings import Settings

log = logging.getLogger("talks.run")

_SWITCH_SECONDS = 0.001  # a thread that answers gives the event loop its turn after so long
_MORE_SECONDS = 10.0  # for sending, once a running answer must be there
_PRUNE_SECONDS = 3600.0


def run(settings: Settings, token: Token, build_words: Sequence[str]) -> None:
    """Run the bot until SIGTERM or SIGINT; running answers are finished first.

    ``build_words`` are the options of `talks index build` that name these settings.

    Raises:
        StateError, PortError, TokenError, RefusedIntentsError: what keeps it from running.
    """
    sys.setswitchinterval(_SWITCH_SECONDS)
    log_to_stderr()
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it does not speak
    asyncio.run(_run(settings, token, build_words))


async def _run(settings: Settings, token: Token, build_words: Sequence[str]) -> None:
    async with AsyncExitStack() as stack:
        stop = stack.enter_context(_stopping())
        services = await stack.enter_async_context(open_services(settings, build_words))
        # What is there to stay is not looked through for garbage, which holds up the loop.
        gc.freeze()
        bots: list[TalksBot] = []  # the last one is in use

        def new_bot() -> TalksBot:
            bots[:] = [TalksBot(services, COGS, ITEMS)]
            return bots[0]

        def connected_bot() -> TalksBot | None:
            return bots[0] if bots and bots[0].connected else None

        await _serve(services, lambda: connected_bot() is not None, stack)
        log.info("started", extra={"pid": os.getpid()})
        connection = asyncio.create_task(stay_connected(new_bot, token), name="connection")
        stopped = asyncio.create_task(stop.wait(), name="stop")
        kept_up = [
            asyncio.create_task(_prune(services), name="pruning"),
            asyncio.create_task(Updates(services).keep_updating(), name="updates"),
        ]
        posting = [
            asyncio.create_task(work(connected_bot), name=name)
            for name, work in (
                ("digests", Digests(services).keep_posting),
                ("watches", WatchPoster(services).keep_posting),
                ("corrections", Corrections(services).keep_correcting),
                ("failing feeds", FailingFeeds(services).keep_telling),
            )
        ]
        await asyncio.wait({connection, stopped}, return_when=asyncio.FIRST_COMPLETED)
        for task in (*kept_up, stopped):
            task.cancel()
        if stop.is_set():
            await _finish(services)
            for bot in bots:
                with contextlib.suppress(Exception):  # it ends, however its connection stands
                    await bot.close()
            connection.cancel()
        for task in posting:  # after `_finish`, which lets them end what they post
            task.cancel()
        await asyncio.wait({connection, *kept_up, *posting, stopped})
        if not connection.cancelled() and (error := connection.exception()):
            raise error
    log.info("stopped")


async def _finish(services: Services) -> None:
    """Let nothing new begin, and what runs come to its end."""
    log.info("stopping")
    seconds = services.settings.discord.answer_seconds + _MORE_SECONDS
    if not await services.running.close(seconds):
        log.warning("stopped in the middle of an answer")


async def _serve(services: Services, connected: Callable[[], bool], stack: AsyncExitStack) -> None:
    """Open the ports of the settings, if there are any, until ``stack`` is closed."""
    chosen, engine = services.settings.discord, services.engine

    def health() -> Health:
        status = engine.status
        lag = round(services.lag.lag.p99 * 1000, 1)
        return Health(connected(), status.version, status.waiting, lag)

    name, port = "metrics_port", chosen.metrics_port
    try:
        if port:
            server, thread = services.metrics.serve(port)
            stack.callback(thread.join)
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
        name, port = "health_port", chosen.health_port
        if port:
            runner = await serve_health(port, health)
            stack.push_async_callback(runner.cleanup)
    except OSError as error:
        raise PortError(
            f"discord.{name} = {port} cannot be used ({error.strerror}); choose another, or 0"
        ) from error


async def _prune(services: Services) -> None:
    """Delete what is too old, every hour."""
    while True:
        services.conversations.prune()
        try:
            removed = await services.kept.prune(services.settings.discord.keep_days)
            await services.outbox.prune()
            log.info("pruned", extra={"answers": removed})
        except sqlite3.Error:
            log.exception("not pruned")
        await asyncio.sleep(_PRUNE_SECONDS)


@contextmanager
def _stopping() -> Iterator[asyncio.Event]:
    """Set when the program is told to end, while the block runs."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
