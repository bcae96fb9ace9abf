"""What a person is told of a claim, and where the words that differ stand."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.answers import QuotedPassage
from bot.verification.models import EditKind, Found, Loss, Remark, Verdict, Verification
from corpus.models import QuoteKind, Span

_VERDICTS = {
    Verdict.VERBATIM: "Verbatim",
    Verdict.ALTERED: "Altered: the nearest words in the articles differ.",
    Verdict.OTHER_SPEAKER: "Said by someone else",
    Verdict.CUT: "Said about something else: cut out of its sentence.",
    Verdict.NOT_FOUND: "Not in this corpus, which does not tell whether it was said.",
    Verdict.TOO_SHORT: "Fewer than three words are too few to be verified.",
}
_LOSSES = {
    Loss.NEGATION: "A negation is lost",
    Loss.CONDITION: "A condition is lost",
    Loss.DENIAL: "It was denied or refused",
}
NEAREST = "The nearest words, which are others:"


def headline(verification: Verification, plain: Callable[[str], str]) -> str:
    """The verdict in a line; ``plain`` makes the words of an article fit to be shown in it."""
    verdict, found = _VERDICTS[verification.verdict], verification.found
    if not verification.is_found:
        return verdict
    first = found[0]
    if verification.verdict is Verdict.VERBATIM:
        several = f"{len(found)} articles" if len(found) > 1 else "an article"
        if first.is_quoted:
            return f"{verdict}: the words stand so in {several}."
        what = f" for what {plain(first.speaker.name)} said" if first.speaker else ""
        partly = " as a whole" if first.kind is QuoteKind.MIXED else ""
        return f"{verdict} in {several}: the article's words{what}, not a quotation{partly}."
    if verification.verdict is Verdict.ALTERED and first.leaves_out:
        return "Altered: words are left out, and nothing shows it."
    if verification.verdict is Verdict.OTHER_SPEAKER and first.speaker:
        verdict = f"{verdict}: {plain(first.speaker.name)}."
    if first.lost:
        verdict = f"{verdict} {_LOSSES[first.lost.loss]}: {plain(first.lost.words.text)}."
    return verdict


def remarks_beside(verification: Verification) -> list[Remark]:
    """The remarks that the headline does not make already."""
    told = verification.verdict is Verdict.VERBATIM
    return [r for r in verification.remarks if not (told and r is Remark.NOT_QUOTED)]


def shown_place(verification: Verification) -> QuotedPassage:
    """The sentences of the first place, with the articles of the others; there must be a place."""
    first, *others = verification.found
    return replace(first.sentences, also=tuple(place.article for place in others))


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the words of an article and of a claim differ: spans of the one and of the other."""

    stored: tuple[Span, ...]
    asked: tuple[Span, ...]


def difference(found: Found) -> Difference | None:
    """What is to be marked in the words of both, None if they are the same."""
    changed = [edit for edit in found.edits if edit.kind not in {EditKind.SAME, EditKind.GAP}]
    if not changed:
        return None
    return Difference(
        tuple(edit.stored.span for edit in changed if edit.stored),
        tuple(edit.asked for edit in changed if edit.asked),
    )
