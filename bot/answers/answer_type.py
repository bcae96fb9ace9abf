"""Whether words hold something of the sort that a question asks for, and that it does not say."""

import re
from collections.abc import Callable

from bot.questions.kind import Kind
from corpus.quotes.grammar import ADVERBS, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from index.lexical import terms

_MONTH = (
    "Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|March|Mar\\.|April|Apr\\.|May|June|July|Aug(?:ust|\\.)?"
    "|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?"
)
_TIME = re.compile(
    rf"\b(?:(?:1\d|20)\d\ds?\b|(?:{_MONTH})(?=\W|$)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|yesterday\b|today\b|tomorrow\b|tonight\b|noon\b|midnight\b|\d\d?(?::\d\d| ?[ap]\.?m\b)"
    r"|(?:last|next|this|past|coming) (?:week|month|year|summer|winter|spring|autumn|fall|weekend"
    r"|decade|century)\b|\w+ (?:days|weeks|months|years|hours|decades) (?:ago|later|earlier)\b"
    r"|\w+ centur(?:y|ies)\b)"
)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_NUMBER = re.compile(
    r"\d(?:[\d,.]*\d)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|once|twice)\b",
    re.IGNORECASE,
)
# What a number is followed by where the question asks "how old", "how tall" and so on.
_LENGTH = r"(?:centi|kilo|milli)?met(?:er|re)|feet|foot|ft\b|inch|miles?|[ckm]?m\b|yards?"
_DURATION = r"years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur"
_UNITS = {
    "old": rf"{_DURATION}|aged?\b",
    "long": rf"{_DURATION}|{_LENGTH}|pages?",
    **dict.fromkeys("tall high deep wide far".split(), _LENGTH),
    **dict.fromkeys("big large".split(), rf"{_LENGTH}|acres?|hectares?|square|people|%|per ?cent"),
    "often": rf"{_DURATION}|times?|daily|weekly",
    "heavy": r"kg\b|kilo|tonn?es?|tons?\b|pounds?|lb",
}
_MONEY = re.compile(r"[$€£¥]\s?$|\b(?:USD|EUR|GBP) ?$")
_AMOUNT = re.compile(
    r"\W{0,2}(?:%|per ?cent|(?:hundred|thousand|million|billion|trillion)|dollars?|euros?|pounds?"
    r"|roubles?|yen|kg\b|tonn?es?|tons?\b|barrels?|lit(?:er|re)s?)"
)
_COUNTED = re.compile(r"how many ((?:[\w'-]+ ?){1,3})")
_MEASURED = re.compile(r"how ([a-z]+)")
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")
_SOMEWHERE = re.compile(
    r"\b(?:in|at|near|from|to|of|on|outside|inside|into|across|around|between|off|via)"
    r" (?:the |an? )?(?:[\w-]+ ){0,2}?([A-Z][\w’'-]+)"
)
# What stands after "of" in offices and bodies: "Secretary of State", "House of Representatives".
_PORTFOLIO = re.compile(
    r"(?:State|Foreign|Affairs|Defen[cs]e|Justice|Interior|Labou?r|Finance|Trade|Energy|Health"
    r"|Education|Agriculture|Commerce|Economy|Treasury|War|Staff|Representatives|Commons"
    r"|Lords|Deputies|Ministers)\b"
)
_HOSTING = re.compile(r"\b([A-Z][\w’'-]+) (?:is to |will |would |has |had )?host(?:s|ed)?\b")
_DATELINE = re.compile(r"([A-Z]{3,}[\w .’'-]*?)(?:, [A-Z][\w.]+)? (?:\([\w ]+\) ?)?[–—-] ")
_TO_COME = re.compile(r"\b(?:will|shall|going to|next|upcoming)\b")
_AHEAD = re.compile(
    r"\b(?:will|shall|would|next|upcoming|coming|tomorrow|going to"
    r"|(?:is|are) (?:\w+ )?(?:to|due|set|expected|scheduled|planned|likely)"
    r"|(?:plan|hope|agree)\w* to)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|took place|ha(?:s|ve) been|ago|last|yesterday)\b", re.IGNORECASE
)
_POORLY = 0.3  # how well a number of another sort fits, or the past where the future is asked for
_NO_NAME = (
    ADVERBS
    | DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | SUBORDINATORS
    | frozenset("and but or there i'm yes no not".split())
)


