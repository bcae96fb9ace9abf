"""A question as a value, before anything is searched: whose words, on what, from when."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from bot.questions.kind import Kind, kind_of
from bot.questions.models import NOT_NARROWED, AskedSpeaker, Narrowing, Period, Question
from bot.questions.outlets import OutletDirectory
from bot.questions.period import both, days, since_an_event, told_period
from bot.questions.speech import MOST_WORDS, Asked, is_pronoun, plain, readings
from corpus.quotes.grammar import DETERMINERS
from corpus.quotes.names import PLURAL_SPEAKERS, ROLES
from index.offices import is_office, office_key
from index.published import PublishedIndex
from index.sides import find_sides
from index.speaker_match import How, Meant, SpeakerDirectory

_MOST_OF_NAME = 4
_MOST_OF_OFFICE = 7
_NAME = re.compile(r"[\w.' -]+")
_PARTICLES = frozenset("de del della di da du la le van von der den bin ibn al el".split())
_OF_SAYING = frozenset({Kind.SAID, Kind.SAID_BY, Kind.DIFFERENCE})


class Known:
    """The speakers and outlets that an index knows; their tables are made when first needed."""

    def __init__(self, index: PublishedIndex) -> None:
        self._index = index

    @cached_property
    def speakers(self) -> SpeakerDirectory:
        """The speakers of the corpus."""
        return SpeakerDirectory(self._index.store.quotes.speakers())

    @cached_property
    def outlets(self) -> OutletDirectory:
        """The sources of its articles."""
        return OutletDirectory(self._index.store.outlets())

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """The sides that speakers speak for, by their ids, where offices show them."""
        return find_sides(self.speakers.speakers)

    @property
    def latest(self) -> datetime | None:
        """When the last article was published."""
        return self._index.manifest.coverage.latest


def understand(
    text: str, known: Known, now: datetime, narrowing: Narrowing = NOT_NARROWED
) -> Question:
    """What a question asks, ``now``, aware, being what "yesterday" is counted from.

    What ``narrowing`` says holds beside what the words say, its speaker instead of theirs.
    """
    question = replace(
        _of_words(text, known, now),
        left_out=narrowing.left_out,
        since_event=since_an_event(text) and narrowing.since is None,
    )
    period = both(question.period, days(narrowing.since, narrowing.until))
    if narrowing.since or narrowing.until:
        question = replace(question, period=period, firm=True)
    if narrowing.source is not None:
        outlets = known.outlets.named(narrowing.source)
        question = replace(question, outlets=outlets)
        if not outlets:
            near = known.outlets.near(narrowing.source)
            question = replace(question, unknown_outlet=narrowing.source, near_outlets=near)
    if narrowing.speaker is not None:
        asked = asked_speaker(narrowing.speaker, known.speakers, period)
        question = replace(question, speakers=(asked,), only=True, claim=False)
    return question


def asked_speaker(name: str, known: SpeakerDirectory, period: Period | None) -> AskedSpeaker:
    """Whom a name, an office or a body means that is given apart from a question."""
    asked = _speaker(name, known, period, lower=True) if name.split() else None
    return asked or AskedSpeaker(name, (), known.near(name))


def _of_words(text: str, known: Known, now: datetime) -> Question:
    kind, asked = kind_of(text), plain(text)
    # A long question tells what several outlets reported; an answer may stand in any of them.
    sourced = known.outlets.told(asked) if len(asked.split()) <= MOST_WORDS else None
    asked = sourced.rest if sourced else asked
    outlets = sourced.outlets if sourced else ()
    # When something was published is asked of sayings alone: of the prisoners exchanged in April
    # an article may tell in May.
    of_saying = kind in _OF_SAYING or any(not reading.if_known for reading in readings(asked))
    told = told_period(asked, now, known.latest) if of_saying else None
    period, firm = (told.period, told.firm) if told else (None, True)
    asked = told.rest if told else asked
    for reading in readings(asked):
        named = () if outlets or len(reading.names) > 1 else known.outlets.named(reading.names[0])
        if named and reading.only:  # what an outlet says stands in its articles
            return Question(
                text, reading.topic or text, kind, (), False, False, period, firm, named
            )
        speakers = _speakers(reading, known.speakers, period, asked)
        if speakers:
            return Question(
                text,
                reading.topic,
                kind,
                speakers,
                # What stands before or after in other sentences may change what is asked for.
                only=reading.only and len(asked) * 2 > len(text),
                claim=reading.claim,
                period=period,
                firm=firm,
                outlets=outlets,
            )
    topic = asked if told or sourced else text
    return Question(text, topic, kind, (), False, False, period, firm, outlets)


def _speakers(
    reading: Asked, known: SpeakerDirectory, period: Period | None, text: str
) -> tuple[AskedSpeaker, ...]:
    """Whom a reading asks for; none if it is not one."""
    if reading.if_known:
        return _known_ones(reading, known, period)
    together = " and ".join(reading.names)
    names = (together,) if len(reading.names) == 2 and known.meant(together) else reading.names
    lower = text[1:] == text[1:].lower()
    found = [_speaker(name, known, period, lower=lower) for name in names]
    return tuple(asked for asked in found if asked)


def _known_ones(
    reading: Asked, known: SpeakerDirectory, period: Period | None
) -> tuple[AskedSpeaker, ...]:
    """The speakers that a form names which is also used of other things: all of them or none."""
    found = []
    for name in reading.names:
        meant = known.meant(name, *_ends(period), guess=False)
        if meant is None or not (reading.only or meant.how is How.NAME):
            return ()
        found.append(AskedSpeaker(name, meant.speakers, group=meant.how is not How.NAME))
    return tuple(found)


def _speaker(
    words: str, known: SpeakerDirectory, period: Period | None, *, lower: bool = False
) -> AskedSpeaker | None:
    """Whom words ask for; None if they name no speaker.

    ``lower`` says that the question is written without capitals.
    """
    if is_pronoun(words):
        return None
    *before, head = words.split()
    if head.lower() in PLURAL_SPEAKERS:
        return _group(before, words, known, period)
    article = words.split(maxsplit=1)[0].lower() in DETERMINERS
    proper = (lower and not article) or words != words.lower()
    meant = known.meant(words, *_ends(period), guess=proper and not article)
    if meant and (proper or meant.how is How.OFFICE or _is_name(words, meant)):
        group = meant.how in {How.OFFICE, How.BODY}
        return AskedSpeaker(words, meant.speakers, (), group, meant.how is How.GUESS)
    if _reads_as_name(words, lower=lower):
        return AskedSpeaker(words, (), known.near(words))
    if _reads_as_office(words) or (article and _reads_as_body(words)):
        return AskedSpeaker(words, (), known.near(words), group=True)
    return None


def _is_name(words: str, meant: Meant) -> bool:
    """Whether words without capitals are somebody's whole name: "the castle", not "the study"."""
    return any(
        words.removeprefix("the ") == name.lower().removeprefix("the ")
        for speaker in meant.speakers
        for name in speaker.names
    )


