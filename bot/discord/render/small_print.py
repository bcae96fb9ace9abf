"""Dates and what was searched, in words."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from bot.discord.escape import escape_line
from bot.extraction.models import Covered
from bot.in_words import count, day
from index.store import Coverage

_OUTLETS = 3  # named; of further ones the number
_OUTLET = 60  # characters
_NAMES = 3
_NAME = 50  # characters


def local_day(moment: datetime | None) -> str:
    """A date that Discord shows in the reader's language and time zone.

    Midnight in UTC stands for a day without an hour. It is given as noon, which is that same day in
    nearly all zones; as midnight it would be the day before in all of America.
    """
    if moment is None:
        return "date unknown"
    if moment.astimezone(UTC).time() == time(0):
        moment = moment.replace(hour=12)
    return f"<t:{int(moment.timestamp())}:D>"


def searched(coverage: Coverage) -> str:
    """What was searched, in a line."""
    dates = published(coverage.earliest, coverage.latest)
    return f"Searched {count(coverage.articles, 'article')}, {dates}"


def chosen_from(covered: Covered) -> str:
    """What sentences were chosen from, as markdown: articles, the first outlets, dates."""
    outlets = [escape_line(outlet, _OUTLET) for outlet in covered.outlets]
    named, others = outlets[:_OUTLETS], len(outlets) - _OUTLETS
    if others > 0:
        named.append(count(others, "more outlet"))
    *before, last = named or ["unknown outlets"]
    of = f"{', '.join(before)} and {last}" if before else last
    dates = published(covered.earliest, covered.latest)
    return f"{count(covered.articles, 'article')} of {of}, {dates}"


def period(since: date | None, until: date | None) -> str:
    """The days that are asked for, both included; empty if none are.

    >>> period(date(2025, 4, 18), None)
    'since 18 April 2025'
    """
    first, last = (f"{d.day} {d:%B %Y}" if d else "" for d in (since, until))
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"since {first}" if first else f"until {last}" if last else ""


def did_you_mean(names: Sequence[str]) -> str:
    """Names that come near one that is not in the articles, as markdown; empty if none do."""
    shown = [f"**{escape_line(name, _NAME)}**" for name in names[:_NAMES]]
    return f"Did you mean {' or '.join(shown)}?" if shown else ""


def published(earliest: datetime | None, latest: datetime | None) -> str:
    """When articles were published, the first and the last of them."""
    if earliest is None:
        return "dates unknown"
    first, last = day(earliest), day(latest)
    return f"published {first}" if first == last else f"published {first} to {last}"
