"""BM25 by tantivy, as the index uses it, beside SQLite's FTS5.

    python -m benchmarks.lexical DATA [--cache FOLDER] [--texts N]... [--json]

The texts are those of DATA, cut into passages of at most 64 tokens. Where there are too few, each
further one has half of the words of one and half of those of another, at random and shuffled: the
words keep their frequencies, and no text stands twice. The questions are the dev questions. Every
engine builds, answers and changes its index in three processes.
"""

import argparse
import json
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.measure import Figures, questions, report, run, short_texts, side, texts, timed

CANDIDATES = 50
CHANGED = 100
FTS5 = "CREATE VIRTUAL TABLE texts USING fts5(words, tokenize='porter unicode61')"
FIND = "SELECT rowid, bm25(texts) AS score FROM texts WHERE texts MATCH ? ORDER BY score LIMIT ?"


def passages(data: Path, cache: Path, count: int) -> Iterator[str]:
    """That many short texts; the real ones are kept in the cache, which `vectors` shares."""
    kept = cache / "texts.json"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        cut = list(short_texts(texts(data), tokens=64))
        kept.write_text(json.dumps(cut), encoding="utf-8")
    real = json.loads(kept.read_text(encoding="utf-8"))
    chance = random.Random(0)
    chance.shuffle(real)
    yield from real[:count]
    words = [text.split() for text in real]
    for _ in range(count - len(real)):
        mixed = [w for half in chance.choices(words, k=2) for w in chance.sample(half, len(half) // 2)]
        chance.shuffle(mixed)
        yield " ".join(mixed)


def tantivy_build(folder: Path, added: Iterator[str]) -> None:
    """Put all texts into a new index."""
    from index.lexical import LexicalIndex

    with LexicalIndex(folder / "index").writing() as writer:
        for number, text in enumerate(added):
            writer.add(number, text)


def tantivy_search(folder: Path) -> Callable[[str], object]:
    """What answers a question."""
    from index.lexical import LexicalIndex

    index = LexicalIndex(folder / "index")
    return lambda question: index.search(question, CANDIDATES)


def tantivy_change(folder: Path, added: list[str], first: int) -> None:
    """Take out the first texts, put in others, commit."""
    from index.lexical import LexicalIndex

    with LexicalIndex(folder / "index").writing() as writer:
        writer.remove(range(len(added)))
        for number, text in enumerate(added, start=first):
            writer.add(number, text)


def fts5_build(folder: Path, added: Iterator[str]) -> None:
    """Put all texts into a new table."""
    (folder / "index").mkdir()
    with sqlite3.connect(folder / "index" / "fts5.sqlite") as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + FTS5)
        rows = ((number, text) for number, text in enumerate(added))
        connection.executemany("INSERT INTO texts (rowid, words) VALUES (?, ?)", rows)
        connection.execute("INSERT INTO texts (texts) VALUES ('optimize')")


def fts5_search(folder: Path) -> Callable[[str], object]:
    """What answers a question, by the words of it that are no stop words."""
    from index.lexical import terms

    connection = sqlite3.connect(folder / "index" / "fts5.sqlite")

    def search(question: str) -> object:
        words = [word for word in re.findall(r"\w+", question.lower()) if terms(word)]
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(words))
        return connection.execute(FIND, (query, CANDIDATES)).fetchall()

    return search


def fts5_change(folder: Path, added: list[str], first: int) -> None:
    """Take out the first texts, put in others, commit."""
    with sqlite3.connect(folder / "index" / "fts5.sqlite") as connection:
        connection.executescript("PRAGMA synchronous = OFF")
        connection.execute("DELETE FROM texts WHERE rowid < ?", (len(added),))
        rows = enumerate(added, start=first)
        connection.executemany("INSERT INTO texts (rowid, words) VALUES (?, ?)", rows)


ENGINES = {
    "tantivy": (tantivy_build, tantivy_search, tantivy_change),
    "fts5": (fts5_build, fts5_search, fts5_change),
}


def step(name: str, engine: str, data: Path, folder: Path, count: int, cache: Path) -> Figures:
    """One of the three steps of one engine."""
    build, search, change = ENGINES[engine]
    began, used = time.perf_counter(), time.process_time()
    if name == "build":
        # Making the texts is left out of the time: they come from a file, a line each.
        with (folder / "texts.txt").open(encoding="utf-8") as file:
            build(folder, file)
        size = sum(path.stat().st_size for path in (folder / "index").rglob("*")) / 1e6
        return {"build s": time.perf_counter() - began, "build CPU s": time.process_time() - used, "disk MB": size}
    if name == "change":
        change(folder, list(islice(passages(data, cache, count), CHANGED)), count)
        return {}
    asked = questions(data)
    find = search(folder)
    for question in asked[:20]:
        find(question)
    return timed([partial(find, question) for question in asked[:: len(asked) // 200]])
