"""A whole evaluation, as it is printed in JSON and read back."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.evaluation.compare import Comparison
from bot.evaluation.errors import EvaluationError
from bot.evaluation.figures import Figure
from bot.evaluation.outcome import Outcome
from bot.evaluation.questions import Problem

SCHEMA = "talks.evaluation/1"


@dataclass(frozen=True, slots=True)
class Searched:
    """The version of the index that was asked, and what it holds."""

    version: str
    articles: int
    passages: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How the questions of a file came out; ``left_out`` of its lines could not be read."""

    file: str
    searched: Searched
    caution: str
    figures: Sequence[Figure]
    outcomes: Sequence[Outcome]
    problems: Sequence[Problem]
    left_out: int
    comparison: Comparison | None = None


def evaluation_record(evaluation: Evaluation) -> dict[str, Any]:
    """An evaluation, as docs/schemas/evaluation.schema.json describes it."""
    return {"schema": SCHEMA, **asdict(evaluation)}


def read_evaluation(path: Path) -> Evaluation:
    """An evaluation from a file of what `talks eval --json` printed.

    Raises:
        EvaluationError: if the file cannot be read or holds something else.
    """
    remedy = "give a file that `talks eval --json` wrote"
    try:
        content = path.read_bytes()
        record = json.loads(content)
    except OSError as error:
        raise EvaluationError(f"{path} cannot be read ({error.strerror}); {remedy}") from error
    except (ValueError, RecursionError) as error:
        raise EvaluationError(f"{path} is not one JSON record; {remedy}") from error
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise EvaluationError(f"{path} is not of the schema {SCHEMA}; {remedy}")
    try:
        return TypeAdapter(Evaluation).validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise EvaluationError(f"{path}: {place}: {first['msg']}; {remedy}") from error
