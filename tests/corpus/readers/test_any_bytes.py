"""No file, however broken, makes a reader raise: it yields records and ReadErrors."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.readers import READERS, Record, reader_for

_PAGE = (
    "<html lang=en><head><meta charset=utf-8><title>A pause</title><link rel=canonical "
    "href='https://courier.example/p'><meta name=date content='2025-04-18'></head><body><article>"
    + "<p>The talks in Orsk stopped, “for a week”, on Friday the 18th of April 2025.</p>" * 8
    + "</article></body></html>"
).encode()
_RECORDS = b"\n".join(
    json.dumps(record).encode()
    for record in (
        {"id": "a", "text": "The talks stopped.", "published": "2025-04-18T10:00:00Z"},
        {"turns": [{"speaker": "Q", "text": "For how long?"}], "title": "A briefing"},
    )
)
_FRONT = b"---\ntitle: 'A pause'\npublished: 2025-04-18\nurl: https://courier.example/p\n---\n"
VALID = {
    ".txt": "A pause\n\nThe talks “stopped” on Friday.\r\n".encode(),
    ".md": _FRONT + b"# A pause\n\nThe talks *stopped* on Friday.\n",
    ".markdown": _FRONT + b"Text.",
    ".html": _PAGE,
    ".htm": _PAGE,
    ".jsonl": _RECORDS,
    ".jsonl.gz": gzip.compress(_RECORDS, mtime=0),
}


@st.composite
def mutated(draw: st.DrawFn, valid: bytes) -> bytes:
    """``valid`` with some stretches replaced by others, cut off or doubled."""
    data = valid
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 12)))
        data = data[:start] + draw(st.binary(max_size=12)) + data[end:]
    return data[: draw(st.integers(len(data) // 2, len(data)))] * draw(st.integers(1, 2))


def test_each_format_has_a_valid_file_here() -> None:
    assert VALID.keys() == READERS.keys()


@pytest.mark.parametrize("ending", sorted(VALID))
@settings(
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_readers_yield_records_or_read_errors(
    tmp_path: Path, ending: str, data: st.DataObject
) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(data.draw(st.binary(max_size=300) | mutated(VALID[ending])))
    reader = reader_for(path)
    assert reader
    for item in reader(path, tmp_path):
        assert isinstance(item, Record | ReadError)
        if isinstance(item, Record):
            item.article.text.encode()
            assert item.article.id
            assert item.article.text.strip()


@pytest.mark.parametrize(
    ("name", "known"),
    [("a.TXT", True), ("a.b.jsonl.gz", True), ("a.gz", False), ("a.pdf", False), ("txt", False)],
)
def test_reader_for(name: str, known: bool) -> None:
    assert (reader_for(Path(name)) is not None) is known
