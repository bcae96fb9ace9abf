"""The words shown first, on a small invented set."""

from pathlib import Path

import pytest

from evals.answers import main
from tests.evals.test_retrieval import FACTS, write


def test_what_answers_is_shown_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "multihop-rag-500"
    write(folder / "facts.jsonl.gz", FACTS)
    query = {"id": "q", "query": "Who sold grain?", "evidence": ["0"], "answerable": True}
    write(folder / "queries.dev.jsonl.gz", [query])
    main([str(tmp_path), "--set", "multihop-rag-500", "--cache", str(tmp_path / "cache")])
    title, *lines = capsys.readouterr().out.strip().splitlines()
    assert title == "multihop-rag-500: first, in three, MRR"
    assert len(lines) == 3
    for line in lines:
        assert line.count("1.000 [1.000, 1.000]") == 3
