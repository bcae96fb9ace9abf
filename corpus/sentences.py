"""Cuts a text into sentences."""

import re
from collections.abc import Iterator, Sequence

import nupunkt

from corpus.models import Span, Turn, stripped

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def split_sentences(text: str, turns: Sequence[Turn] = ()) -> tuple[Span, ...]:
    """The sentences of ``text``, in order, without white space at their ends.

    None crosses a blank line or the boundary of a turn; every character that is not white space
    lies in one. A turn's label is a span of its own.
    """
    return tuple(
        span
        for start, end in _blocks(text, turns)
        for a, b in nupunkt.sent_spans(text[start:end])
        if (span := stripped(text, start + a, start + b))
    )


def _blocks(text: str, turns: Sequence[Turn]) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` that no sentence crosses, in order."""
    cuts = {0, len(text)}
    cuts.update(m.end() for m in _BLANK_LINE.finditer(text))
    cuts.update(cut for turn in turns for cut in (turn.span.start, turn.span.end))
    ordered = sorted(cuts)
    return zip(ordered, ordered[1:], strict=False)
