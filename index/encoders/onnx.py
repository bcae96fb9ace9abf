"""Running an exported encoder with ONNX Runtime: what answers questions."""

import numpy as np
import onnxruntime

from index.encoders.base import Vectors
from index.encoders.batches import TokenIds
from index.encoders.export import Export
from index.encoders.exported import Run
from index.errors import EncoderError


def onnx_runtime(export: Export, threads: int) -> Run:
    """Load the graph. ``threads`` 0 means all cores; 1 is best for single questions.

    Raises:
        EncoderError: if the file is not a graph that ONNX Runtime can run.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Spinning threads cost ten times the CPU of a question on a busy machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            str(export.graph), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # ONNX Runtime's errors share no public base
        raise EncoderError(
            f"{export.graph} cannot be loaded; delete {export.folder} and it is exported again"
        ) from error

    def run(inputs: dict[str, TokenIds]) -> Vectors:
        return np.asarray(session.run(None, inputs)[0], dtype=np.float32)

    return run
