"""The buttons; the client is to be given `BUTTONS`, so that those sent before it began work."""

from bot.discord.buttons.feedback import FeedbackButton
from bot.discord.buttons.forgetting import ForgetButton
from bot.discord.buttons.reading import ReadButton, rows

BUTTONS = (ReadButton, FeedbackButton, ForgetButton)

__all__ = ["BUTTONS", "FeedbackButton", "ForgetButton", "ReadButton", "rows"]
