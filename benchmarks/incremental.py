"""Ten articles added to a small index and to a very large one, and taken out again.

    python -m benchmarks.incremental DATA [--passages 1000000] [--work DIR] [--json]

The small index holds the news articles of DATA, one file each; the large one holds them again and
again, until it has so many passages. In each repetition some names are spelt otherwise, so that
the speakers grow in number as they do with real articles. An encoder that costs little stands in:
it adds up fixed vectors of words. Measured is a build in a process of its own: CPU seconds by step,
less what the stand-in takes, wall seconds until all is synced, and the peak of memory. The steps
begin with what is imported, listed and taken over. Searches of the version before it and of the one
after it are timed too.

Building the large index takes half an hour; what is made in ``--work`` is used again.
"""

import argparse
import json
import os
import re
import shutil
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Figures, questions, ratios, records, report, run, side, timed

if TYPE_CHECKING:
    from index.encoders.base import Embedded, EncoderIdentity, Vectors

ADDED = 10
_DIMENSION = 384
_WORD = re.compile(r"\w+|[^\w\s]")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_RESPELT = 4  # one name of so many is spelt otherwise in a repetition
_VOWELS, _CONSONANTS = "aeiou", "dlmnrst"
_OUTLETS = ("The Orsk Courier", "The Tarn Courier", "The Sorvik Courier", "The Lind Courier")


class StandIn:
    """An encoder that adds up a fixed vector for each word; ``seconds`` of CPU it has taken."""

    def __init__(self) -> None:
        import numpy as np

        self._words = np.random.default_rng(0).standard_normal((4096, _DIMENSION), np.float32)
        self.seconds = 0.0

    @property
    def identity(self) -> "EncoderIdentity":
        """Of no model."""
        from index.encoders.base import EncoderIdentity

        return EncoderIdentity("stand-in", "stand-in", _DIMENSION, 256, "", "")

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Words and marks."""
        began = time.process_time()
        counts = [len(_WORD.findall(text)) for text in texts]
        self.seconds += time.process_time() - began
        return counts

    def embed_query(self, text: str) -> "Vectors":
        """The sum of the words' vectors, shape (384,), of length 1."""
        vector: Vectors = self.embed_queries([text])[0]
        return vector

    def embed_queries(self, texts: Sequence[str]) -> "Vectors":
        """One row for each text."""
        import numpy as np

        began = time.process_time()
        rows = np.empty((len(texts), _DIMENSION), np.float32)
        for n, text in enumerate(texts):
            chosen = [_place(word) for word in _WORD.findall(text.lower())] or [0]
            rows[n] = self._words[chosen].sum(axis=0)
            rows[n] /= np.linalg.norm(rows[n])
        self.seconds += time.process_time() - began
        return rows

    def embed_passages(
        self, texts: Sequence[str], on_embedded: "Embedded | None" = None
    ) -> "Vectors":
        """One row for each text."""
        if on_embedded:
            on_embedded(len(texts))
        return self.embed_queries(texts)


@cache
def _place(word: str) -> int:
    return zlib.crc32(word.encode()) % 4096


class Steps:
    """CPU seconds of each stage of a build, less those of the stand-in."""

    def __init__(self, encoder: StandIn) -> None:
        self._encoder, self._name, self.figures = encoder, "to begin", Figures()
        self._last = 0.0  # CPU is counted from the start of the process

    def stage(self, name: str, total: int | None = None) -> None:  # noqa: ARG002
        """The one before has ended."""
        used = time.process_time() - self._encoder.seconds
        self.figures[f"{self._name}, CPU s"] = used - self._last
        self._name, self._last = name, used

    def advance(self, steps: int = 1) -> None:
        """Not counted."""


