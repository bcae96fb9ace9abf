"""What `talks summary --json` prints."""

from typing import Any

from bot.records.parts import coverage_part, moment, quote_part
from bot.summaries import NoSummary, Summary


def summary_record(summary: Summary | NoSummary) -> dict[str, Any]:
    """A summary, or why there is none, as docs/schemas/summary.schema.json describes it."""
    request, asked = summary.request, summary.request.narrowing
    record = {
        "schema": "talks.summary/1",
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
    covered = summary.covered
    return record | {
        "reason": None,
        "main": [quote_part(quote) for quote in summary.main],
        "said": [quote_part(quote) for quote in summary.said],
        "ahead": [quote_part(quote) for quote in summary.ahead],
        "covered": {
            "articles": covered.articles,
            "outlets": list(covered.outlets),
            "earliest": moment(covered.earliest),
            "latest": moment(covered.latest),
        },
    }
