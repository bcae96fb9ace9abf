"""Queries over magazine articles in capitals, with the articles that people found relevant.

Reads ``corpus.jsonl.gz`` {id, date, text} and ``queries.dev.jsonl.gz`` {id, query,
relevant: [article id]}.
"""

from pathlib import Path

from ir_measures import AP, nDCG

from evals.sets.base import Figure, Question, QuestionSet, its_article, read_records


def load(folder: Path) -> QuestionSet:
    """The set in a folder."""
    return QuestionSet(
        records=tuple(
            {"id": record["id"], "published": record["date"], "text": record["text"]}
            for record in read_records(folder / "corpus.jsonl.gz")
        ),
        questions=tuple(
            Question(record["id"], record["query"], frozenset(record["relevant"]))
            for record in read_records(folder / "queries.dev.jsonl.gz")
        ),
        figures=(Figure("nDCG@10", nDCG @ 10), Figure("MAP@10", AP @ 10)),
        unit=its_article,
    )
