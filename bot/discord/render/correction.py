"""That the source of a message was corrected after it was sent."""

from bot.discord.reply import Reply


def render_correction() -> Reply:
    """The line above a message some of whose words are not in their article any more."""
    return Reply(
        content="-# A source has been corrected since I wrote this; words that are gone are not "
        "shown any more."
    )
