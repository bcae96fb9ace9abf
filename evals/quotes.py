"""How well quotations and their speakers are found: ``python -m evals.quotes DATA_FOLDER``.

Reads ``polnear/*.jsonl.gz`` under the folder (PolNeAR: news articles with every attribution marked
by its source, cue and content) and prints a table, or JSON with ``--json``. All spans are compared
by code points.

Measures:

- **Direct quotes.** Gold: each stretch between a pair of double marks (found here by a plain
  pattern, one paragraph at a time, independently of the extractor), of ``--words`` words or more,
  at least half of whose characters lie in gold content. Predicted: each part of a statement, cut at
  double marks, of as many words. Right where start and end agree without the marks. (The data's
  own ``direct_quotes`` leave out content that is annotated sentence by sentence.)
- **Speaker of direct quotes.** Per gold direct quote: its gold source is that of the attribution
  that covers most of it (the shortest such). The predicted one is that of the predicted direct
  quote with the same span, or else of one that covers half of it. Exact: the same characters,
  but for marks, commas and white space at the ends; overlap: at least one shared. A quote not
  found, or found without a source, is wrong.
- **Attribution.** All attributions with content; the set marks beliefs, wishes, votes and attitudes
  as well as speech. A predicted statement matches a gold one where the characters of the two
  contents have intersection over union of at least 0.5; matching is one-to-one, best overlap
  first. Recall is also given by kind (gold content wholly in marks, in part, not).
- **Speech.** The same, of the attributions that report speech: the cue is "according to", a colon,
  or has a form of a verb of communication or judgement (`SPEECH`, after classes 37 and 33 of
  B. Levin, English Verb Classes and Alternations, 1993, with the present-day news verbs), or the
  content has a quotation of two words or more. A prediction that matches another attribution is
  neither right nor wrong.
- **Exact spans.** F1 of source, cue and content spans compared as sets of distinct spans
  (a content's span is the hull of its parts; marks, commas and white space at the ends left out).
"""

import argparse
import gzip
import json
import re
import resource
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.models import Article, Quote, Span
from corpus.quotes.cues import forms
from corpus.quotes.extract import extract_quotes

_MARKS = re.compile(
    r"“[^“”\"\n]*(?:[”\"]|$)|\"[^\"“”\n]*[\"”]|''[^'\n]*(?:'(?!')[^'\n]*)*''", re.MULTILINE
)
_EDGE = " \t\n\u00a0\"“”'‘’,.;:"


SPEECH = frozenset(
    form
    for lemma in """say tell add note write argue claim acknowledge explain state insist declare
    report reply respond answer recall stress emphasize reiterate remark observe allege confirm
    admit concede caution boast brag testify complain lament quip proclaim maintain reveal disclose
    affirm reaffirm repeat joke assert contend conclude predict tweet retweet post blog announce
    opine exclaim counter suggest hint signal propose mention recount relate convey communicate
    articulate confess profess narrate quote cite read recite ask inquire wonder demand request
    urge advise warn admonish alert counsel instruct inform notify remind assure reassure promise
    pledge vow swear threaten talk speak discuss converse chat comment continue begin interject
    shout yell scream whisper mutter murmur chant cry email text gripe grouse grumble object
    protest describe characterize portray call label brand dub criticize praise denounce condemn
    blast slam attack mock ridicule deride decry bash hail laud applaud commend congratulate thank
    blame accuse rebuke scold chide chastise lambaste assail insult vilify disparage defend dismiss
    reject deny dispute refute rebut question refer point express voice outline highlight detail
    echo tout explain recommend agree disagree apologize allude rail lash indicate estimate
    decline""".split()
    for form, _ in forms(lemma)
)
"""Forms of verbs that report speech, chosen apart from the extractor's own lists."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution."""

    source: tuple[Span, ...]
    source_kind: str
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """True positives of so many gold and predicted."""

    right: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else 0.0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(
            self.right + other.right, self.gold + other.gold, self.predicted + other.predicted
        )


NONE = Counted(0, 0, 0)


