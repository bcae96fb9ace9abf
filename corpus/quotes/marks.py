"""Quotation marks: which of them pair, which paragraphs a quotation runs through, what is refused.

Double marks are curly, straight, guillemets, low-high, doubled apostrophes and doubled backticks;
single marks are curly or straight. A quotation never leaves its paragraph: where the marks of a
paragraph do not pair, the odd one is refused with a reason, and the text stays plain text. The one
exception is the printers' rule for a quotation of several paragraphs: no closing mark, and the next
paragraph opens again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Span

_MARK = re.compile("(?<=[^\\s'])'(?=''(?!'))|''|``|[“”„«»‘’‚\"'′″]")
_OPENS_AFTER = frozenset("([{—–-―/")
_OPENERS = frozenset("“„«``")
_ELISIONS = re.compile(r"(?:\d0s|em|tis|twas|til|cause|bout|n)\b", re.IGNORECASE)
_STRONG = frozenset(".,!?…—")


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


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of ``text``: its lines that are not blank; hard-wrapped lines are joined.

    Lines between two blank ones are taken for one wrapped paragraph where all but the last are of
    45 to 100 characters, and no line but the last ends a sentence short of that.
    """
    block: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            block.append(Span(start, end))
        else:
            yield from _joined(text, block)
            block = []
        start = end
    yield from _joined(text, block)


def _joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    wrapped = len(lines) > 1 and all(45 <= len(line) <= 100 for line in lines[:-1])
    if wrapped and any(text[line.end - 2] not in ".!?:”\"" for line in lines[:-1]):
        yield Span(lines[0].start, lines[-1].end)
    else:
        yield from lines


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    double: bool
    opens: bool
    closes: bool


def find_quotations(text: str, blocks: Sequence[Span]) -> Marks:
    """Pair the quotation marks of ``text``, one of its paragraphs (``blocks``) after the other.

    Single marks count inside double ones; on their own only in a text without any double mark, and
    in its first line, where headlines use them.
    """
    quotations: list[Quotation] = []
    refused: list[Refused] = []
    only_single = not any(mark in text for mark in "“”„«»\"") and "''" not in text
    for n, block in enumerate(blocks):
        marks = list(_classified(text, block, refused))
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        goes_on = following is not None and _opens_with_mark(text, following)
        doubles = _paired([m for m in marks if m.double], block, goes_on, refused)
        lone = only_single or (n == 0 and not doubles)
        singles = [m for m in marks if not m.double]
        found = [Quotation(*_trim(text, pair, block), closed=pair[1] is not None)
                 for pair in doubles]
        found += _single(text, singles, found, lone)
        quotations += _nested(found)
    return Marks(tuple(quotations), tuple(refused))


def _opens_with_mark(text: str, block: Span) -> bool:
    start = block.start
    while start < block.end and text[start].isspace():
        start += 1
    return text[start : start + 1] in {"“", "„", "«", '"'} or text[start : start + 2] in {"''", "``"}


def _classified(text: str, block: Span, refused: list[Refused]) -> Iterator[_Mark]:
    """The marks of a paragraph, with what each can be by its shape and its neighbours."""
    low_open = markup = False
    for match in _MARK.finditer(text, block.start, block.end):
        start, end, sign = match.start(), match.end(), match.group()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        if sign in "′″" or (sign in {'"', "''"} and before.isdigit() and _measure(text, start, after)):
            refused.append(Refused(Span(start, end), "a measure (inches, feet or minutes)"))
            continue
        if before == "=" and sign == '"':
            refused.append(Refused(Span(start, end), "markup"))
            markup = True
            continue
        if markup and sign == '"':
            refused.append(Refused(Span(start, end), "markup"))
            markup = False
            continue
        free = before.isspace() or before in _OPENS_AFTER or before in "“\"‘'„«"
        bound = not before.isspace() and before not in "([{"
        if sign == "“" and low_open:
            yield _Mark(start, end, True, False, True)
            low_open = False
        elif sign in _OPENERS:
            yield _Mark(start, end, True, True, False)
            low_open = sign == "„"
        elif sign in "”»":
            yield _Mark(start, end, True, sign == "”" and free and not after.isspace(), True)
        elif sign in {'"', "''"}:
            opens = free and not after.isspace()
            closes = bound and not free and not after.isalnum()
            yield _Mark(start, end, True, opens or not closes, closes or not opens)
        elif before.isalnum() and after.isalnum():
            continue  # an apostrophe inside a word
        elif sign in "‘‚" or (sign == "'" and free and not after.isspace()):
            if not _ELISIONS.match(text, end):
                yield _Mark(start, end, False, True, False)
        elif bound and not after.isalnum():
            yield _Mark(start, end, False, False, True)


