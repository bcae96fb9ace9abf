"""News questions of a weekly quiz over articles of those weeks.

Reads ``corpus.jsonl.gz``, JSONL records of articles, and ``questions.dev.jsonl.gz`` {id, question,
retrieved_with_answer: [article id]}; questions without such an article are left out. An article is
relevant if the answer's words stand in it, so some relevant ones are missed and some are not.
"""

from pathlib import Path

from ir_measures import RR, Success

from evals.sets.base import Figure, Question, QuestionSet, its_article, read_records


def load(folder: Path) -> QuestionSet:
    """The set in a folder."""
    return QuestionSet(
        records=tuple(read_records(folder / "corpus.jsonl.gz")),
        questions=tuple(
            Question(record["id"], record["question"], frozenset(record["retrieved_with_answer"]))
            for record in read_records(folder / "questions.dev.jsonl.gz")
            if record["retrieved_with_answer"]
        ),
        figures=(Figure("Hits@10", Success @ 10), Figure("MRR@10", RR @ 10)),
        unit=its_article,
    )
