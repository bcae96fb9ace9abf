"""What the commands and buttons work with, put together once."""

from dataclasses import dataclass

from bot.discord.beside import Beside
from bot.discord.conversation import Conversations
from bot.discord.cooldowns import Cooldowns
from bot.discord.digests.runs import DigestRuns
from bot.discord.engine import Engine
from bot.discord.kept import KeptAnswers
from bot.discord.lag import LoopLag
from bot.discord.metrics import Metrics
from bot.discord.posting.outbox import Outbox
from bot.discord.rebuild import Rebuild
from bot.discord.running import Running
from bot.discord.servers import Servers
from bot.discord.state import State
from bot.discord.updating.sent import SentAnswers
from bot.discord.updating.told import ToldFailing
from bot.discord.watches.watchlist import Watchlist
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Services:
    """One of each, for as long as the program runs; the connection to Discord may come and go."""

    settings: Settings
    engine: Engine
    state: State
    servers: Servers
    kept: KeptAnswers
    sent: SentAnswers
    outbox: Outbox
    digest_runs: DigestRuns
    watchlist: Watchlist
    cooldowns: Cooldowns
    conversations: Conversations
    metrics: Metrics
    lag: LoopLag
    running: Running
    told_failing: ToldFailing
    beside: Beside
    rebuild: Rebuild
