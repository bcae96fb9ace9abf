"""Verifying a quote against a large index, beside FTS5's phrases and a scan of every article.

    python -m benchmarks.verify DATA [--passages 1000000] [--work FOLDER] [--json]

Articles are put together from runs of 10 to 40 words of the texts of DATA, so that words keep their
neighbours; a passage has 130 words, an article three to ten of them. Asked are excerpts of 8 to 40
words: as they stand, with one to three words changed, and with words of other excerpts put
together, which stand nowhere. FTS5 and the scan only tell which articles have the exact words; the
scan is asked ten times. What is in FOLDER is used again.
"""

import argparse
import json
import os
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate
from pathlib import Path

from benchmarks.measure import Figures, report, run, side, texts, timed
from bot.verification import Claim, Verifier
from corpus.models import Article, Span
from index.encoders.base import EncoderIdentity
from index.lexical import LexicalIndex
from index.manifest import Manifest
from index.passages import PassageSettings
from index.published import PublishedIndex
from index.store import Store, article_fingerprint
from index.vectors import FaissVectors
from index.versions import Lease

WORDS = 130
ASKED = 200
FTS5 = "CREATE VIRTUAL TABLE t USING fts5(words, content='', tokenize='unicode61')"
PHRASE = "SELECT rowid FROM t WHERE t MATCH ? LIMIT 40"
SCAN = "SELECT id FROM articles WHERE instr(lower(text), lower(?)) LIMIT 40"


def _articles(data: Path, passages: int) -> Iterator[list[str]]:
    """The passages of one article after the other."""
    chance = random.Random(0)
    real = [words for text in texts(data) if len(words := text.split()) >= 40]
    left = passages
    while left > 0:
        size = min(left, chance.randint(3, 10))
        left -= size
        yield [_passage(real, chance) for _ in range(size)]


def _passage(real: Sequence[Sequence[str]], chance: random.Random) -> str:
    words: list[str] = []
    while len(words) < WORDS:
        text = chance.choice(real)
        start = chance.randrange(len(text) - 10)
        words += text[start : start + chance.randint(10, 40)]
    return " ".join(words)


def build(data: Path, work: Path, passages: int) -> None:
    """Write the store and the words of both sides, and what is asked."""
    chance = random.Random(1)
    kept: list[str] = []
    store = Store.create(work / "store.sqlite")
    lexical, whole = LexicalIndex(work / "lexical"), LexicalIndex(work / "articles")
    with (
        closing(sqlite3.connect(work / "fts5.sqlite")) as peer,
        lexical.writing() as words_of,
        whole.writing() as words_of_articles,
    ):
        peer.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {FTS5}")
        for number, parts in enumerate(_articles(data, passages)):
            text = " ".join(parts)
            ends = list(accumulate(len(part) + 1 for part in parts))
            spans = [Span(end - len(p) - 1, end - 1) for p, end in zip(parts, ends, strict=True)]
            article = Article(str(number), text)
            numbered = store.put(article, article_fingerprint(article), spans, spans)
            for passage in numbered:
                words_of.add(passage.number, passage.span.of(text))
            words_of_articles.add(numbered[0].number, text)
            peer.execute("INSERT INTO t (rowid, words) VALUES (?, ?)", (number, text))
            if number % max(1, passages // 6500) == 0:
                kept.append(chance.choice(parts))
        peer.commit()
    store.commit()
    store.close()
    (work / "kept.json").write_text(json.dumps(kept[:1000]), encoding="utf-8")


def claims(work: Path) -> dict[str, list[str]]:
    """What is asked, by kind."""
    chance = random.Random(2)
    kept = [text.split() for text in json.loads((work / "kept.json").read_text(encoding="utf-8"))]
    asked: dict[str, list[str]] = {"exact": [], "altered": [], "absent": []}
    for words in kept[:ASKED]:
        start, size = chance.randrange(len(words) - 40), chance.randint(8, 40)
        cut = words[start : start + size]
        asked["exact"].append(" ".join(cut))
        for _ in range(chance.randint(1, 3)):
            cut[chance.randrange(1, size - 1)] = chance.choice(chance.choice(kept))
        asked["altered"].append(" ".join(cut))
        mixed = [chance.choice(chance.choice(kept)) for _ in range(size)]
        asked["absent"].append(" ".join(mixed))
    return asked


def _ours(work: Path) -> Verifier:
    store = Store.open(work / "store.sqlite")
    identity = EncoderIdentity("none", "", 1, 1, "", "")
    manifest = Manifest(
        "1", datetime.now(UTC), identity, PassageSettings(), "none", store.coverage(), ()
    )
    index = PublishedIndex(
        manifest=manifest,
        store=store,
        vectors=FaissVectors(1, 0),  # a quote is verified by its words alone
        quote_vectors=FaissVectors(1, 0),
        lexical=LexicalIndex(work / "lexical"),
        article_words=LexicalIndex(work / "articles"),
        _lease=Lease(work, os.open(work, os.O_RDONLY)),
    )
    return Verifier(index)


def _found(connection: sqlite3.Connection, query: str, words: str) -> bool:
    return connection.execute(query, (words,)).fetchone() is not None


def opened(engine: str, work: Path) -> Callable[[str], bool]:
    """What tells whether words are found."""
    if engine == "ours":
        verifier = _ours(work)
        return lambda words: verifier.verify(Claim(words)).is_found
    if engine == "FTS5":
        peer = sqlite3.connect(work / "fts5.sqlite")
        return lambda words: _found(peer, PHRASE, _phrase(words))
    scanned = sqlite3.connect(work / "store.sqlite")
    return lambda words: _found(scanned, SCAN, words)


def ask(engine: str, kind: str, work: Path) -> Figures:
    """The time of a question to an engine, and the share that it finds, or rightly does not."""
    asked, find = claims(work)[kind], opened(engine, work)
    wanted = kind != "absent"
    if engine == "scan":
        asked = asked[:10]
    right = [find(words) is wanted for words in asked]  # which warms up as well
    return timed([partial(find, words) for words in asked]) | {"right": sum(right) / len(right)}


def _phrase(words: str) -> str:
    return '"' + words.replace('"', " ") + '"'


def measure(data: Path, work: Path, passages: int) -> dict[str, Figures]:
    """Every engine on every kind that it is for."""
    common = [data, "--work", work, "--passages", passages]
    if not (work / "kept.json").exists():
        run(side("verify", *common, "--step", "build", "all"))
    rows: dict[str, Figures] = {}
    for kind in ("exact", "altered", "absent"):
        for engine in ("ours", "FTS5", "scan"):
            if engine == "ours" or kind != "altered":
                figures = run(side("verify", *common, "--step", engine, kind)).figures
                kept = {n: f for n, f in figures.items() if not n.endswith(" s")}  # of a question
                rows[f"{engine}, {kind}"] = kept
                print(engine, kind, figures, file=sys.stderr)
    rows["FTS5, exact"]["disk MB"] = (work / "fts5.sqlite").stat().st_size / 1e6
    return rows


def main() -> None:
    """Print a row for each engine and kind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the data, see benchmarks/README.md")
    parser.add_argument("--passages", type=int, default=1_000_000)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = chosen.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        if chosen.step is None:
            rows = measure(chosen.data, work, chosen.passages)
            report(rows, as_json=chosen.json, title=f"{chosen.passages:,} passages")
        elif chosen.step == ["build", "all"]:
            build(chosen.data, work, chosen.passages)
        else:
            engine, kind = chosen.step
            print(json.dumps(ask(engine, kind, work)))


if __name__ == "__main__":
    main()
