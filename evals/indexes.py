"""An index of each set of questions, kept between runs."""

import json
from pathlib import Path

import platformdirs

from evals.sets import QuestionSet
from index.build import BuildSettings, build_index
from index.encoders import EncoderSettings, open_build_encoder
from index.published import PublishedIndex, open_index


def default_cache() -> Path:
    """A folder of the user's cache."""
    return platformdirs.user_cache_path("talks", appauthor=False) / "evals"


def built_index(asked: QuestionSet, folder: Path) -> PublishedIndex:
    """The index of a set in ``folder``, made by talks, or brought up to date (minutes)."""
    folder.mkdir(parents=True, exist_ok=True)
    corpus = folder / "corpus.jsonl"
    corpus.write_text("".join(json.dumps(r) + "\n" for r in asked.records), encoding="utf-8")
    index = folder / "index"
    build_index([corpus], index, lambda: open_build_encoder(EncoderSettings()), BuildSettings())
    return open_index(index)
