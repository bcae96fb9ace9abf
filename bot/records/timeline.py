"""What `talks timeline --json` prints."""

from typing import Any

from bot.records.parts import covered_part, head_part, told_part, within_part
from bot.timelines import NoTimeline, Timeline
from bot.timelines.models import Event

_SCHEMA = "talks.timeline/1"


def timeline_record(timeline: Timeline | NoTimeline) -> dict[str, Any]:
    """A timeline, or why there is none, as docs/schemas/timeline.schema.json describes it."""
    request = timeline.request
    asked = {
        "topic": request.topic,
        "speaker": request.narrowing.speaker,
        **within_part(request.narrowing),
        "dates": request.dates,
    }
    if isinstance(timeline, NoTimeline):
        head = head_part(_SCHEMA, asked, timeline.searched, timeline.reason)
        return head | {"near_names": list(timeline.near_names), "events": [], "covered": None}
    return head_part(_SCHEMA, asked, timeline.searched) | {
        "near_names": [],
        "events": [_event(event) for event in timeline.events],
        "covered": covered_part(timeline.covered),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "day": event.day.isoformat(),
        "articles": event.articles,
        "sentences": [
            told_part(dated.told) | {"dated_by": dated.by.value} for dated in event.sentences
        ],
    }
