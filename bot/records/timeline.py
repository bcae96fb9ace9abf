"""What `talks timeline --json` prints."""

from typing import Any

from bot.records.parts import coverage_part, covered_part, told_part
from bot.timelines import NoTimeline, Timeline
from bot.timelines.models import Event


def timeline_record(timeline: Timeline | NoTimeline) -> dict[str, Any]:
    """A timeline, or why there is none, as docs/schemas/timeline.schema.json describes it."""
    request, asked = timeline.request, timeline.request.narrowing
    made = isinstance(timeline, Timeline)
    return {
        "schema": "talks.timeline/1",
        "topic": request.topic,
        "speaker": asked.speaker,
        "since": asked.since.isoformat() if asked.since else None,
        "until": asked.until.isoformat() if asked.until else None,
        "source": asked.source,
        "dates": request.dates,
        "status": "told" if made else "abstained",
        "reason": None if isinstance(timeline, Timeline) else timeline.reason.value,
        "events": [_event(e) for e in timeline.events] if isinstance(timeline, Timeline) else [],
        "covered": covered_part(timeline.covered) if isinstance(timeline, Timeline) else None,
        "searched": coverage_part(timeline.searched),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "day": event.day.isoformat(),
        "articles": event.articles,
        "sentences": [
            told_part(dated.told) | {"dated_by": dated.by.value} for dated in event.sentences
        ],
    }
