"""Questions that need two or more facts of the news, over the facts.

Reads ``facts.jsonl.gz`` {id, title, source, published_at, url, fact} and ``queries.dev.jsonl.gz``
{id, query, evidence: [fact id], answerable}; questions that cannot be answered are left out.
"all in 10" is the share of questions all of whose evidence is among the first ten.
"""

from pathlib import Path

from ir_measures import R, Success

from evals.sets.base import Figure, Question, QuestionSet, its_article, read_records


def load(folder: Path) -> QuestionSet:
    """The set in a folder."""
    return QuestionSet(
        records=tuple(
            {
                "id": record["id"],
                "title": record["title"],
                "source": record["source"],
                "published": record["published_at"],
                "url": record["url"],
                "text": record["fact"],
            }
            for record in read_records(folder / "facts.jsonl.gz")
        ),
        questions=tuple(
            Question(record["id"], record["query"], frozenset(record["evidence"]))
            for record in read_records(folder / "queries.dev.jsonl.gz")
            if record["answerable"]
        ),
        figures=(Figure("Hits@4", Success @ 4), Figure("all in 10", R @ 10, whole=True)),
        unit=its_article,
    )
