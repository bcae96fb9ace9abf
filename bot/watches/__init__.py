"""What came to the index since somebody looked last, and is on what they watch."""

from bot.watches.head import Head, next_head
from bot.watches.matching import match
from bot.watches.models import Interest, Matches, Since, Wanted

__all__ = ["Head", "Interest", "Matches", "Since", "Wanted", "match", "next_head"]
