"""Starts `talks` with the unpatched client of discord.py, pointed to the loopback Discord.

python -m tests.wire.launcher REST_URL GATEWAY_URL PAUSES [the words of a talks command ...]

PAUSES are "short" where the bot is not to wait before it looks whether there is anything to do.
"""

import sys

import discord
import yarl
from discord.gateway import DiscordWebSocket

from bot.cli import main


def launch(rest: str, gateway: str, pauses: str, *words: str) -> None:
    """Run a command; ends as it ends."""
    discord.http.Route.BASE = rest
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    if pauses == "short":
        from tests.wire.hurry import hurry  # not at the top: a command without a bot needs none

        hurry()
    sys.argv = ["talks", *words]
    main()


if __name__ == "__main__":
    launch(*sys.argv[1:])
