"""Invented articles with every sort of quotation mark, in and out of order."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.desk import build
from bot.settings import CorpusSection, IndexSection, Settings
from index.progress import Silent

_PEOPLE = (
    ("Ana Ruiz", "foreign minister of Velmora", "She"),
    ("Jonas Brandt", "Carvanian envoy", "He"),
    ("Mira Okafor", "Castle House press secretary", "She"),
    ("Bo Ek", "Velmoran spokesman", "He"),
    ("Ana D'Ortez", "president of Carvania", "She"),
    ("Una “Vel” Sol", "chief negotiator", "She"),
)
_TOPICS = (
    "the withdrawal of the monitors",
    "grain shipments through the harbours of Tarn",
    "the exchange of sixty prisoners",
    "a ceasefire in the valley of the Lune",
    "the moratorium on drones",
    "the bridge of Sorvik",
)
_VERBS = ("goes on", "comes too late", "is not for us to decide", "begins before winter", "holds")
_OUTLETS = ("The Velmora Courier", "Carvania Today", 'The "Red" Gazette', None)
# Each with what may stand in it; the last ones do not pair, or do not look like a pair.
_MARKS = (
    "“{}”",
    '"{}"',
    "«{}»",
    "„{}“",
    "``{}''",
    "‘{}’",
    "“{} ‘so it is’ today”",
    '“{} and "so on" today”',
    "“{}",
    "{}”",
    '"{}',
    "»{}«",
)
_NASTY = (
    "It's the ministers' own 6' 2\" table, 'twas said.",
    "**Bold** _slanted_ ~~gone~~ `code` ||hidden|| > quoted # heading [link](https://x.example)",
    "@everyone <@1> <t:1:D> :smile: https://courier.example/a_(b) \\ \\* \\_",
    "\u202eDesrever\u202c words \u2066inside\u2069 \u200bof it.",
    "סיום השיחות “היום” בטארן.",
    "\x1b[31mRed\x1b[0m alert\a\tfor the ” harbours.",
    "- a list\n- of “two\n1. things” in it",
    "The table “was “twice” nested” there.",
)


def invented_index(folder: Path, number: int, seed: int) -> Path:
    """The folder of an index of ``number`` articles, the same for the same seed (seconds)."""
    chance = random.Random(seed)
    corpus = folder / "invented.jsonl"
    lines = [json.dumps(_record(chance, n)) for n in range(number)]
    corpus.write_text("\n".join(lines), encoding="utf-8")
    settings = Settings(
        corpus=CorpusSection(paths=(corpus,)), index=IndexSection(dir=folder / "index")
    )
    build(settings, Silent())
    return settings.index.dir


def _record(chance: random.Random, n: int) -> dict[str, str | None]:
    topic = chance.choice(_TOPICS)
    paragraphs = [_paragraph(chance, topic) for _ in range(chance.randint(2, 6))]
    title = f"{topic.capitalize()} {chance.choice(_VERBS)}"
    published = datetime(2025, 4, 1, tzinfo=UTC) + timedelta(hours=chance.randint(0, 2000))
    return {
        "id": f"invented-{n}",
        "text": chance.choice(("\n\n", "\r\n\r\n", "\n\n\n")).join(paragraphs),
        "title": chance.choice((title, f'"{title}"', f"“{title}", None)),
        "source": chance.choice(_OUTLETS),
        "url": chance.choice((f"https://courier.example/{n}", None)),
        "published": published.isoformat() if chance.random() < 0.9 else None,
    }


def _paragraph(chance: random.Random, topic: str) -> str:
    name, office, pronoun = chance.choice(_PEOPLE)
    surname = name.split()[-1]
    told = f"{topic} {chance.choice(_VERBS)}"
    said = chance.choice(_MARKS).format(f"{told[0].upper()}{told[1:]},")
    worded = chance.choice(("We will", "We’ll", "We shall"))
    sentences = [
        f"{name}, {office}, spoke on {topic} in Port Sorel on Tuesday.",
        f"{said} {surname} told reporters.",
        f"{surname} said that {told}, {chance.choice(_MARKS).format('for now')}.",
        f"{pronoun} said: {chance.choice(_MARKS).format(f'We say that {told}.')}",
        f"“{worded} say it again: {told}, and all of us know it,” {surname} said in Tarn.",
        f"Whether {told} is unclear, and talks are planned for May.",
        f"According to {name}, {told}.",
        chance.choice(_NASTY),
    ]
    kept = chance.sample(sentences, chance.randint(2, 5))
    return chance.choice((" ", "  ", "\n", " \t")).join(sorted(kept, key=sentences.index))
