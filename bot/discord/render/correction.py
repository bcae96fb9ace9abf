"""That the source of an answer was corrected after it was given."""

from bot.discord.reply import Reply


def render_correction() -> Reply:
    """The line above an answer some of whose words are not in their article any more."""
    return Reply(
        content="-# A source has been corrected since I answered; words that are gone are not "
        "shown any more."
    )
