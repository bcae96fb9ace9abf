"""How well tellings of one statement in several articles are put together, and two kept apart.

    python -m evals.variants DATA [--cache DIR] [--pairs FILE]

DATA is a folder of sets, of which realtimeqa-2025-26 is read; its index is that of
`evals.retrieval`. Of 800 of its quotations copies are made as other outlets print them, and copies
that say something else; and each is compared with what the same speaker says beside it. Of the real
pairs that are put together nobody has said which are right: --pairs writes them to a file, to be
read.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.tellings.likeness import Likeness
from evals.indexes import built_index, default_cache
from evals.sets import SETS
from evals.variants.planted import OTHERS, TELLINGS, Edit, Original, beside, judged, originals
from evals.variants.real import Pair, found, pairs, statements
from index.encoders import EncoderSettings, open_question_encoder
from index.published import PublishedIndex
from index.retriever import Retriever, SearchSettings

_SET = "realtimeqa-2025-26"
_PLANTED = 800


def report_planted(index: PublishedIndex) -> None:
    """Print how copies of each kind are told."""
    every = list(originals(a for a in index.store.articles() if not a.turns))
    chosen = random.Random(0).sample(every, min(_PLANTED, len(every)))
    print(f"{len(chosen)} of {len(every):,} quotations\n")
    print("| one statement, told | copies | same words | worded otherwise | apart |")
    print("|---|---|---|---|---|")
    _report(chosen, TELLINGS)
    print("\n| two statements | copies | same words | worded otherwise | apart |")
    print("|---|---|---|---|---|")
    _report(chosen, OTHERS)
    by_article: dict[str, list[Original]] = defaultdict(list)
    for one in every:
        by_article[one.article.id].append(one)
    _print(
        "the speaker's nearest words", Counter(beside(o, by_article[o.article.id]) for o in chosen)
    )


def _report(chosen: Sequence[Original], edits: Mapping[str, Edit]) -> None:
    for kind, edit in edits.items():
        chance = random.Random(1)
        _print(kind, Counter(judged(one, edit, chance) for one in chosen))


def _print(kind: str, told: Counter[Likeness | None]) -> None:
    made = told.total() - told[None]
    cells = [f"{told[each] / made:.3f}" if made else "-" for each in Likeness]
    print(f"| {kind} | {made} | {' | '.join(cells)} |", flush=True)


def report_real(index: PublishedIndex, retriever: Retriever, path: Path | None) -> None:
    """Print how many pairs are put together, and how many a search finds."""
    told = list(statements(index.store))
    joined = list(pairs(told))
    print(f"\n{len(told):,} statements of {len({t.speaker_id for t in told}):,} speakers")
    print("\n| real pairs | put together | found from the first |\n|---|---|---|")
    for likeness in (Likeness.SAME, Likeness.REWORDED):
        some = [pair for pair in joined if pair.likeness is likeness]
        reached = sum(found(pair, retriever) for pair in some)
        print(f"| {likeness} | {len(some)} | {reached} |")
    if path:
        path.write_text("".join(f"{_line(pair)}\n" for pair in joined), encoding="utf-8")


def _line(pair: Pair) -> str:
    tellings = [
        {"article": told.quote.article_id, "text": told.quote.span.of(told.words.article.text)}
        for told in (pair.one, pair.other)
    ]
    record = {"likeness": pair.likeness, "speaker": pair.one.speaker_id, "tellings": tellings}
    return json.dumps(record, ensure_ascii=False)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--cache", type=Path, default=default_cache())
    parser.add_argument("--pairs", type=Path, metavar="FILE")
    options = parser.parse_args()
    index = built_index(SETS[_SET](options.data / _SET), options.cache / _SET)
    encoder = open_question_encoder(EncoderSettings(), index.manifest.encoder)
    report_planted(index)
    report_real(index, Retriever(index, encoder, SearchSettings()), options.pairs)
    index.close()


if __name__ == "__main__":
    main()
