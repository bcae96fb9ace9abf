"""What `talks position --json` and `talks compare --json` print."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.answers import Citation
from bot.positions import NoPositions, Positions
from bot.positions.models import Difference, Remark, Rewording, Side, Voice
from bot.records.parts import (
    article_part,
    head_part,
    span_part,
    told_part,
    variants_part,
    within_part,
)


def position_record(positions: Positions | NoPositions) -> dict[str, Any]:
    """What somebody said, oldest first, as docs/schemas/position.schema.json describes it."""
    return _record("talks.position/2", positions)


def comparison_record(positions: Positions | NoPositions) -> dict[str, Any]:
    """What several said, newest first, as docs/schemas/compare.schema.json describes it."""
    return _record("talks.compare/2", positions)


def _record(schema: str, positions: Positions | NoPositions) -> dict[str, Any]:
    request = positions.request
    asked = {
        "speakers": list(request.speakers),
        "topic": request.topic,
        **within_part(request.within),
    }
    sides = {"sides": [_side(side) for side in positions.sides]}
    if isinstance(positions, NoPositions):
        head = head_part(schema, asked, positions.searched, positions.reason)
        near = [*positions.near_outlets, *_near(positions.sides)]
        return head | {"near_names": near} | sides
    near = list(_near(positions.sides))
    return head_part(schema, asked, positions.searched) | {"near_names": near} | sides


def _near(sides: Iterable[Side]) -> Iterator[str]:
    return (name for side in sides for name in side.near_names)


def _side(side: Side) -> dict[str, Any]:
    return {
        "asked": side.asked,
        "known": bool(side.voices),
        "near_names": list(side.near_names),
        "voices": [_voice(voice) for voice in side.voices],
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "name": voice.name,
        "read": voice.read,
        "statements": [_statement(remark) for remark in voice.remarks],
    }


def _statement(remark: Remark) -> dict[str, Any]:
    return told_part(remark.told) | {
        **variants_part(remark.quote),
        "score": remark.quote.score,
        "rewording": _rewording(remark.rewording),
    }


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
