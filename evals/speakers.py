"""Whose a transcript's turns are taken for: ``python -m evals.speakers DATA_FOLDER``.

Reads ``kremlin-transcripts/docs.*.jsonl.gz`` and ``wh-transcripts/docs.*.jsonl.gz`` under the
folder (official transcripts, each turn with its printed label as ``speaker`` and the person as
``name``), through the project's own reader, and prints a table, or JSON with ``--json``.

- **Turns.** Those of a record's ``named`` or ``official`` kind that give a name. Shown: those whose
  statement has a speaker with a confidence of at least `index.speakers.SURE`. Right: the
  speaker's name and the given one are spellings of one by `index.speaker_names.same_name`, or have
  the same first and last word once folded (`name_key`). Surname: the speaker is a surname alone,
  the name's last word, since the transcript prints no more; it is nobody else, but not counted as
  right. Wrong: any other. Unresolved: turns not shown.
- **Spellings.** The registry's speakers whose turns give several names, to be read: are they one
  person's?
- **Namesakes.** Each name that labels of several offices print, with the speakers of the registry
  that it comes to.
"""

import argparse
import gzip
import json
import tempfile
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus.aliases import NO_ALIASES
from corpus.models import Article, Quote, Speaker, Turn
from corpus.quotes.extract import extract_quotes
from corpus.readers.jsonl import read_jsonl
from corpus.readers.record import Record
from index.speaker_names import name_key, same_name
from index.speakers import SURE, KnownSpeaker, Registry, SpeakerMention, build_registry

SETS = ("kremlin-transcripts", "wh-transcripts")
KINDS = frozenset({"named", "official"})


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript as read, its statements, and the name of each turn, None where none is given."""

    article: Article
    quotes: tuple[Quote, ...]
    names: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Turns:
    """Counts of turns whose speaker is known."""

    known: int
    right: int
    surname: int
    wrong: int
    unresolved: int
    examples: tuple[str, ...]
    """Those that are not right: the transcript, the label, the name, whom it was taken for."""


def read_transcripts(files: Sequence[Path]) -> Iterator[Transcript]:
    """The transcripts of gzipped JSONL files, in order.

    Raises:
        SystemExit: if a record cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.jsonl"
        for file in files:
            with gzip.open(file, "rt", encoding="utf-8") as lines:
                for line in lines:
                    record = json.loads(line)
                    names = tuple(
                        t["name"] if t["kind"] in KINDS else None for t in record["turns"]
                    )
                    path.write_text(json.dumps(_as_article(record)), encoding="utf-8")
                    for read in read_jsonl(path, path.parent):
                        if not isinstance(read, Record):
                            raise SystemExit(f"{file}: {record['id']}: {read.reason}")
                        quotes = extract_quotes(read.article)
                        yield Transcript(read.article, quotes, tuple(names))


def shown_speakers(transcript: Transcript) -> Iterator[tuple[Turn, str, Speaker | None]]:
    """Each turn that gives a name, with the name and the speaker who is shown."""
    shown = {
        quote.parts[0].start: quote.speaker if quote.confidence >= SURE else None
        for quote in transcript.quotes
    }
    starts = sorted(shown)
    for turn, name in zip(transcript.article.turns, transcript.names, strict=True):
        if name is not None:
            n = bisect_left(starts, turn.span.start)
            said = n < len(starts) and starts[n] < turn.span.end
            yield turn, name, shown[starts[n]] if said else None


def measure_turns(transcripts: Sequence[Transcript]) -> Turns:
    """How many of the turns with a name are right, wrong or unresolved."""
    counts: Counter[str] = Counter()
    examples: Counter[str] = Counter()
    for transcript in transcripts:
        for turn, name, shown in shown_speakers(transcript):
            verdict = _verdict(shown, name)
            counts[verdict] += 1
            if shown and verdict in {"wrong", "surname"}:
                taken = f"{turn.label} ({name}) as {shown.name}"
                examples[f"{verdict}: {transcript.article.id}: {taken}"] += 1
    return Turns(
        known=counts.total(),
        right=counts["right"],
        surname=counts["surname"],
        wrong=counts["wrong"],
        unresolved=counts["unresolved"],
        examples=tuple(f"{example}, {n} turns" for example, n in examples.most_common()),
    )


