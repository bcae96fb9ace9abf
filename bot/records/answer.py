"""What `talks ask --json` prints."""

from typing import Any

from bot.answers import Abstention, Answer, QuotedPassage
from bot.records.parts import coverage_part, notes_part, retold_part


def answer_record(answer: Answer | Abstention) -> dict[str, Any]:
    """An answer or abstention, as docs/schemas/answer.schema.json describes it."""
    told = _answered(answer) if isinstance(answer, Answer) else _abstained(answer)
    return {
        "schema": "talks.answer/3",
        "id": answer.id,
        "question": answer.question,
        **told,
        "notes": notes_part(answer.notes),
        "searched": coverage_part(answer.searched),
    }


def _answered(answer: Answer) -> dict[str, Any]:
    return {
        "status": "answered",
        "reason": None,
        "quotes": [_scored(quote) for quote in answer.quotes],
        "nearest": [],
        "near_names": [],
    }


def _abstained(abstention: Abstention) -> dict[str, Any]:
    return {
        "status": "abstained",
        "reason": abstention.reason.value,
        "quotes": [],
        "nearest": [_scored(quote) for quote in abstention.nearest],
        "near_names": list(abstention.near_names),
    }


def _scored(quote: QuotedPassage) -> dict[str, Any]:
    return retold_part(quote) | {"score": quote.score}
