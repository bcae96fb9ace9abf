"""The ids of speakers: after their names, and after their offices where names are the same."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import NamedTuple

from corpus.folding import folded


class Claim(NamedTuple):
    """What one speaker may be called; those with most statements choose first, so claims sort.

    ``first`` tells apart those with as many; ``plain`` is after the name alone, ``longer`` after
    name and office.
    """

    unsaid: int  # the number of statements, negative
    first: str
    plain: str
    longer: str


def claim_id(statements: int, first: tuple[str, str, str], name: str, office: str) -> Claim:
    """The claim of a speaker; ``first`` is something that is of no other."""
    plain = _slug(name)
    return Claim(-statements, "\n".join(first), plain, f"{plain}-{_slug(office)}")


def choose_ids(claims: Iterable[Claim]) -> Iterator[str]:
    """The id of each speaker, whose claims are sorted: plain, else longer, else with a number.

    >>> claims = [claim_id(n, ("", "", ""), "Ana Ruiz", "mayor") for n in (9, 5, 2)]
    >>> list(choose_ids(claims))
    ['ana-ruiz', 'ana-ruiz-mayor', 'ana-ruiz-mayor-2']
    """
    taken: set[str] = set()
    for _, _, plain, longer in claims:
        choices = chain((plain, longer), (f"{longer}-{n}" for n in count(2)))
        chosen = next(choice for choice in choices if choice not in taken)
        taken.add(chosen)
        yield chosen


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", folded(text)).strip("-") or "unnamed"
