"""A claim as its pieces: runs of words between which it shows that something is left out."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.tellings.words import Word, words_in
from corpus.models import Span

# Words of the article that may stand where a claim has an ellipsis, and where it has brackets.
_LEFT_OUT = 100
_REPLACED = 10
_GAP = re.compile(
    r"(?P<ellipsis>[\[(]?\s*(?:…|\.\s?\.\s?\.(?:\s?\.)*)+\s*[\])]?)"
    r"|(?<!\w)\[(?P<put_in>[^\[\]]*)\](?!\w)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row; before them, ``reach`` words of the article may be missing, for which the
    claim has those of ``put_in``, an editor's (of the last piece those after it too). ``text`` is
    what a search is made by."""

    words: tuple[Word, ...]
    text: str
    reach: int = 0
    put_in: tuple[Word, ...] = ()

    @property
    def keys(self) -> list[str]:
        """What the words are compared by."""
        return [word.key for word in self.words]


def pieces_of(claim: str) -> tuple[Piece, ...]:
    """The pieces of a claim's text, in order; none if it has no words.

    >>> [piece.keys for piece in pieces_of("We will [...] leave [the table] today ...")]
    [['we', 'will'], ['leave'], ['today']]
    """
    found: list[Piece] = []
    start, reach = 0, 0
    put_in: list[Word] = []
    for gap in (*_GAP.finditer(claim), None):
        words = words_in(claim, Span(start, gap.start() if gap else len(claim)))
        if words:
            found.append(_piece(claim, words, reach if found else 0, put_in))
            reach, put_in = 0, []
        if gap:
            start = gap.end()
            reach += _LEFT_OUT if gap["ellipsis"] else _REPLACED
            put_in += [] if gap["ellipsis"] else words_in(claim, Span(*gap.span("put_in")))
    if found:
        found[-1] = replace(found[-1], put_in=(*found[-1].put_in, *put_in))
    if not found and (whole := words_in(claim)):  # all of it stands in brackets
        found = [_piece(claim, whole)]
    return tuple(found)


def _piece(claim: str, words: Sequence[Word], reach: int = 0, put_in: Sequence[Word] = ()) -> Piece:
    # As it is written, so that "1,000" is cut as it is where it stands in an article.
    written = unicodedata.normalize("NFKC", claim[words[0].start : words[-1].end])
    text = written.replace("[", "").replace("]", "").replace("\xad", "")
    return Piece(tuple(words), text, reach, tuple(put_in))
