"""Links that open an article at the words: text fragments, as in ``#:~:text=...``.

After the draft "URL Fragment Text Directives" (WICG, Scroll To Text Fragment): a browser looks for
whole words, ignores case, takes the first place that fits and never finds one term across two
blocks of the page. So a term here is whole words of one line of the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import quote

from corpus.models import Span, hull

_EXACT_WORDS = 8  # up to so many words stand in the link whole; more are named by their two ends
_END_WORDS = 4
_CONTEXT_WORDS = (2, 4, 8)  # tried in turn until the link names one place of the article only
_CONTEXT_REACH = 200  # characters of a line that are looked at for context

_PAGE = re.compile(r"(?i:https?)://[^\s/?#\x00-\x1f\x7f-\x9f][^\s\x00-\x1f\x7f-\x9f]*")
_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_JOINERS = frozenset("'’‘.,:;·")  # part of a word where they stand inside it: can't, 1,000, 10:30


def text_fragment(url: str | None, text: str, span: Span) -> str | None:
    """A link to ``url`` that a browser opens at the words of ``span``, highlighted.

    A word that ``span`` cuts is taken whole. Words before and after are added where the link would
    else fit another place of the article too. A fragment that ``url`` has is kept; a text directive
    in it is replaced. Where ``span`` holds no word the link is ``url``.

    Args:
        url: of the page, None where it is not known.
        text: the article's.
        span: into ``text``.

    Returns:
        The link, or None where ``url`` is not an http or https address.

    >>> text_fragment("https://example.org/a", "They said no. We may sign on Friday.", Span(14, 35))
    'https://example.org/a#:~:text=We%20may%20sign%20on%20Friday'
    """
    if url is None or not _PAGE.fullmatch(url):
        return None
    words = list(_words(text, span.start, span.end))
    if not words:
        return url
    page, _, fragment = url.partition("#")
    kept = fragment.partition(":~:")[0]
    return f"{page}#{kept}:~:text={_directive(text, words).encoded(text)}"


@dataclass(frozen=True, slots=True)
class _Directive:
    """The terms of a text directive, spans of the article in its order; None is left out."""

    prefix: Span | None
    start: Span
    end: Span | None
    suffix: Span | None

    def encoded(self, text: str) -> str:
        """As it stands in a link: ``prefix-,start,end,-suffix``."""
        terms = [
            f"{_term(self.prefix.of(text))}-" if self.prefix else None,
            _term(self.start.of(text)),
            _term(self.end.of(text)) if self.end else None,
            f"-{_term(self.suffix.of(text))}" if self.suffix else None,
        ]
        return ",".join(term for term in terms if term)

    def names_one_place(self, text: str) -> bool:
        """Whether a browser that searched the text would find this place, and only this one."""
        opening = [self.prefix, self.start] if self.end else [self.prefix, self.start, self.suffix]
        places = list(_matches(text, opening, 0))
        if len(places) != 1 or self.end is None:
            return len(places) == 1
        closing = next(_matches(text, [self.end, self.suffix], self.start.end), None)
        return closing == self.end.start


def _directive(text: str, words: list[Span]) -> _Directive:
    """The shortest directive for the words, at least one, that names one place if any does."""
    first = [word for word in words if not _BREAK.search(text, words[0].start, word.start)]
    last = [word for word in words if not _BREAK.search(text, word.end, words[-1].end)]
    if len(words) <= _EXACT_WORDS and len(first) == len(words):
        start, end = hull(words), None
    else:
        start, end = hull(first[:_END_WORDS]), hull(last[-_END_WORDS:])

    directive = _Directive(None, start, end, None)
    for count, sides in product(_CONTEXT_WORDS, ("before", "after", "both")):
        if directive.names_one_place(text):
            break
        directive = _Directive(
            _before(text, words[0].start, count) if sides != "after" else None,
            start,
            end,
            _after(text, words[-1].end, count) if sides != "before" else None,
        )
    return directive


def _before(text: str, end: int, count: int) -> Span | None:
    """Up to ``count`` words of one line that stand right before ``end``, with their punctuation."""
    end = len(text[:end].rstrip())
    reach = max(0, end - _CONTEXT_REACH)
    breaks = [found.end() for found in _BREAK.finditer(text, reach, end)]
    words = list(_words(text, breaks[-1] if breaks else reach, end))
    return Span(words[-count:][0].start, end) if words else None


def _after(text: str, start: int, count: int) -> Span | None:
    """Up to ``count`` words of one line that stand right after ``start``, with punctuation."""
    start = len(text) - len(text[start:].lstrip())
    reach = min(len(text), start + _CONTEXT_REACH)
    found = _BREAK.search(text, start, reach)
    words = list(_words(text, start, found.start() if found else reach))
    return Span(start, words[:count][-1].end) if words else None


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    """The words of ``start:end`` in order, without punctuation; those at its edges whole."""
    while start > 0 and not _is_boundary(text, start):
        start -= 1
    while start < end:
        stop = start + 1
        while not _is_boundary(text, stop):
            stop += 1
        if _in_word(text[start]):
            yield Span(start, stop)
        start = stop


def _is_boundary(text: str, at: int) -> bool:
    """Whether no word goes on from ``at - 1`` to ``at``.

    Boundaries are some of those of Unicode's annex 29, which browsers follow; never others.
    """
    if at in {0, len(text)}:
        return True
    left, right = text[at - 1], text[at]
    if left in _JOINERS:
        return not (at > 1 and _in_word(text[at - 2]) and _in_word(right))
    if right in _JOINERS:
        return not (_in_word(left) and at + 1 < len(text) and _in_word(text[at + 1]))
    return not (_in_word(left) and _in_word(right))


def _in_word(character: str) -> bool:
    """Whether it is a letter, number, mark, low line, or an invisible joiner or soft hyphen."""
    category = unicodedata.category(character)
    return category[0] in "LNM" or category in {"Pc", "Cf"}


def _matches(text: str, terms: list[Span | None], start: int) -> Iterator[int]:
    """Where the terms, the first or second of which is the wanted one, follow each other."""
    parts = [r"\s+".join(map(re.escape, term.of(text).split())) for term in terms if term]
    pattern = re.compile(r"(?<!\w)" + r"\s*".join(parts) + r"(?!\w)", re.IGNORECASE)
    return (found.start() for found in pattern.finditer(text, start))


def _term(words: str) -> str:
    # quote() leaves the hyphen, which would end a term here.
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
