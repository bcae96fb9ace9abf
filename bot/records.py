"""What `--json` prints: plain dictionaries, each described in docs/schemas/."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.answers import Abstention, Answer, QuotedPassage
from corpus.models import Article
from index.retriever import Hit
from index.store import Coverage


def answer_record(answer: Answer | Abstention) -> dict[str, Any]:
    """An answer or abstention, as docs/schemas/answer.schema.json describes it."""
    answered = isinstance(answer, Answer)
    return {
        "schema": "talks.answer/1",
        "id": answer.id,
        "question": answer.question,
        "status": "answered" if answered else "abstained",
        "reason": None if isinstance(answer, Answer) else answer.reason.value,
        "quotes": [_quote(quote) for quote in answer.quotes] if isinstance(answer, Answer) else [],
        "nearest": [] if isinstance(answer, Answer) else [_quote(q) for q in answer.nearest],
        "searched": _searched(answer.searched),
    }


def search_record(
    query: str, query_id: str | None, hits: Sequence[Hit], searched: Coverage
) -> dict[str, Any]:
    """Passages found, as docs/schemas/search.schema.json describes them."""
    return {
        "schema": "talks.search/1",
        "id": query_id,
        "question": query,
        "passages": [_hit(hit) for hit in hits],
        "searched": _searched(searched),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    span = hit.passage.span
    return {
        "rank": hit.rank,
        "score": hit.score,
        "text": hit.text,
        "start": span.start,
        "end": span.end,
        "article": article_record(hit.article),
    }


def article_record(article: Article) -> dict[str, Any]:
    """What identifies an article, and where and when it was published."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": _moment(article.published),
    }


def _searched(searched: Coverage) -> dict[str, Any]:
    """What was searched."""
    return {
        "articles": searched.articles,
        "passages": searched.passages,
        "earliest": _moment(searched.earliest),
        "latest": _moment(searched.latest),
    }


def _quote(quote: QuotedPassage) -> dict[str, Any]:
    citation = quote.citation
    return {
        "text": citation.text,
        "kind": quote.kind.value if quote.kind else "passage",
        "speaker": {"id": quote.speaker.id, "name": quote.speaker.name} if quote.speaker else None,
        "article": article_record(citation.article),
        "start": citation.span.start,
        "end": citation.span.end,
        "score": quote.score,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
