"""What `talks verify --json` prints."""

from typing import Any

from bot.answers import Citation
from bot.records.parts import head_part, quote_part, span_part
from bot.verification import Edit, Found, Verification
from corpus.models import Span


def verification_record(verification: Verification) -> dict[str, Any]:
    """What is known of a claim, as docs/schemas/verify.schema.json describes it."""
    claim = verification.claim
    asked = {"text": claim.text, "speaker": claim.speaker}
    nothing = None if verification.is_found else verification.verdict
    return head_part("talks.verify/1", asked, verification.searched, nothing) | {
        "verdict": verification.verdict.value,
        "found": [_found(found, claim.text) for found in verification.found],
        "remarks": [{"code": r.name.lower(), "text": r.value} for r in verification.remarks],
    }


def _found(found: Found, claim: str) -> dict[str, Any]:
    speaker, lost = found.speaker, found.lost
    return {
        "sentences": quote_part(found.sentences),
        "words": _words(found.words),
        "kind": found.kind.value if found.kind else "passage",
        "speaker": {"id": speaker.id, "name": speaker.name} if speaker else None,
        "lost": {"loss": lost.loss.value, **_words(lost.words)} if lost else None,
        "negates": found.negates,
        "edits": [_edit(edit, claim) for edit in found.edits],
    }


def _edit(edit: Edit, claim: str) -> dict[str, Any]:
    return {
        "kind": edit.kind.value,
        "asked": _asked(edit.asked, claim) if edit.asked else None,
        "stored": _words(edit.stored) if edit.stored else None,
    }


def _asked(span: Span, claim: str) -> dict[str, Any]:
    return {"text": span.of(claim), **span_part(span)}


def _words(citation: Citation) -> dict[str, Any]:
    return {"text": citation.text, **span_part(citation.span)}
