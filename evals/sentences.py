"""Sentence splitters compared: cases of the test table put right, speed, lower-case starts.

    python -m evals.sentences --data DATA

DATA holds realtimeqa-2025-26/corpus.jsonl.gz, whose first 300 articles are split. Every library
gets one paragraph at a time, as in ours. A sentence that starts in small letters is nearly always
the second half of one. Libraries that are not installed are listed as such.
"""

import argparse
import gzip
import json
import re
import time
from collections.abc import Callable
from importlib import import_module
from itertools import islice, pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

from corpus.models import stripped
from corpus.sentences import split_sentences
from tests.corpus.test_sentences import CASES, UNSOLVED, cut

ARTICLES = 300

Splitter = Callable[[str], list[int]]
"""Where the sentences of a paragraph start."""


def _ours() -> Splitter:
    return lambda text: [span.start for span in split_sentences(text)]


def _nupunkt() -> Splitter:
    spans = import_module("nupunkt").sent_spans
    return lambda text: [start for start, _ in spans(text)]


def _sentencex() -> Splitter:
    boundaries = import_module("sentencex").get_sentence_boundaries
    return lambda text: [found["start_index"] for found in boundaries("en", text)]


def _syntok() -> Splitter:
    analyze = import_module("syntok.segmenter").analyze
    return lambda text: [sentence[0].offset for part in analyze(text) for sentence in part]


def _pysbd() -> Splitter:
    segmenter = import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [found.start for found in segmenter.segment(text)]


SPLITTERS: dict[str, Callable[[], Splitter]] = {
    "ours": _ours,
    "nupunkt": _nupunkt,
    "sentencex": _sentencex,
    "syntok": _syntok,
    "pysbd": _pysbd,
}


def sentences(split: Splitter, paragraph: str) -> list[str]:
    """The sentences of a paragraph, without white space at their ends."""
    starts = sorted({0, *split(paragraph), len(paragraph)})
    spans = (stripped(paragraph, *pair) for pair in pairwise(starts))
    return [span.of(paragraph) for span in spans if span]


def right(split: Splitter, cases: list[str]) -> int:
    """How many cases are cut exactly as written."""
    return sum(sentences(split, text) == wanted for text, wanted in map(cut, cases))


def read_articles(data: Path) -> list[list[str]]:
    """The paragraphs of each of the first articles."""
    with gzip.open(data / "realtimeqa-2025-26" / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in islice(file, ARTICLES)]
    return [[part for part in re.split(r"\n\s*\n", text) if part.strip()] for text in texts]


def columns(split: Splitter, articles: list[list[str]]) -> list[str]:
    """One column of the table: cases by group, then the figures on the articles."""
    groups = [*CASES.values(), [case for cases in CASES.values() for case in cases], UNSOLVED]
    rows = [str(right(split, cases)) for cases in groups]
    began = time.perf_counter()
    found = [
        sentence for parts in articles for part in parts for sentence in sentences(split, part)
    ]
    seconds = time.perf_counter() - began
    small = sum(bool(re.match(r"\W*[a-zß-öø-ÿ]", sentence)) for sentence in found)
    rows += [str(len(found)), f"{small / len(found):.2%}", f"{len(articles) / seconds:.0f}"]
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the evaluation data")
    articles = read_articles(parser.parse_args().data)
    rows = [f"{name} ({len(cases)})" for name, cases in CASES.items()]
    rows += [f"all cases ({sum(map(len, CASES.values()))})", f"unsolved ({len(UNSOLVED)})"]
    rows += ["sentences", "start in small letters", "articles a second"]
    table = Table("cases cut right")
    filled = []
    for name, load in SPLITTERS.items():
        table.add_column(name, justify="right")
        try:
            filled.append(columns(load(), articles))
        except ModuleNotFoundError:
            filled.append(["not installed"] + [""] * (len(rows) - 1))
    for row in zip(rows, *filled, strict=True):
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
