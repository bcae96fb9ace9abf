"""What a question gets: an answer or an abstention, both with what was searched."""

from dataclasses import dataclass
from enum import StrEnum

from bot.answers.cite import Citation
from corpus.models import Article, QuoteKind, Speaker
from index.store import Coverage


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Cited words, and who said them if that is known.

    ``kind`` is None for a passage that is not known to be anybody's statement. ``score`` is
    higher for words that answer better, comparable within one answer only. ``also`` are other
    articles that tell the same in all but the same words, or quote a part of them; ``variants`` are
    the same statement of the speaker as other articles quote it, worded otherwise.
    """

    citation: Citation
    score: float
    kind: QuoteKind | None = None
    speaker: Speaker | None = None
    also: tuple[Article, ...] = ()
    variants: tuple[Citation, ...] = ()


class Reason(StrEnum):
    """Why there is no answer."""

    EMPTY_QUESTION = "empty_question"
    """The question has no word to search for."""
    NOT_FOUND = "not_found"
    """Nothing that was found is near enough to the question."""
    UNKNOWN_SPEAKER = "unknown_speaker"
    """Nobody of the name asked for speaks in the corpus."""
    SPEAKER_SILENT = "speaker_silent"
    """Who is asked for speaks in the corpus, but surely says nothing on this."""
    NOTHING_IN_PERIOD = "nothing_in_period"
    """Nothing from the time asked for answers; ``nearest`` is from another time."""
    NO_DATES = "no_dates"
    """A time is asked for, but no article has a date; ``nearest`` may be from any time."""
    UNKNOWN_OUTLET = "unknown_outlet"
    """Nothing in the corpus is from the outlet asked for."""


class Note(StrEnum):
    """What is to be known of a result beside the words quoted: a sentence to be shown with it."""

    SAID_BY_OTHERS = (
        "Whoever is asked about is not known to have said this; these are the words of others."
    )
    SEVERAL_OF_THAT_NAME = "Several speakers in the corpus may be meant; each is named."
    NOT_ALL_SPOKE = "Nothing on this is known to be said by the others asked about."
    NEAREST_NAME = "Nobody has the name as it is written; the nearest one was taken for it."
    IN_TITLE = "What is asked about stands in the title of the article, not in these words."
    IN_PERIOD = "Only what was published in the time asked for was searched."
    SINCE_EVENT = "When that was is not known; all times were searched."
    NOT_ENGLISH = "Questions are understood in English only."


@dataclass(frozen=True, slots=True)
class Answer:
    """Cited words that answer a question, best first, at least one."""

    id: str
    question: str
    quotes: tuple[QuotedPassage, ...]
    searched: Coverage
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Abstention:
    """No answer, and why; ``nearest`` is what came closest, best first, and does not answer.

    ``near_names`` are names in the corpus that come near one that is not in it.
    """

    id: str
    question: str
    reason: Reason
    searched: Coverage
    nearest: tuple[QuotedPassage, ...]
    notes: tuple[Note, ...] = ()
    near_names: tuple[str, ...] = ()
