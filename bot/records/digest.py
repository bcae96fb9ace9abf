"""What `talks digest --json` prints."""

from typing import Any

from bot.digests import Digest, NoDigest
from bot.digests.models import NotShown, Voice
from bot.records.parts import coverage_part, moment, quote_part


def digest_record(digest: Digest | NoDigest) -> dict[str, Any]:
    """A digest, or why there is none, as docs/schemas/digest.schema.json describes it."""
    asked = digest.request
    record = {
        "schema": "talks.digest/1",
        "since": moment(asked.since),
        "until": moment(asked.until),
        "speaker": asked.speaker,
        "source": asked.source,
        "status": "new" if isinstance(digest, Digest) else "abstained",
        "not_shown": _not_shown(digest.not_shown),
        "searched": coverage_part(digest.searched),
    }
    if isinstance(digest, NoDigest):
        return record | {"reason": digest.reason.value, "voices": [], "covered": None}
    covered = digest.covered
    return record | {
        "reason": None,
        "voices": [_voice(voice) for voice in digest.voices],
        "covered": {
            "articles": covered.articles,
            "outlets": list(covered.outlets),
            "earliest": moment(covered.earliest),
            "latest": moment(covered.latest),
        },
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "speaker": {"id": voice.speaker.id, "name": voice.speaker.name},
        "statements": [quote_part(statement.quote) for statement in voice.statements],
        "more": voice.more,
    }


def _not_shown(counts: NotShown) -> dict[str, int]:
    return {
        "speakers": counts.speakers,
        "statements": counts.statements,
        "repeated": counts.repeated,
        "unattributed": counts.unattributed,
        "unread": counts.unread,
    }