def registry_of(transcripts: Sequence[Transcript]) -> Registry:
    """The speakers of all transcripts, as an index of them would have them."""
    mentions = Counter(
        (t.article.id, q.speaker.name, q.speaker.role, t.article.published)
        for t in transcripts
        for q in t.quotes
        if q.speaker and q.confidence >= SURE
    )
    return build_registry(
        (
            SpeakerMention(article, name, role, published, statements, official=True)
            for (article, name, role, published), statements in mentions.items()
        ),
        NO_ALIASES,
    )


def names_by_speaker(
    transcripts: Sequence[Transcript], registry: Registry
) -> Mapping[str, Counter[str]]:
    """The names given for the turns of each of the registry's speakers."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for transcript in transcripts:
        for _, name, shown in shown_speakers(transcript):
            if shown and _verdict(shown, name) != "wrong":
                names[registry.ids[transcript.article.id, shown.name, shown.role]][name] += 1
    return names


def namesakes(speakers: Sequence[KnownSpeaker]) -> Mapping[str, list[KnownSpeaker]]:
    """Names that are printed with several offices, each with its speakers."""
    by_name: dict[tuple[str, ...], list[KnownSpeaker]] = defaultdict(list)
    for speaker in speakers:
        by_name[name_key(speaker.name)].append(speaker)
    return {
        found[0].name: found
        for found in by_name.values()
        if len({office.role for speaker in found for office in speaker.offices}) > 1
    }


def _as_article(record: Mapping[str, Any]) -> dict[str, Any]:
    turns = [{"speaker": turn["speaker"], "text": turn["text"]} for turn in record["turns"]]
    fields = {field: record[field] for field in ("id", "title", "url")}
    return {**fields, "published": record["date"], "turns": turns}


def _verdict(shown: Speaker | None, name: str) -> str:
    if shown is None:
        return "unresolved"
    said, known = name_key(shown.name), name_key(name)
    if len(said) == 1 and said[-1] == known[-1] and len(known) > 1:
        return "surname"
    ends = (said[:1], said[-1:]) == (known[:1], known[-1:])
    return "right" if ends or same_name(shown.name, name) else "wrong"


def _print_turns(name: str, turns: Turns) -> None:
    shown = turns.right + turns.surname + turns.wrong
    print(f"{name}: {turns.known} turns with a name, {shown} shown with a speaker")
    for verdict in ("right", "surname", "wrong"):
        count = getattr(turns, verdict)
        print(f"  {verdict:<12}{count:>6}{count / max(shown, 1):>9.2%} of those shown")
    print(f"  unresolved  {turns.unresolved:>6}{turns.unresolved / turns.known:>9.2%} of all")
    for example in turns.examples:
        print(f"    {example}")


def _print_registry(
    registry: Registry, names: Mapping[str, Counter[str]], found: Mapping[str, list[KnownSpeaker]]
) -> None:
    print(f"  speakers in the registry: {len(registry.speakers)}; of several spellings:")
    for speaker_id, spellings in names.items():
        if len(spellings) > 1:
            print(f"    {speaker_id}: {', '.join(spellings)}")
    print("  names of several offices:")
    for spelling, speakers in found.items():
        print(f"    {spelling}")
        for speaker in speakers:
            offices = "; ".join(
                f"{o.role}, {o.first:%Y-%m} to {o.last:%Y-%m}" if o.first and o.last else o.role
                for o in speaker.offices
            )
            print(f"      {speaker.id}: {speaker.statements} turns; {offices or 'no office'}")


def main() -> None:
    """Measure each set and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="the folder that holds the sets")
    parser.add_argument("--json", action="store_true", help="print JSON")
    chosen = parser.parse_args()
    report = {}
    for name in SETS:
        files = sorted((chosen.data / name).glob("docs.*.jsonl.gz"))
        if not files:
            parser.error(f"{chosen.data / name} holds no docs.*.jsonl.gz")
        transcripts = list(read_transcripts(files))
        turns, registry = measure_turns(transcripts), registry_of(transcripts)
        names, found = names_by_speaker(transcripts, registry), namesakes(registry.speakers)
        report[name] = asdict(turns) | {
            "speakers": len(registry.speakers),
            "spellings": {s: sorted(given) for s, given in names.items() if len(given) > 1},
            "namesakes": {spelling: [s.id for s in people] for spelling, people in found.items()},
        }
        if not chosen.json:
            _print_turns(name, turns)
            _print_registry(registry, names, found)
    if chosen.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
