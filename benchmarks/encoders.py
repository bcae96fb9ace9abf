"""Embedding passages by each runtime, and by batches of different sizes.

    python -m benchmarks.encoders DATA [--passages 200] [--rounds 2] [--json]

The passages are the first of the realtimeqa corpus, of at most 200 tokens. Each runtime embeds
them in a process of its own, after a warm-up; loading is left out. Vectors are compared with those
of sentence-transformers, component by component.
"""

import argparse
import json
import tempfile
import time
from functools import partial
from itertools import islice
from pathlib import Path
from typing import get_args
from unittest.mock import patch

from benchmarks.measure import Figures, alternate, records, report, run, short_texts, side
from index.encoders.base import Backend

BUDGETS = (400, 800, 1600, 3200, 6400)
"""Tokens in one batch, padding included."""


def cut(data: Path, folder: Path, count: int) -> None:
    """Write the first passages of the corpus to ``folder``."""
    articles = records(data / "realtimeqa-2025-26" / "corpus.jsonl.gz")
    passages = short_texts((article["text"] for article in articles), tokens=200)
    found = json.dumps(list(islice(passages, count)))
    (folder / "passages.json").write_text(found, encoding="utf-8")


def embed(folder: Path, backend: Backend, budget: int) -> Figures:
    """Embed the passages in ``folder`` by one runtime, and leave the vectors there."""
    import numpy as np

    from index.encoders import EncoderSettings, open_build_encoder
    from index.encoders.batches import batches_by_length

    passages = json.loads((folder / "passages.json").read_text(encoding="utf-8"))
    encoder = open_build_encoder(EncoderSettings(backend=backend))
    batches = partial(batches_by_length, budget=budget)
    with patch("index.encoders.exported.batches_by_length", batches):
        encoder.embed_passages(passages[:16])
        began, used = time.perf_counter(), time.process_time()
        vectors = encoder.embed_passages(passages)
        wall, cpu = time.perf_counter() - began, time.process_time() - used
    oracle = folder / "oracle.npy"
    if not oracle.exists():
        np.save(oracle, vectors)
    return {
        "ms a passage": 1000 * wall / len(passages),
        "CPU ms a passage": 1000 * cpu / len(passages),
        "largest difference": float(np.abs(vectors - np.load(oracle)).max()),
    }


def measure(data: Path, count: int, rounds: int) -> dict[str, Figures]:
    """Every runtime with every budget; wall time also as a share of sentence-transformers'."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(side("encoders", data, "--cut", folder, "--passages", count))
        first = "sentence-transformers"
        sides = {first: side("encoders", folder, "--side", first)}
        for backend in ("onnx", "openvino"):
            for budget in BUDGETS:
                asked = ["--side", backend, "--budget", budget]
                sides[f"{backend}, {budget} tokens"] = side("encoders", folder, *asked)
        found = alternate(sides, rounds)
    shown = ("ms a passage", "CPU ms a passage", "peak MB", "largest difference")
    peer = found[first]["ms a passage"]
    return {
        name: {"wall / floor": figures["ms a passage"] / peer} | {f: figures[f] for f in shown}
        for name, figures in found.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the data, see benchmarks/README.md")
    parser.add_argument("--passages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--side", choices=get_args(Backend), help=argparse.SUPPRESS)
    parser.add_argument("--budget", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--cut", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.side:
        print(json.dumps(embed(chosen.data, chosen.side, chosen.budget)))
    elif chosen.cut:
        cut(chosen.data, chosen.cut, chosen.passages)
    else:
        rows = measure(chosen.data, chosen.passages, chosen.rounds)
        report(rows, as_json=chosen.json, title=f"embedding {chosen.passages} passages")


if __name__ == "__main__":
    main()
