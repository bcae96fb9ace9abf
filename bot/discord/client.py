"""The connection to Discord: its intents, what it may mention, and how errors are said."""

from collections.abc import Sequence
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.ext import commands

from bot.discord.failures import tell
from bot.discord.services import Services
from bot.discord.sync import sync_if_changed
from bot.discord.turns import Turns

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
"""None of them is privileged: Discord sends the text of what is addressed to the bot without."""

PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)
"""What the invite link asks for."""
SCOPES = ("bot", "applications.commands")

Interaction = discord.Interaction["TalksBot"]
Item = type[discord.ui.DynamicItem[Any]]


class Tree(app_commands.CommandTree["TalksBot"]):
    """The commands; what goes wrong in any of them is said in one sentence."""

    def __init__(self, client: "TalksBot", *, fallback_to_global: bool = True) -> None:
        super().__init__(client, fallback_to_global=fallback_to_global)
        self._turns = Turns()

    async def interaction_check(self, _: Interaction, /) -> bool:
        """Anybody may, each in turn: the requests of a burst, begun at once, hold up the loop."""
        await self._turns.take()
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        """Tell whoever asked."""
        await tell(interaction, error, self.client.services)


class TalksBot(commands.AutoShardedBot):
    """One connection, in as many shards as Discord asks for; ``services`` outlive it.

    Where ``sync`` is set, Discord is told of commands that have changed.
    """

    def __init__(
        self,
        services: Services,
        cogs: Sequence[type["TalksCog"]],
        items: Sequence[Item],
        *,
        sync: bool = True,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
        )
        self.services = services
        self._cogs = cogs
        self._items = items
        self._sync = sync
        self._launched: set[int] = set()

    @property
    def connected(self) -> bool:
        """Whether any shard is, and Discord has told what there is to know."""
        return self.is_ready() and not all(shard.is_closed() for shard in self.shards.values())

    async def setup_hook(self) -> None:
        """After the token was accepted and before the connection: commands and buttons."""
        for cog in self._cogs:
            await self.add_cog(cog(self))
        self.add_dynamic_items(*self._items)
        if self._sync:
            await sync_if_changed(self.tree, self.services.state)

    async def launch_shard(
        self, gateway: yarl.URL, shard_id: int, *, initial: bool = False
    ) -> None:
        """Connect one shard.

        discord.py tries again without end, every five seconds, and deeper in the stack each time.
        While no shard is connected, the second try is left to `bot.discord.supervise`.

        Raises:
            discord.GatewayNotFound: instead of that second try.
        """
        if shard_id in self._launched and not self.shards:
            raise discord.GatewayNotFound
        self._launched.add(shard_id)
        await super().launch_shard(gateway, shard_id, initial=initial)

    async def on_message(self, message: discord.Message, /) -> None:
        """Nothing: there are no commands by prefix; `bot.discord.commands.asking` listens."""

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget the settings of a server that the bot has left, all that was asked and watched
        there, and what was posted."""
        services = self.services
        await services.servers.forget(guild.id)
        await services.kept.forget_server(guild.id)
        await services.outbox.forget_server(guild.id)
        await services.digest_runs.forget_server(guild.id)
        await services.watchlist.forget_server(guild.id)
        await services.told_failing.forget_server(guild.id)


class TalksCog(commands.Cog):
    """A group of commands with the bot at hand."""

    def __init__(self, bot: TalksBot) -> None:
        self.bot = bot
        self.services = bot.services
