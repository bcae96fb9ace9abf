"""FAISS indexes on real vectors: recall@10 against exact search, time a question, memory.

    python -m benchmarks.vectors DATA [--cache FOLDER] [--vectors N]... [--json]

The vectors are those of all texts of DATA, cut into passages of at most 64 tokens; the questions
are the dev questions. Both are embedded once and kept in --cache. For more vectors than there are,
each is repeated with noise that leaves it at a cosine of about 0.9 to the real one. Every index is
built in one process and asked in another, on one thread.
"""

import argparse
import json
import math
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import Figures, questions, report, run, short_texts, side, texts, timed

K, QUESTIONS = 10, 400
NOISE = 0.48  # the length of the noise beside a unit vector: cosine 1 / sqrt(1 + 0.48^2) = 0.90
TRAINING_PER_LIST = 64
PROBES, WIDTHS = (4, 8, 16, 32, 64, 128), (32, 64, 128, 256)
COST = {"wall s", "CPU s", "peak MB"}  # of the processes, which make the vectors too


def embed(data: Path, cache: Path) -> None:
    """Put texts.json, texts.npy and questions.npy into the cache, where they are missing."""
    import numpy as np

    from index.encoders import EncoderSettings, open_build_encoder

    cache.mkdir(parents=True, exist_ok=True)
    if not (cache / "texts.json").exists():
        cut = list(short_texts(texts(data), tokens=64))
        (cache / "texts.json").write_text(json.dumps(cut), encoding="utf-8")
    encoder = open_build_encoder(EncoderSettings())
    for name in ("questions", "texts"):
        if not (cache / f"{name}.npy").exists():
            whole = json.loads((cache / "texts.json").read_text(encoding="utf-8"))
            print(f"embedding {name}", file=sys.stderr)
            vectors = encoder.embed_passages(questions(data) if name == "questions" else whole)
            np.save(cache / f"{name}.npy", vectors)


def vectors_of(cache: Path, count: int) -> Any:
    """That many vectors, shape (count, dimension), in random order, the same each time."""
    import numpy as np

    real = np.load(cache / "texts.npy")
    random = np.random.default_rng(0)
    if count <= len(real):
        return real[random.permutation(len(real))[:count]]
    found = np.empty((count, real.shape[1]), dtype=np.float32)
    found[: len(real)] = real
    for start in range(len(real), count, len(real)):
        copies = real[: count - start]
        noise = random.standard_normal(copies.shape, dtype=np.float32)
        noisy = copies + noise * np.float32(NOISE / np.sqrt(real.shape[1]))
        found[start : start + len(copies)] = noisy / np.linalg.norm(noisy, axis=1, keepdims=True)
    random.shuffle(found)
    return found


def build(kind: str, count: int, cache: Path, folder: Path) -> Figures:
    """Build an index and write it; CPU seconds and its MB on disk."""
    import faiss

    vectors = vectors_of(cache, count)
    began, used = time.perf_counter(), time.process_time()
    index = faiss.index_factory(vectors.shape[1], kind, faiss.METRIC_INNER_PRODUCT)
    lists = int(kind[3 : kind.index(",")]) if kind.startswith("IVF") else 1024
    index.train(vectors[: TRAINING_PER_LIST * lists])
    index.add(vectors)
    faiss.write_index(index, str(folder / "index.faiss"))
    return {
        "build s": time.perf_counter() - began,
        "build CPU s": time.process_time() - used,
        "disk MB": (folder / "index.faiss").stat().st_size / 1e6,
    }


def ask(effort: str, cache: Path, folder: Path) -> Figures:
    """Ask an index questions, one at a time; the first, flat one leaves what is right."""
    import faiss
    import numpy as np
    import psutil

    faiss.omp_set_num_threads(1)
    asked = np.load(cache / "questions.npy")
    asked = asked[:: max(1, len(asked) // QUESTIONS)]
    before = psutil.Process().memory_info().rss
    index = faiss.read_index(str(folder / "index.faiss"))
    parameter, _, value = effort.partition("=")
    if value:
        faiss.ParameterSpace().set_index_parameter(index, parameter, int(value))
    found: list[set[int]] = []

    def search(question: Any) -> None:
        found.append(set(index.search(question.reshape(1, -1), K)[1][0].tolist()))

    times = timed([partial(search, question) for question in asked])
    memory = (psutil.Process().memory_info().rss - before) / 1e6
    exact = folder / "exact.json"
    if not exact.exists():
        exact.write_text(json.dumps([sorted(numbers) for numbers in found]))
    oracle = json.loads(exact.read_text())
    recall = sum(len(ours.intersection(best)) for ours, best in zip(found, oracle, strict=True))
    return {"recall@10": recall / (K * len(asked)), "memory MB": memory} | times


def measure(cache: Path, count: int) -> dict[str, Figures]:
    """Every index with that many vectors, the exact one first, asked with every effort."""
    rows: dict[str, Figures] = {}
    around = 1 << round(math.log2(count) / 2)
    with tempfile.TemporaryDirectory() as name:
        common = ["--cache", cache, "--folder", name]
        for kind, parameter, efforts in (
            ("Flat", "", [0]),
            ("SQfp16", "", [0]),
            ("SQ8", "", [0]),
            (f"IVF{around},SQ8", "nprobe", PROBES),
            (f"IVF{2 * around},SQ8", "nprobe", PROBES),
            ("HNSW16,SQ8", "efSearch", WIDTHS),
        ):
            built = run(side("vectors", name, *common, "--build", kind, "--vectors", count))
            for effort in efforts:
                asked = f"{parameter}={effort}" if effort else "all"
                figures = run(side("vectors", name, *common, "--ask", asked)).figures
                row = f"{kind} {asked}"
                rows[row] = {n: f for n, f in (built.figures | figures).items() if n not in COST}
                print(row, rows[row], file=sys.stderr)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the data, see benchmarks/README.md")
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks_cache"))
    parser.add_argument("--vectors", type=int, action="append", help="how many; may be repeated")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--build", help=argparse.SUPPRESS)
    parser.add_argument("--ask", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.build:
        print(json.dumps(build(chosen.build, chosen.vectors[0], chosen.cache, chosen.folder)))
    elif chosen.ask:
        print(json.dumps(ask(chosen.ask, chosen.cache, chosen.folder)))
    else:
        embed(chosen.data, chosen.cache)
        for count in chosen.vectors or [25_000, 100_000, 1_000_000]:
            rows = measure(chosen.cache, count)
            report(rows, as_json=chosen.json, title=f"{count:,} vectors")


if __name__ == "__main__":
    main()
