"""Quotation marks: which of them pair, which paragraphs a quotation runs through, what is refused.

Double marks are curly, straight, guillemets, low-high, doubled apostrophes and doubled backticks;
single marks are curly or straight. A quotation never leaves its paragraph: where the marks of a
paragraph do not pair, the odd one is refused with a reason, and the text stays plain text. The one
exception is the printers' rule for a quotation of several paragraphs: no closing mark, and the next
paragraph opens again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Span, stripped
from corpus.quotes.mark_shapes import Mark, marks_in

_STRONG = frozenset(".,!?…—")
_AFTER_CLOSING = frozenset({*',.;:!?)”"', ""})


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: ``outer`` with its marks, ``inner`` without.

    ``depth`` is 0 outside all others. ``closed`` is False where the closing mark is left out since
    the next paragraph goes on with it.
    """

    outer: Span
    inner: Span
    depth: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Refused:
    """A mark that is not taken as a quotation's, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotations of a text, by start (an outer one before those in it), and the refused."""

    quotations: tuple[Quotation, ...]
    refused: tuple[Refused, ...]


def find_quotations(text: str, blocks: Sequence[Span]) -> Marks:
    """Pair the quotation marks of ``text``, one of its paragraphs (``blocks``) after the other.

    Single marks count inside double ones; on their own only in a text without any double mark, and
    in its first line, where headlines use them.
    """
    quotations: list[Quotation] = []
    refused: list[Refused] = []
    only_single = not any(mark in text for mark in '“”„«»"') and "''" not in text
    for n, block in enumerate(blocks):
        marks = list(marks_in(text, block))
        goes_on = n + 1 < len(blocks) and _opens_with_mark(text, blocks[n + 1])
        doubles = [m for m in marks if m.double and not m.refused]
        found, odd = _paired(text, block, doubles, goes_on=goes_on)
        refused += odd
        refused += [Refused(Span(m.start, m.end), m.refused) for m in marks if m.refused]
        lone = only_single or (n == 0 and not found)
        found += _single(text, [m for m in marks if not m.double], found, lone=lone)
        quotations += _nested([q for q in found if not q.inner.of(text).isspace() and len(q.inner)])
    return Marks(tuple(quotations), tuple(refused))


def _opens_with_mark(text: str, block: Span) -> bool:
    start = stripped(text, block.start, block.end).start
    return text.startswith(("“", "„", "«", '"', "''", "``"), start)


def _paired(
    text: str, block: Span, marks: Sequence[Mark], *, goes_on: bool
) -> tuple[list[Quotation], list[Refused]]:
    """The quotations in double marks, by a stack, and the odd marks.

    ``goes_on`` says that the next paragraph opens with a mark, so that the first odd opening mark
    here starts a quotation of several paragraphs.
    """
    found: list[Quotation] = []
    refused: list[Refused] = []
    stack: list[Mark] = []
    for mark in marks:
        if mark.closes and stack:
            opening = stack.pop()
            outer, inner = Span(opening.start, mark.end), Span(opening.end, mark.start)
            found.append(Quotation(outer, inner))
        elif mark.opens:
            stack.append(mark)
        else:
            refused.append(
                Refused(Span(mark.start, mark.end), "a closing mark with no opening one")
            )
    if stack and goes_on:
        opening = stack.pop(0)
        end = max(stripped(text, opening.end, block.end).end, opening.end)
        inner = Span(opening.end, end)
        found.append(Quotation(Span(opening.start, end), inner, closed=False))
    reason = "an opening mark that its paragraph does not close"
    refused += [Refused(Span(mark.start, mark.end), reason) for mark in stack]
    return sorted(found, key=lambda q: q.outer), refused


def _single(
    text: str, marks: Sequence[Mark], doubles: Sequence[Quotation], *, lone: bool
) -> list[Quotation]:
    """Quotations in single marks, each inside one of ``doubles`` or, if ``lone``, anywhere.

    A mark closes where punctuation stands beside it; failing that, the first does that is no
    apostrophe of a plural ("the ministers' car"), before the next one opens.
    """
    found: list[Quotation] = []
    opening: Mark | None = None
    weak: Mark | None = None
    limit = k = 0
    for mark in (*marks, None):
        if opening and (mark is None or mark.opens or mark.start >= limit):
            if weak:
                found.append(_between(opening, weak))
            opening = weak = None
        if mark is None:
            break
        while k < len(doubles) and doubles[k].outer.end <= mark.start:
            k += 1
        within = k < len(doubles) and doubles[k].inner.start <= mark.start
        if mark.opens and (within or lone):
            opening, limit = mark, doubles[k].inner.end if within else len(text) + 1
        elif opening and mark.closes:
            strong = (
                text[mark.start - 1] in _STRONG or text[mark.end : mark.end + 1] in _AFTER_CLOSING
            )
            if strong:
                found.append(_between(opening, mark))
                opening = weak = None
            elif weak is None or text[weak.start - 1] == "s":
                weak = mark
    return found


def _between(opening: Mark, closing: Mark) -> Quotation:
    return Quotation(Span(opening.start, closing.end), Span(opening.end, closing.start))


def _nested(found: Sequence[Quotation]) -> list[Quotation]:
    """The quotations by start, each with its depth."""
    result: list[Quotation] = []
    ends: list[int] = []
    for q in sorted(found, key=lambda q: (q.outer.start, -q.outer.end)):
        while ends and ends[-1] <= q.outer.start:
            ends.pop()
        if ends and q.outer.end > ends[-1]:
            continue  # crosses another: the earlier stands
        result.append(Quotation(q.outer, q.inner, len(ends), q.closed))
        ends.append(q.outer.end)
    return result
