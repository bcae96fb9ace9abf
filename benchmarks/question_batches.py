"""Embedding questions together, as the bot does with those that wait, and one by one.

    python -m benchmarks.question_batches [--rounds 5] [--json]

The questions are made up, of six to twenty tokens. Times are of the processor, on one thread, the
best of the rounds; loading is left out. Vectors are compared component by component.
"""

import argparse
import json
import time
from collections.abc import Callable
from itertools import islice, product

import numpy as np

from index.encoders import EncoderSettings, open_build_encoder
from index.encoders.base import Vectors

SIZES = (2, 4, 8, 16, 32)
_PEOPLE = ("Ana Ruiz", "the delegation of Velmora", "Jonas Brandt", "the harbour office")
_TOPICS = ("grain", "a withdrawal of the monitors", "the ports", "the date of the next round")
_PLACES = ("", " in Port Sorel", " after the talks on Friday")


def best(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds of the processor that the work takes at least."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times) * 1000


def main() -> None:
    """Measure, and print a line for each size of a batch."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    encoder = open_build_encoder(EncoderSettings(backend="onnx", threads=1))
    made = (
        f"What did {person} say about {topic}{place}?"
        for person, topic, place in product(_PEOPLE, _TOPICS, _PLACES)
    )
    questions = list(islice(made, max(SIZES)))
    alone = [encoder.embed_query(question) for question in questions]
    single = best(lambda: [encoder.embed_query(q) for q in questions], options.rounds)
    rows: list[dict[str, float]] = [{"size": 1, "ms": round(single / len(questions), 2)}]
    for size in SIZES:

        def embed(size: int = size) -> list[Vectors]:
            starts = range(0, len(questions), size)
            return [encoder.embed_queries(questions[n : n + size]) for n in starts]

        off = float(np.abs(np.concatenate(embed()) - np.stack(alone)).max())
        ms = best(embed, options.rounds) / len(questions)
        rows.append({"size": size, "ms": round(ms, 2), "off": off})
    for row in rows:
        print(json.dumps(row) if options.json else "  ".join(f"{k} {v:g}" for k, v in row.items()))


if __name__ == "__main__":
    main()
