"""Starts `talks` with the unpatched client of discord.py, pointed to the loopback Discord.

python -m tests.wire.launcher REST_URL GATEWAY_URL [the words of a talks command ...]
"""

import sys

import discord
import yarl
from discord.gateway import DiscordWebSocket

from bot.cli import main


def launch(rest: str, gateway: str, *words: str) -> None:
    """Run a command; ends as it ends."""
    discord.http.Route.BASE = rest
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    sys.argv = ["talks", *words]
    main()


if __name__ == "__main__":
    launch(*sys.argv[1:])
