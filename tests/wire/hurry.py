"""The bot's own pauses, made short: tests wait for what it does, not for when it looks."""

from bot.discord import opening, supervise
from bot.discord.commands import managing
from bot.discord.digests import poster as digests
from bot.discord.updating import corrections, failing, schedule
from bot.discord.watches import poster as watches

SECONDS = 0.1
PAUSES = (
    (opening, "POLL_SECONDS"),
    (supervise, "_FIRST_WAIT"),
    (managing, "_EDIT_SECONDS"),
    (corrections, "_PAUSE"),
    *((module, "_LOOK_SECONDS") for module in (corrections, digests, failing, schedule, watches)),
)


def hurry() -> None:
    """Shorten them in this process, before the bot is put together.

    Raises:
        AttributeError: if a module has no such pause any more.
    """
    for module, name in PAUSES:
        getattr(module, name)
        setattr(module, name, SECONDS)
