"""Journalists' questions over official transcripts, each answered by the turn that followed it.

Reads ``docs.dev.jsonl.gz`` {id, title, date, url, turns: [{n, speaker, kind, text}]} and
``qa.dev.jsonl.gz`` {id, doc, question, question_turn, answer_turn}. The turns of officials and of
people with a name are indexed, but not those in which one of the questions was asked. The answer is
what came next, so some pairs are loose.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ir_measures import RR, Success

from corpus.models import Article
from evals.sets.base import Figure, Json, Question, QuestionSet, read_records
from index.store import Passage

KINDS = frozenset({"named", "official"})


def load(folder: Path) -> QuestionSet:
    """The set in a folder; the unit is a turn, "transcript#n"."""
    asked = read_records(folder / "qa.dev.jsonl.gz")
    own = {(record["doc"], record["question_turn"]) for record in asked}
    documents = read_records(folder / "docs.dev.jsonl.gz")
    kept = {document["id"]: _kept(document, own) for document in documents}
    return QuestionSet(
        records=tuple(_record(d, kept[d["id"]]) for d in documents if kept[d["id"]]),
        questions=tuple(
            Question(r["id"], r["question"], frozenset({f"{r['doc']}#{r['answer_turn']}"}))
            for r in asked
        ),
        figures=(Figure("MRR@10", RR @ 10), Figure("Hits@10", Success @ 10)),
        unit=lambda passage, article: _turn(passage, article, kept),
    )


def _turn(passage: Passage, article: Article, kept: Mapping[str, Sequence[Json]]) -> str:
    """The turn that a passage lies in, by the number that the transcript as given has for it."""
    place = sum(turn.span.start < passage.span.end for turn in article.turns) - 1
    return f"{article.id}#{kept[article.id][place]['n']}"


def _kept(document: Json, own: set[tuple[str, int]]) -> list[Json]:
    return [
        turn
        for turn in document["turns"]
        if turn["kind"] in KINDS and (document["id"], turn["n"]) not in own and turn["text"].strip()
    ]


def _record(document: Json, turns: Sequence[Json]) -> Json:
    return {
        "id": document["id"],
        "title": document["title"],
        "published": document["date"],
        "url": document["url"],
        "turns": [{"speaker": turn["speaker"], "text": turn["text"]} for turn in turns],
    }
