"""Statements with their articles, read from files or from an index alike."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk import build
from bot.settings import CorpusSection, IndexSection, Settings
from bot.statements import (
    ReadStatements,
    Statement,
    indexed_statements,
    of_speaker,
    on_topic,
    read_statements,
)
from corpus.aliases import NO_ALIASES, Aliases
from corpus.errors import CorpusNotFoundError
from corpus.models import Article, Quote, QuoteKind, Span, Speaker
from index.progress import Silent
from index.published import PublishedIndex, open_index
from index.speaker_match import match_speakers
from index.speakers import SURE

RECORDS = [
    {
        "id": "talks",
        "published": "2024-03-01",
        "text": (
            "“We will not leave the table,” said Ana Ruiz, the foreign minister of Velmora. “Not "
            "now.” Officials said that a pause was likely.\n\n"
            "Jonas Brandt, a spokesman for Carvania, said that the ports would stay open. He "
            "denied that grain was held back."
        ),
    },
    {"id": "ports", "published": "2024-05-01", "text": "“The ports are ours,” said Ana Ruíz."},
    {
        "id": "briefing",
        "title": "Briefing by Press Secretary Iva Petrova",
        "turns": [
            {"speaker": "MS. PETROVA", "text": "Good morning. The ports stay open. (Laughter.)"},
            {"speaker": "Q", "text": "And the grain?"},
            {"speaker": "Iva Petrova", "text": "It is “sold, all of it."},
        ],
    },
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records as JSONL."""
    path = tmp_path_factory.mktemp("statements") / "a.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in RECORDS), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def read(corpus: Path) -> ReadStatements:
    """The statements of the file."""
    return read_statements([corpus], NO_ALIASES)


@pytest.fixture(scope="module")
def index(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublishedIndex]:
    """An index of the same."""
    folder = tmp_path_factory.mktemp("indexed") / "index"
    chosen = Settings(corpus=CorpusSection(paths=(corpus,)), index=IndexSection(dir=folder))
    build(chosen, Silent())
    published = open_index(folder)
    yield published
    published.close()


def told(statement: Statement) -> tuple[str, str | None, str]:
    """The article, the speaker's id and the words."""
    speaker, text = statement.speaker, statement.article.text
    words = " … ".join(part.of(text) for part in statement.quote.parts)
    return statement.article.id, speaker.id if speaker else None, words


def test_statements_are_read_in_the_order_of_files_and_text(read: ReadStatements) -> None:
    assert [told(statement) for statement in read.statements] == [
        ("talks", "ana-ruiz", "We will not leave the table, … Not now."),
        ("talks", None, "that a pause was likely"),
        ("talks", "jonas-brandt", "that the ports would stay open"),
        ("talks", "jonas-brandt", "that grain was held back"),
        ("ports", "ana-ruiz", "The ports are ours,"),
        ("briefing", "iva-petrova", "Good morning. The ports stay open."),
        ("briefing", None, "And the grain?"),
        ("briefing", "iva-petrova", "It is “sold, all of it."),
    ]
    assert [article.id for article in read.articles] == ["talks", "ports", "briefing"]
    assert read.reading.read == 3


def test_an_index_holds_the_same_newest_article_first(
    read: ReadStatements, index: PublishedIndex
) -> None:
    by_article = ["ports", "talks", "briefing"]
    expected = sorted(read.statements, key=lambda s: by_article.index(s.article.id))
    assert list(indexed_statements(index)) == expected
    assert tuple(index.store.quotes.speakers()) == read.speakers


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("Ana Ruiz", {"ana-ruiz"}),
        ("ruíz", {"ana-ruiz"}),
        ("A. Ruiz", {"ana-ruiz"}),
        ("the Velmoran spokesman", set()),
        ("the spokesman", {"jonas-brandt"}),
        ("Officials", set()),
        ("", set()),
    ],
)
def test_those_of_a_speaker(
    read: ReadStatements, index: PublishedIndex, asked: str, ids: set[str]
) -> None:
    found = of_speaker(read.statements, asked, read.speakers)
    assert {s.speaker.id for s in found if s.speaker} == ids
    assert found == [s for s in read.statements if s.speaker and s.speaker.id in ids]
    wanted = match_speakers(asked, index.store.quotes.speakers())
    indexed = list(indexed_statements(index, wanted))
    assert sorted(map(told, indexed)) == sorted(map(told, found))


@pytest.mark.parametrize(
    ("topic", "starts"),
    [
        ("ports", ["that the ports", "The ports are", "Good morning."]),
        ("the port", ["that the ports", "The ports are", "Good morning."]),
        ("open ports", ["that the ports", "Good morning.", "The ports are"]),
        ("open ports in the harbour of Tarn", ["that the ports", "Good morning."]),
        ("glaciers", []),
        ("", []),
        ("?!", []),
    ],
)
def test_those_on_a_topic_with_most_of_its_words_first(
    read: ReadStatements, topic: str, starts: list[str]
) -> None:
    found = [told(statement)[2] for statement in on_topic(read.statements, topic)]
    assert [words[: len(start)] for words, start in zip(found, starts, strict=True)] == starts


def test_aliases_are_heeded(corpus: Path) -> None:
    aliases = Aliases({"jonas brandt": "Ana Ruiz"}, frozenset(), {})
    read = read_statements([corpus], aliases)
    assert [speaker.names for speaker in read.speakers] == [
        ("Ana Ruiz", "Ana Ruíz", "Jonas Brandt"),
        ("Iva Petrova",),
    ]
    assert len(of_speaker(read.statements, "Brandt", read.speakers)) == 4


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusNotFoundError):
        read_statements([tmp_path / "none"], NO_ALIASES)


@pytest.mark.parametrize(("confidence", "shown"), [(SURE, True), (SURE - 0.01, False)])
def test_a_speaker_who_is_not_sure_is_not_shown(confidence: float, shown: bool) -> None:
    speaker = Speaker("ana-ruiz", "Ana Ruiz")
    quote = Quote("a", QuoteKind.DIRECT, (Span(0, 2),), speaker=speaker, confidence=confidence)
    assert Statement(Article("a", "No."), quote).speaker == (speaker if shown else None)
