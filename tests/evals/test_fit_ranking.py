"""The signs of a second stage, by hand, and a fit that finds the one that tells."""

from pathlib import Path

import numpy as np
import pytest

from corpus.models import Article, Span
from evals.fit_ranking import Found, fit
from evals.second_stage import SIGNS, signs
from index.lexical import LexicalIndex
from index.retriever import Hit
from index.store import Passage


def hit(text: str, title: str | None = None, source: str | None = None) -> Hit:
    """A passage that is all of its article."""
    article = Article("a", text, title=title, source=source)
    passage = Passage(1, "a", Span(0, len(text)))
    return Hit(passage, article, 1, score=1.5, cosine=None, bm25=None)


@pytest.mark.parametrize(
    ("sign", "question", "found", "expected"),
    [
        ("score", "?", hit("Tarsk."), 1.5),
        ("terms", "grain ships", hit("The ship sank."), 0.5),
        ("terms", "?", hit("The ship sank."), 0.0),
        ("pairs", "grain ships wait", hit("Grain ships sank."), 0.5),
        ("pairs", "grain ships", hit("Ships of grain sank."), 0.0),
        ("close", "grain ships", hit("Grain " + "danced " * 40 + "on ships."), 0.5),
        ("close", "grain ships", hit("Grain was on ships."), 1.0),
        ("title", "grain ships", hit("Nothing.", title="Grain"), 0.5),
        ("names", "Did Ana Ruiz speak?", hit("Ruiz sang."), 0.5),
        ("names", "Velmora sings", hit("Velmora sings."), 0.0),  # any question begins so
        ("numbers", "40 ships in 2024", hit("40 ships."), 0.5),
        ("outlet", "What did the Courier say?", hit("Nothing.", source="Courier"), 1.0),
        ("outlet", "What did the Courier say?", hit("Nothing."), 0.0),
        ("asks", "?", hit("Who sang? Nobody."), 0.5),
        ("length", "?", hit("ship " * 100), 0.5),
    ],
)
def test_signs(tmp_path: Path, sign: str, question: str, found: Hit, expected: float) -> None:
    matrix = signs(question, [found], LexicalIndex(tmp_path / "words"))
    assert matrix.shape == (1, len(SIGNS))
    assert matrix[0, SIGNS.index(sign)] == pytest.approx(expected)


def test_a_fit_finds_the_sign_that_tells(tmp_path: Path) -> None:
    draws = np.random.default_rng(0)
    outlet = SIGNS.index("outlet")

    def question(n: int) -> Found:
        matrix = draws.random((6, len(SIGNS)))
        right = f"{n}-{int(np.argmax(matrix[:, outlet]))}"
        return Found(tuple(f"{n}-{place}" for place in range(6)), matrix, frozenset({right}))

    weights = fit([[question(n) for n in range(60)]])
    assert int(np.argmax(weights[1:])) + 1 == outlet
    nothing = Found(("x",), np.zeros((1, len(SIGNS))), frozenset({"y"}))
    assert len(nothing.pairs()) == 0