def read_polnear(
    folder: Path, official_split: str | None, half: str | None
) -> Iterator[tuple[Article, tuple[Gold, ...]]]:
    """The articles with their attributions, in the file's order.

    ``half`` "a" or "b" keeps about half of the articles, chosen by a hash of the id.
    """
    for path in sorted(folder.glob("polnear/*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if official_split and record["official_split"] != official_split:
                    continue
                if half and "ab"[zlib.crc32(record["id"].encode()) % 2] != half:
                    continue
                gold = tuple(
                    Gold(
                        _spans(a["source_spans"]),
                        a["source_kind"],
                        _spans(a["cue_spans"]),
                        _spans(a["content_spans"]),
                    )
                    for a in record["attributions"]
                )
                yield Article(record["id"], record["text"], record["title"]), gold


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def overlap(first: Sequence[Span], second: Sequence[Span]) -> int:
    """How many characters two sets of disjoint spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)


def size(spans: Sequence[Span]) -> int:
    return sum(len(span) for span in spans)


def trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def gold_direct(text: str, gold: Sequence[Gold], words: int) -> dict[Span, Gold]:
    """Each direct quote with the attribution that it belongs to."""
    found: dict[Span, Gold] = {}
    for match in _MARKS.finditer(text):
        inner = trimmed(text, Span(match.start(), match.end()))
        if len(inner.of(text).split()) < words:
            continue
        covering = [(overlap([inner], g.content), -size(g.content), n) for n, g in enumerate(gold)]
        if covering:
            covered, _, which = max(covering)
            if covered * 2 >= len(inner):
                found[inner] = gold[which]
    return found


def predicted_direct(text: str, quotes: Sequence[Quote], words: int) -> dict[Span, Quote]:
    """Each stretch in double marks inside a statement's parts, with the innermost statement."""
    found: dict[Span, Quote] = {}
    for quote in sorted(quotes, key=lambda q: -size(q.parts)):
        for part in quote.parts:
            for match in _MARKS.finditer(
                text, max(0, part.start - 2), min(len(text), part.end + 2)
            ):
                inner = trimmed(text, Span(match.start(), match.end()))
                if len(inner.of(text).split()) >= words and part.overlaps(inner):
                    found[inner] = quote
    return found


def speaker_right(
    text: str, gold: dict[Span, Gold], predicted: dict[Span, Quote]
) -> Iterator[tuple[Span, Gold, Quote | None, bool, bool]]:
    """Each gold direct quote: gold, prediction, exactly right, overlapping."""
    for span, truth in gold.items():
        quote = predicted.get(span)
        if quote is None:
            near = [p for p in predicted if overlap([p], [span]) * 2 >= len(span)]
            quote = predicted[near[0]] if near else None
        source = quote.source if quote else None
        if source is None:
            yield span, truth, quote, False, False
        else:
            same = bool(truth.source) and trimmed(text, source) == trimmed(
                text, Span(truth.source[0].start, truth.source[-1].end)
            )
            yield span, truth, quote, same, overlap([source], truth.source) > 0


def matched(gold: Sequence[Sequence[Span]], predicted: Sequence[Sequence[Span]]) -> dict[int, int]:
    """One-to-one matches (gold to predicted) at intersection over union of 0.5, best first."""
    pairs = []
    for g, truth in enumerate(gold):
        for p, parts in enumerate(predicted):
            shared = overlap(truth, parts)
            union = size(truth) + size(parts) - shared
            if shared and shared * 2 >= union:
                pairs.append((shared / union, -g, -p))
    result: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in sorted(pairs, reverse=True):
        if -g not in result and -p not in taken:
            result[-g] = -p
            taken.add(-p)
    return result


def is_speech(text: str, gold: Gold) -> bool:
    """Whether an attribution reports speech, by its cue or by quotation marks."""
    cue = " ".join(span.of(text) for span in gold.cue).lower()
    words = re.findall(r"[a-z]+", cue)
    if (
        cue.startswith("according to")
        or cue.rstrip().endswith(":")
        or any(w in SPEECH for w in words)
    ):
        return True
    return any(
        len(m.group().split()) >= 2
        for part in gold.content
        for m in _MARKS.finditer(text, part.start, part.end)
    )


def kind_of(text: str, content: Sequence[Span]) -> str:
    marked = [
        Span(m.start(), m.end()) for m in _MARKS.finditer(text, content[0].start, content[-1].end)
    ]
    inside = overlap(marked, content)
    return "indirect" if not inside else "direct" if inside >= 0.9 * size(content) else "mixed"


def exact(text: str, gold: Sequence[Span | None], predicted: Sequence[Span | None]) -> Counted:
    truth = {trimmed(text, s) for s in gold if s}
    found = {trimmed(text, s) for s in predicted if s}
    return Counted(len(truth & found), len(truth), len(found))


def hull_or_none(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None


def measure(folder: Path, split: str | None, half: str | None, words: int) -> dict[str, object]:
    """All figures as one flat mapping from name to number, in the order of printing."""
    data = list(read_polnear(folder, split, half))
    started = time.process_time()
    results = [extract_quotes(article) for article, _ in data]
    seconds = time.process_time() - started
    direct, attribution, speech = NONE, NONE, NONE
    spans = {"source": NONE, "cue": NONE, "content": NONE}
    kinds: dict[str, list[int]] = {"direct": [0, 0], "mixed": [0, 0], "indirect": [0, 0]}
    speakers: dict[str, list[int]] = {}
    for (article, gold), quotes in zip(data, results, strict=True):
        text = article.text
        truth = gold_direct(text, gold, words)
        found = predicted_direct(text, quotes, words)
        direct += Counted(len(truth.keys() & found.keys()), len(truth), len(found))
        for _, g, _, same, near in speaker_right(text, truth, found):
            for name in ("all", g.source_kind):
                row = speakers.setdefault(name, [0, 0, 0])
                row[0] += 1
                row[1] += same
                row[2] += near
        whole = [g for g in gold if g.content]
        contents = [g.content for g in whole]
        pairs = matched(contents, [q.parts for q in quotes])
        attribution += Counted(len(pairs), len(contents), len(quotes))
        spoken = [is_speech(text, g) for g in whole]
        right = sum(spoken[n] for n in pairs)
        speech += Counted(right, sum(spoken), len(quotes) - (len(pairs) - right))
        for n, content in enumerate(contents):
            row = kinds[kind_of(text, content)]
            row[0] += 1
            row[1] += n in pairs
        spans["source"] += exact(
            text, [hull_or_none(g.source) for g in gold], [q.source for q in quotes]
        )
        spans["cue"] += exact(text, [hull_or_none(g.cue) for g in gold], [q.cue for q in quotes])
        spans["content"] += exact(
            text, [hull_or_none(g.content) for g in gold], [q.span for q in quotes]
        )
    figures: dict[str, object] = {"articles": len(data)}
    figures |= _rows("direct", direct)
    for name, (total, at_once, overlapping) in sorted(speakers.items()):
        figures[f"speaker {name}: n"] = total
        figures[f"speaker {name}: exact"] = at_once / total
        figures[f"speaker {name}: overlap"] = overlapping / total
    figures |= _rows("speech", speech)
    figures |= _rows("attribution", attribution)
    for name, (total, right) in kinds.items():
        figures[f"recall of {name} ({total})"] = right / total if total else 0.0
    for name, counted in spans.items():
        figures[f"exact {name} f1"] = counted.f1
    figures["articles/s"] = round(len(data) / seconds, 1)
    figures["peak memory MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


def _rows(name: str, counted: Counted) -> dict[str, object]:
    return {f"{name} {key}": value for key, value in asdict(counted).items()} | {
        f"{name} precision": counted.precision,
        f"{name} recall": counted.recall,
        f"{name} f1": counted.f1,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path, help="holds polnear/*.jsonl.gz")
    parser.add_argument("--official-split", choices=["train", "dev", "test"])
    parser.add_argument("--half", choices=["a", "b"], help="about half of the articles, by id")
    parser.add_argument("--words", type=int, default=3, help="fewest words of a direct quote")
    parser.add_argument("--json", action="store_true", help="print JSON in place of a table")
    options = parser.parse_args()
    figures = measure(options.folder, options.official_split, options.half, options.words)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        print(f"{name:32} {value:.4f}" if isinstance(value, float) else f"{name:32} {value}")


if __name__ == "__main__":
    main()
