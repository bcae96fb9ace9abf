"""The measures of quotations, on a small file about invented people."""

import gzip
import json
from pathlib import Path

import pytest

from corpus.models import Span
from evals.quotes import Gold, gold_direct, matched, measure, read_polnear

TEXT = "“We will sign on Friday,” Ruiz said. Brandt said the talks had failed. Vela likes tea."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def attribution(source: str, cue: str, content: str) -> dict[str, object]:
    return {
        "source_spans": [span(source)],
        "source_kind": "nominal",
        "cue_spans": [span(cue)],
        "content_spans": [span(content)],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with one article, of whose three attributions one is no speech."""
    record = {
        "id": "a",
        "official_split": "dev",
        "title": None,
        "text": TEXT,
        "attributions": [
            attribution("Ruiz", "said", "“We will sign on Friday,”"),
            attribution("Brandt", "said", "the talks had failed"),
            attribution("Vela", "likes", "tea"),
        ],
    }
    (tmp_path / "polnear").mkdir()
    with gzip.open(tmp_path / "polnear" / "dev.jsonl.gz", "wt") as file:
        file.write(json.dumps(record) + "\n")
    return tmp_path


def test_measure(folder: Path) -> None:
    figures = measure(folder, None, None, 3)
    assert figures["articles"] == 1
    assert figures["direct f1"] == 1
    assert figures["speaker nominal: exact"] == 1
    assert (figures["speech gold"], figures["speech right"]) == (2, 2)
    assert (figures["attribution gold"], figures["attribution right"]) == (3, 2)
    assert figures["speech precision"] == 1


def test_split_leaves_out_the_rest(folder: Path) -> None:
    assert list(read_polnear(folder, "train", None)) == []
    halves = [len(list(read_polnear(folder, None, half))) for half in ("a", "b")]
    assert sorted(halves) == [0, 1]


def test_a_quotation_outside_content_is_not_gold() -> None:
    gold = [Gold((), "none", (), (Span(0, 10),))]
    assert gold_direct("0123456789 “one two three four”", gold, 3) == {}


def test_matching_is_one_to_one_and_by_best_overlap() -> None:
    gold = [[Span(0, 10)], [Span(0, 8)]]
    predicted = [[Span(0, 8)], [Span(0, 9)]]
    assert matched(gold, predicted) == {0: 1, 1: 0}
    assert matched([[Span(0, 10)]], [[Span(6, 20)]]) == {}
