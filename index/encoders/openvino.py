"""Running an exported encoder with OpenVINO: what embeds passages fastest on a CPU."""

import numpy as np
import openvino

from index.encoders.base import Vectors
from index.encoders.batches import TokenIds
from index.encoders.export import Export
from index.encoders.exported import Run
from index.errors import EncoderError


def openvino_runtime(export: Export, threads: int) -> Run:
    """Load the graph at full precision. ``threads`` 0 means all cores.

    Raises:
        EncoderError: if the file is not a graph that OpenVINO can run.
    """
    # f32: by default some processors compute in bfloat16, and the vectors would differ.
    options: dict[str, str | int] = {
        "PERFORMANCE_HINT": "LATENCY",
        "INFERENCE_PRECISION_HINT": "f32",
    }
    if threads:
        options["INFERENCE_NUM_THREADS"] = threads
    try:
        core = openvino.Core()
        compiled = core.compile_model(core.read_model(str(export.graph)), "CPU", options)
    except RuntimeError as error:
        raise EncoderError(
            f"{export.graph} cannot be loaded; delete {export.folder} and it is exported again"
        ) from error
    request = compiled.create_infer_request()

    def run(inputs: dict[str, TokenIds]) -> Vectors:
        return np.array(request.infer(inputs)[0], dtype=np.float32)

    return run
