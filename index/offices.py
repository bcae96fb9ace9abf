"""Offices as articles print them: which are one, and which nobody holds two of."""

import re

_PREPOSITIONS = re.compile(r",|\b(?:of|for|on|at|to|in|with|from|under|and|who)\b")
_NOT_NOW = re.compile(
    r"\b(?:former|then|acting|interim|outgoing|incoming|ex|elect|designate|now|current|longtime)\b"
    r"|[.'’]"
)
_PAST = re.compile(r"\b(?:former|ex|then|late|previous)\b", re.IGNORECASE)
_ONE_OFFICE = {
    "press-secretary": "spokesperson",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "premier": "prime-minister",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "congressman": "representative",
    "congresswoman": "representative",
    "rep": "representative",
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
    "pm": "prime-minister",
}
_RANKS = frozenset("vice deputy assistant prime press".split())
# Heads of offices that are held and left: "billionaire", "candidate" or "critic" are none.
_HEADS = frozenset(
    """president minister secretary spokesperson ambassador envoy representative senator governor
    mayor director commissioner general admiral judge justice chair chancellor speaker king queen
    pope head chief commander negotiator prosecutor""".split()
)
# Offices that nobody holds two of at once. The press calls one person by several of the others in
# one month (an admiral is commander, a senator chairs): of 11 names in 6,700 news articles whose
# offices overlapped, all were of one person. `python -m evals.speakers` shows names in transcripts.
_EXCLUSIVE = frozenset(
    "prime-minister minister ambassador senator representative governor mayor judge justice".split()
)


def office_key(role: str) -> str:
    """What an office is at its core: its head noun, with the rank before it, in one form.

    >>> office_key("Presidential Press Secretary"), office_key("Kremlin spokesman")
    ('spokesperson', 'spokesperson')
    >>> office_key("former deputy minister of transport"), office_key("First Deputy Prime Minister")
    ('deputy-minister', 'deputy-prime-minister')
    """
    words = _NOT_NOW.sub(" ", role.casefold().replace("-", " "))
    parts = _PREPOSITIONS.split(words.strip(), maxsplit=1)[0].split()
    start = len(parts) - 1
    while start > 0 and parts[start - 1] in _RANKS:
        start -= 1
    core = "-".join(parts[max(start, 0) :])
    return _ONE_OFFICE.get(core, core)


def office_keys(role: str) -> frozenset[str]:
    """The cores of all offices that a role joins by "and".

    >>> sorted(office_keys("Deputy Prime Minister and Minister of Finance"))
    ['deputy-prime-minister', 'minister']
    """
    return frozenset(map(office_key, re.split(r"\band\b", role, flags=re.IGNORECASE))) - {""}


def core_words(core: str) -> frozenset[str]:
    """All words with which a core may be printed.

    >>> sorted(core_words("chair"))
    ['chair', 'chairman', 'chairperson', 'chairwoman']
    """
    printed = [core, *(one for one, other in _ONE_OFFICE.items() if other == core)]
    return frozenset(word for words in printed for word in words.split("-"))


def is_office(core: str) -> bool:
    """Whether a core is an office, not a description ("critic")."""
    return core.rpartition("-")[2] in _HEADS


def is_exclusive(core: str) -> bool:
    """Whether nobody holds this and another such office at once."""
    return core in _EXCLUSIVE


def is_past(role: str | None) -> bool:
    """Whether a role is said to be held no more."""
    return bool(role and _PAST.search(role))


def names_office(asked: str, role: str) -> bool:
    """Whether ``asked`` is ``role``, or leaves words of it out.

    >>> names_office("the minister", "foreign minister")
    True
    >>> names_office("foreign minister", "minister")
    False
    """
    *before, _ = asked.casefold().removeprefix("the ").split() or [""]
    return office_key(asked) == office_key(role) and set(before) <= set(role.casefold().split())
