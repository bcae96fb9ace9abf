"""What `talks summary --json` prints."""

from typing import Any

from bot.extraction.models import Told
from bot.records.parts import covered_part, head_part, notes_part, told_part, within_part
from bot.summaries import NoSummary, Summary

_SCHEMA = "talks.summary/3"


def summary_record(summary: Summary | NoSummary) -> dict[str, Any]:
    """A summary, or why there is none, as docs/schemas/summary.schema.json describes it."""
    request = summary.request
    asked = {
        "topic": request.topic,
        "article": request.article,
        "speaker": request.narrowing.speaker,
        **within_part(request.narrowing),
        "length": request.length.value,
    }
    if isinstance(summary, NoSummary):
        head = head_part(_SCHEMA, asked, summary.searched, summary.reason)
        nothing: dict[str, Any] = {
            "notes": [],
            "main": [],
            "said": [],
            "ahead": [],
            "covered": None,
        }
        return head | {"near_names": list(summary.near_names)} | nothing
    return head_part(_SCHEMA, asked, summary.searched) | {
        "near_names": [],
        "notes": notes_part(summary.notes),
        "main": [_sentence(told) for told in summary.main],
        "said": [_sentence(told) for told in summary.said],
        "ahead": [_sentence(told) for told in summary.ahead],
        "covered": covered_part(summary.covered),
    }


def _sentence(told: Told) -> dict[str, Any]:
    return told_part(told) | {"side": told.side}
