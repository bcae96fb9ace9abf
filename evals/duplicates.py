"""How well copies of articles are found: planted ones, and those that a real corpus has.

    python -m evals.duplicates DATA [--pairs FILE]

DATA is a folder of sets, of which realtimeqa-2025-26 is read. From 400 of its articles, which have
at least 150 words, copies are made as outlets make them: under other titles, shortened, with words
replaced, with a lead or a paragraph of their own, out of order. Recall is the share of the copies
that are found in their original's story. Of what is found besides, the real pairs, nobody has said
which are right: --pairs writes them to a file, to be read. A pair of articles drawn from different
stories is never a copy, so those that planting alone joins are wrong.
"""

import argparse
import json
import random
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

from corpus.library.duplicates import ALIKE, HELD, Story, find_stories
from corpus.models import Article
from evals.sets.base import read_records

_PLANTED = 400
_FEWEST_WORDS = 150
_THRESHOLDS = ((0.5, 0.3), (0.6, 0.3), (HELD, ALIKE), (0.8, 0.35), (0.9, 0.35))

Copy = Callable[[str, str, random.Random], str]
"""From a text and an unrelated one: the copy."""


def _replaced(share: float) -> Copy:
    def copy(text: str, other: str, chance: random.Random) -> str:
        strange = other.split()
        return " ".join(
            chance.choice(strange) if chance.random() < share else word for word in text.split()
        )

    return copy


def _shortened(share: float) -> Copy:
    def copy(text: str, _: str, __: random.Random) -> str:
        return text[: int(len(text) * share)]

    return copy


def _framed(text: str, other: str, _: random.Random) -> str:
    lead, end = other.split("\n\n", maxsplit=1)[0], other.rsplit("\n\n", maxsplit=1)[-1]
    return f"{lead}\n\n{text}\n\n{end}"


def _without_paragraphs(text: str, _: str, chance: random.Random) -> str:
    left = [paragraph for paragraph in text.split("\n\n") if chance.random() > 0.25]
    return "\n\n".join(left) or text


def _out_of_order(text: str, _: str, chance: random.Random) -> str:
    paragraphs = text.split("\n\n")
    chance.shuffle(paragraphs)
    return "\n\n".join(paragraphs)


COPIES: dict[str, Copy] = {
    "the same under another title": lambda text, _, __: text,
    "a lead and an end of its own": _framed,
    "paragraphs out of order": _out_of_order,
    "a quarter of the paragraphs left out": _without_paragraphs,
    "2% of the words replaced": _replaced(0.02),
    "5% of the words replaced": _replaced(0.05),
    "10% of the words replaced": _replaced(0.10),
    "shortened to 70%": _shortened(0.7),
    "shortened to 50%": _shortened(0.5),
    "shortened to 30%": _shortened(0.3),
}


def planted(articles: Sequence[Article]) -> dict[str, tuple[str, str]]:
    """Copies' ids, with how each was made and the id of its original; see `with_copies`."""
    chance = random.Random(0)
    long = [a for a in articles if len(a.text.split()) >= _FEWEST_WORDS]
    kinds = list(COPIES)
    return {
        f"copy of {original.id}": (kinds[number % len(kinds)], original.id)
        for number, original in enumerate(chance.sample(long, min(_PLANTED, len(long))))
    }


def with_copies(articles: Sequence[Article], made: dict[str, tuple[str, str]]) -> list[Article]:
    """The articles, and after them the copies."""
    chance = random.Random(1)
    by_id = {article.id: article for article in articles}
    copies = []
    for copy_id, (kind, original_id) in made.items():
        text = COPIES[kind](by_id[original_id].text, chance.choice(articles).text, chance)
        copies.append(Article(copy_id, text, title=f"From our partners: {copy_id}"))
    return [*articles, *copies]


def pairs_of(stories: Sequence[Story]) -> set[tuple[str, str]]:
    """Every two articles of one story."""
    return {pair for story in stories for pair in combinations(story.article_ids, 2)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--pairs", type=Path, metavar="FILE")
    options = parser.parse_args()
    records = read_records(options.data / "realtimeqa-2025-26" / "corpus.jsonl.gz")
    articles = [Article(r["id"], r["text"], r["title"], url=r["url"]) for r in records]
    made = planted(articles)
    mixed = with_copies(articles, made)

    print(f"{len(articles):,} articles, {len(made)} copies planted among them\n")
    print("| held, alike | groups | articles | pairs | wrong by planting | recall of copies |")
    print("|---|---|---|---|---|---|")
    for held, alike in _THRESHOLDS:
        real = find_stories(articles, held, alike)
        found = pairs_of(find_stories(mixed, held, alike))
        right = {pair for pair in found if _is_planted(pair, made)}
        joined = {tuple(_original(a, made) for a in pair) for pair in found - right}
        wrong = joined - pairs_of(real) - {(b, a) for a, b in pairs_of(real)}
        print(
            f"| {held}, {alike} | {len(real)} | {sum(len(s.article_ids) for s in real)} | "
            f"{len(pairs_of(real))} | {len(wrong)} | {len(right) / len(made):.3f} |"
        )
        if (held, alike) == (HELD, ALIKE):
            chosen, in_stories = real, right

    print("\n| copy | planted | recall |\n|---|---|---|")
    for kind in COPIES:
        of_kind = {copy_id for copy_id, (made_so, _) in made.items() if made_so == kind}
        met = {copy_id for _, copy_id in in_stories if copy_id in of_kind}
        print(f"| {kind} | {len(of_kind)} | {len(met) / len(of_kind):.3f} |")
    if options.pairs:
        _write_pairs(options.pairs, chosen, articles)


def _is_planted(pair: tuple[str, str], made: dict[str, tuple[str, str]]) -> bool:
    one, other = pair
    return other in made and made[other][1] == one


def _original(article_id: str, made: dict[str, tuple[str, str]]) -> str:
    return made[article_id][1] if article_id in made else article_id


def _write_pairs(path: Path, stories: Sequence[Story], articles: Sequence[Article]) -> None:
    by_id = {article.id: article for article in articles}
    lines = [
        json.dumps(
            [{"title": by_id[i].title, "url": by_id[i].url, "text": by_id[i].text} for i in p]
        )
        for p in sorted(pairs_of(stories))
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
