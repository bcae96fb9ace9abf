"""What was newly said, by speaker: exact words, each cited, repetitions told once."""

from bot.digests.digester import make_digest
from bot.digests.models import Digest, DigestRequest, NoDigest

__all__ = ["Digest", "DigestRequest", "NoDigest", "make_digest"]
