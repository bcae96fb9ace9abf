"""What came of one question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot.evaluation.questions import Question

Status = Literal["answered", "abstained", "failed"]


@dataclass(frozen=True, slots=True)
class Shown:
    """The first words that were shown, as an answer or as what came nearest to one.

    ``score`` is theirs; ``speaker`` is None where they are not known to be anybody's.
    """

    article_id: str
    start: int
    end: int
    text: str
    speaker: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question.

    ``right`` says whether the first words shown are what answers it, also where they were shown as
    the nearest miss; None where nobody said what answers. ``found`` are the ids of the first
    articles found, at most ten, best first. ``values`` are those of `Measure`, by key. ``reason``
    says why it was refused, as an abstention does; ``failure`` is the error that it ended in, which
    is worst in every measure.
    """

    asked: Question
    status: Status
    right: bool | None
    shown: Shown | None
    found: tuple[str, ...]
    values: Mapping[str, float]
    reason: str | None = None
    failure: str | None = None

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with it, in words; none if nothing is."""
        if self.failure is not None:
            return (f"failed: {self.failure}",)
        faults = []
        if self.asked.unanswerable and self.status == "answered":
            faults.append("answered without an answer")
        if not self.asked.unanswerable:
            if self.status == "abstained":
                faults.append(f"refused with an answer ({self.reason})")
            elif self.right is False:
                faults.append("another answer")
            if self.values.get("Hits@10") == 0:
                faults.append("no relevant article among the first ten")
        return tuple(faults)
