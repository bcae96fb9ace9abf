"""The bot's own pauses, made short: tests wait for what it does, not for when it looks."""

from bot.discord import opening, supervise
from bot.discord.commands import managing
from bot.discord.digests import poster as digests
from bot.discord.updating import corrections, failing, schedule
from bot.discord.watches import poster as watches

SECONDS = 0.1


def hurry() -> None:
    """Shorten them in this process, before the bot is put together."""
    opening.POLL_SECONDS = SECONDS
    supervise._FIRST_WAIT = SECONDS
    managing._EDIT_SECONDS = SECONDS
    corrections._PAUSE = SECONDS
    for module in (corrections, digests, failing, schedule, watches):
        module._LOOK_SECONDS = SECONDS
