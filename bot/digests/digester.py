"""From a period to what was newly said in it, or to an honest no."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.digests.cited import cited
from bot.digests.gather import Gathered, gather
from bot.digests.models import (
    Digest,
    DigestRequest,
    NoDigest,
    NoDigestReason,
    NotShown,
    Voice,
)
from bot.digests.old import is_old
from bot.digests.reading import Reading
from bot.digests.tellings import Telling, put_together
from bot.extraction.models import Covered
from bot.questions.narrowed import UnknownName
from bot.questions.understand import Known
from corpus.models import EARLIEST
from index.published import PublishedIndex

# What is read in a few minutes.
_VOICES = 12
_EACH = 3


def make_digest(
    index: PublishedIndex,
    known: Known,
    request: DigestRequest,
    told: Collection[str] = frozenset(),
) -> Digest | NoDigest:
    """What was newly said in a period, by speaker, or why there is nothing.

    A statement is new if it was first reported in the period, its sentence does not say that it is
    older, and none of its sums is among ``told``, those of earlier digests. It is shown as it was
    first told. Who made most new statements comes first; of each speaker those are shown that most
    articles repeat, then the newest.
    """
    searched = index.manifest.coverage
    if known.latest is None:
        return NoDigest(request, NoDigestReason.NOTHING_DATED, searched)
    gathered = gather(request, index.store, known)
    if isinstance(gathered, UnknownName):
        reason = NoDigestReason(gathered.reason)
        return NoDigest(request, reason, searched, near_names=gathered.near)
    reading = Reading(index.store)
    found, repeated = _new(gathered, reading, told)
    new = [telling for telling in found if not is_old(telling.first, request.since, reading)]
    by_speaker: dict[str, list[Telling]] = defaultdict(list)
    for telling in new:
        by_speaker[telling.speaker_id].append(telling)
    ranked = sorted(by_speaker.values(), key=lambda said: (-len(said), -_latest(said)))
    voices = [voice for said in ranked[:_VOICES] if (voice := _voice(said, reading))]
    others = ranked[_VOICES:]
    not_shown = NotShown(
        speakers=len(others),
        statements=sum(map(len, others)),
        repeated=repeated,
        old=sum(len(telling.sums) for telling in found) - sum(len(telling.sums) for telling in new),
        unattributed=gathered.unattributed,
        unread=gathered.unread,
    )
    if not voices:
        return NoDigest(request, NoDigestReason.NOTHING_NEW, searched, not_shown)
    covered = Covered.of(statement.article for statement in gathered.new)
    digest = Digest(request, tuple(voices), not_shown, covered, searched, meant=gathered.meant)
    shown = set(digest.shown_sums)
    passed_over = tuple(s for telling in new for s in telling.sums if s not in shown)
    return replace(digest, passed_over=passed_over)


def _new(gathered: Gathered, reading: Reading, told: Collection[str]) -> tuple[list[Telling], int]:
    """The statements that are new, and how many of the period were told before."""
    tellings = put_together([*gathered.earlier, *gathered.new], reading)
    firsts = {id(statement) for statement in gathered.new}
    new = [
        telling
        for telling in tellings
        if id(telling.first) in firsts and not any(s in told for s in telling.sums)
    ]
    return new, len(gathered.new) - sum(len(telling.sums) for telling in new)


def _voice(said: Sequence[Telling], reading: Reading) -> Voice | None:
    """One speaker's new statements, None if none of those chosen can surely be shown as theirs."""
    best = sorted(said, key=lambda telling: (-telling.repeated, -_latest([telling])))[:_EACH]
    statements = cited(best, {telling.first.quote for telling in said}, reading)
    if not statements:
        return None
    more = sum(
        not any(
            s.quote.citation.article.id == telling.first.article.id
            and s.quote.citation.span.overlaps(telling.first.quote.span)
            for s in statements
        )
        for telling in said
    )
    speaker = statements[0].quote.speaker
    return Voice(speaker, tuple(statements), more) if speaker else None


def _latest(said: Sequence[Telling]) -> float:
    return max((t.first.article.published or EARLIEST).timestamp() for t in said)
