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
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.measure import Figures, questions, report, run, short_texts, side, texts, timed
from index.lexical import LexicalIndex, terms

CANDIDATES = 50
CHANGED = 100
FTS5 = "CREATE VIRTUAL TABLE IF NOT EXISTS t USING fts5(words, tokenize='porter unicode61')"
FIND = "SELECT rowid, rank FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?"

Search = Callable[[str], object]


def tantivy_write(folder: Path, texts: Iterable[str], first: int, removed: int) -> None:
    """Take out that many of the first texts, put in others numbered from ``first``."""
    with LexicalIndex(folder).writing() as writer:
        writer.remove(range(removed))
        for number, text in enumerate(texts, first):
            writer.add(number, text)


def tantivy_search(folder: Path) -> Search:
    """What answers a question."""
    index = LexicalIndex(folder)
    return lambda question: index.search(question, CANDIDATES)


def fts5_write(folder: Path, texts: Iterable[str], first: int, removed: int) -> None:
    """Take out that many of the first texts, put in others numbered from ``first``."""
    folder.mkdir(exist_ok=True)
    with sqlite3.connect(folder / "fts5.sqlite") as connection:
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {FTS5}")
        connection.execute("DELETE FROM t WHERE rowid < ?", (removed,))
        connection.executemany(
            "INSERT INTO t (rowid, words) VALUES (?, ?)", enumerate(texts, first)
        )
        if not removed:  # one segment, as tantivy's merging leaves few
            connection.execute("INSERT INTO t (t) VALUES ('optimize')")


def fts5_search(folder: Path) -> Search:
    """What answers a question, by the words of it that are no stop words."""
    connection = sqlite3.connect(folder / "fts5.sqlite")

    def search(question: str) -> object:
        words = [word for word in re.findall(r"\w+", question.lower()) if terms(word)]
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(words))
        return connection.execute(FIND, (query, CANDIDATES)).fetchall()

    return search


ENGINES = {"tantivy": (tantivy_write, tantivy_search), "FTS5": (fts5_write, fts5_search)}


def write_texts(data: Path, cache: Path, file: Path, count: int) -> None:
    """Write that many short texts, a line each; the real ones are kept in the cache."""
    kept = cache / "texts.json"  # shared with `benchmarks.vectors`
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(list(short_texts(texts(data), tokens=64))), encoding="utf-8")
    real = [text.split() for text in json.loads(kept.read_text(encoding="utf-8"))]
    chance = random.Random(0)
    chance.shuffle(real)
    with file.open("w", encoding="utf-8") as lines:
        for words in real[:count]:
            lines.write(" ".join(words) + "\n")
        for _ in range(count - len(real)):
            two = chance.choices(real, k=2)
            mixed = [word for words in two for word in chance.sample(words, len(words) // 2)]
            chance.shuffle(mixed)
            lines.write(" ".join(mixed) + "\n")


def step(name: str, engine: str, data: Path, folder: Path) -> Figures:
    """One step of one engine: build its index, ask it, or change it."""
    write, search = ENGINES[engine]
    index = folder / engine
    if name == "ask":
        asked, find = questions(data), search(index)
        for question in asked[:20]:
            find(question)
        return timed([partial(find, question) for question in asked[:: len(asked) // 200 or 1]])
    with (folder / "texts.txt").open(encoding="utf-8") as lines:
        began, used = time.perf_counter(), time.process_time()
        if name == "build":
            write(index, lines, 0, 0)
        else:
            write(index, islice(lines, CHANGED), 1 << 40, CHANGED)
        wall, cpu = time.perf_counter() - began, time.process_time() - used
    size = sum(path.stat().st_size for path in index.rglob("*")) / 1e6
    return {"s": wall, "CPU s": cpu, "disk MB": size}


def measure(data: Path, cache: Path, count: int) -> dict[str, Figures]:
    """Every step of both engines over that many texts."""
    rows: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as name:
        common = [data, "--folder", name, "--cache", cache, "--texts", count]
        run(side("lexical", *common, "--step", "texts", "none"))
        for asked in ("build", "ask", "change"):
            for engine in ENGINES:
                figures = run(side("lexical", *common, "--step", asked, engine)).figures
                rows[f"{engine}, {asked}"] = {n: f for n, f in figures.items() if n != "wall s"}
                print(engine, asked, figures, file=sys.stderr)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the data, see benchmarks/README.md")
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks_cache"))
    parser.add_argument("--texts", type=int, action="append", help="how many; may be repeated")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        name, engine = chosen.step
        if name == "texts":
            write_texts(chosen.data, chosen.cache, chosen.folder / "texts.txt", chosen.texts[0])
        else:
            print(json.dumps(step(name, engine, chosen.data, chosen.folder)))
    else:
        for count in chosen.texts or [100_000, 1_000_000]:
            rows = measure(chosen.data, chosen.cache, count)
            report(rows, as_json=chosen.json, title=f"{count:,} texts")


if __name__ == "__main__":
    main()
