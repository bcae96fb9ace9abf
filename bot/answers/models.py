"""What a question gets: an answer or an abstention, both with what was searched."""

from dataclasses import dataclass
from enum import StrEnum

from bot.answers.cite import Citation
from corpus.models import QuoteKind, Speaker
from index.store import Coverage


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Cited words, and who said them if that is known.

    ``kind`` is None for a passage that is not known to be anybody's statement. ``score`` is
    higher for words that answer better, comparable within one answer only.
    """

    citation: Citation
    score: float
    kind: QuoteKind | None = None
    speaker: Speaker | None = None


class Reason(StrEnum):
    """Why there is no answer."""

    EMPTY_QUESTION = "empty_question"
    """The question has no word to search for."""
    NOT_FOUND = "not_found"
    """Nothing that was found is near enough to the question."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Cited words that answer a question, best first, at least one."""

    id: str
    question: str
    quotes: tuple[QuotedPassage, ...]
    searched: Coverage


@dataclass(frozen=True, slots=True)
class Abstention:
    """No answer, and why; ``nearest`` is what came closest, best first, and does not answer."""

    id: str
    question: str
    reason: Reason
    searched: Coverage
    nearest: tuple[QuotedPassage, ...]
