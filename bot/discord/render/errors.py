"""What is said when something cannot be done: one calm sentence, shown to one person."""

from bot.discord.escape import plain
from bot.discord.limits import CONTENT, shortened
from bot.discord.reply import Reply

GONE = "These buttons no longer work: what they belong to is kept no longer. Please ask again."
"""To who presses a button under an answer that is deleted or too old."""


def render_error(message: str) -> Reply:
    """An expected error, such as a cooldown, a full queue or a missing index; our own words."""
    return Reply(content=shortened(message, CONTENT))


def render_incident(incident: str, contact: str | None = None) -> Reply:
    """An unexpected error, under the id that the log knows it by.

    ``contact`` is whom to tell, as the operator has written it.
    """
    tell = f" If it happens again, tell {plain(contact)}." if contact else ""
    said = f"Sorry, something went wrong here; it is noted as `{incident}`.{tell}"
    return Reply(content=shortened(said, CONTENT))
