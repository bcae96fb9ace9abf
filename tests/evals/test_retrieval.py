"""The measures of finding, by hand, and the sets as they are read, on small invented files."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from ir_measures import RR, R, Success

from evals.bootstrap import interval, with_interval
from evals.indexes import built_index
from evals.rankers import rankers
from evals.retrieval import best_units, measured, units_of
from evals.sets import SETS, Question
from evals.sets.base import Figure
from index.encoders import EncoderSettings, open_question_encoder
from index.ranking import Ranking

DOCUMENTS = {
    "kremlin-transcripts": [
        {
            "id": "ports",
            "title": "Meeting on the ports",
            "date": "2024-05-06",
            "url": "https://example.org/ports",
            "turns": [
                {"n": 0, "speaker": "Ana Ruiz", "kind": "named", "text": "Tarsk sold its grain."},
                {"n": 1, "speaker": "Q", "kind": "question", "text": "What of the ships?"},
                {"n": 2, "speaker": "Bo Ek", "kind": "named", "text": "And what of the harbour?"},
                {"n": 3, "speaker": "Ana Ruiz", "kind": "named", "text": "The harbour stays open."},
                {"n": 4, "speaker": "Ana Ruiz", "kind": "other", "text": "(Applause.)"},
            ],
        }
    ],
}
ASKED = [
    {
        "id": "ports#2",
        "doc": "ports",
        "question": "And what of the harbour?",
        "question_turn": 2,
        "answer_turn": 3,
    }
]
FACTS = [
    {
        "id": str(n),
        "title": f"Story {n}",
        "source": "Courier",
        "published_at": "2024-05-06",
        "url": f"https://example.org/{n}",
        "fact": fact,
    }
    for n, fact in enumerate(["Tarsk sold its grain.", "Nobody in Velmora danced."])
]


def write(path: Path, records: list[dict[str, Any]]) -> None:
    """Gzipped JSONL."""
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)


class _Backwards:
    """A second stage that turns the order round."""

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        return [float(n) for n in range(len(texts))]


def test_a_unit_ranks_where_its_best_passage_does() -> None:
    units = {1: "a", 2: "b", 3: "a"}
    assert best_units(Ranking((3, 2, 1), (0.9, 0.8, 0.7)), units) == {"a": 0.9, "b": 0.8}
    assert best_units(Ranking((), ()), units) == {}


def test_measures_by_hand() -> None:
    questions = [
        Question("q1", "?", frozenset({"a", "b"})),
        Question("q2", "?", frozenset({"c"})),
        Question("q3", "?", frozenset({"d"})),
    ]
    run = {"q1": {"x": 3.0, "a": 2.0, "b": 1.0}, "q2": {"x": 2.0, "y": 1.0}, "q3": {}}
    figures = (
        Figure("MRR@10", RR @ 10),
        Figure("Hits@2", Success @ 2),
        Figure("R@2", R @ 2),
        Figure("all in 2", R @ 2, whole=True),
        Figure("all in 3", R @ 3, whole=True),
    )
    assert measured(run, questions, figures) == {
        "MRR@10": [0.5, 0.0, 0.0],
        "Hits@2": [1.0, 0.0, 0.0],
        "R@2": [0.5, 0.0, 0.0],
        "all in 2": [0.0, 0.0, 0.0],
        "all in 3": [1.0, 0.0, 0.0],
    }


def test_intervals() -> None:
    assert interval([1.0] * 20) == (1.0, 1.0)
    low, high = interval([0.0, 1.0] * 50)
    assert 0.35 < low < 0.45 < 0.55 < high < 0.65
    assert with_interval([0.5, 0.5]) == "0.500 [0.500, 0.500]"


@pytest.mark.parametrize("name", ["kremlin-transcripts", "wh-transcripts"])
def test_the_turn_that_asks_is_left_out(tmp_path: Path, name: str) -> None:
    write(tmp_path / name / "docs.dev.jsonl.gz", DOCUMENTS["kremlin-transcripts"])
    write(tmp_path / name / "qa.dev.jsonl.gz", ASKED)
    asked = SETS[name](tmp_path / name)
    assert [turn["text"] for turn in asked.records[0]["turns"]] == [
        "Tarsk sold its grain.",
        "The harbour stays open.",
    ]
    assert asked.questions[0].relevant == {"ports#3"}
    index = built_index(asked, tmp_path / "cache")
    try:
        assert list(units_of(asked, index).values()) == ["ports#0", "ports#3"]
    finally:
        index.close()


def test_every_way_to_rank_finds_it(tmp_path: Path) -> None:
    folder = tmp_path / "multihop-rag-500"
    write(folder / "facts.jsonl.gz", FACTS)
    queries = [
        {"id": "q", "query": "Who sold grain?", "evidence": ["0"], "answerable": True},
        {"id": "null", "query": "Who sang?", "evidence": [], "answerable": False},
    ]
    write(folder / "queries.dev.jsonl.gz", queries)
    asked = SETS["multihop-rag-500"](folder)
    assert [question.id for question in asked.questions] == ["q"]
    index = built_index(asked, tmp_path / "cache")
    encoder = open_question_encoder(EncoderSettings(), index.manifest.encoder)
    units = units_of(asked, index)
    with rankers(index, encoder) as ways:
        for name, rank in ways.items():
            assert next(iter(best_units(rank(asked.questions[0].text), units))) == "0", name
    with rankers(index, encoder, _Backwards()) as ways:
        name, rank = list(ways.items())[-1]
        assert name == "all, reranked"
        assert next(iter(best_units(rank(asked.questions[0].text), units))) != "0"
    index.close()
    unchanged = built_index(asked, tmp_path / "cache")
    assert unchanged.manifest.version == "000001"
    unchanged.close()
