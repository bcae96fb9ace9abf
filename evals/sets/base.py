"""What a set of questions over a corpus is, whoever made it."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ir_measures.measures import Measure

from corpus.models import Article
from index.store import Passage

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the ids of the units that answer it, at least one."""

    id: str
    text: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """What is measured of each question; with ``whole``, whether the measure is 1."""

    name: str
    measure: Measure
    whole: bool = False


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions over a corpus of JSONL ``records``, as `corpus.readers.jsonl` takes them.

    ``unit`` is what a passage counts for, by id: its article, or the turn that it lies in.
    """

    records: tuple[Json, ...]
    questions: tuple[Question, ...]
    figures: tuple[Figure, ...]
    unit: Callable[[Passage, Article], str]


def read_records(path: Path) -> list[Json]:
    """The records of a gzipped JSONL file, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def its_article(_: Passage, article: Article) -> str:
    """The id of the article that a passage lies in."""
    return article.id