def _reads_as_name(words: str, *, lower: bool) -> bool:
    """Whether words look like a name: short, without article, capitals in front ("Ana de Ruiz")."""
    parts = words.split()
    if len(parts) > _MOST_OF_NAME or parts[0].lower() in DETERMINERS or not _NAME.fullmatch(words):
        return False
    if lower:
        return len(parts) <= 2 and not parts[-1].endswith("s")
    return parts[-1][0].isupper() and all(p[0].isupper() or p in _PARTICLES for p in parts)


def _reads_as_office(words: str) -> bool:
    core = office_key(words)
    return (is_office(core) or core in ROLES) and len(words.split()) <= _MOST_OF_OFFICE


def _reads_as_body(words: str) -> bool:
    """Whether words after an article look like a body's name: "the Harbour Ministry"."""
    _, *parts = words.split()
    return 0 < len(parts) <= _MOST_OF_OFFICE and all(p[0].isupper() or p == "of" for p in parts)


def _group(
    before: list[str], words: str, known: SpeakerDirectory, period: Period | None
) -> AskedSpeaker | None:
    """People asked for together, with those whose office names the side that they are of; None if
    that is not said ("experts"), since anybody may be meant."""
    side = " ".join(word for word in before if word.lower() not in DETERMINERS)
    if side == side.lower():
        return None
    meant = known.meant(side, *_ends(period), guess=False)
    speakers = meant.speakers if meant and meant.how is How.BODY else ()
    return AskedSpeaker(words, speakers, group=True)


def _ends(period: Period | None) -> tuple[datetime | None, datetime | None]:
    return (period.since, period.until) if period else (None, None)
