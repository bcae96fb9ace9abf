"""Timelines of a topic: dated sentences in their exact words, each cited."""

from bot.timelines.models import NoTimeline, Timeline, TimelineRequest
from bot.timelines.timeliner import Timeliner

__all__ = ["NoTimeline", "Timeline", "TimelineRequest", "Timeliner"]
