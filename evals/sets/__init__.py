"""Sets of questions over a corpus, each read by one file from a folder of the data."""

from collections.abc import Callable, Mapping
from pathlib import Path

from evals.sets import multihop, realtimeqa, time_collection, transcripts
from evals.sets.base import Question, QuestionSet

SETS: Mapping[str, Callable[[Path], QuestionSet]] = {
    "realtimeqa-2025-26": realtimeqa.load,
    "time-collection": time_collection.load,
    "wh-transcripts": transcripts.load,
    "kremlin-transcripts": transcripts.load,
    "multihop-rag-500": multihop.load,
}
"""How each folder of the data is read, by its name."""

__all__ = ["SETS", "Question", "QuestionSet"]
