"""What of an index is asked about, once names are resolved."""

from dataclasses import dataclass
from enum import StrEnum

from bot.questions.models import Narrowing
from bot.questions.narrowed import UnknownName, narrowed
from bot.questions.understand import Known
from corpus.models import Article
from index.filter import Filter
from index.store import Store


@dataclass(frozen=True, slots=True)
class Scope:
    """The one article, if one is asked for, and what statements and passages must be."""

    article: Article | None
    filter: Filter


class NoScope(StrEnum):
    """Why an index has nothing of what is asked, where that is not a name."""

    UNKNOWN_ARTICLE = "unknown_article"
    NOTHING_DATED = "nothing_dated"


def find_scope(
    asked: Narrowing, store: Store, known: Known, article_id: str | None = None
) -> Scope | NoScope | UnknownName:
    """Resolve the names of a request, or say what of it the index does not have."""
    article = store.article(article_id) if article_id else None
    if article_id and article is None:
        return NoScope.UNKNOWN_ARTICLE
    if (asked.since or asked.until) and known.latest is None:
        return NoScope.NOTHING_DATED
    found = narrowed(asked, known)
    return found if isinstance(found, UnknownName) else Scope(article, found)
