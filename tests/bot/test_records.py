"""Every record that is printed is as its schema says, and every field of a schema is explained."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from bot.answers import Abstention, Answer, Answerer, Note, QuotedPassage, Reason, cite
from bot.desk import build, open_retriever
from bot.records.answer import answer_record
from bot.records.article import article_record
from bot.records.index import build_record, status_record
from bot.records.search import search_record
from bot.settings import CorpusSection, IndexSection, Settings
from corpus.models import Article, QuoteKind, Span, Speaker
from index.progress import Silent
from index.published import PublishedIndex
from index.store import Coverage
from tests.bot.printed import SCHEMAS as FOLDER
from tests.bot.printed import check

SCHEMAS = sorted(FOLDER.glob("*.schema.json"))
NUMBERS = {"answer": 3, "summary": 3, "compare": 2, "digest": 2, "kept": 2, "position": 2}
QUESTIONS = ["What did Ruiz say about the withdrawal of the monitors?", "Apple pie?", "?!", "a\0b"]


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Every schema of an object, however deep."""
    if isinstance(schema, dict):
        if "additionalProperties" in schema or schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_schemas_are_closed_and_explain_every_field(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for part in objects(schema):
        assert part["additionalProperties"] is False
        for name, field in part["properties"].items():
            target = schema["$defs"][field["$ref"].rpartition("/")[2]] if "$ref" in field else field
            assert target.get("description"), f"{path.name}: {name} has no description"


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_schemas_and_the_records_in_them_have_one_name(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    kind = path.name.partition(".")[0]
    name = f"talks.{kind}/{NUMBERS.get(kind, 1)}"
    assert (schema["$id"], schema["properties"]["schema"]["const"]) == (name, name)


@pytest.mark.parametrize("kind", ["summary", "timeline", "position", "compare", "verify", "digest"])
def test_what_is_made_of_statements_begins_the_same_way(kind: str) -> None:
    path = next(path for path in SCHEMAS if path.name == f"{kind}.schema.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    assert {"schema", "status", "reason", "searched"} <= set(schema["required"])
    assert schema["properties"]["status"]["enum"] == ["found", "abstained"]
    assert None in schema["properties"]["reason"]["enum"]
    unknown = {"unknown_speaker", "unknown_source"} & set(schema["properties"]["reason"]["enum"])
    assert ("near_names" in schema["required"]) == bool(unknown)


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers(answerer: Answerer, articles: dict[str, dict[str, str]], question: str) -> None:
    record = answer_record(answerer.answer(question))
    check("answer", record)
    for quote in record["quotes"] + record["nearest"]:
        text = articles[quote["article"]["id"]]["text"]
        assert quote["text"] == text[quote["start"] : quote["end"]]


@pytest.mark.parametrize("kind", [*QuoteKind, None])
@pytest.mark.parametrize("speaker", [Speaker("ruiz", "Ana Ruiz", "delegate"), None])
def test_answers_with_speakers(kind: QuoteKind | None, speaker: Speaker | None) -> None:
    article = Article("a", "“No,” Ruiz said.", published=datetime(2025, 4, 18, tzinfo=UTC))
    quote = QuotedPassage(cite(article, Span(1, 4), "No,"), 0.5, kind, speaker)
    searched = Coverage(1, 1, article.published, article.published)
    record = answer_record(Answer("1", "Yes?", (quote,), searched, tuple(Note)))
    check("answer", record)
    assert record["notes"][0] == {"code": "said_by_others", "text": Note.SAID_BY_OTHERS.value}
    assert record["quotes"] == [
        {
            "text": "No,",
            "kind": kind.value if kind else "passage",
            "speaker": {"id": "ruiz", "name": "Ana Ruiz"} if speaker else None,
            "article": {
                "id": "a",
                "title": None,
                "source": None,
                "url": None,
                "published": "2025-04-18T00:00:00+00:00",
            },
            "start": 1,
            "end": 4,
            "score": 0.5,
            "also": [],
            "variants": [],
        }
    ]


def test_other_wordings() -> None:
    other = Article("b", "“No way,” she said.")
    variant = cite(other, Span(1, 8), "No way,")
    said = Article("a", "“No,” she said.")
    quote = QuotedPassage(cite(said, Span(1, 4), "No,"), 0.5, variants=(variant,))
    record = answer_record(Answer("1", "Yes?", (quote,), Coverage(2, 2, None, None)))
    check("answer", record)
    (told,) = record["quotes"][0]["variants"]
    assert (told["text"], told["start"], told["end"]) == ("No way,", 1, 8)
    assert told["article"]["id"] == "b"


@pytest.mark.parametrize("reason", Reason)
def test_abstentions(reason: Reason) -> None:
    searched = Coverage(0, 0, None, None)
    record = answer_record(Abstention("1", "Yes?", reason, searched, (), (), ("Ana Ruiz",)))
    check("answer", record)
    assert (record["status"], record["reason"], record["quotes"]) == ("abstained", reason, [])
    assert record["near_names"] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "change",
    [
        {"status": "abstained"},  # with quotes and without a reason
        {"quotes": []},
        {"reason": "not_found"},
        {"status": "unsure"},
        {"extra": 1},
        {"schema": "talks.answer/1"},
        {"near_names": ["Ana Ruiz"]},
        {"notes": [{"code": "a new one", "text": "Read this."}]},
        {"id": 7},
    ],
)
def test_the_schema_refuses_what_is_no_answer(answerer: Answerer, change: dict[str, Any]) -> None:
    record = answer_record(answerer.answer("What did Ruiz say?"))
    with pytest.raises(ValidationError):
        check("answer", record | change)


@pytest.mark.parametrize(("query", "found"), [("withdrawal", 3), ("", 0)])
@pytest.mark.parametrize("query_id", ["7", None])
def test_searches(
    published: PublishedIndex,
    chosen: Settings,
    articles: dict[str, dict[str, str]],
    query: str,
    found: int,
    query_id: str | None,
) -> None:
    hits = open_retriever(published, chosen).search(query, 3)
    record = search_record(query, query_id, hits, published.manifest.coverage)
    check("search", record)
    assert [passage["rank"] for passage in record["passages"]] == [1, 2, 3][:found]
    for passage in record["passages"]:
        text = articles[passage["article"]["id"]]["text"]
        assert passage["text"] == text[passage["start"] : passage["end"]]


def test_articles(published: PublishedIndex, articles: dict[str, dict[str, str]]) -> None:
    for article in published.store.articles():
        check("article", article_record(article))
        record = article_record(article, text=True)
        check("article", record)
        assert record["text"] == articles[article.id]["text"]


def test_builds(chosen: Settings, corpus_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(corpus_file.read_bytes() + b"{no JSON\n")
    (folder / "b.md").write_bytes(b"\0")
    (folder / "c.rst").touch()
    settings = chosen.model_copy(
        update={
            "corpus": CorpusSection(paths=(folder,)),
            "index": IndexSection(dir=tmp_path / "index"),
        }
    )
    first, second = (build_record(build(settings, Silent())) for _ in range(2))
    check("build", first)
    check("build", second)
    assert [(failure["path"], failure["line"]) for failure in first["failed"]] == [
        (str(folder / "a.jsonl"), 6),
        (str(folder / "b.md"), None),
    ]
    assert first["skipped"] == [str(folder / "c.rst")]
    assert (first["published"], first["added"], first["unchanged"]) == (True, 5, 0)
    assert (second["published"], second["added"], second["unchanged"]) == (False, 0, 5)


def test_status(published: PublishedIndex, index_folder: Path) -> None:
    record = status_record(index_folder, published.manifest)
    check("status", record)
    assert (record["index"], record["coverage"]["articles"]) == (str(index_folder), 5)
