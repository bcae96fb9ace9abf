"""Which of the candidates make the summary, and in what order they stand."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
import numpy.typing as npt

from bot.extraction.candidates import Candidate
from bot.extraction.select import choose, repetition, similarity, standing
from bot.summaries.models import Length
from corpus.models import EARLIEST, QuoteKind

# Sentences of the main development, of who said what, and of what is open or to come.
_SENTENCES = {Length.SHORT: (1, 2, 1), Length.MEDIUM: (3, 4, 2), Length.LONG: (5, 9, 3)}
# What is taken off a speaker's second statement, and off the second of a side, so that others are
# heard: of two that stand as well, somebody new comes before somebody new of a side that was heard.
_SPEAKER_AGAIN = 0.5
_SIDE_AGAIN = 0.25

Chosen = list[Candidate]
Voice = tuple[str | None, str | None]
"""A side, None where none shows, and the id of a speaker of it, None where nobody is known."""


def compose(
    found: Sequence[Candidate], length: Length, sides: Mapping[str, str]
) -> tuple[Chosen, Chosen, Chosen]:
    """The main development; who said what, by side and speaker; and what is ahead, oldest first.

    ``found`` is not empty; ``sides`` are those of speakers by id. No sentence tells what another
    one chosen tells. The main development is told by the articles where they tell it themselves or
    report it of nobody known, else by whoever does; what stands best for it comes first, then the
    rest, oldest first.
    """
    most_main, most_said, most_ahead = _SENTENCES[length]
    texts = [candidate.text for candidate in found]
    cosines = similarity(texts)
    alike = np.maximum(cosines, repetition(texts))
    scores = standing(cosines, [candidate.position for candidate in found])
    told = np.array([_is_told(candidate) for candidate in found])
    spoken = np.array([candidate.speaker is not None for candidate in found])
    # Somebody unknown who is quoted in so many words tells nobody what is to come.
    to_come = np.array(
        [c.ahead and (c.speaker is not None or c.kind is not QuoteKind.DIRECT) for c in found]
    )
    voices = [_voice(candidate, sides) for candidate in found]

    main = choose(alike, _only(scores, told if told.any() else ~told), most_main)
    said: list[int] = []
    for _ in range(most_said):
        heard = [voices[i] for i in said]
        again = np.array([_heard(voice, heard) for voice in voices])
        said += choose(alike, _only(scores - again, spoken), 1, main + said)
    newest = max((c.article.published or EARLIEST for c in found), default=EARLIEST)
    late = [_lateness(c, newest) for c in found]
    ahead = choose(alike, _only(scores + late, to_come), most_ahead, main + said)
    first = [None, *dict.fromkeys(part for i in said for part in voices[i])]
    return (
        [found[i] for i in main[:1]] + sorted((found[i] for i in main[1:]), key=_when),
        [
            found[i]
            for i in sorted(said, key=lambda i: ([*map(first.index, voices[i])], _when(found[i])))
        ],
        sorted((found[i] for i in ahead), key=_when),
    )


def _is_told(candidate: Candidate) -> bool:
    """Whether an article tells it itself, or reports what is not to come and of nobody known."""
    unknown = candidate.kind is QuoteKind.INDIRECT and candidate.speaker is None
    return candidate.kind is None or (unknown and not candidate.ahead)


def _voice(candidate: Candidate, sides: Mapping[str, str]) -> Voice:
    speaker = candidate.speaker.id if candidate.speaker else None
    return sides.get(speaker) if speaker else None, speaker


def _heard(voice: Voice, heard: Sequence[Voice]) -> float:
    """What a statement loses when others of its speaker, or its side, are told."""
    side, speaker = voice
    again = _SPEAKER_AGAIN * any(speaker == other for _, other in heard)
    return again + _SIDE_AGAIN * (side is not None and any(side == other for other, _ in heard))


def _only(scores: npt.NDArray[np.float64], those: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    return np.where(those, scores, -np.inf)


def _lateness(candidate: Candidate, newest: datetime) -> float:
    """1 for the newest article, 0.5 for one a week older: what is to come is told by the last."""
    published = candidate.article.published
    if published is None:
        return 0.0
    return 1 / (1 + (newest - published).total_seconds() / (7 * 86400))


def _when(candidate: Candidate) -> tuple[datetime, str, int]:
    return candidate.article.published or EARLIEST, candidate.article.id, candidate.position
