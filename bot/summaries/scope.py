"""What of an index a summary is about, once names are resolved."""

from dataclasses import dataclass

from bot.questions.narrowed import UnknownName, narrowed
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


def find_scope(
    request: SummaryRequest, store: Store, known: Known
) -> Scope | NoSummaryReason | UnknownName:
    """Resolve the names of a request, or say which of them the index does not know."""
    asked = request.narrowing
    if not any((request.topic, request.article, asked.speaker, asked.since, asked.until)) and (
        not asked.source
    ):
        return NoSummaryReason.NOTHING_ASKED
    article = store.article(request.article) if request.article else None
    if request.article and article is None:
        return NoSummaryReason.UNKNOWN_ARTICLE
    if (asked.since or asked.until) and known.latest is None:
        return NoSummaryReason.NOTHING_DATED
    found = narrowed(asked, known)
    return found if isinstance(found, UnknownName) else Scope(article, found)
