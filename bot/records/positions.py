"""What `talks position --json` and `talks compare --json` print."""

from typing import Any

from bot.answers import Citation
from bot.positions import NoPositions, Positions
from bot.positions.models import Difference, Remark, Rewording, Side, Voice
from bot.records.parts import article_part, coverage_part, quote_part, span_part


def position_record(positions: Positions | NoPositions) -> dict[str, Any]:
    """What somebody said, oldest first, as docs/schemas/position.schema.json describes it."""
    return {"schema": "talks.position/1", **_record(positions)}


def comparison_record(positions: Positions | NoPositions) -> dict[str, Any]:
    """What several said, newest first, as docs/schemas/compare.schema.json describes it."""
    return {"schema": "talks.compare/1", **_record(positions)}


def _record(positions: Positions | NoPositions) -> dict[str, Any]:
    request, within = positions.request, positions.request.within
    found = isinstance(positions, Positions)
    return {
        "speakers": list(request.speakers),
        "topic": request.topic,
        "since": within.since.isoformat() if within.since else None,
        "until": within.until.isoformat() if within.until else None,
        "source": within.source,
        "status": "found" if found else "abstained",
        "reason": None if isinstance(positions, Positions) else positions.reason.value,
        "near_outlets": [] if isinstance(positions, Positions) else list(positions.near_outlets),
        "sides": [_side(side) for side in positions.sides],
        "searched": coverage_part(positions.searched),
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "asked": side.asked,
        "known": bool(side.voices),
        "guessed": side.guessed,
        "near_names": list(side.near_names),
        "voices": [_voice(voice) for voice in side.voices],
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {"name": voice.name, "statements": [_statement(remark) for remark in voice.remarks]}


def _statement(remark: Remark) -> dict[str, Any]:
    return quote_part(remark.quote) | {"rewording": _rewording(remark.rewording)}


def _rewording(rewording: Rewording | None) -> dict[str, Any] | None:
    if rewording is None:
        return None
    earlier = rewording.earlier.citation
    return {
        "article": article_part(earlier.article),
        **_slice(earlier),
        "differences": [_difference(difference) for difference in rewording.differences],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "before": [_slice(part) for part in difference.before],
        "now": [_slice(part) for part in difference.now],
    }


def _slice(citation: Citation) -> dict[str, Any]:
    return span_part(citation.span) | {"text": citation.text}
