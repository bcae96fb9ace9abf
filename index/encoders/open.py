"""Choosing a runtime: the fastest for building, the lightest for questions."""

from importlib.util import find_spec

from index.encoders.base import Encoder, EncoderIdentity, EncoderSettings
from index.encoders.export import Export, cached_export, export_model
from index.encoders.exported import ExportedEncoder, Run
from index.encoders.model_files import find_model, fingerprint
from index.errors import EncoderError, IndexMismatchError


def open_build_encoder(settings: EncoderSettings) -> Encoder:
    """The encoder that embeds passages.

    With backend "auto": the exported graph in OpenVINO, where that is installed, else in ONNX
    Runtime (0.38 and 0.43 of sentence-transformers' CPU time a passage, at vectors equal to 1e-6:
    `python -m benchmarks.encoders DATA`).

    Raises:
        EncoderError: if the model or the backend cannot be had.
    """
    if settings.backend == "sentence-transformers":
        from index.encoders.torch import SentenceTransformerEncoder

        return SentenceTransformerEncoder(settings)
    backend = settings.backend
    if backend == "auto":
        backend = "openvino" if find_spec("openvino") else "onnx"
    export, model_fingerprint = export_model(settings.model)
    run: Run
    if backend == "openvino":
        if not find_spec("openvino"):
            raise EncoderError(
                'encoder.backend is "openvino", which is not installed; '
                'run `pip install openvino`, or set it to "auto"'
            )
        from index.encoders.openvino import openvino_runtime

        run = openvino_runtime(export, settings.threads)
    else:
        from index.encoders.onnx import onnx_runtime

        run = onnx_runtime(export, settings.threads)
    return ExportedEncoder(export, _identity(settings, model_fingerprint, export), run)


def open_question_encoder(settings: EncoderSettings, built_with: EncoderIdentity) -> Encoder:
    """The encoder that embeds questions for an index built with ``built_with``, without torch.

    Torch is imported only where no export is cached yet, or none can be made.

    Raises:
        IndexMismatchError: if the settings or the model's files are not those of the index.
        EncoderError: if the model cannot be had.
    """
    for name, asked, built in (
        ("model", settings.model, built_with.model),
        ("query_prefix", settings.query_prefix, built_with.query_prefix),
        ("passage_prefix", settings.passage_prefix, built_with.passage_prefix),
    ):
        if asked != built:
            raise IndexMismatchError(
                f"index was built with encoder.{name} = '{built}', the configuration asks for "
                f"'{asked}'; run `talks index build`, or restore '{built}' in the configuration"
            )
    if settings.backend == "sentence-transformers":
        encoder = open_build_encoder(settings)
        _check_fingerprint(encoder.identity.fingerprint, built_with)
        return encoder
    export = cached_export(built_with.fingerprint)
    if export is None:
        _check_fingerprint(fingerprint(find_model(settings.model)), built_with)
        export, _ = export_model(settings.model)
    from index.encoders.onnx import onnx_runtime

    return ExportedEncoder(export, built_with, onnx_runtime(export, threads=1))


def _check_fingerprint(found: str, built_with: EncoderIdentity) -> None:
    if found != built_with.fingerprint:
        raise IndexMismatchError(
            f"the files of model '{built_with.model}' are not those that the index was built with; "
            "run `talks index build`, or restore the model"
        )


def _identity(settings: EncoderSettings, model_fingerprint: str, export: Export) -> EncoderIdentity:
    return EncoderIdentity(
        model=settings.model,
        fingerprint=model_fingerprint,
        dimension=export.dimension,
        window=export.window,
        query_prefix=settings.query_prefix,
        passage_prefix=settings.passage_prefix,
    )
