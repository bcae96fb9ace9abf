"""Which passage size and overlap find the words that answer.

    python -m evals.passages DATA

DATA holds chroma-chunking/corpus.jsonl.gz, records {id, text}, and questions.dev.jsonl.gz, records
{id, doc, question, references: [{start, end}]} with offsets into the text. For each size an index
is built, and the best passages are read until a budget of characters is spent, so that large
passages gain nothing by being large. Reported: the share of the reference characters among those
read (recall), the passages built, and the tokens embedded relative to those of the text.
"""

import argparse
import gzip
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.models import Span
from index.build import BuildSettings, build_index
from index.encoders import Encoder, EncoderSettings, open_build_encoder
from index.passages import PassageSettings
from index.published import open_index
from index.retriever import Hit, Retriever, SearchSettings

BUDGET = 3000
"""Characters read for a question: about three passages of 200 tokens."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the document that answers it, and where."""

    text: str
    document: str
    references: tuple[Span, ...]


def read_questions(path: Path) -> list[Question]:
    """The questions of a JSONL.gz file, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        Question(
            record["question"],
            record["doc"],
            tuple(Span(r["start"], r["end"]) for r in record["references"]),
        )
        for record in records
    ]


def recall(question: Question, hits: Sequence[Hit], budget: int = BUDGET) -> float:
    """The share of a question's reference characters read within the budget: 0 to 1."""
    read: set[int] = set()
    spent = 0
    for hit in hits:
        span = hit.passage.span
        taken = range(span.start, min(span.end, span.start + budget - spent))
        spent += len(taken)
        if hit.article.id == question.document:
            read.update(taken)
        if spent >= budget:
            break
    wanted = {i for span in question.references for i in range(span.start, span.end)}
    return len(wanted & read) / len(wanted)


def measure(
    data: Path, encoder: Encoder, settings: PassageSettings, questions: Sequence[Question]
) -> str:
    """One row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = data / "chroma-chunking" / "corpus.jsonl.gz"
        build_index([corpus], Path(folder), lambda: encoder, BuildSettings(passages=settings))
        index = open_index(Path(folder))
        retriever = Retriever(index, encoder, SearchSettings())
        found = [recall(q, retriever.search(q.text, 40)) for q in questions]
        articles = {article.id: article.text for article in index.store.articles()}
        passages = index.store.passages(sorted(index.store.passage_numbers()))
        embedded = sum(len(p.span) for p in passages) / sum(map(len, articles.values()))
        row = (
            f"{settings.tokens:>6} {settings.overlap_sentences:>8} {len(passages):>9,} "
            f"{embedded:>9.2f} {sum(found) / len(found):>7.3f}"
        )
        index.close()
        return row


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    questions = read_questions(data / "chroma-chunking" / "questions.dev.jsonl.gz")
    encoder = open_build_encoder(EncoderSettings())
    print("tokens  overlap  passages  embedded  recall", flush=True)
    for tokens in (64, 100, 150, 200, 240):
        for overlap in (0, 1, 2):
            settings = PassageSettings(tokens, overlap)
            print(measure(data, encoder, settings, questions), flush=True)


if __name__ == "__main__":
    main()
