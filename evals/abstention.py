"""How often a question without an answer is answered, and one with an answer refused.

    python -m evals.abstention DATA

DATA holds multihop-rag-500/facts.jsonl.gz {id, title, source, published_at, url, fact} and
queries.dev.jsonl.gz {query, answerable}; nomiracl-en/dev.jsonl.gz {query, answerable, passages:
[{docid, title, text}]}, each query with a corpus of its own; rgb-en-fact/dev.jsonl.gz {query,
positive, negative}, asked once of the irrelevant snippets alone and once of all.
"""

import argparse
import gzip
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answers import Answer, Answerer, AnswerSettings
from bot.answers.abstain import THRESHOLDS
from index.build import BuildSettings, build_index
from index.encoders import Encoder, EncoderSettings, open_build_encoder
from index.published import open_index
from index.retriever import Retriever, SearchSettings


@dataclass(frozen=True, slots=True)
class Case:
    """Questions over one corpus, each with whether it can be answered from it."""

    articles: list[dict[str, Any]]
    questions: list[tuple[str, bool]]


def _records(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _multihop(data: Path) -> Iterator[Case]:
    facts = _records(data / "multihop-rag-500" / "facts.jsonl.gz")
    queries = _records(data / "multihop-rag-500" / "queries.dev.jsonl.gz")
    articles = [
        {
            "id": fact["id"],
            "title": fact["title"],
            "source": fact["source"],
            "published": fact["published_at"],
            "text": fact["fact"],
        }
        for fact in facts
    ]
    yield Case(articles, [(query["query"], query["answerable"]) for query in queries])


def _nomiracl(data: Path) -> Iterator[Case]:
    for record in _records(data / "nomiracl-en" / "dev.jsonl.gz"):
        articles = [
            {"id": passage["docid"], "title": passage["title"], "text": passage["text"]}
            for passage in record["passages"]
        ]
        yield Case(articles, [(record["query"], record["answerable"])])


def _rgb(data: Path) -> Iterator[Case]:
    for record in _records(data / "rgb-en-fact" / "dev.jsonl.gz"):
        irrelevant, right = ([_flat(s) for s in record[key]] for key in ("negative", "positive"))
        for texts, answerable in ((irrelevant, False), (irrelevant + right, True)):
            articles = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
            yield Case(articles, [(record["query"], answerable)])


def _flat(snippet: str | list[str]) -> str:
    return snippet if isinstance(snippet, str) else "\n".join(snippet)


SETS = {"multihop-rag-500": _multihop, "nomiracl-en": _nomiracl, "rgb-en-fact": _rgb}


def judge(case: Case, encoder: Encoder) -> Iterator[tuple[bool, dict[str, bool]]]:
    """For each question: whether it can be answered, and whether each caution answers it."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.jsonl")
        corpus.write_text("\n".join(map(json.dumps, case.articles)), encoding="utf-8")
        build_index([corpus], Path(folder, "index"), lambda: encoder, BuildSettings())
        index = open_index(Path(folder, "index"))
        retriever = Retriever(index, encoder, SearchSettings())
        for question, answerable in case.questions:
            yield (
                answerable,
                {
                    caution: isinstance(
                        Answerer(retriever, AnswerSettings(caution=caution)).answer(question),
                        Answer,
                    )
                    for caution in THRESHOLDS
                },
            )
        index.close()


def _share(flags: Sequence[bool]) -> str:
    return f"{sum(flags) / len(flags):>6.1%} of {len(flags):<4}" if flags else "none"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    encoder = open_build_encoder(EncoderSettings())
    print(f"{'set':<18} {'caution':<9} unanswerable answered  answerable refused")
    for name, cases in SETS.items():
        judged = [verdict for case in cases(data) for verdict in judge(case, encoder)]
        for caution in THRESHOLDS:
            wrong = [answered[caution] for answerable, answered in judged if not answerable]
            refused = [not answered[caution] for answerable, answered in judged if answerable]
            print(f"{name:<18} {caution:<9} {_share(wrong):<22} {_share(refused)}", flush=True)


if __name__ == "__main__":
    main()
