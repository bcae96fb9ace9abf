"""The manifest: a round trip, and what is refused."""

import errno
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import manifest as manifest_module
from index.encoders.base import EncoderIdentity
from index.errors import IndexCorruptError, IndexMismatchError
from index.manifest import FORMAT, FileRecord, Manifest, check_files, read_manifest, record_files
from index.passages import PassageSettings
from index.store import Coverage

moments = st.datetimes(timezones=st.just(UTC))
counts = st.integers(0, 2**40)
manifests = st.builds(
    Manifest,
    version=st.text(),
    built=moments,
    encoder=st.builds(EncoderIdentity, st.text(), st.text(), counts, counts, st.text(), st.text()),
    passages=st.builds(PassageSettings, counts, counts),
    vectors=st.text(),
    coverage=st.builds(Coverage, counts, counts, st.none() | moments, st.none() | moments),
    files=st.lists(st.builds(FileRecord, st.text(), counts, st.text()), max_size=3).map(tuple),
    format=st.just(FORMAT),
)
EXAMPLE = Manifest(
    version="000001",
    built=datetime(2025, 4, 18, tzinfo=UTC),
    encoder=EncoderIdentity("a-model", "f00d", 3, 256, "query: ", ""),
    passages=PassageSettings(100, 2),
    vectors="exact",
    coverage=Coverage(0, 0, None, None),
    files=(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(manifest=manifests)
def test_round_trip(tmp_path: Path, manifest: Manifest) -> None:
    manifest.write(tmp_path)
    assert read_manifest(tmp_path) == manifest


def test_another_format_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"format": 99, "whatever": []}')
    with pytest.raises(IndexMismatchError) as error:
        read_manifest(tmp_path)
    assert str(error.value) == (
        f"{tmp_path} has index format 99, this program reads {FORMAT}; run `talks index build`"
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"1", b"{}", b"\xff\xfe", b'{"format": 4}', b'{"format": 4, "files": 4}'],
)
def test_what_is_no_manifest(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(IndexCorruptError) as error:
        read_manifest(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'manifest.json'}: not a readable manifest (")
    assert "\n" not in str(error.value)


def test_a_missing_manifest(tmp_path: Path) -> None:
    with pytest.raises(IndexCorruptError, match=r"manifest\.json: not a readable manifest"):
        read_manifest(tmp_path)


def test_a_manifest_vouches_for_itself(tmp_path: Path) -> None:
    EXAMPLE.write(tmp_path)
    path = tmp_path / "manifest.json"
    record = json.loads(path.read_text())
    for changed in (
        path.read_text().replace('"dimension": 3', '"dimension": 4'),
        path.read_text() + "\n",
        json.dumps(record),
        json.dumps({key: value for key, value in record.items() if key != "sha256"}, indent=1),
    ):
        path.write_text(changed)
        with pytest.raises(IndexCorruptError, match="its bytes are not those written"):
            read_manifest(tmp_path)


def test_files_are_recorded_and_checked(tmp_path: Path) -> None:
    (tmp_path / "lexical").mkdir()
    (tmp_path / "store.sqlite").write_bytes(b"abc")
    (tmp_path / "lexical" / "a.idx").write_bytes(b"")
    (tmp_path / "lexical" / ".tantivy-writer.lock").write_bytes(b"")
    files = record_files(tmp_path, {})
    assert [(file.path, file.size) for file in files] == [("lexical/a.idx", 0), ("store.sqlite", 3)]
    assert files[1].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    known = FileRecord("store.sqlite", 9, "as said")
    assert record_files(tmp_path, {"store.sqlite": known}) == (files[0], known)
    check_files(tmp_path, files, contents=True)

    store = tmp_path / "store.sqlite"
    store.write_bytes(b"abd")
    check_files(tmp_path, files, contents=False)
    with pytest.raises(IndexCorruptError, match=f"^{store} does not have the sha256 recorded; run"):
        check_files(tmp_path, files, contents=True)
    store.write_bytes(b"ab")
    with pytest.raises(IndexCorruptError, match=f"^{store} has 2 bytes, not the 3 recorded; run"):
        check_files(tmp_path, files, contents=False)
    store.unlink()
    with pytest.raises(IndexCorruptError, match=f"^{store} is missing; run"):
        check_files(tmp_path, files, contents=False)


def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store.sqlite"
    store.write_bytes(b"abc")
    files = record_files(tmp_path, {})

    def broken(_: Path) -> str:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(manifest_module, "file_sha256", broken)
    with pytest.raises(
        IndexCorruptError, match=f"^{store} cannot be read \\(Input/output error\\)"
    ):
        check_files(tmp_path, files, contents=True)
