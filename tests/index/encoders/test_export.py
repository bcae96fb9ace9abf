"""The cached export: made once, made again where it is broken, refused where it cannot be used."""

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.encoders import Encoder, EncoderSettings, open_build_encoder
from index.encoders.export import Export, cache_folder, cached_export, export_model
from index.encoders.model_files import PACKAGED_MODEL
from index.errors import EncoderError


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's cache with the export of the packaged model in it, made now."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        export_model(PACKAGED_MODEL)
    return cache


@pytest.fixture
def export(exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Export:
    """The export in a cache of the test's own."""
    shutil.copytree(exported, tmp_path / "cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return export_model(PACKAGED_MODEL)[0]


def test_an_export_is_made_once(export: Export, encoder: Encoder) -> None:
    written = export.graph.stat()
    again, fingerprint = export_model(PACKAGED_MODEL)
    assert (again, cached_export(fingerprint)) == (export, export)
    assert export.graph.stat() == written
    assert (export.dimension, export.window, export.pad) == (384, 256, 0)
    assert [path.name for path in cache_folder().iterdir()] == [export.folder.name]
    fresh = open_build_encoder(EncoderSettings(threads=1))
    assert fresh.identity == encoder.identity
    np.testing.assert_allclose(
        fresh.embed_query("Are the ports open?"),
        encoder.embed_query("Are the ports open?"),
        atol=1e-5,
    )


@pytest.mark.parametrize("record", [b"", b"{", b"[]", b"{}", b"7"])
def test_a_broken_record_is_no_export(export: Export, record: bytes) -> None:
    _, fingerprint = export_model(PACKAGED_MODEL)
    (export.folder / "export.json").write_bytes(record)
    assert cached_export(fingerprint) is None


def test_a_broken_export_is_made_again(export: Export) -> None:
    size = export.graph.stat().st_size
    os.truncate(export.graph, size // 2)
    again, fingerprint = export_model(PACKAGED_MODEL)
    assert again == export
    assert export.graph.stat().st_size == size
    export.tokenizer.unlink()
    assert cached_export(fingerprint) is None


@pytest.mark.parametrize("backend", ["onnx", "openvino"])
@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json"])
def test_an_export_that_cannot_be_loaded(export: Export, backend: str, file: str) -> None:
    path = export.folder / file
    path.write_bytes(bytes(path.stat().st_size))
    with pytest.raises(EncoderError) as error:
        open_build_encoder(EncoderSettings(backend=backend))  # type: ignore[arg-type]
    assert str(error.value) == (
        f"{path} cannot be loaded; delete {export.folder} and it is exported again"
    )


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(EncoderError) as error:
        export_model(PACKAGED_MODEL)
    assert str(error.value) == (
        f"{tmp_path}/file/talks/encoders cannot be written (Not a directory); "
        "give it room, or name another cache folder by XDG_CACHE_HOME"
    )
