"""Which of the candidates make the summary, and in what order they stand."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from bot.summaries.candidates import Candidate
from bot.summaries.models import Length
from bot.summaries.select import choose, similarity, standing

# Sentences of the main development, of who said what, and of what is open or to come.
_SENTENCES = {Length.SHORT: (1, 2, 1), Length.MEDIUM: (3, 4, 2), Length.LONG: (5, 9, 3)}
# What a speaker's second and third statement loses, so that others are heard.
_AGAIN = 0.5
_LONG_AGO = datetime.min.replace(tzinfo=UTC)

Chosen = list[Candidate]


def compose(found: Sequence[Candidate], length: Length) -> tuple[Chosen, Chosen, Chosen]:
    """The main development, oldest first; who said what, by speaker; and what is ahead.

    ``found`` is not empty. No sentence tells what another one chosen tells. The main development
    is told by the articles where they tell it themselves, else by whoever does.
    """
    most_main, most_said, most_ahead = _SENTENCES[length]
    alike = similarity([candidate.text for candidate in found])
    scores = standing(alike, [candidate.position for candidate in found])
    told = np.array([candidate.kind is None for candidate in found])
    spoken = np.array([candidate.speaker is not None for candidate in found])
    ahead_told = np.array([candidate.ahead for candidate in found])

    main = choose(alike, _only(scores, told if told.any() else ~told), most_main)
    said: list[int] = []
    heard: set[str] = set()
    for _ in range(most_said):
        again = np.array([c.speaker is not None and c.speaker.id in heard for c in found])
        best = choose(alike, _only(scores - _AGAIN * again, spoken), 1, main + said)
        said += best
        heard |= {speaker.id for i in best if (speaker := found[i].speaker)}
    newest = max((c.article.published or _LONG_AGO for c in found), default=_LONG_AGO)
    late = [_lateness(c, newest) for c in found]
    ahead = choose(alike, _only(scores + late, ahead_told), most_ahead, main + said)
    first_heard = list(dict.fromkeys(_name(found[i]) for i in said))
    return (
        sorted((found[i] for i in main), key=_when),
        sorted((found[i] for i in said), key=lambda c: (first_heard.index(_name(c)), _when(c))),
        sorted((found[i] for i in ahead), key=_when),
    )


def _only(scores: npt.NDArray[np.float64], those: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    return np.where(those, scores, -np.inf)


def _lateness(candidate: Candidate, newest: datetime) -> float:
    """1 for the newest article, 0.5 for one a week older: what is to come is told by the last."""
    published = candidate.article.published
    if published is None:
        return 0.0
    return 1 / (1 + (newest - published).total_seconds() / (7 * 86400))


def _name(candidate: Candidate) -> str:
    return candidate.speaker.id if candidate.speaker else ""


def _when(candidate: Candidate) -> tuple[datetime, str, int]:
    return candidate.article.published or _LONG_AGO, candidate.article.id, candidate.position
