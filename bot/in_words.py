"""Numbers and dates in words."""

from datetime import datetime


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1200, "article"), count(1, "article")
    ('1,200 articles', '1 article')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def day(moment: datetime | None) -> str:
    """The day of a moment."""
    return f"{moment.day} {moment:%B %Y}" if moment else "date unknown"
