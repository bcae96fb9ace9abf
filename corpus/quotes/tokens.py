"""Words of a paragraph in which every quotation is one token, cut into sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from corpus.models import Span
from corpus.quotes.cues import SAYING_FORMS
from corpus.quotes.grammar import PREPOSITIONS
from corpus.quotes.marks import Quotation

_TOKEN = re.compile(
    r"(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}(?:-(?:[^\W\d_]\.)+|[-’']\w+)*"  # U.S., D.C.-based
    r"|[$€£#@]?\d(?:[\d,.:/]*\d)?%?(?:[a-z]{2}\b)?(?:-\w+)*"  # 1,200.5 $40 50% 21st 30-year-old
    r"|[@#]?\w+(?:[’'&/-]\w+)*(?:[’'](?=\s))?"  # O'Malley's well-known @name workers'
    r"|--+|\.{2,}|\S"
)
_STATES = frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo""".split()
)
_ABBREVIATIONS = _STATES | frozenset(
    "mr mrs ms dr prof gov sen rep sens reps gen col lt sgt capt cmdr adm maj brig hon rev st jr sr"
    " jan feb mar apr jun jul aug sept sep oct nov dec vs v no inc corp co ltd dept assn ave blvd"
    " etc messrs mt ft spc pvt atty asst supt pres".split()
)
_ENDS_TOO = _STATES | frozenset("inc corp co ltd etc jr sr a.m p.m u.s u.n u.k e.u d.c".split())
_STARTERS = frozenset(
    "the a an he she it they we i this that these those there in on at but and for from his her its"
    " their our what when while if as after before however some many no one it’s it's mr ms mrs"
    " meanwhile".split()
)
_FULL_STOPS = frozenset(".!?…")
_STOPS = frozenset(".?!;:")
_TELL = frozenset("told tells tell asked reminded".split())
_ADJUNCTS = frozenset("in on at during of when after last to".split())
_LONGEST_TITLE = 12
_LONGEST = 400
"""Tokens after which a sentence is cut whatever comes, so that work stays linear."""


class Kind(Enum):
    WORD = auto()
    NUMBER = auto()
    PUNCTUATION = auto()
    QUOTATION = auto()


class Token(NamedTuple):
    """A word, number or mark; or a whole quotation, whose ``low`` is a lone double mark."""

    start: int
    end: int
    text: str
    low: str
    kind: Kind
    name_like: bool = False
    """Whether it is a word written with a capital."""
    quotation: Quotation | None = None
    words: int = 1
    """How many words stand in a quotation; 1 for any other token."""


def is_work(token: Token) -> bool:
    """Whether a quotation looks like the title of a work or another name: capitals throughout."""
    if token.quotation is None or token.words > _LONGEST_TITLE:
        return False
    words = token.text.strip("”\"'’»“‘.,").split()
    longer = [w for w in words if len(w) > 3 and w[0].isalnum() and w not in PREPOSITIONS]
    return bool(longer) and not any(w[0].islower() for w in longer)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence; ``paragraph`` counts the paragraphs from 0."""

    tokens: tuple[Token, ...]
    paragraph: int
    opens: bool
    """Whether it is the first of its paragraph."""

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)


def split(
    text: str, paragraph: int, block: Span, quotations: Sequence[Quotation]
) -> Iterator[Sentence]:
    """The sentences of a paragraph, of which ``quotations`` are those outside all others."""
    tokens: list[Token] = []
    opens = True
    for token, following in _pairs(_tokens(text, block, quotations)):
        tokens.append(token)
        if following is None or len(tokens) >= _LONGEST or _ends(tokens, following):
            yield Sentence(tuple(tokens), paragraph, opens)
            tokens, opens = [], False


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token] | None]]:
    for n, token in enumerate(tokens):
        yield token, tokens[n + 1 : n + 10] or None


def _tokens(text: str, block: Span, quotations: Sequence[Quotation]) -> list[Token]:
    result: list[Token] = []
    start = block.start
    for quotation in quotations:
        result += _words(text, start, quotation.outer.start)
        outer = quotation.outer
        words = text.count(" ", outer.start, outer.end) + 1
        result.append(
            Token(
                outer.start,
                outer.end,
                outer.of(text),
                '"',
                Kind.QUOTATION,
                quotation=quotation,
                words=words,
            )
        )
        start = outer.end
    result += _words(text, start, block.end)
    return result


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    position = start
    while match := _TOKEN.search(text, position, end):
        word, stop = match.group(), match.end()
        first = word[0]
        if first.isalpha() or (first in "@#" and len(word) > 1):
            kind = Kind.WORD
            if (
                stop < end
                and text[stop] == "."
                and (
                    word.lower().rpartition("-")[2] in _ABBREVIATIONS
                    or (len(word) == 1 and first.isupper())
                )
            ):
                stop += 1
        elif word[-1].isdigit() or first.isdigit():
            kind = Kind.NUMBER
        else:
            kind = Kind.PUNCTUATION
        word = text[match.start() : stop]
        named = kind is Kind.WORD and first.isupper()
        yield Token(match.start(), stop, word, word.lower().replace("’", "'"), kind, named)
        position = stop


def _ends(tokens: Sequence[Token], following: Sequence[Token]) -> bool:
    """Whether the last of ``tokens`` ends its sentence, given the next few."""
    last, after = tokens[-1], following[0]
    if last.quotation:
        return _quotation_ends(last, following)
    if last.kind is Kind.PUNCTUATION:
        if last.low in {".", "!", "?", "…"} or last.low.startswith(".."):
            if last.end == after.start and after.low in {")", "]", "}"}:
                return False
            return after.quotation is not None or not after.text[:1].islower()
        closing = last.low in {")", "]"} and len(tokens) > 1 and tokens[-2].low in {".", "!", "?"}
        return closing and not after.text[:1].islower()
    if last.low.endswith(".") and last.low.rstrip(".") in _ENDS_TOO:
        return after.low.rstrip(".") in _STARTERS and after.name_like
    return False


def _quotation_ends(last: Token, following: Sequence[Token]) -> bool:
    """A quotation ends its sentence by its own full stop, unless its attribution follows."""
    after = following[0]
    ending = last.text[-8:].rstrip("”\"'’»“ \xa0")[-1:]
    if last.quotation is None or not last.quotation.closed or after.quotation:
        return not (last.quotation and last.quotation.closed) or ending in _FULL_STOPS
    if ending not in _FULL_STOPS or after.kind is Kind.PUNCTUATION or after.text[:1].islower():
        return False  # it goes on, whatever the mark
    for n, token in enumerate(following):
        if token.low in _STOPS or token.quotation:
            break
        if token.low in SAYING_FORMS:
            return not _attributes(following, n, ending)
    return True


def _attributes(following: Sequence[Token], n: int, ending: str) -> bool:
    """Whether the words after a quotation, with a verb of saying at ``n``, are its attribution."""
    after = following[n + 1] if n + 1 < len(following) else None
    if after is None:
        return n <= 6
    if ending == "." and n > 2 and following[n - 2].low == ",":  # '"..." The talks, she said, had'
        return False
    if ending == "." and n > 0 and after.low in {",", ":"}:  # '"..." He added, "..."'
        return n + 2 >= len(following) or following[n + 2].quotation is None
    inverted = n == 0 or (after.name_like and n <= 3 and following[n].low in _TELL)
    return n <= 6 and (inverted or after.kind is Kind.PUNCTUATION or after.low in _ADJUNCTS)
