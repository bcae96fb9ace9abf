"""What people thought of answers, as questions whose answers are known (docs/evaluation.md)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.discord.kept import Feedback, Kept
from bot.discord.shown import ShownKind


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer with what most people thought of it; ``good`` is None where as many disagree."""

    kept: Kept
    good: bool | None


def judged(feedback: Iterable[Feedback]) -> list[Judged]:
    """Each answer once, in the order in which they were first judged."""
    votes: dict[str, int] = defaultdict(int)
    answers: dict[str, Kept] = {}
    for vote in feedback:
        answers.setdefault(vote.kept.key, vote.kept)
        votes[vote.kept.key] += 1 if vote.good else -1
    return [Judged(kept, votes[key] > 0 if votes[key] else None) for key, kept in answers.items()]


def evaluation_record(one: Judged) -> dict[str, Any] | None:
    """The record of one answer, None where what was thought of it does not say what answers.

    Words found good answer. An abstention found good says that nothing does, one found poor that
    something does. That an answer is poor says neither.
    """
    abstained = one.kept.shown.kind is ShownKind.ABSTENTION
    if one.good is None or not (one.good or abstained):
        return None
    record: dict[str, Any] = {"id": one.kept.key, "question": one.kept.question}
    if abstained:
        return record | {"unanswerable": one.good}
    spans = [
        {"article_id": place.article_id, "start": place.span.start, "end": place.span.end}
        for place in one.kept.shown.places
    ]
    return record | {"answer_spans": spans}
