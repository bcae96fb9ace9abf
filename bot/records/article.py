"""What `talks corpus ... --json` prints."""

from typing import Any

from bot.records.parts import article_part
from corpus.models import Article


def article_record(article: Article, *, text: bool = False) -> dict[str, Any]:
    """An article, as docs/schemas/article.schema.json describes it, with its text if wanted."""
    record = {"schema": "talks.article/1", **article_part(article)}
    return record | {"text": article.text} if text else record
