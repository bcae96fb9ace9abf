"""A question that leans on the ones before it, made whole."""

import re
from collections.abc import Sequence

from bot.questions.period import is_time
from bot.questions.speech import Asked, is_pronoun, plain, readings

_AND = re.compile(r"(?:and|or|but|how about|same for)\b[\s,]*(?P<name>.+)", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:and |but )?(?:what about|about|on|regarding|concerning) (?P<topic>.+)", re.IGNORECASE
)
_ASKS = re.compile(r"(?:what|who|when|where|why|how|which|did|does|has|is|was)\b", re.IGNORECASE)
_ASKS_OF_IT = re.compile(
    r"(?:and |but |so )?(?P<wh>when|where|why|how)"
    r"(?: exactly)?(?: (?:was|is|were|did) (?:that|it|this|they|he|she|so)(?: (?:say|said|happen) ?"
    r"(?:that|it|this|so)?)?)?",
    re.IGNORECASE,
)
_WHO_SAID_IT = re.compile(
    r"(?:and )?who(?P<else> else)? (?:said|says|claimed|told us) (?:that|it|this|so)", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\b(?P<auxiliary>did|does|do|has|have|had|is|was|are|were|will|would|what|that|if|whether) "
    r"(?:he|she|they|it)\b(?! (?:true|is|was|possible|clear|known|rain))",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\b(?:his|their|her(?= [a-z]))\b(?! own)", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:about|on|to|by|with|from|of) (?:him|her|them)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?P<before>about|on|of|to|over) (?:that|it|this)$", re.IGNORECASE)
_NAME = re.compile(r"(?<=\w )(?:[A-Z][\w'-]*\.?)(?: (?:de|van|von|of|al) )?(?: ?[A-Z][\w'-]+)*")
_MOST_WORDS = 6


def follow_up(text: str, earlier: Sequence[str]) -> str:
    """What a question asks after ``earlier`` ones, oldest first, of the same conversation.

    "And Brandt?" asks what the last question asked, of somebody else; "what about grain?" the same
    of another topic; "in April?" of another time; "he" is whoever was asked about last. A question
    that stands alone, or leans on nothing that was asked, comes back as it is.

    >>> follow_up("And Brandt?", ["What did Ruiz say about grain?"])
    'What did Brandt say about grain?'
    >>> follow_up("What else did she say?", ["What did Ruiz say about grain?"])
    'What else did Ruiz say?'
    """
    asked = plain(text)
    last = plain(earlier[-1]) if earlier else ""
    if not asked or not last:
        return text
    return _of_the_last(asked, last) or _with_names(asked, earlier) or text


def _of_the_last(asked: str, last: str) -> str | None:
    """What the last question asked, of somebody or something else; None if that is not asked."""
    reading = _reading(last)
    return (
        _at_another_time(asked, last, reading)
        or _of_it(asked, last, reading)
        or _of_another(asked, last, reading)
    )


def _at_another_time(asked: str, last: str, reading: Asked | None) -> str | None:
    time = re.sub(r"^(?:and|but|what about) ", "", asked, flags=re.IGNORECASE)
    if not is_time(time):
        return None
    if reading is None or reading.claim:
        return f"{last} {time}?"
    about = f" about {reading.topic}" if reading.topic else ""
    return f"What did {_joined(reading)} say {time}{about}?"


def _of_it(asked: str, last: str, reading: Asked | None) -> str | None:
    """When, where, why or by whom it was, that the last question asked about."""
    if _WHO_SAID_IT.fullmatch(asked) and reading and reading.topic:
        return f"Who said {reading.topic}?"
    match = _ASKS_OF_IT.fullmatch(asked)
    if match is None:
        return None
    when = match.group("wh").capitalize()
    if reading is None:
        return f"{when} was this: {last}?"
    about = f" about {reading.topic}" if reading.topic else ""
    return f"{when} did {_joined(reading)} speak{about}?"


def _of_another(asked: str, last: str, reading: Asked | None) -> str | None:
    """The last question, of somebody else or on another topic."""
    if len(asked.split()) > _MOST_WORDS:
        return None
    if (match := _ABOUT.fullmatch(asked)) and reading:
        return _on(match.group("topic"), last, reading)
    match = _AND.fullmatch(asked)
    if match is None or _ASKS.match(match.group("name")) or is_pronoun(match.group("name")):
        return None
    if reading:
        return _by(match.group("name"), last, reading)
    return f"{last}, and {match.group('name')}?"


def _with_names(asked: str, earlier: Sequence[str]) -> str | None:
    """The question with the names that its pronouns stand for; None if it has none."""
    names, topic = _last_asked_about(earlier)
    whole = asked
    if names:
        whole = _SUBJECT.sub(lambda m: f"{m['auxiliary']} {names}", whole, count=1)
        whole = _OBJECT.sub(lambda m: f"{m.group().split()[0]} {names}", whole)
        whole = _POSSESSIVE.sub(lambda _: f"{names}'s", whole)
    if topic:
        whole = _IT.sub(lambda m: f"{m['before']} {topic}", whole)
    return f"{whole}?" if whole != asked else None


def _last_asked_about(earlier: Sequence[str]) -> tuple[str | None, str | None]:
    """Who, and what, was asked about last."""
    for question in reversed(earlier):
        reading = _reading(plain(question))
        if reading:
            return _joined(reading), reading.topic or None
        if name := _NAME.search(plain(question)):
            return name.group(), None
    return None, None


def _reading(question: str) -> Asked | None:
    """The likeliest reading of a whole question that names somebody."""
    for reading in readings(question):
        if not reading.if_known and not any(map(is_pronoun, reading.names)):
            return reading
    return None


def _joined(reading: Asked) -> str:
    return " and ".join(reading.names)


def _by(other: str, last: str, reading: Asked) -> str:
    """The last question, of somebody else."""
    start = last.find(reading.names[0])
    end = last.find(reading.names[-1], start) + len(reading.names[-1])
    return f"{last[:start]}{other}{last[end:]}?"


def _on(topic: str, last: str, reading: Asked) -> str:
    """The last question, on another topic."""
    if reading.topic and last.endswith(reading.topic) and not reading.claim:
        return f"{last[: -len(reading.topic)]}{topic}?"
    return f"What did {_joined(reading)} say about {topic}?"
