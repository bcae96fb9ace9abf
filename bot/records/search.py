"""What `talks search --json` prints."""

from collections.abc import Sequence
from typing import Any

from bot.records.parts import article_part, coverage_part
from index.retriever import Hit
from index.store import Coverage


def search_record(
    query: str, query_id: str | None, hits: Sequence[Hit], searched: Coverage
) -> dict[str, Any]:
    """Passages found, as docs/schemas/search.schema.json describes them."""
    return {
        "schema": "talks.search/1",
        "id": query_id,
        "question": query,
        "passages": [_hit(hit) for hit in hits],
        "searched": coverage_part(searched),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    span = hit.passage.span
    return {
        "rank": hit.rank,
        "score": hit.score,
        "text": hit.text,
        "start": span.start,
        "end": span.end,
        "article": article_part(hit.article),
    }
