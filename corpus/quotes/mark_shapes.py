"""Each quotation mark by itself: what it can be by its shape and its neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.models import Span

_MARK = re.compile("(?<=[^\\s'])'(?=''(?!'))|''|``|[“”„«»‘’‚\"'′″]")
_OPENS_AFTER = frozenset("([{—–-―/“\"‘'„«")
_OPENERS = frozenset({"“", "„", "«", "``"})
_ELISIONS = re.compile(r"(?:\d0s|em|tis|twas|til|cause|bout|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that may open or close a quotation; ``refused`` says why it can do neither."""

    start: int
    end: int
    double: bool
    opens: bool
    closes: bool
    refused: str | None = None


def marks_in(text: str, block: Span) -> Iterator[Mark]:
    """The marks of a paragraph, in order, apostrophes inside words left out."""
    low_open = markup = False
    for match in _MARK.finditer(text, block.start, block.end):
        start, end, sign = match.start(), match.end(), match.group()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        straight = sign in {'"', "''"}
        if sign in "′″" or (straight and before.isdigit() and _measures(text, start, after)):
            yield Mark(start, end, True, False, False, "a measure (inches, feet or minutes)")
        elif sign == '"' and (before == "=" or markup):
            markup = not markup
            yield Mark(start, end, True, False, False, "markup")
        elif straight:
            yield _straight(start, end, before, after)
        elif sign in _OPENERS or sign in "”»":
            closes = sign in "”»" or (sign == "“" and low_open)
            low_open = sign == "„" or (low_open and sign != "“")
            late = sign == "”" and _is_free(before) and not after.isspace()
            yield Mark(start, end, True, late or not closes, closes)
        else:
            yield from _single(text, start, end, before, after)


def _is_free(before: str) -> bool:
    """Whether what stands before a mark lets it open."""
    return before.isspace() or before in _OPENS_AFTER


def _straight(start: int, end: int, before: str, after: str) -> Mark:
    """A mark that is alike on both sides: by its neighbours, or either where they do not tell."""
    opens = _is_free(before) and not after.isspace()
    closes = not _is_free(before) and not after.isalnum()
    return Mark(start, end, True, opens or not closes, closes or not opens)


def _single(text: str, start: int, end: int, before: str, after: str) -> Iterator[Mark]:
    """A single mark, if it is none inside or at the start of a shortened word ("'tis")."""
    if before.isalnum() and after.isalnum():
        return
    if text[start] in "‘‚" or (text[start] == "'" and _is_free(before) and not after.isspace()):
        if not _ELISIONS.match(text, end):
            yield Mark(start, end, False, True, False)
    elif not before.isspace() and before not in "([{" and not after.isalnum():
        yield Mark(start, end, False, False, True)


def _measures(text: str, start: int, after: str) -> bool:
    """Whether a mark after a digit is an inch or minute sign (5'10", a 12" gun)."""
    head = text[max(0, start - 6) : start]
    if re.search(r"\d['’′]\s?\d{1,2}$", head):
        return True
    line = text[max(0, start - 200) : start].rpartition("\n")[2]
    return after.isspace() and '"' not in line and bool(re.search(r"(?:^|[\s(-])\d{1,3}$", head))
