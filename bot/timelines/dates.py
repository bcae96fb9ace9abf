"""The day that a sentence of the news tells of, where its words say which."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NUMBERS = "two three four five six seven eight nine ten".split()

# "May" and "March" are other words in small letters.
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OTHER_YEAR = r"(?P<other>(?:\sof)?\s(?:last|next|that|the\s\w+)\syear)?"
_TO = r"(?:\s?[-–—/]\s?|\s(?:to|and|or|through|until)\s)"
# What goes on so is a stretch of days, a number of something, or a name ("May 5-style").
_ONE_DAY = rf"(?!\d|[.,:/]\d|{_TO}(?:\d|[A-Z][a-z]+\s\d)|-\w)"
_DATE = (
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b(?P<other>)"),
    re.compile(
        rf"(?<![-–—/.,])\b{_DAY}(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR}\b)?{_ONE_DAY}{_OTHER_YEAR}"
    ),
    re.compile(rf"\b{_MONTH}\s{_DAY}\b{_ONE_DAY}(?:,?\s{_YEAR}\b)?{_OTHER_YEAR}"),
)
_WEEKDAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WEEKDAY = re.compile(
    # Not where its date follows ("Tuesday, April 12"), nor a stretch of days or a name.
    rf"\b(?P<weekday>{_WEEKDAY_NAME})\b(?!{_TO}{_WEEKDAY_NAME}"
    rf"|,?\s(?:the\s)?(?:[0-3]?\d(?:st|nd|rd|th)?\s(?:of\s)?)?(?:{'|'.join(_MONTHS)})"
    r"|\s(?:Times|Mail|Mirror|Express|Telegraph|Herald|Post|People|Sun|Agreement|Prayers?|week"
    r"|Live|Morning|Night|Service|Today)\b)"
)
_NEAR = re.compile(
    r"\b(?P<near>yesterday|last\snight|today|tonight|this\s(?:morning|afternoon|evening)|tomorrow"
    rf"|(?P<ago>{'|'.join(_NUMBERS)}|\d)\sdays\sago)\b",
    re.IGNORECASE,
)
_FROM_TODAY = {"yesterday": -1, "last night": -1, "tomorrow": 1}

# Before a day: what makes it the bound of a stretch of time,
_BOUND = re.compile(
    r"\b(?:by|from|through|between|and|or|to|than|for|as\sof)\s(?:the\s|at\sleast\s|about\s)?$"
    r"|\b(?:since|until|till|before|after)\b[^,;:.]{0,80}$|\b(?:pre|post)-$",
    re.IGNORECASE,
)
# what makes it another than the last of its name, or part of a name,
_OTHER_WEEKDAY = re.compile(
    r"\b(?:next|this|coming|previous|preceding|following|that|each|every|other|any|one|an?|some"
    r"|alternate|most|first|second|third|fourth|Black|Bloody|Good|Easter|Holy|Palm|Ash|Super|Cyber"
    r"|Boxing|Maundy|Shrove|(?:last|next)\sweek's"
    r"|an?\s(?:busy|cold|given|hot|normal|ordinary|quiet|rainy|recent|regular|sunny|typical|usual)"
    r"|(?:Mail|Independent)\son)\s$",
    re.IGNORECASE,
)
_LAST = re.compile(r"\blast\s$", re.IGNORECASE)
# and what makes a number after a month count something: "in March 12 people".
_IN = re.compile(r"\b(?:in|last|this|early|late|mid)[\s-]$", re.IGNORECASE)

# "The 20 April explosion led to ..." tells of later.
_OF_A_THING = re.compile(r"\b(?:the|its|their|his|her|an?|this|that|\w+['’]s)\s$", re.IGNORECASE)
_THING = re.compile(
    r"\s(?!(?:when|while|that|which|who|and|or|but|as|after|before|for|with|in|on|at|by|to|was|were"
    r"|is|are|has|had|will)\b)[a-z]{3}"
)

# "The levy announced on 26 March will ...", "Ruiz rejected the offer made on 12 April": the date is
# that of what is spoken of.
_MADE = (
    r"(?:adopted|agreed|announced|approved|brokered|enacted|filed|imposed|introduced|issued"
    r"|launched|made|negotiated|ordered|passed|proposed|published|reached|reported|signed|struck"
    r"|unveiled|voted)(?:\son)?\s$"
)
_MADE_THEN = re.compile(rf"\b{_MADE}")
_THING_MADE = re.compile(
    r"\b(?:about|against|at|by|despite|for|from|in|into|of|on|over|to|under|with|(?!said|told)[a-z]+ed"
    r"|[a-z]+ing)\s(?:the|an?|its|their|his|her|this|that|such|new)"
    rf"(?:\s(?!(?:the|an?|its|their|his|her|he|she|it|they)\b)[\w-]+){{0,3}}"
    rf"\s(?!(?:was|were|is|are|be|been|being|has|have|had|not|\w+ly)\b)[a-z][\w-]*\s{_MADE}"
)
# A day between one verb and the next belongs to the first, which is told beside the main event.
_VERB_BEFORE = re.compile(r"\b[a-z]+(?:ed|wn|en|ade|eld|uck|ought)(?:\son)?\s$")
_VERB_AFTER = re.compile(
    r",?\s(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does|came"
    r"|gave|led|made|took|went|became|began"
    r"|(?!killed|wounded|injured|destroyed|damaged|based|attended)[a-z]+ed)\b"
)
# What these say is told when they come out.
_OUT_THEN = re.compile(
    r"\b(?:analysis|briefing|bulletin|census|complaint|data|figures|filing|interview|lawsuit|letter"
    r"|memo|notice|opinion|poll|post|report|results|statement|study|suit|survey|tweet|update|video)s?"
    r"\s[a-z]+(?:\son)?\s$"
)

_TO_COME = re.compile(
    r"\b(?:will|shall|would|'ll|’ll|to\sbe|(?:is|are|was|were)\s(?:due|set|expected|scheduled"
    r"|planned|likely|preparing|about|going|to)|plan(?:s|ned|ning)?\sto|hope[sd]?\sto"
    r"|expect(?:s|ed)?\sto|ahead\sof(?!\s(?:schedule|time))|next|coming|upcoming|deadline|may|might|could|can)\b"
)
_SAYING = (
    r"(?:said|told|announced|warned|added|confirmed|reported|declared|wrote|tweeted|stated|agreed)"
)
_SAID_BEFORE = re.compile(rf"\b{_SAYING}(?:\s(?!will|would|shall)[a-z]+){{0,2}}\s(?:on\s|late\s)*$")
_SAID_AFTER = re.compile(rf"\s{_SAYING}\b")
# "Officials warn of strikes on Sunday": it may be the next one.
_FEARED = re.compile(
    r"\b(?:warns?|warned\sof|risks?|faces|facing|fears|threatens?|brac(?:e|es|ing)|forecasts?)"
    r"(?:\s(?!(?:\w+ed|was|were|had|said|told|on)\b)[\w’'-]+){1,8}\s(?:on\s)?$"
)
_QUOTED = re.compile(r'“[^”]*”?|"[^"]*"?|‘[^’]{12,}’')
# Of a day without its year. Chosen by reading on timeline17's dev articles.
_EITHER_YEAR = timedelta(days=150)
# Said without its year it is that of 2001, years after too.
_NAME_OF_AN_EVENT = (9, 11)


def told_day(text: str, published: date | None) -> date | None:
    """The day that a sentence dates what it tells by, None unless it is sure and the only one.

    ``published`` is the day from which "on Tuesday", "yesterday" and "12 April" are counted: they
    mean the last Tuesday, that day itself included, and the nearest April; where it is unknown,
    only "12 April 2025" tells a day. "Last week", the bounds of a stretch of time ("since
    Tuesday"), weekdays and days without a year of which it is not clear whether they are past, and
    "yesterday" in somebody's quoted words tell none.

    >>> told_day("The harbour reopened on Tuesday.", date(2025, 4, 18))
    datetime.date(2025, 4, 15)
    >>> told_day("The harbour has been closed since Tuesday.", date(2025, 4, 18))
    """
    days = set(_told(text, published))
    return days.pop() if len(days) == 1 else None


def _told(text: str, published: date | None) -> Iterator[date | None]:
    """The days told, None for one of which it is not clear which it is."""
    for pattern in _DATE:
        for match in pattern.finditer(text):
            if not _BOUND.search(text, 0, match.start()):
                yield _of_month(match, published)
    own = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text)
    for match in _NEAR.finditer(own):
        name = match.start() > 0 and match[0][0].isupper()  # "the Today programme"
        if not name and not _BOUND.search(own, 0, match.start()):
            yield _near(match, published)
    for match in _WEEKDAY.finditer(own):
        if not _BOUND.search(own, 0, match.start()):
            yield _weekday(match, published)


def _of_month(match: re.Match[str], published: date | None) -> date | None:
    text, month, day = match.string, _month(match["month"]), int(match["day"])
    attributive = _OF_A_THING.search(text, 0, match.start()) and _THING.match(text, match.end())
    if attributive or _is_of_a_thing(match):
        return None
    if match["year"]:
        return _day(int(match["year"]), month, day)
    if published is None or match["other"] or (month, day) == _NAME_OF_AN_EVENT:
        return None
    if _IN.search(text, 0, match.start()):
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [found for year in years if (found := _day(year, month, day))]
    nearest = min(days, key=lambda found: abs(found - published), default=None)
    if nearest is None or abs(nearest - published) > _EITHER_YEAR:
        return None
    return nearest if nearest <= published or _TO_COME.search(text) else None


def _is_of_a_thing(match: re.Match[str]) -> bool:
    """Whether a day tells when that was made, or came about, which a sentence speaks of."""
    text, at, end = match.string, match.start(), match.end()
    if _OUT_THEN.search(text, 0, at):
        return False
    then = _VERB_BEFORE.search(text, 0, at) or _MADE_THEN.search(text, 0, at)
    after = _VERB_AFTER.match(text, end)
    return (then is not None and after is not None) or _THING_MADE.search(text, 0, at) is not None


def _month(name: str) -> int:
    return int(name) if name.isdecimal() else 1 + _MONTHS.index(name[:3])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 April
        return None


def _near(match: re.Match[str], published: date | None) -> date | None:
    ago = (match["ago"] or "").lower()
    days = int(ago) if ago.isdecimal() else 2 + _NUMBERS.index(ago) if ago else 0
    said = " ".join(match["near"].lower().split())
    try:
        return published and published + timedelta(days=_FROM_TODAY.get(said, -days))
    except OverflowError:
        return None


def _weekday(match: re.Match[str], published: date | None) -> date | None:
    text, at = match.string, match.start()
    said = _SAID_BEFORE.search(text, 0, at) or _SAID_AFTER.match(text, match.end())
    sure = said or not (_TO_COME.search(text) or _FEARED.search(text, 0, at))
    if _is_of_a_thing(match):
        return None
    if published is None or not sure or _OTHER_WEEKDAY.search(text, 0, at):
        return None
    ago = (published.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    # Six days ago is seldom called so: it may be the day after, where the outlet is. On a Wednesday
    # "last Tuesday" may be that of the week before.
    if ago == 6 or (_LAST.search(text, 0, at) and ago < 3) or published.toordinal() <= ago:
        return None
    return published - timedelta(days=ago)
