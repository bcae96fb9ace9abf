"""Summaries made of whole sentences in their exact words, each cited."""

from bot.summaries.models import Length, NoSummary, Summary, SummaryRequest
from bot.summaries.summariser import Summariser

__all__ = ["Length", "NoSummary", "Summariser", "Summary", "SummaryRequest"]
