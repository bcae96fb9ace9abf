"""What the tests of kept articles share."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.library.library import Library
from corpus.library.models import Outcome, Receipt
from corpus.models import Article

MONDAY = Receipt(datetime(2025, 4, 21, 9, tzinfo=UTC), "https://courier.example/ports")
TUESDAY = Receipt(datetime(2025, 4, 22, 9, tzinfo=UTC), "https://courier.example/ports")


def article(
    article_id: str = "ports",
    text: str = "The ports stay open.",
    title: str | None = None,
    source: str | None = None,
) -> Article:
    """An article of an invented outlet."""
    return Article(article_id, text, title, source)


def keep(library: Library, kept: Article, receipt: Receipt = MONDAY) -> Outcome:
    """Keep one article."""
    with library.writing() as writer:
        return writer.keep(kept, receipt)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty one."""
    return Library(tmp_path / "kept")
