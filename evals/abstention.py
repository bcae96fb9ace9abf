"""How often a question without an answer is answered, and one with an answer refused.

    python -m evals.abstention DATA [--index DIR] [--work DIR]

DATA holds multihop-rag-500/facts.jsonl.gz {id, title, source, published_at, url, fact} and
queries.dev.jsonl.gz {query, answerable}; nomiracl-en/dev.jsonl.gz {query, answerable, passages:
[{docid, title, text}]}, each query with a corpus of its own; rgb-en-fact/dev.jsonl.gz {query,
positive, negative}, asked once of the irrelevant snippets alone and once of all;
chroma-chunking/corpus.jsonl.gz {id, text} and questions.dev.jsonl.gz {doc, question, references:
[{start, end}]}, asked of their document alone, once as it is and once with the passages hidden that
hold a reference. With --index, an index of realtimeqa-2025-26/corpus.jsonl.gz, the
questions.dev.jsonl.gz {question, answer, retrieved_with_answer} that have an article are asked
twice too, once with the articles hidden in which the answer's words stand. --work keeps the other
indexes, for another run.
"""

import argparse
import contextlib
import gzip
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np

from bot.answers import Answer, Answerer, AnswerSettings
from bot.answers.abstain import Caution
from corpus.models import Article, Span
from index.build import BuildSettings, build_index
from index.encoders import Encoder, EncoderSettings, open_build_encoder
from index.encoders.base import Vectors
from index.errors import NoIndexError
from index.filter import EVERYTHING, Allowed
from index.published import PublishedIndex, open_index
from index.retriever import Found, Retriever, SearchSettings

Articles = list[dict[str, Any]]


Hides = Callable[[Article, Span], bool]
"""Whether a stretch of an article is hidden from a question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, whether it can be answered, and what is hidden from it."""

    question: str
    answerable: bool
    hides: Hides | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Questions over one corpus."""

    articles: Articles
    questions: list[Asked]


def records(path: Path) -> Articles:
    """The records of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _multihop(data: Path) -> Iterator[Case]:
    facts = records(data / "multihop-rag-500" / "facts.jsonl.gz")
    queries = records(data / "multihop-rag-500" / "queries.dev.jsonl.gz")
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
    yield Case(articles, [Asked(query["query"], query["answerable"]) for query in queries])


def _nomiracl(data: Path) -> Iterator[Case]:
    for record in records(data / "nomiracl-en" / "dev.jsonl.gz"):
        articles = [
            {"id": passage["docid"], "title": passage["title"], "text": passage["text"]}
            for passage in record["passages"]
        ]
        yield Case(articles, [Asked(record["query"], record["answerable"])])


def _rgb(data: Path) -> Iterator[Case]:
    for record in records(data / "rgb-en-fact" / "dev.jsonl.gz"):
        irrelevant, right = ([_flat(s) for s in record[key]] for key in ("negative", "positive"))
        for texts, answerable in ((irrelevant, False), (irrelevant + right, True)):
            articles = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
            yield Case(articles, [Asked(record["query"], answerable)])


def _chroma(data: Path) -> Iterator[Case]:
    questions = records(data / "chroma-chunking" / "questions.dev.jsonl.gz")
    for document in records(data / "chroma-chunking" / "corpus.jsonl.gz"):
        asked = []
        for record in questions:
            if record["doc"] == document["id"]:
                spans = [Span(part["start"], part["end"]) for part in record["references"]]
                asked.append(Asked(record["question"], answerable=True))
                asked.append(Asked(record["question"], answerable=False, hides=_touching(spans)))
        yield Case([{"id": document["id"], "text": document["text"]}], asked)


def _touching(spans: Sequence[Span]) -> Hides:
    return lambda _, stretch: any(stretch.overlaps(span) for span in spans)


def _telling(words: str) -> Hides:
    return lambda article, _: words in article.text.lower()


def _flat(snippet: str | list[str]) -> str:
    return snippet if isinstance(snippet, str) else "\n".join(snippet)


SETS: dict[str, Callable[[Path], Iterator[Case]]] = {
    "multihop-rag-500": _multihop,
    "nomiracl-en": _nomiracl,
    "rgb-en-fact": _rgb,
    "chroma-chunking": _chroma,
}
NEWS = "realtimeqa-2025-26"


