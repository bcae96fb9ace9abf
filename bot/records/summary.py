"""What `talks summary --json` prints."""

from typing import Any

from bot.records.parts import coverage_part, covered_part, told_part
from bot.summaries import NoSummary, Summary
from bot.summaries.models import Told


def summary_record(summary: Summary | NoSummary) -> dict[str, Any]:
    """A summary, or why there is none, as docs/schemas/summary.schema.json describes it."""
    request, asked = summary.request, summary.request.narrowing
    record = {
        "schema": "talks.summary/2",
        "topic": request.topic,
        "article": request.article,
        "speaker": asked.speaker,
        "since": asked.since.isoformat() if asked.since else None,
        "until": asked.until.isoformat() if asked.until else None,
        "source": asked.source,
        "length": request.length.value,
        "status": "summarised" if isinstance(summary, Summary) else "abstained",
        "searched": coverage_part(summary.searched),
    }
    if isinstance(summary, NoSummary):
        nothing: dict[str, Any] = {"reason": summary.reason.value, "covered": None}
        return record | nothing | {"main": [], "said": [], "ahead": []}
    return record | {
        "reason": None,
        "main": [_sentence_part(told) for told in summary.main],
        "said": [_sentence_part(told) for told in summary.said],
        "ahead": [_sentence_part(told) for told in summary.ahead],
        "covered": covered_part(summary.covered),
    }


def _sentence_part(told: Told) -> dict[str, Any]:
    return told_part(told) | {"side": told.side}
