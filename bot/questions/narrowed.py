"""What a narrowing lets through, once its names are looked up in an index."""

from dataclasses import dataclass
from typing import Literal

from bot.questions.models import Narrowing
from bot.questions.period import days
from bot.questions.understand import Known
from index.filter import Filter

UNKNOWN_SPEAKER = "Nobody of that name is surely quoted in the corpus."
UNKNOWN_SOURCE = "No article in the corpus is from that outlet."


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that the index does not have: whose or what it was to be, and those that come near."""

    reason: Literal["unknown_speaker", "unknown_source"]
    near: tuple[str, ...]


def narrowed(asked: Narrowing, known: Known) -> Filter | UnknownName:
    """The filter that a narrowing asks for, or which of its names the index does not know.

    A speaker's name lets through the words of all whom it may mean, by `matching`.
    """
    speakers = known.speakers.matching(asked.speaker) if asked.speaker else []
    if asked.speaker and not speakers:
        return UnknownName("unknown_speaker", known.speakers.near(asked.speaker))
    outlets = known.outlets.named(asked.source) if asked.source else ()
    if asked.source and not outlets:
        return UnknownName("unknown_source", known.outlets.near(asked.source))
    period = days(asked.since, asked.until)
    return Filter(
        speakers=tuple(speaker.id for speaker in speakers),
        since=period.since if period else None,
        until=period.until if period else None,
        outlets=outlets,
        left_out=asked.left_out,
    )
