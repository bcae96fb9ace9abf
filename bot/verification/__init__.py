"""Whether words that somebody passes on as a quote stand in the articles, and whose they are."""

from bot.verification.claims import MOST_CLAIMS, claims_in, claims_of
from bot.verification.models import (
    SHORTEST,
    Claim,
    Edit,
    EditKind,
    Found,
    Loss,
    Lost,
    Remark,
    Verdict,
    Verification,
)
from bot.verification.verifier import Verifier

__all__ = [
    "MOST_CLAIMS",
    "SHORTEST",
    "Claim",
    "Edit",
    "EditKind",
    "Found",
    "Loss",
    "Lost",
    "Remark",
    "Verdict",
    "Verification",
    "Verifier",
    "claims_in",
    "claims_of",
]
