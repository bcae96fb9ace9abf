"""The version that is being written: what a passage is found by, and parts that disagree."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.aliases import NO_ALIASES
from corpus.models import Article, Span
from index.errors import IndexWriteError
from index.passages import PassageSettings
from index.progress import Silent
from index.staged import StagedVersion, lexical_text
from tests.index.hashing import HashingEncoder

ARTICLE = Article(
    id="a",
    text="One. Two.",
    title="Counting",
    source="Courier",
    published=datetime(2025, 4, 8, 23, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (ARTICLE, "Counting\nCourier\n8 April 2025, 2025-04-08\nTwo."),
        (replace(ARTICLE, source=None, published=None), "Counting\nTwo."),
        (Article(id="a", text="One. Two."), "Two."),
    ],
)
def test_a_passage_is_found_by_title_outlet_and_date(article: Article, expected: str) -> None:
    assert lexical_text(article, "Two.") == expected


def test_parts_that_disagree_are_not_published(tmp_path: Path) -> None:
    folder = tmp_path / ".staged-000001"
    folder.mkdir()
    with closing(StagedVersion(folder, HashingEncoder(), 100)) as staged:
        passages = staged.store.put(ARTICLE, "f00d", [], [Span(0, 4), Span(5, 9)])
        staged.index_passages([], [passages[0].number], Silent())
        with pytest.raises(IndexWriteError) as error:
            staged.finish(PassageSettings(), NO_ALIASES)
    assert str(error.value) == (
        f"{folder}: store, vectors and words hold 2, 1 and 1 passages; "
        "run `talks index build --full`"
    )
    assert not (folder / "manifest.json").exists()