def news_questions(data: Path) -> Iterator[Asked]:
    """Each question once as it is, once with the articles hidden that hold its answer."""
    for record in records(data / NEWS / "questions.dev.jsonl.gz"):
        if record["retrieved_with_answer"]:
            yield Asked(record["question"], answerable=True)
            yield Asked(
                record["question"], answerable=False, hides=_telling(record["answer"].lower())
            )


class HidingRetriever(Retriever):
    """Finds nothing that is hidden."""

    hides: Hides | None = None

    def find(
        self,
        question: str,
        k: int,
        only: Allowed = EVERYTHING,
        vector: Vectors | None = None,
    ) -> Found:
        """What `Retriever.find` gives, looked for further down, less what is hidden."""
        hides = self.hides
        if hides is None:
            return super().find(question, k, only, vector)
        found = super().find(question, 8 * k, only, vector)
        return Found(
            tuple(hit for hit in found.passages if not hides(hit.article, hit.passage.span))[:k],
            tuple(hit for hit in found.quotes if not hides(hit.article, hit.quote.told))[:k],
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """Questions of a set, with what finds their answers."""

    group: str
    asked: Asked
    retriever: HidingRetriever


def open_sets(data: Path, news: Path | None, work: Path) -> Iterator[tuple[str, Iterator[Opened]]]:
    """The questions of every set by its name, their indexes in ``work`` built where they lack."""
    encoder = open_build_encoder(EncoderSettings())
    for name, cases in SETS.items():
        yield name, _open_cases(name, cases(data), encoder, work / name)
    if news:
        yield NEWS, _ask(open_index(news), encoder, NEWS, list(news_questions(data)))


def _open_cases(name: str, cases: Iterator[Case], encoder: Encoder, work: Path) -> Iterator[Opened]:
    for number, case in enumerate(cases):
        folder = work / f"{number:03d}"
        try:
            index = open_index(folder)
        except NoIndexError:
            folder.mkdir(parents=True, exist_ok=True)
            corpus = folder / "corpus.jsonl"
            corpus.write_text("\n".join(map(json.dumps, case.articles)), encoding="utf-8")
            build_index([corpus], folder, lambda: encoder, BuildSettings())
            index = open_index(folder)
        yield from _ask(index, encoder, name, case.questions)


def _ask(
    index: PublishedIndex, encoder: Encoder, name: str, questions: list[Asked]
) -> Iterator[Opened]:
    with contextlib.closing(index):
        retriever = HidingRetriever(index, encoder, SearchSettings())
        for asked in questions:
            retriever.hides = asked.hides
            yield Opened(f"{name} {asked.question}", asked, retriever)


def share(flags: Sequence[bool]) -> str:
    """The share that is true, with its 95% bootstrap interval."""
    observed = np.array(flags, dtype=float)
    means = np.random.default_rng(0).choice(observed, (2000, len(observed))).mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return f"{observed.mean():6.1%} [{low:.1%}, {high:.1%}] of {len(flags)}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--work", type=Path)
    given = parser.parse_args()
    print(f"{'set':<18} {'caution':<9} {'unanswerable answered':<34} answerable refused")
    with tempfile.TemporaryDirectory() as temporary:
        for name, questions in open_sets(given.data, given.index, given.work or Path(temporary)):
            verdicts = [(opened.asked.answerable, _verdicts(opened)) for opened in questions]
            for caution in get_args(Caution):
                wrong = [answers[caution] for answerable, answers in verdicts if not answerable]
                refused = [not answers[caution] for answerable, answers in verdicts if answerable]
                print(f"{name:<18} {caution:<9} {share(wrong):<34} {share(refused)}", flush=True)


def _verdicts(opened: Opened) -> dict[Caution, bool]:
    """Whether each caution answers."""
    return {
        caution: isinstance(
            Answerer(opened.retriever, AnswerSettings(caution=caution)).answer(
                opened.asked.question
            ),
            Answer,
        )
        for caution in get_args(Caution)
    }


if __name__ == "__main__":
    main()
