"""When what answers was published, by the question's words of time against a clock."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.questions.models import Period

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_UNIT = r"(?:day|week|month|year)"
_DATE = (
    rf"(?:\d{{4}}-\d\d-\d\d|{_MONTH} {_DAY}(?:,? {_YEAR})?\b|(?:the )?{_DAY}(?: of)? {_MONTH}"
    rf"(?:,? {_YEAR})?\b|{_MONTH}(?: of)?(?: {_YEAR})\b|{_MONTH}(?!\w)|{_WEEKDAY}\b|{_YEAR}\b)"
)
_RELATIVE = (
    r"(?:yesterday|today|last night|this morning"
    rf"|(?:this|last) (?:{_UNIT}|{_WEEKDAY}|{_MONTH}(?!\w))|{_COUNT} {_UNIT}s? ago)"
)
_LASTLY = rf"(?:in|over|during|within|for) the (?:last|past) (?:{_COUNT} )?{_UNIT}s?"
# Seen first, since most questions tell no time.
_TIME_WORD = re.compile(rf"\b(?:{_RELATIVE}|(?:last|past) |{_DATE})", re.IGNORECASE)
_PHRASE = re.compile(
    rf"(?P<lastly>\b{_LASTLY}\b)"
    rf"|\b(?:between|from) (?P<from>{_DATE}) (?:and|to|until|till|through) (?P<to>{_DATE})"
    r"|(?:\b(?P<preposition>in|on|during|since|after|from|before|until|till|by|through) )"
    rf"(?:early |mid-?|late )?(?P<date>{_RELATIVE}|{_DATE})"
    rf"|\b(?P<relative>{_RELATIVE})\b",
    re.IGNORECASE,
)
_SAYING_BEFORE = re.compile(
    r"\b(?:say|said|says|saying|speak|spoke|comment|commented|announce|announced|state|stated"
    r"|tell|told|think|thought)$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\bsince (?:the|their|his|her|its|that|those|these|last|this) (?!beginning|start|end)\w+",
    re.IGNORECASE,
)
_SINCE = frozenset({"since", "after", "from"})
_UNTIL = frozenset({"before", "until", "till", "by", "through"})


@dataclass(frozen=True, slots=True)
class Told:
    """A period that a question tells, and the question without the words for it.

    ``firm`` says that what answers must be from then; else it is better if it is, since the words
    may also belong to what is asked about ("the parade in May").
    """

    period: Period
    rest: str
    firm: bool


def told_period(text: str, now: datetime, latest: datetime | None) -> Told | None:
    """The period in a question about what was said, None if it tells none.

    ``now``, aware, is what "yesterday" is counted from. A month or a day without its year is the
    last before ``now`` and before ``latest``, when the last article was published. A period is
    firm if its words open the question or follow a verb of saying, or count from now.

    >>> now = datetime(2025, 5, 20, tzinfo=UTC)
    >>> told = told_period("What did Ruiz say in April about grain", now, None)
    >>> str(told.period.since), told.rest, told.firm
    ('2025-04-01 00:00:00+00:00', 'What did Ruiz say about grain', True)
    """
    if not _TIME_WORD.search(text):
        return None
    for match in _PHRASE.finditer(text):
        before, after = text[: match.start()].rstrip(" ,"), text[match.end() :].lstrip(" ,")
        counted = bool(match.group("lastly") or match.group("relative"))
        of_saying = not before or bool(_SAYING_BEFORE.search(before))
        if after and not (counted or of_saying):
            continue  # in the middle of the topic: of what is asked about
        period = _period(match, now, latest)
        if period is None:
            continue
        if counted and not of_saying and period.since:
            period = Period(period.since, None)  # what happened last week is told later too
        return Told(period, " ".join(f"{before} {after}".split()), counted or of_saying)
    return None


def since_an_event(text: str) -> bool:
    """Whether a time is told by what happened then, whose date nobody tells.

    >>> since_an_event("What has Ruiz said since the Tarn meeting"), since_an_event("since April")
    (True, False)
    """
    return _EVENT.search(text) is not None and not _PHRASE.search(text)


def is_time(words: str) -> bool:
    """Whether words tell a time and nothing else.

    >>> is_time("in April"), is_time("last week"), is_time("in the valley")
    (True, True, False)
    """
    return _PHRASE.fullmatch(words) is not None


def days(since: date | None, until: date | None) -> Period | None:
    """The period of whole days in UTC, both ends included; None if neither is given."""
    if since is None and until is None:
        return None
    after = until + timedelta(days=1) if until and until < date.max else None
    return Period(_start(since) if since else None, _start(after) if after else None)


def both(one: Period | None, other: Period | None) -> Period | None:
    """What two periods have in common; one that is None says nothing."""
    if one is None or other is None:
        return one or other
    since = max((s for s in (one.since, other.since) if s), default=None)
    until = min((u for u in (one.until, other.until) if u), default=None)
    return Period(since, until)


def _period(match: re.Match[str], now: datetime, latest: datetime | None) -> Period | None:
    said = match.groupdict()
    if said["lastly"]:
        words = re.sub(r"^.*?(?:last|past) ", "", said["lastly"], flags=re.IGNORECASE)
        words = words if " " in words else f"1 {words}"
        start = _range(f"{words} ago", now)
        return Period(start[0], None) if start else None
    if said["from"]:
        start, end = (_dated(said[which], now, latest) for which in ("from", "to"))
        return Period(start[0], end[1]) if start and end and start[0] < end[1] else None
    found = _dated(said["relative"] or said["date"], now, latest)
    if found is None:
        return None
    preposition = (said["preposition"] or "in").lower()
    if preposition in _SINCE:
        return Period(found[1] if preposition == "after" else found[0], None)
    if preposition in _UNTIL:
        return Period(None, found[0] if preposition == "before" else found[1])
    return Period(*found)


def _dated(words: str, now: datetime, latest: datetime | None) -> tuple[datetime, datetime] | None:
    relative = re.fullmatch(_RELATIVE, words, re.IGNORECASE)
    return _range(words, now if relative or latest is None else min(now, latest))


def _range(words: str, now: datetime) -> tuple[datetime, datetime] | None:
    """First moment of words of time, and first moment after them; None if they tell no date."""
    # Not at the top: it takes a fifth of a second, and few questions tell a time.
    from dateparser.date import DateDataParser

    spoken = {"last night": "yesterday", "this morning": "today"}.get(words.lower(), words.lower())
    spoken = re.sub(r"^this (?=\w+day$)|^last (?!day|week|month|year)|\bof ", "", spoken)
    parser = DateDataParser(
        languages=["en"],
        settings={
            "RELATIVE_BASE": now.astimezone(UTC).replace(tzinfo=None),
            "PREFER_DATES_FROM": "past",
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
        },
    )
    found = parser.get_date_data(spoken)
    if found.date_obj is None or found.date_obj.year == date.max.year:  # nothing comes after it
        return None
    day = found.date_obj.date()
    if found.period == "week":
        start = day - timedelta(days=day.weekday())
        return _start(start), _start(start + timedelta(days=7))
    if found.period == "month":
        start = day.replace(day=1)
        return _start(start), _start((start + timedelta(days=32)).replace(day=1))
    if found.period == "year":
        return _start(date(day.year, 1, 1)), _start(date(day.year + 1, 1, 1))
    return _start(day), _start(day + timedelta(days=1))


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
