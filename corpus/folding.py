"""Texts as they are compared where capitals and accents do not count."""

import unicodedata


def folded(text: str) -> str:
    """A text in small letters without accents, with plain letters for fancy ones.

    >>> folded("École Nº")
    'ecole no'
    """
    return _without_marks(unicodedata.normalize("NFKD", text.casefold()))


def without_accents(text: str) -> str:
    """A text without accents, and otherwise as it is.

    >>> without_accents("École")
    'Ecole'
    """
    return _without_marks(unicodedata.normalize("NFD", text))


def _without_marks(parted: str) -> str:
    """A text without its combining marks; what is composed keeps its own."""
    return "".join(letter for letter in parted if not unicodedata.combining(letter))
