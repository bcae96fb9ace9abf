"""Who of a numbered list of people holds an office, or one that names a body."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from corpus.quotes.names import HONORIFICS, ROLES
from index.offices import core_words, is_office, is_past, office_key
from index.speakers import Office

# Of several who held an office, those are left out whom fewer articles call so than this share of
# those that call another so.
_RARELY = 1 / 5
# What follows names where an office is held, or with whom: an ambassador to Velmora is not of it.
_ELSEWHERE = re.compile(r",|\b(?:to|in|at|on|with|from|under|who|and)\b")
_JOINING = frozenset("a an the of for in on to at and s".split())


class OfficeDirectory:
    """The offices of people, who go by their place in the list that this is made of."""

    def __init__(self, offices: Sequence[Sequence[Office]]) -> None:
        self._by_core: dict[str, list[tuple[int, Office, frozenset[str]]]] = defaultdict(list)
        self._sides: list[tuple[frozenset[str], ...]] = []
        self._by_side: dict[str, set[int]] = defaultdict(set)
        for n, held in enumerate(offices):
            sides = []
            for office in held:
                core = office_key(office.role)
                self._by_core[core].append((n, office, office_words(office.role)))
                if is_office(core) and not is_past(office.role):
                    sides.append(office_words(_ELSEWHERE.split(office.role, maxsplit=1)[0]))
                    for word in sides[-1]:
                        self._by_side[word[:4]].add(n)
            self._sides.append(tuple(sides))

    def called(self, asked: str) -> set[int]:
        """All whose office is the one asked for, or has more words to it."""
        return {n for n, *_ in self._holders(asked)}

    def held(self, asked: str, since: datetime | None, until: datetime | None) -> list[int]:
        """Those who held an office at a time, the latest without one; most often called so first.

        Who is called by no more than the words asked comes before whoever is called by more.
        """
        holders = [
            (n, office, exactly)
            for n, office, exactly in self._holders(asked)
            if is_past(asked) or not is_past(office.role)
        ]
        if any(exactly for *_, exactly in holders):
            holders = [holder for holder in holders if holder[-1]]
        dated = [(n, o) for n, o, _ in holders if o.first and o.last]
        if since or until:
            at = [
                (n, o)
                for n, o in dated
                if (not until or (o.first and o.first < until))
                and (not since or (o.last and o.last >= since))
            ]
        else:
            newest = max((o.last for _, o in dated if o.last), default=None)
            at = [(n, o) for n, o in dated if newest and o.last and (newest - o.last).days <= 90]
        called: dict[int, int] = defaultdict(int)
        for n, office in at or [(n, o) for n, o, _ in holders]:
            called[n] += office.articles
        enough = max(called.values(), default=0) * _RARELY
        return sorted((n for n in called if called[n] >= enough), key=lambda n: (-called[n], n))

    def naming(self, asked: str) -> set[int]:
        """Those whose office names a body or a side: its spokespeople and its heads."""
        words = office_words(asked)
        if not words:
            return set()
        holding = (self._by_side.get(word[:4], set()) for word in words)
        return {
            n
            for n in set.intersection(*holding)
            for named in self._sides[n]
            if all(_names_place(word, named) for word in words)
        }

    def _holders(self, asked: str) -> list[tuple[int, Office, bool]]:
        """Who is called by an office, and whether by no more than what is asked."""
        core, words = office_key(untitled(asked)), office_words(asked)
        if not (is_office(core) or core in ROLES):
            return []
        qualifiers = words - core_words(core)
        return [
            (n, office, len(named) == len(words))
            for n, office, named in self._by_core.get(core, ())
            if all(_names_place(word, named) for word in qualifiers)
        ]


def office_words(text: str) -> frozenset[str]:
    """The words of an office or a body that tell it from others, in lower case."""
    plain = re.sub(r"['’]s\b", "", text.casefold()).replace(".", "").replace("-", " ")
    return frozenset(re.findall(r"\w+", plain)) - _JOINING


def _names_place(asked: str, named: Collection[str]) -> bool:
    return asked in named or (len(asked) > 3 and any(_same_place(asked, word) for word in named))


def _same_place(asked: str, named: str) -> bool:
    """Whether a word of an office is the one asked for, or its adjective ("Velmora's", "Velmoran").

    >>> _same_place("velmora", "velmoran"), _same_place("oman", "ottoman")
    (True, False)
    """
    if asked == named:
        return True
    short, long = sorted((asked, named), key=len)
    stem = short.rstrip("aeiouy")
    return len(stem) >= 4 and long.startswith(stem) and len(long) - len(stem) <= 4


def untitled(asked: str) -> str:
    """Words without the article and the honorifics before them."""
    words = re.sub(r"['’]s\b", "", asked).split()
    while words and words[0].casefold().strip(".") in {"the", "a", "an", *HONORIFICS}:
        del words[0]
    return " ".join(words)
