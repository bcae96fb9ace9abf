"""Whether claims get the right verdict: excerpts as they are, altered, cut and absent.

    python -m evals.verify DATA [--work FOLDER] [--seed N] [--each N] [--show]

DATA holds wh-transcripts/docs.dev.jsonl.gz {id, title, date, url, turns: [{n, speaker, text}]} and
polnear/dev.jsonl.gz, news {id, publisher, date, title, text, attributions: [{source_spans,
cue_spans, direct_quotes: [{start, end, text}]}]} with spans by annotators.
Every fourth transcript is held out of the index. Excerpts of 8 to 40 words are cut from turns:

- exact: anywhere, but for sentences that have a negation or a condition beside the excerpt;
- altered: the same with one to three words changed, put in or (not at its ends) left out, a third
  of them with one negation left out instead;
- absent: from the transcripts held out, unless the words stand in another one;
- cut: from after a negation on to the end of its sentence, or up to where a condition begins, of
  sentences without a dash, at which a speaker begins anew;
- dropped: a sentence from whose middle four to eight words are dropped, which nothing shows;
- split: quotations of the news that are parted by who said them, passed on without that.

Half of the exact and altered ones are written in another way: other quotation marks, capitals,
dashes, white space, a first letter in brackets, an ellipsis for words that are left out.
"""

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.verification import Claim, Verdict, Verifier
from corpus.sentences import split_sentences
from evals.bootstrap import with_interval
from evals.indexes import default_cache
from evals.sets.base import Json, read_records
from index.build import BuildSettings, build_index
from index.encoders import EncoderSettings, open_build_encoder
from index.published import PublishedIndex, open_index

