"""From names and a topic to what each is on record as saying, or to an honest no."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.answers.abstain import Caution
from bot.answers.voices import printed_as, voices_of
from bot.positions.models import (
    NoPositions,
    NoPositionsReason,
    Positions,
    PositionsRequest,
    Remark,
    Side,
    Voice,
)
from bot.positions.on_record import OnRecord, Record
from bot.positions.wording import remarks
from bot.questions.models import AskedSpeaker
from bot.questions.narrowed import UnknownName, narrowed
from bot.questions.period import days
from bot.questions.understand import Known, asked_speaker
from corpus.models import LATEST
from index.filter import Filter
from index.lexical import terms
from index.retriever import Retriever

_MOST_NEAR = 3


class Positioner:
    """Tells what is on record; safe to use from several threads.

    ``known`` are the tables of the retriever's index, if they are made already. ``caution`` is how
    sure it must be that a statement is on the topic.
    """

    def __init__(
        self, retriever: Retriever, caution: Caution = "balanced", known: Known | None = None
    ) -> None:
        self._retriever = retriever
        self._caution: Caution = caution
        self._known = known or Known(retriever.index)

    def position(self, request: PositionsRequest) -> Positions | NoPositions:
        """What each said, oldest first, undated words last, with what was worded anew."""
        return self._positions(request)

    def compare(self, request: PositionsRequest) -> Positions | NoPositions:
        """What each said, newest first, undated words last."""
        result = self._positions(request)
        sides = tuple(replace(side, voices=_newest_first(side.voices)) for side in result.sides)
        return replace(result, sides=sides)

    def _positions(self, request: PositionsRequest) -> Positions | NoPositions:
        """What each said, oldest first, undated words last."""
        searched = self._retriever.index.manifest.coverage
        if not terms(request.topic):
            return NoPositions(request, NoPositionsReason.EMPTY_TOPIC, searched)
        within = replace(request.within, speaker=None)
        if (within.since or within.until) and self._known.latest is None:
            return NoPositions(request, NoPositionsReason.NOTHING_DATED, searched)
        articles = narrowed(within, self._known)
        if isinstance(articles, UnknownName):
            reason = NoPositionsReason(articles.reason)
            return NoPositions(request, reason, searched, near_outlets=articles.near)
        period = days(within.since, within.until)
        asked = [asked_speaker(name, self._known.speakers, period) for name in request.speakers]
        sides = tuple(self._side(one, request.topic, articles) for one in asked)
        if any(side.remarks for side in sides):
            return Positions(request, sides, searched)
        known = any(side.voices for side in sides)
        reason = NoPositionsReason.NOTHING_FOUND if known else NoPositionsReason.UNKNOWN_SPEAKER
        return NoPositions(request, reason, searched, sides)

    def _side(self, asked: AskedSpeaker, topic: str, articles: Filter) -> Side:
        if asked.guessed:  # whose words they are is not a thing to guess
            near = (*(s.name for s in asked.meant), *self._known.speakers.near(asked.words))
            return Side(asked.words, (), tuple(dict.fromkeys(near))[:_MOST_NEAR])
        record = Record(_without_names(topic, asked), self._retriever, self._caution)
        heard = []
        for voice in voices_of(asked, articles):
            if asked.group and not record.knows(voice):
                continue
            names = (speaker.name for speaker in asked.meant if speaker.id in voice.speakers)
            name = asked.words if asked.group else next(names)
            said = remarks(sorted(record.of(voice), key=_when))
            heard.append(Voice(name, tuple(said), record.read(voice)))
        # Somebody known by a surname alone may be one of the others.
        voices = tuple(v for v in heard if v.remarks or " " in v.name or len(heard) == 1)
        return Side(asked.words, voices, asked.near)


def _without_names(topic: str, asked: AskedSpeaker) -> str:
    """A topic without the name of whom is asked about, which stands in all that is told of them;
    the topic itself where nothing else is in it. Of a body's name it is left out whole."""
    if asked.group:
        phrases = "|".join(map(re.escape, printed_as(asked))) or r"(?!)"
        rest = re.sub(rf"\b(?:{phrases})(?:['’]s)?(?!\w)", " ", topic, flags=re.IGNORECASE)
    else:
        names = {term for s in asked.meant for name in s.names for term in terms(name)}
        rest = " ".join(w for w in topic.split() if not {*terms(w)} <= names or not terms(w))
    return rest if terms(rest) else topic


def _when(piece: OnRecord) -> tuple[datetime, str, int]:
    return piece.article.published or LATEST, piece.article.id, piece.span.start


def _newest_first(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    return tuple(replace(v, remarks=tuple(sorted(v.remarks, key=_recent))) for v in voices)


def _recent(remark: Remark) -> tuple[bool, float]:
    published = remark.quote.citation.article.published
    return published is None, -published.timestamp() if published else 0.0
