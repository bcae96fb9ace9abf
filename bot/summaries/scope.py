"""What of an index a summary is about, once names are resolved."""

from dataclasses import dataclass

from bot.questions.period import days
from bot.questions.understand import Known
from bot.summaries.models import NoSummaryReason, SummaryRequest
from corpus.models import Article
from index.filter import Filter
from index.store import Store


@dataclass(frozen=True, slots=True)
class Scope:
    """The one article, if one is asked for, and what statements and passages must be."""

    article: Article | None
    filter: Filter


def find_scope(request: SummaryRequest, store: Store, known: Known) -> Scope | NoSummaryReason:
    """Resolve the names of a request, or say which of them the index does not know."""
    asked = request.narrowing
    if not any((request.topic, request.article, asked.speaker, asked.since, asked.until)) and (
        not asked.source
    ):
        return NoSummaryReason.NOTHING_ASKED
    article = store.article(request.article) if request.article else None
    if request.article and article is None:
        return NoSummaryReason.UNKNOWN_ARTICLE
    speakers = known.speakers.matching(asked.speaker) if asked.speaker else []
    if asked.speaker and not speakers:
        return NoSummaryReason.UNKNOWN_SPEAKER
    outlets = known.outlets.named(asked.source) if asked.source else ()
    if asked.source and not outlets:
        return NoSummaryReason.UNKNOWN_SOURCE
    period = days(asked.since, asked.until)
    return Scope(
        article,
        Filter(
            speakers=tuple(speaker.id for speaker in speakers),
            since=period.since if period else None,
            until=period.until if period else None,
            outlets=outlets,
            left_out=asked.left_out,
        ),
    )
