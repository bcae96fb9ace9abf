"""Whatever becomes of a corpus, its index holds that and nothing else, in all its parts.

A state machine adds, changes, removes, moves and breaks kept articles in any order and builds now
and then. After each build all parts of the index hold the same passages and statements, no row of
one that is gone is left, and all is as a build from nothing would have it.
"""

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from corpus.library.library import Library
from corpus.library.names import article_key
from corpus.models import Article
from index import files
from index.build import BuildSettings, build_index
from index.manifest import STORE
from index.passages import PassageSettings
from index.published import PublishedIndex, verify_index
from index.vectors import faiss
from index.versions import Versions
from tests.corpus.library.conftest import MONDAY
from tests.index.contents import ALL, check_parts_agree, near, opened, passages, sharing
from tests.index.hashing import HashingEncoder

SETTINGS = BuildSettings(passages=PassageSettings(tokens=20), exact_up_to=6, keep_versions=2)
SENTENCES = [
    "The talks in Orsk stopped on Friday.",
    "“We will not sign this,” said Ana Ruiz, who leads the delegation of Velmora.",
    "“It takes our ports,” she added.",
    "Boris Okoye, the harbour master, said that forty ships a week were expected.",
    "“Nobody asked us,” a fisherman from Port Lind told reporters.",
    "Tarsk sold more grain than ever.",
    "The minister said the plan was late.",
]
IDS = st.sampled_from(["pause", "ports", "grain", "harvest", "border"])
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
OUTLETS = st.sampled_from(["The Courier", "Courier Today", None])

# Every row that names another one which is not there.
ORPHANS = """
SELECT count(*) FROM passages WHERE article NOT IN (SELECT id FROM articles) UNION ALL
SELECT count(*) FROM quotes WHERE article NOT IN (SELECT id FROM articles) UNION ALL
SELECT count(*) FROM turns WHERE article NOT IN (SELECT id FROM articles) UNION ALL
SELECT count(*) FROM sources WHERE rowid NOT IN (SELECT number FROM quotes) UNION ALL
SELECT count(*) FROM quotes WHERE speaker IS NOT NULL
    AND speaker NOT IN (SELECT id FROM speakers) UNION ALL
SELECT count(*) FROM articles WHERE first_passage IS NOT NULL AND (
    first_passage NOT IN (SELECT number FROM passages)
    OR last_passage NOT IN (SELECT number FROM passages)) UNION ALL
SELECT count(*) FROM articles WHERE first_quote IS NOT NULL AND (
    first_quote NOT IN (SELECT number FROM quotes)
    OR last_quote NOT IN (SELECT number FROM quotes))
"""


class AnyChanges(RuleBasedStateMachine):
    """A library, what it is to hold, and the index built from it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        self.library, self.index = Library(root / "kept"), root / "index"
        self.wanted: dict[str, Article] = {}
        self.broken: set[str] = set()
        self.published: set[str] = set()
        self.built = False

    def teardown(self) -> None:
        """Take the folder away."""
        self._folder.cleanup()

    @rule(article_id=IDS, text=TEXTS, source=OUTLETS)
    def keep(self, article_id: str, text: str, source: str | None) -> None:
        """Add an article, or change it."""
        article = Article(article_id, text, f"Courier {article_id}", source)
        with self.library.writing() as writer:
            writer.keep(article, MONDAY)
        self.wanted[article_id] = article
        self.broken.discard(article_id)
        self.built = False

    @precondition(lambda self: self.wanted)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Remove an article."""
        article_id = data.draw(st.sampled_from(sorted(self.wanted)))
        with self.library.writing() as writer:
            writer.remove(article_id)
        del self.wanted[article_id]
        self.broken.discard(article_id)
        self.built = False

    @precondition(lambda self: set(self.wanted) - self.broken)
    @rule(data=st.data(), folder=st.sampled_from(["a", "b"]))
    def move(self, data: st.DataObject, folder: str) -> None:
        """Move a file by hand."""
        path = self._file(data.draw(st.sampled_from(sorted(set(self.wanted) - self.broken))))
        (self.library.folder / folder).mkdir(exist_ok=True)
        path.rename(self.library.folder / folder / path.name)
        self.built = False

    @precondition(lambda self: self.published & set(self.wanted) - self.broken)
    @rule(data=st.data())
    def damage(self, data: st.DataObject) -> None:
        """Make a file unreadable whose article is in the index, as it is in the file."""
        known = sorted(self.published & set(self.wanted) - self.broken)
        article_id = data.draw(st.sampled_from(known))
        if self.built:
            self._file(article_id).write_bytes(b"\0\1")
            self.broken.add(article_id)
            self.built = False

    @precondition(lambda self: set(self.wanted) - self.broken)
    @rule()
    def build(self) -> None:
        """Bring the index up to the library."""
        build_index([self.library.folder], self.index, HashingEncoder, SETTINGS)
        self.published = set(self.wanted)
        self.built = True

    @invariant()
    def the_index_holds_the_library(self) -> None:
        """All parts hold the same; all is as built from nothing."""
        if not self.built:
            return
        verify_index(self.index)
        connection = sqlite3.connect(Versions(self.index).published() / STORE)
        assert [count for (count,) in connection.execute(ORPHANS)] == [0] * 7
        connection.close()
        with opened(self.index) as index, tempfile.TemporaryDirectory() as fresh:
            check_parts_agree(index)
            articles = {a.id: replace(a, origin=None) for a in index.store.articles()}
            assert articles == self.wanted
            if not self.broken:
                build_index([self.library.folder], Path(fresh), HashingEncoder, SETTINGS)
                with opened(Path(fresh)) as anew:
                    check_parts_agree(anew)
                    assert contents(index) == contents(anew)
                    nearest, expected = nearness(index), nearness(anew)
                    # Lists cut what goes beyond the few vectors that they were made for here.
                    if index.quote_vectors.kind == anew.quote_vectors.kind == "exact":
                        # 16-bit components, of which equal vectors may differ in the last.
                        assert nearest == pytest.approx(expected, abs=0.01)

    def _file(self, article_id: str) -> Path:
        (path,) = self.library.folder.glob(f"[!.]*/*{article_key(article_id)}.*")
        return path


def contents(index: PublishedIndex) -> list[object]:
    """All that an index holds, whatever the numbers it has for it."""
    statements = list(index.store.quotes.all())
    return [
        passages(index),
        set(near(index, "ports of Velmora")),
        sharing(index, "ports of Velmora and the harbour master"),
        sorted(map(repr, statements)),
        index.store.quotes.speakers(),
    ]


def nearness(index: PublishedIndex) -> list[float]:
    """How near the vectors of all statements are to a question's; none but theirs is there."""
    found = index.quote_vectors.search(HashingEncoder().embed_query("ports"), ALL)
    assert sorted(found.numbers) == sorted(
        number
        for article in index.store.articles()
        for number in index.store.quotes.numbers_of_article(article.id)
    )
    return sorted(found.scores)


@pytest.mark.parametrize(
    ("coarsest", "beside"),
    [(-1, faiss.BESIDE_LISTS), (files._COARSEST, 3)],
    ids=["settled, lists stay", "just written, lists are made anew"],
)
def test_any_changes(coarsest: int, beside: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether files that look as they did are passed over, or have just been written."""
    monkeypatch.setattr(files, "_COARSEST", coarsest)
    monkeypatch.setattr(faiss, "BESIDE_LISTS", beside)
    run_state_machine_as_test(
        AnyChanges,
        settings=settings(
            max_examples=5,
            stateful_step_count=10,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
