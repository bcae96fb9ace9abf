"""The words of a text as they are compared: whatever their case, marks, dashes and Unicode form."""

import re
import unicodedata
from typing import NamedTuple

from corpus.models import Span

# A letter is all that is no space, mark or dash, so that what is not known here counts as a
# difference. Soft hyphens and the invisible joiners stay in words and are taken out below.
_LETTER = (
    r"[^\s!-/:-@\[-`{-~\x00-\x1f\xa1\xab\xb7\xbb\xbf\u2000-\u200a\u200e-\u205f\u2061-\u206f"
    r"\u2e00-\u2e7f\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)
_INVISIBLE = re.compile("[\xad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHE = "['’‘ʼ´`]"
_WORD = re.compile(
    rf"(?<!{_LETTER})[^\W\d_](?:\.[^\W\d_])+(?!{_LETTER})\.?"  # U.S.
    rf"|(?:{_LETTER}|\[{_LETTER}+\](?={_LETTER}))"  # the first letters, perhaps "[W]e"
    rf"(?:{_LETTER}|(?<={_LETTER})\[{_LETTER}+\]"
    rf"|(?<=\d)[.,:/](?=\d)|{_APOSTROPHE}(?={_LETTER}))*"
    r"|[$%]|(?<!\S)[-\u2212](?=\d)"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SIGNS = {"%": "percent", "\u2212": "-"}


class Word(NamedTuple):
    """A word at ``start:end`` of its text; ``key`` is what it is compared by."""

    key: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def words_in(text: str, within: Span | None = None) -> list[Word]:
    """The words of a text, or of a span of it, in order.

    >>> [word.key for word in words_in("“[W]e Don’t owe 1,000—U.S. or 5%”")]
    ['we', "don't", 'owe', '1000', 'us', 'or', '5', 'percent']
    """
    start, end = (within.start, within.end) if within is not None else (0, len(text))
    found = [(match[0], *match.span()) for match in _WORD.finditer(text, start, end)]
    keyed = [Word(_key(word), start, end) for word, start, end in found]
    return [word for word in keyed if word.key]


def _key(word: str) -> str:
    if word.isascii() and word.isalpha():
        return word.lower()
    key = unicodedata.normalize("NFKC", _INVISIBLE.sub("", word)).casefold()
    key = re.sub(_APOSTROPHE, "'", key.replace("[", "").replace("]", ""))
    if not any(character.isdigit() for character in key):
        key = key.replace(".", "")
    return _SIGNS.get(key, _THOUSANDS.sub("", key))