def _measure(text: str, start: int, after: str) -> bool:
    """Whether a mark after a digit is an inch or minute sign (5'10", a 12" gun)."""
    head = text[max(0, start - 6) : start]
    return bool(re.search(r"\d['’′]\s?\d{1,2}$", head)) or bool(
        after.isspace() and re.search(r"(?:^|[\s(-])\d{1,3}$", head)
        and '"' not in text[max(0, start - 200) : start].rpartition("\n")[2]
    )


def _paired(
    marks: Sequence[_Mark], block: Span, goes_on: bool, refused: list[Refused]
) -> list[tuple[_Mark, _Mark | None]]:
    """Pairs of double marks, by a stack; one level of nesting, the odd ones refused."""
    pairs: list[tuple[_Mark, _Mark | None]] = []
    stack: list[_Mark] = []
    for mark in marks:
        if mark.closes and stack:
            pairs.append((stack.pop(), mark))
        elif mark.opens:
            stack.append(mark)
        else:
            refused.append(Refused(Span(mark.start, mark.end), "a closing mark with no opening one"))
    if stack and goes_on:
        pairs.append((stack.pop(0), None))
    for mark in stack:
        refused.append(
            Refused(Span(mark.start, mark.end), "an opening mark that its paragraph does not close")
        )
    return sorted(pairs, key=lambda pair: pair[0].start)


def _trim(text: str, pair: tuple[_Mark, _Mark | None], block: Span) -> tuple[Span, Span]:
    opening, closing = pair
    if closing:
        return Span(opening.start, closing.end), Span(opening.end, closing.start)
    end = block.end
    while end > opening.end and text[end - 1].isspace():
        end -= 1
    return Span(opening.start, end), Span(opening.end, end)


def _single(
    text: str, marks: Sequence[_Mark], doubles: Sequence[Quotation], lone: bool
) -> list[Quotation]:
    """Quotations in single marks: the first closing mark after punctuation, else the first."""
    found: list[Quotation] = []
    opening: _Mark | None = None
    weak: _Mark | None = None
    limit = 0
    inside = iter(doubles)
    around: Quotation | None = next(inside, None)

    def close(mark: _Mark) -> None:
        nonlocal opening, weak
        assert opening is not None
        found.append(Quotation(Span(opening.start, mark.end), Span(opening.end, mark.start)))
        opening = weak = None

    for mark in marks:
        if opening and mark.start >= limit:
            if weak:
                close(weak)
            opening = weak = None
        while around and around.outer.end <= mark.start:
            around = next(inside, None)
        within = around is not None and around.inner.start <= mark.start
        if mark.opens and (within or lone):
            if opening and weak:
                close(weak)
            opening, weak = mark, None
            limit = around.inner.end if within and around else len(text) + 1
        elif opening and mark.closes:
            before, after = text[mark.start - 1], text[mark.end : mark.end + 1]
            if before in _STRONG or after in {*",.;:!?)”\"", ""}:
                close(mark)
            elif weak is None or text[weak.start - 1] == "s":
                weak = mark
    if opening and weak:
        close(weak)
    return found


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
