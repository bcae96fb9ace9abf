"""Opening everything that the bot works with but its connection."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from bot.discord import kept, servers, sync
from bot.discord.beside import Beside
from bot.discord.conversation import Conversations
from bot.discord.cooldowns import Cooldowns, Limits
from bot.discord.digests import runs
from bot.discord.digests.runs import DigestRuns
from bot.discord.engine import Engine, EngineSettings
from bot.discord.kept import KeptAnswers
from bot.discord.lag import LoopLag
from bot.discord.metrics import Metrics
from bot.discord.posting import outbox
from bot.discord.posting.outbox import Outbox
from bot.discord.rebuild import Rebuild
from bot.discord.running import Running
from bot.discord.servers import Servers
from bot.discord.services import Services
from bot.discord.state import State
from bot.discord.updating import sent, told
from bot.discord.updating.sent import SentAnswers
from bot.discord.updating.told import ToldFailing
from bot.discord.versions import POLL_SECONDS, IndexVersions, opener
from bot.discord.watches import watchlist
from bot.discord.watches.watchlist import Watchlist
from bot.settings import DiscordSection, Settings

SCHEMAS = (
    servers.SCHEMA,
    kept.SCHEMA,
    sent.SCHEMA,
    outbox.SCHEMA,
    runs.SCHEMA,
    watchlist.SCHEMA,
    told.SCHEMA,
    sync.SCHEMA,
)
"""Of the tables in the state file."""


@asynccontextmanager
async def open_services(
    settings: Settings, build_words: Sequence[str] = (), *, with_index: bool = True
) -> AsyncIterator[Services]:
    """Everything but the connection, while the block runs; ``with_index`` open.

    Raises:
        StateError: if the state file cannot be used.
    """
    chosen = settings.discord
    state = await State.open(chosen.state, SCHEMAS)
    versions = IndexVersions(settings.index.dir, opener(settings), POLL_SECONDS)
    engine = Engine(
        versions, EngineSettings(chosen.workers, chosen.queue_length, chosen.answer_seconds)
    )
    metrics = Metrics(lambda: engine.status)
    beside = Beside(build_words)
    services = Services(
        settings=settings,
        engine=engine,
        state=state,
        servers=Servers(state),
        kept=KeptAnswers(state),
        sent=SentAnswers(state),
        outbox=Outbox(state),
        digest_runs=DigestRuns(state),
        watchlist=Watchlist(state),
        cooldowns=Cooldowns(_limits(chosen)),
        conversations=Conversations(),
        metrics=metrics,
        lag=LoopLag(metrics.lag),
        running=Running(),
        told_failing=ToldFailing(state),
        beside=beside,
        rebuild=Rebuild(beside, chosen.reindex_minutes * 60),
    )
    async with AsyncExitStack() as stack:
        # Each is closed, whatever the closing of another raises; the state file last.
        stack.push_async_callback(state.close)
        stack.push_async_callback(engine.close)
        stack.push_async_callback(services.lag.close)
        stack.push_async_callback(beside.close)
        if with_index:
            await engine.start()
        services.lag.start()
        yield services


def _limits(chosen: DiscordSection) -> Limits:
    return Limits(
        user_per_minute=chosen.user_per_minute,
        channel_per_minute=chosen.channel_per_minute,
        server_per_minute=chosen.server_per_minute,
        server_at_once=chosen.server_at_once,
    )
