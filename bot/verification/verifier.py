"""From a claim to what is known of it: where its words stand, whose they are, what they lost."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.answers.sought import TermWeights
from bot.questions.understand import Known
from bot.verification.models import (
    SHORTEST,
    Claim,
    EditKind,
    Found,
    Remark,
    Verdict,
    Verification,
)
from bot.verification.pieces import Piece, pieces_of
from bot.verification.places import exact_places, nearest_places
from bot.verification.search import articles_holding, stretches_like
from corpus.models import LATEST
from index.filter import Filter
from index.published import PublishedIndex

# The shares of a claim's words that may be changed for it to be called altered, and for the nearest
# words to be shown. Chosen with `python -m evals.verify` on the dev transcripts.
_ALTERED = 0.3
_NEAR = 0.5
# What such words must hold of the claim's, each by its rarity: a few common ones in a row, with
# another word among them, are another sentence. Chosen likewise.
_TELLING = 0.5


class Verifier:
    """Verifies claims against an index; safe to use from several threads.

    ``known`` are the tables of the index, if they are made already.
    """

    def __init__(self, index: PublishedIndex, known: Known | None = None) -> None:
        self._index = index
        self._known = known or Known(index)

    def verify(self, claim: Claim, left_out: tuple[str, ...] = ()) -> Verification:
        """Tell what is known of a claim, from all articles but those of the outlets left out."""
        pieces = pieces_of(claim.text)
        if sum(len(piece.words) for piece in pieces) < SHORTEST:
            return self._told(claim, Verdict.TOO_SHORT)
        store = self._index.store
        only = store.allowed(Filter(left_out=left_out)).passages
        found = exact_places(pieces, articles_holding(pieces, self._index, only), store)
        changed = 0
        if not found:
            stretches = stretches_like(pieces, self._index, only)
            found, changed = nearest_places(pieces, stretches, store)
        if not found:
            return self._told(claim, Verdict.NOT_FOUND)
        if changed or (found[0].negates and any(piece.put_in for piece in pieces)):
            return self._altered(claim, pieces, found, changed)
        return self._standing(claim, found)

    def _altered(
        self, claim: Claim, pieces: Sequence[Piece], found: Sequence[Found], changed: int
    ) -> Verification:
        share = changed / sum(len(piece.words) for piece in pieces)
        if share > _NEAR:
            return self._told(claim, Verdict.NOT_FOUND)
        whose = _Whose(self._known, claim)
        ordered = sorted(found, key=lambda place: (whose.is_other(place), _published(place)))
        remarks = whose.remarks(ordered[0])
        weights = TermWeights(claim.text, self._index.lexical)
        alike = [place for place in ordered if weights.coverage(place.words.text) >= _TELLING]
        if share > _ALTERED or not alike:
            return self._told(claim, Verdict.NOT_FOUND, alike[:1])
        if whose.is_other(ordered[0]):
            remarks = (*remarks, Remark.NEAREST_OF_ANOTHER)
        if ordered[0].negates:
            remarks = (Remark.NEGATED, *remarks)
        return self._told(claim, Verdict.ALTERED, ordered, remarks)

    def _standing(self, claim: Claim, found: Sequence[Found]) -> Verification:
        """The verdict on a claim of which every word stands in the articles."""
        whose = _Whose(self._known, claim)
        theirs = [place for place in found if whose.is_theirs(place)]
        others = [place for place in found if whose.is_other(place)]
        decisive = theirs or others or found
        ordered = sorted(
            found,
            key=lambda place: (
                place not in decisive,
                place.lost is not None,
                not place.is_quoted,
                _published(place),
            ),
        )
        if decisive is others:
            verdict = Verdict.OTHER_SPEAKER
        else:
            verdict = Verdict.CUT if ordered[0].lost else Verdict.VERBATIM
        return self._told(claim, verdict, _one_each(ordered), whose.remarks(ordered[0]))

    def _told(
        self,
        claim: Claim,
        verdict: Verdict,
        found: Sequence[Found] = (),
        remarks: tuple[Remark, ...] = (),
    ) -> Verification:
        if found and verdict is not Verdict.NOT_FOUND:
            remarks = (*remarks, *_of_words(claim, found[0]))
        searched = self._index.manifest.coverage
        return Verification(claim, verdict, tuple(found), searched, remarks)


class _Whose:
    """Whose a claim says the words are; a name that stands by chance before them may be nobody's.

    Somebody named as the speaker is somebody else than all others, known or not.
    """

    def __init__(self, known: Known, claim: Claim) -> None:
        self._ids: set[str] = set()
        if claim.speaker:
            self._ids = {speaker.id for speaker in known.speakers.matching(claim.speaker)}
            meant = known.speakers.meant(claim.speaker)
            self._ids |= {speaker.id for speaker in meant.speakers} if meant else set()
        self._asked = claim.speaker is not None and (claim.named or bool(self._ids))

    def is_theirs(self, place: Found) -> bool:
        """Whether the words are surely those of who is claimed to have said them."""
        return place.speaker is not None and place.speaker.id in self._ids

    def is_other(self, place: Found) -> bool:
        """Whether the words are surely somebody else's."""
        return self._asked and place.speaker is not None and not self.is_theirs(place)

    def remarks(self, place: Found) -> tuple[Remark, ...]:
        """What is to be said of who said it."""
        if not self._asked:
            return ()
        unknown = () if self._ids else (Remark.UNKNOWN_SPEAKER,)
        return unknown if place.speaker else (*unknown, Remark.NOT_SURE_WHO)


def _of_words(claim: Claim, place: Found) -> Iterator[Remark]:
    """What is to be said of how a claim's words stand at its first place."""
    if not place.is_quoted:
        yield Remark.NOT_QUOTED
    pieces = pieces_of(claim.text)
    if sum(edit.kind is EditKind.GAP for edit in place.edits) >= len(pieces):
        yield Remark.PARTED
    if any(piece.put_in for piece in pieces):
        yield Remark.EDITORS_WORDS


def _published(place: Found) -> datetime:
    return place.article.published or LATEST


def _one_each(found: Sequence[Found]) -> list[Found]:
    """The first place of each article."""
    return list({place.article.id: place for place in reversed(found)}.values())[::-1]