_HELD_OUT = 4  # one transcript in so many
_SHORTEST, _LONGEST = 8, 40
_GOVERNING = re.compile(
    r"(?i)\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|hardly|if|unless|whether"
    r"|provided|until|before|except|only|den(?:y|ies|ied)|refus\w+|reject\w+)\b|n['’]t\b"
)
_NEGATION = re.compile(
    r"(?i)(?:\b(?:not|never)\b\s+|(?<=\w)n['’]t(?=\s))(?! ?(?:only|just|merely|simply)\b)"
)
_CONDITION = re.compile(
    r"(?i)(?<!\beven)(?<!\bas)(?<!\bknow)(?<!\bsee)\s+(?=(?:if|unless) (?!you\b))"
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Case:
    """An excerpt and the verdict that is right of it."""

    kind: str
    text: str
    expected: Verdict


def _split_quotations(article: Json) -> Iterator[str]:
    """The words of an article's quotations between whose first two parts who said them stands."""
    for each in article["attributions"]:
        if len(each["direct_quotes"]) < 2:
            continue
        one, other = each["direct_quotes"][:2]
        told = [*each["source_spans"], *each["cue_spans"]]
        if any(one["end"] <= start < other["start"] for start, _ in told):
            yield f"{one['text']} {other['text']}"


def _plain(text: str) -> str:
    """The words alone, for a look-up that has nothing of what is evaluated."""
    return " " + " ".join(_WORD.findall(text.lower().replace("’", "'"))) + " "


class Cutter:
    """Cuts excerpts from the turns of transcripts, the same ones for a seed."""

    def __init__(
        self,
        indexed: Sequence[Json],
        held_out: Sequence[Json],
        seed: int,
        news: Sequence[Json] = (),
    ) -> None:
        self._chance = random.Random(seed)
        self._indexed = [turn["text"] for document in indexed for turn in document["turns"]]
        self._held_out = [turn["text"] for document in held_out for turn in document["turns"]]
        self._split = [text for article in news for text in _split_quotations(article)]
        self._all = "\n".join(map(_plain, self._indexed))
        self._vocabulary = _WORD.findall(" ".join(self._indexed[:500]))

    def cases(self, each: int) -> list[Case]:
        """That many of every kind, or as many as there are."""
        makers: dict[str, tuple[Callable[[], str | None], Verdict]] = {
            "exact": (lambda: self._styled(self._exact()), Verdict.VERBATIM),
            "altered": (lambda: self._styled(self._altered()), Verdict.ALTERED),
            "absent": (self._absent, Verdict.NOT_FOUND),
            "cut": (self._cut, Verdict.CUT),
            "dropped": (self._dropped, Verdict.ALTERED),
        }
        found = []
        for kind, (make, expected) in makers.items():
            texts = filter(None, iter(make, object()))
            found += [Case(kind, next(texts), expected) for _ in range(each)]
        split = self._chance.sample(self._split, min(each, len(self._split)))
        return found + [Case("split", text, Verdict.VERBATIM) for text in split]

    def _window(self, texts: Sequence[str]) -> tuple[str, str, str] | None:
        """An excerpt of a turn, and what stands in its sentences before and after it."""
        text = self._chance.choice(texts)
        words = [match.span() for match in re.finditer(r"\S+", text)]
        size = self._chance.randint(_SHORTEST, _LONGEST)
        if len(words) < size:
            return None
        first = self._chance.randrange(len(words) - size + 1)
        start, end = words[first][0], words[first + size - 1][1]
        around = [s for s in split_sentences(text) if s.start < end and start < s.end]
        if not around or "[" in text[start:end]:
            return None
        return text[around[0].start : start], text[start:end], text[end : around[-1].end]

    def _exact(self) -> str | None:
        window = self._window(self._indexed)
        if not window or any(_GOVERNING.search(side) for side in (window[0], window[2])):
            return None
        return window[1]

    def _altered(self) -> str | None:
        text = self._exact()
        if not text:
            return None
        if self._chance.random() < 1 / 3:
            found = list(_NEGATION.finditer(text))
            if not found or not found[0].start():
                return None
            text = text[: found[0].start()] + text[found[0].end() :]
        else:
            words = text.split()
            for _ in range(self._chance.randint(1, 3)):
                place = self._chance.randrange(1, len(words) - 1)
                new = self._chance.choice(self._vocabulary)
                words[place : place + self._chance.randint(0, 1)] = [new] * self._chance.randint(
                    0, 1
                )
            text = " ".join(words)
        return text if _plain(text) not in self._all else None

    def _absent(self) -> str | None:
        window = self._window(self._held_out)
        return window[1] if window and _plain(window[1]) not in self._all else None

    def _cut(self) -> str | None:
        text = self._chance.choice(self._indexed)
        sentence = self._chance.choice([s.of(text) for s in split_sentences(text)] or [""])
        negation, condition = _NEGATION.search(sentence), _CONDITION.search(sentence)
        if condition and self._chance.random() < 1 / 2:
            cut = sentence[: condition.start()]
        elif negation:
            cut = sentence[negation.end() :].strip()
        else:
            return None
        once = "—" not in cut and self._all.count(_plain(cut)) == 1
        return cut if once and _SHORTEST <= len(cut.split()) <= _LONGEST else None

    def _dropped(self) -> str | None:
        text = self._chance.choice(self._indexed)
        sentence = self._chance.choice([s.of(text) for s in split_sentences(text)] or [""])
        words = sentence.split() if not re.search(r"\[|…|\.\.", sentence) else []
        size = self._chance.randint(4, 8)
        if not size + 8 <= len(words) <= _LONGEST:
            return None
        first = self._chance.randint(4, len(words) - size - 4)
        kept = " ".join(words[:first] + words[first + size :])
        return kept if _plain(kept) not in self._all else None

    def _styled(self, text: str | None) -> str | None:
        """The same in another writing, every other time."""
        if not text or self._chance.random() < 1 / 2:
            return text
        return self._chance.choice(
            [
                f"“{text}”",
                f'"...{text}..."',
                text.upper(),
                text.replace("’", "'").replace(" ", "  "),
                text.replace("—", " - ").replace("-", "\N{NON-BREAKING HYPHEN}"),
                f"[{text[0].swapcase()}]{text[1:]}" if text[:2].isalpha() else f"«{text}»",
            ]
        )


def _index(documents: Sequence[Json], news: Sequence[Json], work: Path) -> PublishedIndex:
    """The index of transcripts and news in ``work``, made or brought up to date (minutes)."""
    work.mkdir(parents=True, exist_ok=True)
    corpus, index = work / "corpus.jsonl", work / "index"
    with corpus.open("w", encoding="utf-8") as lines:
        for document in documents:
            turns = [{"speaker": t["speaker"], "text": t["text"]} for t in document["turns"]]
            record = {"id": document["id"], "title": document["title"], "turns": turns}
            record |= {"published": document["date"], "url": document["url"]}
            lines.write(json.dumps(record) + "\n")
        for article in news:
            record = {key: article[key] for key in ("id", "title", "text")}
            record |= {"published": article["date"], "source": article["publisher"]}
            lines.write(json.dumps(record) + "\n")
    build_index([corpus], index, lambda: open_build_encoder(EncoderSettings()), BuildSettings())
    return open_index(index)


def _spoken(documents: Sequence[Json]) -> Iterator[Json]:
    """The transcripts without turns of no words."""
    for document in documents:
        yield document | {"turns": [turn for turn in document["turns"] if turn["text"].strip()]}


def main() -> None:
    """Print a row for each kind, and with --show each claim that got a wrong verdict."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--work", type=Path, default=default_cache() / "verify")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--each", type=int, default=100, help="excerpts of each kind")
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    documents = list(_spoken(read_records(chosen.data / "wh-transcripts" / "docs.dev.jsonl.gz")))
    held_out = documents[_HELD_OUT - 1 :: _HELD_OUT]
    indexed = [document for document in documents if document not in held_out]
    news = read_records(chosen.data / "polnear" / "dev.jsonl.gz")
    cases = Cutter(indexed, held_out, chosen.seed, news).cases(chosen.each)
    verifier = Verifier(_index(indexed, news, chosen.work))
    verdicts, took = [], []
    for case in cases:
        began = time.process_time()
        verdicts.append(verifier.verify(Claim(case.text)).verdict)
        took.append(1000 * (time.process_time() - began))
    print("| excerpts | right verdict | verdicts |\n|---|---|---|")
    rows = {kind: [kind] for kind in dict.fromkeys(case.kind for case in cases)}
    for name, kinds in ({"exact, altered, absent": ["exact", "altered", "absent"]} | rows).items():
        told = [(c, v) for c, v in zip(cases, verdicts, strict=True) if c.kind in kinds]
        right = [float(case.expected is verdict) for case, verdict in told]
        counts = ", ".join(f"{n} {v}" for v, n in Counter(v for _, v in told).most_common())
        print(f"| {name}, {len(told)} | {with_interval(right)} | {counts} |")
    took.sort()
    print(f"CPU ms a claim: p50 {took[len(took) // 2]:.1f}, p95 {took[int(0.95 * len(took))]:.1f}")
    for case, verdict in zip(cases, verdicts, strict=True):
        if chosen.show and case.expected is not verdict:
            print(f"\n{case.kind}, called {verdict}: {case.text}")


if __name__ == "__main__":
    main()