def make_articles(data: Path, made: Path, repetition: int, most: int) -> Figures:
    """Write at most ``most`` articles, as a repetition has them, one file each."""
    articles = list(records(data / "realtimeqa-2025-26" / "corpus.jsonl.gz"))
    small = {word for article in articles for word in re.findall(r"\b[a-z]+\b", article["text"])}
    unfinished = made.with_name(f"unfinished-{made.name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for number, article in enumerate(articles[:most]):
        record = {
            "id": f"{repetition}/{number}",
            "title": _respelt(article["title"] or "", repetition, small),
            "text": _respelt(article["text"], repetition, small),
            "source": _OUTLETS[number % len(_OUTLETS)],
        }
        path = unfinished / f"{number:05d}.jsonl"
        path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    unfinished.rename(made)
    return {}


def _respelt(text: str, repetition: int, small: set[str]) -> str:
    """The text with some of its names spelt otherwise; as it is in repetition 0."""
    vowels, consonants = 1 + repetition % 4, 1 + repetition // 4 % 6
    otherwise = str.maketrans(
        _VOWELS + _CONSONANTS,
        _VOWELS[vowels:] + _VOWELS[:vowels] + _CONSONANTS[consonants:] + _CONSONANTS[:consonants],
    )

    def spelling(found: re.Match[str]) -> str:
        name = found[0]
        chosen = zlib.crc32(f"{repetition} {name}".encode()) % _RESPELT == 0
        if not repetition or not chosen or name.lower() in small:
            return name
        return name.translate(otherwise)

    return _NAME.sub(spelling, text)


def build(folder: Path, *paths: Path) -> Figures:
    """Bring the index in ``folder`` up to the articles at ``paths``, and count what it takes."""
    from index.build import BuildSettings, build_index

    encoder = StandIn()
    steps = Steps(encoder)
    done = build_index(paths, folder, lambda: encoder, BuildSettings(), steps)
    steps.stage("")
    counts = {
        "passages": done.coverage.passages,
        "statements": done.coverage.statements,
        "speakers": done.coverage.speakers,
        "changed": done.articles.added + done.articles.removed,
    }
    stand_in = {"the stand-in, CPU s": encoder.seconds}
    return {name: float(count) for name, count in counts.items()} | steps.figures | stand_in


def search(folder: Path, data: Path) -> Figures:
    """Time the questions of DATA, each for the best 20."""
    from index.published import open_index
    from index.retriever import Retriever, SearchSettings

    encoder = StandIn()
    retriever = Retriever(open_index(folder), encoder, SearchSettings())
    asked = [(text, encoder.embed_query(text)) for text in questions(data)[:200]]
    calls = [partial(retriever.find, text, 20, vector=vector) for text, vector in asked]
    for call in calls[:50]:
        call()
    return {name: value for name, value in timed(calls, "search, ").items() if "CPU" in name}


def measure(data: Path, work: Path, passages: int) -> dict[str, Figures]:
    """Both indexes built, articles added to each and removed; at last the ratio of adding them."""
    corpus, added = work / "corpus", work / "added"
    articles(data, added, repetition=999, most=ADDED)
    articles(data, corpus / "000")
    small = run(side("incremental", "build", work / "small", corpus / "000")).figures
    repetitions = max(1, round(passages / small["passages"]))
    parts = [corpus / f"{repetition:03d}" for repetition in range(repetitions)]
    for repetition, part in enumerate(parts):
        articles(data, part, repetition)
    large = work / f"large-{repetitions}"
    run(side("incremental", "build", large, *parts))
    rows: dict[str, Figures] = {}
    for name, index, paths in (("small", work / "small", parts[:1]), ("large", large, parts)):
        copy = work / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(index, copy, copy_function=os.link)  # no file of a version is ever changed
        rows[f"{name}, as it was"] = searching(copy, data)
        adding = run(side("incremental", "build", copy, *paths, added)).figures
        rows[f"{name}, {ADDED} added"] = adding | searching(copy, data)
        rows[f"{name}, {ADDED} removed"] = run(side("incremental", "build", copy, *paths)).figures
        shutil.rmtree(copy)
    both = (rows[f"{name}, {ADDED} added"] for name in ("large", "small"))
    return rows | {"large / small, added": ratios(*both)}


def searching(index: Path, data: Path) -> Figures:
    """What searches take in a process of their own, without what that takes to begin."""
    figures = run(side("incremental", "search", index, data)).figures
    return {name: value for name, value in figures.items() if name.startswith("search")}


def articles(data: Path, made: Path, repetition: int = 0, most: int = 1_000_000) -> None:
    """Have a folder of articles made, unless it is there."""
    if not made.exists():
        run(side("incremental", "articles", data, made, repetition, most))


def main() -> None:
    """Run from the command line."""
    if len(sys.argv) > 1 and sys.argv[1] in SIDES:
        json.dump(SIDES[sys.argv[1]](sys.argv[2:]), sys.stdout)
        return
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the data, see benchmarks/README.md")
    parser.add_argument("--passages", type=int, default=1_000_000)
    parser.add_argument("--work", type=Path, default=Path(".benchmarks_cache", "incremental"))
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    rows = measure(chosen.data, chosen.work, chosen.passages)
    columns = list(dict.fromkeys(figure for figures in rows.values() for figure in figures))
    turned = {
        figure: {row: rows[row][figure] for row in rows if figure in rows[row]}
        for figure in columns
    }
    report(turned, as_json=chosen.json, title=f"{ADDED} articles added")


SIDES: dict[str, Callable[[Sequence[str]], Figures]] = {
    "articles": lambda given: make_articles(
        Path(given[0]), Path(given[1]), int(given[2]), int(given[3])
    ),
    "build": lambda given: build(*map(Path, given)),
    "search": lambda given: search(*map(Path, given)),
}

if __name__ == "__main__":
    main()
