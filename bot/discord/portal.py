"""Short talks with Discord, from the command line: commands, the invite link, a check."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord

from bot.discord.client import PERMISSIONS, SCOPES, TalksBot
from bot.discord.errors import UnreachableError
from bot.discord.opening import open_services
from bot.discord.parts import COGS, ITEMS
from bot.discord.sending import OUT_OF_REACH
from bot.discord.sync import sync
from bot.discord.token import Token, refused
from bot.settings import Settings


def sync_now(settings: Settings, token: Token, guild_id: int | None) -> int:
    """Tell Discord of the commands, for all servers or one; how many there are.

    Raises:
        TokenError, UnreachableError, StateError: if that cannot be done.
    """

    async def talk() -> int:
        async with open_services(settings, with_index=False) as services:
            bot = TalksBot(services, COGS, ITEMS, sync=False)
            async with logged_in(bot, token):
                return await sync(bot.tree, services.state, guild_id)

    return asyncio.run(talk())


def invite_link(token: Token) -> str:
    """The link that invites the bot to a server.

    Raises:
        TokenError, UnreachableError: if Discord cannot be asked for the application's id.
    """

    async def talk() -> str:
        client = discord.Client(intents=discord.Intents.none())
        async with logged_in(client, token):
            return discord.utils.oauth_url(
                client.application_id or 0, permissions=PERMISSIONS, scopes=SCOPES
            )

    return asyncio.run(talk())


def check_all(settings: Settings, token: Token) -> list[str]:
    """What a start of the bot needs, looked at in turn; a line for each that is good.

    Raises:
        StateError, TokenError, UnreachableError: for the first that is not.
    """

    async def talk() -> list[str]:
        async with open_services(settings) as services:
            lines = [f"state     {settings.discord.state}"]
            status = services.engine.status
            if status.version:
                lines.append(f"index     version {status.version}, {status.articles:,} articles")
            else:
                problem = status.problem or "none is published yet; run `talks index build`"
                lines.append(f"index     {problem}")
            client = discord.Client(intents=discord.Intents.none())
            async with logged_in(client, token):
                lines.append(f"Discord   takes the token, of {client.user}")
            return lines

    return asyncio.run(talk())


@asynccontextmanager
async def logged_in(client: discord.Client, token: Token) -> AsyncIterator[None]:
    """Log in, without a connection to the gateway, while the block runs.

    Raises:
        TokenError: if Discord refuses the token.
        UnreachableError: if Discord cannot be asked, or refuses what is asked in the block.
    """
    try:
        async with client:
            await client.login(token.value)
            yield
    except discord.LoginFailure as error:
        raise refused() from error
    except (discord.DiscordException, *OUT_OF_REACH) as error:
        raise UnreachableError(str(error) or type(error).__name__) from error
