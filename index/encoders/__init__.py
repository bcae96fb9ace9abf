"""From text to unit vectors: one protocol, one runtime a file."""

from index.encoders.base import Encoder, EncoderIdentity, EncoderSettings
from index.encoders.open import open_build_encoder, open_question_encoder

__all__ = [
    "Encoder",
    "EncoderIdentity",
    "EncoderSettings",
    "open_build_encoder",
    "open_question_encoder",
]
