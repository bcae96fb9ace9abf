"""The measures of transcripts' speakers, on a small file about invented people."""

import gzip
import json
from pathlib import Path

import pytest

from evals.speakers import (
    Transcript,
    measure_turns,
    names_by_speaker,
    namesakes,
    read_transcripts,
    registry_of,
)

TURNS = {
    ("Minister of Ports Iva Petrova", "Iva Petrova", "named"): 2018,
    ("Governor of Tarn Iva Petrova", "Iva Petrova", "named"): 2019,
    ("MR. BRANDT", "Jonas Brandt", "official"): 2020,
    ("Ana Ruíz", "Ana Ruiz", "official"): 2021,
    ("Ole Ek", "Bo Ek", "named"): 2022,
    ("Q", "Mira Okafor", "named"): 2023,
    ("THE MODERATOR", None, "official"): 2024,
    ("Ole Ek", "Ole Ek", "question"): 2025,
}


@pytest.fixture
def transcripts(tmp_path: Path) -> list[Transcript]:
    """One transcript for each turn, which a stage direction precedes."""
    path = tmp_path / "docs.dev.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for (label, name, kind), year in TURNS.items():
            turns = [
                {"speaker": None, "name": None, "kind": "other", "text": "(Applause.)"},
                {"speaker": label, "name": name, "kind": kind, "text": "(Laughter.) We agreed."},
            ]
            record = {"id": label, "title": "Talks", "url": None, "date": f"{year}-01-01"}
            file.write(json.dumps({**record, "turns": turns}) + "\n")
    return list(read_transcripts([path]))


def test_turns_are_right_by_surname_wrong_or_unresolved(transcripts: list[Transcript]) -> None:
    turns = measure_turns(transcripts)
    assert (turns.known, turns.right, turns.surname, turns.wrong, turns.unresolved) == (
        6, 3, 1, 1, 1
    )  # fmt: skip
    assert set(turns.examples) == {
        "surname: MR. BRANDT: MR. BRANDT (Jonas Brandt) as Brandt, 1 turns",
        "wrong: Ole Ek: Ole Ek (Bo Ek) as Ole Ek, 1 turns",
    }


def test_namesakes_and_spellings(transcripts: list[Transcript]) -> None:
    registry = registry_of(transcripts)
    (found,) = namesakes(registry.speakers).values()
    assert {speaker.id for speaker in found} == {"iva-petrova", "iva-petrova-minister"}
    names = names_by_speaker(transcripts, registry)
    assert names["ana-ruiz"] == {"Ana Ruiz": 1}