class AnswerType:
    """What sort of thing answers one question: a time, a number, a name, a place, or anything."""

    def __init__(self, question: str, kind: Kind) -> None:
        self._asked = question.lower().replace("’", "'")
        self._words = set(re.findall(r"\w+", self._asked))
        self._kind = kind
        self._ahead = bool(_TO_COME.search(self._asked) and not _PAST.search(self._asked))
        self._number_fits = self._unit()
        tests: dict[Kind, Callable[[str], float]] = {
            Kind.WHEN: self._time,
            Kind.HOW_MANY: self._number,
            Kind.WHO: self._name,
            Kind.SAID_BY: self._name,
            Kind.WHERE: self._place,
        }
        self._test = tests.get(kind)

    def fits(self, text: str) -> float:
        """How well ``text`` holds such a thing, 0 to 1; 1 where anything may answer.

        >>> AnswerType("When do the talks resume?", Kind.WHEN).fits("They resume in May.")
        1.0
        """
        return self._test(text) if self._test else 1.0

    def candidates(self, text: str) -> set[str]:
        """The names, numbers or years in ``text`` that may be the answer, in lower case.

        >>> AnswerType("Who left?", Kind.WHO).candidates("Then Ana left.")
        {'ana'}
        """
        pattern = {Kind.WHEN: _YEAR, Kind.HOW_MANY: _NUMBER}.get(self._kind)
        if pattern:
            return {m.group().lower() for m in pattern.finditer(text)} - self._words
        names = (m.group() for m in _names(text))
        return {re.sub(r"[’']s?$", "", name.lower()) for name in names if self._is_new(name)}

    def _time(self, text: str) -> float:
        told = any(m.group().lower() not in self._asked for m in _TIME.finditer(text))
        return told * self._in_time(text)

    def _in_time(self, text: str) -> float:
        """1, but less for words of what has been where it is asked what is to come."""
        gone = self._ahead and _PAST.search(text) and not _AHEAD.search(text)
        return _POORLY if gone else 1.0

    def _number(self, text: str) -> float:
        """1 for a number with a fitting unit, less for any number."""
        numbers = [m for m in _NUMBER.finditer(text) if m.group().lower() not in self._asked]
        if not numbers:
            return 0.0
        return 1.0 if any(self._number_fits(text, m.start(), m.end()) for m in numbers) else _POORLY

    def _unit(self) -> Callable[[str, int, int], bool]:
        counted = _COUNTED.search(self._asked)
        if counted:
            nouns = set(terms(" ".join(counted.group(1).split()[:2])))
            return lambda text, _, end: bool(nouns & set(terms(text[end : end + 50])))
        measured = _MEASURED.search(self._asked)
        if measured and measured.group(1) in _UNITS:
            unit = re.compile(rf"\W*(?:\w+\W+)?(?:{_UNITS[measured.group(1)]})")
            return lambda text, _, end: unit.match(text, end) is not None
        if measured and measured.group(1) == "much":
            return lambda text, start, end: bool(
                _MONEY.search(text, max(0, start - 4), start) or _AMOUNT.match(text, end)
            )
        return lambda *_: True

    def _name(self, text: str) -> float:
        return float(any(self._is_new(m.group()) for m in _names(text)))

    def _place(self, text: str) -> float:
        places = [m for m in _SOMEWHERE.finditer(text) if _is_place(m)]
        places += [*_HOSTING.finditer(text), *filter(None, [_DATELINE.match(text)])]
        return any(self._is_new(place.group(1)) for place in places) * self._in_time(text)

    def _is_new(self, name: str) -> bool:
        """Whether no part of a name is in the question."""
        return self._words.isdisjoint(re.findall(r"\w{2,}", name.lower()))


def _is_place(match: re.Match[str]) -> bool:
    """Whether a name after a preposition may be a place's, as in "Secretary of State" it is not."""
    return not (_TIME.match(match.group(1)) or _PORTFOLIO.match(match.group(1)))


def _names(text: str) -> list[re.Match[str]]:
    """The capitalised words that are likely to be names, not the openings of sentences."""
    found = []
    for match in _CAPITAL.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" “\"'‘")
        opens = not before or before[-1] in ".!?\n:"
        more = _CAPITAL.match(text, match.end() + 1) is not None
        if match.group().lower() not in _NO_NAME and (not opens or more):
            found.append(match)
    return found
