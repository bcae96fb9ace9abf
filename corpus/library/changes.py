"""What changed from one version of an article to the next: fields, and runs of words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.models import Article, Span

_FIELDS = ("title", "source", "url", "author", "published", "language")
# Pieces beyond which the commonest are looked at last (difflib's autojunk): two texts of 20,000
# words without a line in common take 0.1 s with it and 0.8 s without, which grows by
# the square.
_EXACT_UP_TO = 5_000
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that went and words that came in their place.

    ``before`` is a span of the older text, ``after`` of the newer; one of them is empty where
    words were only added or only taken out.
    """

    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class Changes:
    """How two versions differ: the names of the fields, and the words of the text in order."""

    fields: tuple[str, ...]
    words: tuple[WordChange, ...]


def changes(before: Article, after: Article) -> Changes:
    """How ``after`` differs from ``before``.

    Lines that are the same are put together first, then the words of those between: that is
    quadratic in the longest rewritten stretch alone. White space is no change.
    """
    fields = tuple(name for name in _FIELDS if getattr(before, name) != getattr(after, name))
    return Changes(fields, tuple(_words_changed(before.text, after.text)))


def _words_changed(before: str, after: str) -> list[WordChange]:
    whole = Span(0, len(before)), Span(0, len(after))
    return [
        WordChange(gone, come)
        for old, new in _differing(_LINE, before, whole[0], after, whole[1])
        for gone, come in _differing(_WORD, before, old, after, new)
    ]


def _differing(
    pattern: re.Pattern[str], before: str, old: Span, after: str, new: Span
) -> list[tuple[Span, Span]]:
    """The runs of pieces within ``old`` and ``new`` that differ: the one's span, the other's."""
    gone, come = _pieces(pattern, before, old), _pieces(pattern, after, new)
    words = [s.of(before).strip() for s in gone], [s.of(after).strip() for s in come]
    matcher = SequenceMatcher(None, *words, autojunk=len(come) > _EXACT_UP_TO)
    return [
        (_run(gone, first, last, old.end), _run(come, start, end, new.end))
        for operation, first, last, start, end in matcher.get_opcodes()
        if operation != "equal"
    ]


def _pieces(pattern: re.Pattern[str], text: str, within: Span) -> list[Span]:
    return [Span(*found.span()) for found in pattern.finditer(text, within.start, within.end)]


def _run(pieces: Sequence[Span], first: int, last: int, end: int) -> Span:
    """From one piece to another; empty, where the next one begins, if there is none."""
    if first < last:
        return Span(pieces[first].start, pieces[last - 1].end)
    at = pieces[first].start if first < len(pieces) else end
    return Span(at, at)
