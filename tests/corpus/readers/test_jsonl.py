"""JSONL: records kept to the character, and every way in which a line or a file can be broken."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.models import Article
from corpus.readers.jsonl import read_jsonl
from corpus.readers.record import Record

TEXT = "  Advertisement\r\n\r\n«\u00a0Non\u00a0» cease\u200bfire – “we won’t”\u2028\tend.\n\n"


def read(tmp_path: Path, data: bytes, name: str = "a.jsonl") -> list[Record | ReadError]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(read_jsonl(path, tmp_path))


def one(tmp_path: Path, record: object) -> Article:
    [item] = read(tmp_path, json.dumps(record).encode())
    assert isinstance(item, Record)
    return item.article


def problem(tmp_path: Path, line: bytes) -> str:
    """What is said of a line that stands second, after a good one and before another."""
    good = b'{"text": "Good."}\n'
    first, bad, last = read(tmp_path, good + line + b'\n{"text": "Also good."}\n')
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(bad, ReadError)
    assert bad.line == 2
    return str(bad).removeprefix(f"{tmp_path / 'a.jsonl'}:2: ")


def test_a_record(tmp_path: Path) -> None:
    record = {
        "id": " v/1 ", "title": "A pause", "text": TEXT, "url": "https://courier.example/pause",
        "source": "The Velmora Courier", "author": "Ana Ruiz", "published": "2025-04-18",
        "language": "en", "mood": {"grim": True},
    }  # fmt: skip
    assert one(tmp_path, record) == Article(
        id=" v/1 ",
        text=TEXT,
        title="A pause",
        source="The Velmora Courier",
        url="https://courier.example/pause",
        author="Ana Ruiz",
        published=datetime(2025, 4, 18, tzinfo=UTC),
        language="en",
        origin=str(tmp_path / "a.jsonl"),
    )


def test_a_transcript(tmp_path: Path) -> None:
    turns = [
        {"speaker": "MS. RUIZ", "text": " We agreed.\r\n", "n": 0},
        {"speaker": None, "text": "(Applause.)"},
        {"text": "All of it?"},
    ]
    article = one(tmp_path, {"id": 7, "turns": turns})
    assert article.id == "7"
    assert [(t.label, t.span.of(article.text)) for t in article.turns] == [
        ("MS. RUIZ", " We agreed.\r\n"),
        (None, "(Applause.)"),
        (None, "All of it?"),
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1).filter(str.strip), st.booleans())
def test_text_is_kept_to_the_character(tmp_path: Path, text: str, ascii_only: bool) -> None:
    line = json.dumps({"text": text}, ensure_ascii=ascii_only).encode()
    [item] = read(tmp_path, line)
    assert isinstance(item, Record)
    assert item.article.text == text


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2025-04-18", datetime(2025, 4, 18, tzinfo=UTC)),
        ("2025-04-18T10:00:00", datetime(2025, 4, 18, 10, tzinfo=UTC)),
        ("2025-04-18T10:00:00Z", datetime(2025, 4, 18, 10, tzinfo=UTC)),
        ("2025-04-18 01:00+02:00", datetime(2025, 4, 17, 23, tzinfo=UTC)),
        ("", None),
        (None, None),
    ],
)
def test_published(tmp_path: Path, published: str | None, moment: datetime | None) -> None:
    article = one(tmp_path, {"text": "Good.", "published": published})
    assert article.published == moment
    assert moment is None or (article.published and article.published.tzinfo is UTC)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "cut', "not valid JSON: "),
        (b"[" * 100_000, "not readable as JSON: "),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}", "not readable as JSON: "),
        (b'{"text": "caf\xe9"}', "not valid UTF-8 at byte 13 of the line"),
        (b'["text"]', "not a JSON object"),
        (b"null", "not a JSON object"),
        (b'{"title": "A pause"}', "no text"),
        (b'{"text": null}', "no text"),
        (b'{"text": ""}', "no text"),
        (b'{"text": " \\n"}', "no text"),
        (b'{"text": ["a"]}', "text is not a string"),
        (b'{"text": "a", "turns": []}', "both text and turns"),
        (b'{"turns": []}', "no text"),
        (b'{"turns": {"Q": "a"}}', "turns is not a list"),
        (b'{"turns": [{"speaker": "Q"}]}', "turn 1 is not {speaker, text}"),
        (b'{"turns": [{"text": "a"}, {"speaker": 3, "text": "b"}]}', "turn 2 is not"),
        (b'{"turns": [{"speaker": "Q", "text": "  "}]}', "turn 1 is not"),
        (b'{"text": "a", "published": "last Friday"}', "published is not an ISO 8601 date"),
        (b'{"text": "a", "published": "2025-02-30"}', "published is not an ISO 8601 date"),
        (b'{"text": "a", "published": "0001-01-01T00:00+23:00"}', "published is not an ISO"),
        (b'{"text": "a", "published": true}', "published is not a string"),
        (b'{"text": "a", "author": ["Ana Ruiz"]}', "author is not a string"),
        (b'{"text": "a \\ud800"}', "text holds a lone surrogate at character 2"),
        (b'{"text": "a", "id": "\\udfff"}', "id holds a lone surrogate"),
        (b'{"turns": [{"speaker": "\\ud800", "text": "a"}]}', "text holds a lone surrogate"),
    ],
)
def test_a_broken_line(tmp_path: Path, line: bytes, reason: str) -> None:
    assert problem(tmp_path, line).startswith(reason)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\x89PNG\0\0", "binary, not JSONL"),
        ('{"text": "a"}'.encode("utf-16"), "UTF-16; JSONL is UTF-8: save it as that"),
    ],
)
def test_a_file_that_is_no_jsonl(tmp_path: Path, data: bytes, reason: str) -> None:
    [item] = read(tmp_path, data)
    assert str(item) == f"{tmp_path / 'a.jsonl'}: {reason}"


def test_a_mark_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    data = b'\xef\xbb\xbf{"text": "One."}\r\n\r\n{"text": "Two."}'
    found = [(r.article.text, r.line) for r in read(tmp_path, data) if isinstance(r, Record)]
    assert found == [("One.", 1), ("Two.", 3)]


def test_gzip(tmp_path: Path) -> None:
    data = gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n')
    found = [r.article.text for r in read(tmp_path, data, "a.jsonl.gz") if isinstance(r, Record)]
    assert found == ["One.", "Two."]


def test_a_gzip_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Line {n} {'of the talks ' * n}"}) for n in range(400)]
    data = gzip.compress("\n".join(lines).encode(), compresslevel=0)
    *records, broken = read(tmp_path, data[: len(data) // 2], "a.jsonl.gz")
    assert len(records) > 100
    assert [r.article.text for r in records if isinstance(r, Record)] == [
        json.loads(line)["text"] for line in lines[: len(records)]
    ]
    assert isinstance(broken, ReadError)
    assert (broken.line, broken.reason[:13]) == (len(records) + 1, "broken gzip: ")


def test_a_gzip_that_is_none(tmp_path: Path) -> None:
    [item] = read(tmp_path, b'{"text": "One."}\n', "a.jsonl.gz")
    assert "broken gzip: Not a gzipped file" in str(item)


def test_ids_without_id_or_url_follow_the_text_and_not_the_place(tmp_path: Path) -> None:
    one_way = read(tmp_path, b'{"text": "One."}\n{"text": "Two."}')
    other_way = read(tmp_path, b'{"text": "Two."}\n{"text": "One."}')
    ids = [{r.article.id for r in way if isinstance(r, Record)} for way in (one_way, other_way)]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 2
