"""The encoder as one ONNX graph, kept in the user cache under the model's fingerprint.

Importing torch and sentence-transformers takes seconds, ONNX Runtime a fraction of one, with the
same weights and the same vectors. So the model is exported once, when an index is built, and
everything after that runs without torch.
"""

import json
import shutil
import tempfile
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import platformdirs

from index.encoders.model_files import find_model, fingerprint
from index.errors import EncoderError

EXPORT_FORMAT = 1
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


@dataclass(frozen=True, slots=True)
class Export:
    """An exported encoder: ``folder`` holds model.onnx and tokenizer.json.

    ``window`` is in tokens, ``pad`` is the id of the padding token, ``inputs`` the graph's inputs.
    """

    folder: Path
    dimension: int
    window: int
    pad: int
    inputs: tuple[str, ...]

    @property
    def graph(self) -> Path:
        """The ONNX file: token ids and mask in, unit vectors out."""
        return self.folder / "model.onnx"

    @property
    def tokenizer(self) -> Path:
        """The tokenizer's file, as the tokenizers library reads it."""
        return self.folder / "tokenizer.json"


def cache_folder() -> Path:
    """Where exports are kept: in the user's cache folder."""
    return Path(platformdirs.user_cache_dir("talks")) / "encoders"


def cached_export(model_fingerprint: str) -> Export | None:
    """The export of the model with this fingerprint, None if there is none yet."""
    folder = cache_folder() / f"{model_fingerprint[:32]}-{EXPORT_FORMAT}"
    try:
        record = json.loads((folder / "export.json").read_text(encoding="utf-8"))
        export = Export(
            folder=folder,
            dimension=int(record["dimension"]),
            window=int(record["window"]),
            pad=int(record["pad"]),
            inputs=tuple(record["inputs"]),
        )
        intact = export.graph.stat().st_size == record["bytes"] and export.tokenizer.is_file()
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return export if intact else None


def export_model(model: str) -> tuple[Export, str]:
    """The export of a model, made now unless it is cached, and the model's fingerprint.

    Raises:
        EncoderError: if the model is not found, not intact, or cannot be expressed in ONNX.
    """
    source = find_model(model)
    model_fingerprint = fingerprint(source)
    cached = cached_export(model_fingerprint)
    if cached is not None:
        return cached, model_fingerprint
    target = cache_folder() / f"{model_fingerprint[:32]}-{EXPORT_FORMAT}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".export-", dir=target.parent))
    except OSError as error:
        raise EncoderError(
            f"{target.parent} cannot be written ({error.strerror}); "
            "give it room, or name another cache folder by XDG_CACHE_HOME"
        ) from error
    try:
        export = _write_export(source, staging)
        shutil.rmtree(target, ignore_errors=True)  # a broken one, or cached_export had found it
        staging.rename(target)
    except OSError as error:
        finished = cached_export(model_fingerprint)  # another process may have been first
        if finished is None:
            raise EncoderError(f"{target} cannot be written: {error}") from error
        return finished, model_fingerprint
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Export(target, export.dimension, export.window, export.pad, export.inputs), (
        model_fingerprint
    )


def _write_export(source: Path, folder: Path) -> Export:
    """Trace encoder, pooling and normalisation into one graph in ``folder``."""
    from index.encoders.torch import load_model

    model = load_model(str(source))
    tokenizer = model.tokenizer
    if not getattr(tokenizer, "is_fast", False):
        raise EncoderError(
            f"encoder.model: '{source}' has no fast tokenizer, so it cannot be exported; "
            'set encoder.backend = "sentence-transformers"'
        )
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    inputs = tuple(name for name in _INPUTS if name in tokenizer.model_input_names)
    try:
        _trace(model, inputs, folder / "model.onnx")
    except Exception as error:  # torch raises anything here; the cause is kept
        raise EncoderError(
            f"encoder.model: '{source}' cannot be exported to ONNX ({type(error).__name__}); "
            'set encoder.backend = "sentence-transformers"'
        ) from error
    export = Export(
        folder=folder,
        dimension=int(model.get_embedding_dimension() or 0),
        window=int(model.max_seq_length or 512),
        pad=int(tokenizer.pad_token_id or 0),
        inputs=inputs,
    )
    record = asdict(export) | {"folder": str(source), "bytes": export.graph.stat().st_size}
    (folder / "export.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
    return export


def _trace(model: Any, inputs: tuple[str, ...], path: Path) -> None:
    import torch

    class Graph(torch.nn.Module):
        """Token ids and mask in, unit vectors out."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *tensors: Any) -> Any:
            features = self.model(dict(zip(inputs, tensors, strict=True)))
            return torch.nn.functional.normalize(features["sentence_embedding"], dim=-1)

    encoded = model.tokenizer(["one text", "another, longer text"], padding=True)
    example = tuple(torch.tensor(encoded[name]) for name in inputs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracing warns of shapes that dynamic_axes cover
        torch.onnx.export(
            Graph().eval(),
            example,
            str(path),
            dynamo=False,
            opset_version=17,
            input_names=list(inputs),
            output_names=["embedding"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in inputs}
            | {"embedding": {0: "batch"}},
        )
