"""What `talks digest --json` prints."""

from typing import Any

from bot.digests import Digest, NoDigest
from bot.digests.models import NotShown, Voice
from bot.records.parts import covered_part, head_part, moment, retold_part

_SCHEMA = "talks.digest/2"


def digest_record(digest: Digest | NoDigest) -> dict[str, Any]:
    """A digest, or why there is none, as docs/schemas/digest.schema.json describes it."""
    request = digest.request
    asked = {
        "since": moment(request.since),
        "until": moment(request.until),
        "speaker": request.speaker,
        "source": request.source,
    }
    not_shown = _not_shown(digest.not_shown)
    if isinstance(digest, NoDigest):
        head = head_part(_SCHEMA, asked, digest.searched, digest.reason)
        nothing: dict[str, Any] = {
            "meant": None,
            "voices": [],
            "not_shown": not_shown,
            "covered": None,
        }
        return head | {"near_names": list(digest.near_names)} | nothing
    return head_part(_SCHEMA, asked, digest.searched) | {
        "near_names": [],
        "meant": digest.meant,
        "voices": [_voice(voice) for voice in digest.voices],
        "not_shown": not_shown,
        "covered": covered_part(digest.covered),
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "speaker": {"id": voice.speaker.id, "name": voice.speaker.name},
        "statements": [retold_part(statement.quote) for statement in voice.statements],
        "more": voice.more,
    }


def _not_shown(counts: NotShown) -> dict[str, int]:
    return {
        "speakers": counts.speakers,
        "statements": counts.statements,
        "repeated": counts.repeated,
        "old": counts.old,
        "unattributed": counts.unattributed,
        "unread": counts.unread,
    }
