"""For which side somebody speaks, as the offices that a corpus gives people show it.

"The foreign minister of Velmora", "a Velmoran envoy" and "White House press secretary" name a side;
"the foreign minister" names none. There is no list of sides: they are the names that stand in
offices, where several offices have the same one, or it speaks itself ("the White House said").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.quotes.grammar import DETERMINERS
from corpus.quotes.names import (
    BODIES,
    ORGANISATION_WORDS,
    PARTISANS,
    ROLES,
    gender_of_given_name,
)
from index.offices import is_office, is_past, office_key
from index.speakers import KnownSpeaker, Office

# Whoever holds these speaks for himself, for a party or for the law.
_OWN_VOICE = frozenset("senator representative speaker judge justice prosecutor chair".split())
# Bodies that speak for the side whose name stands before theirs: "Velmoran foreign ministry".
_BODIES = frozenset(
    "army cabinet delegation embassy government military ministry mission presidency".split()
)
# What offices are for and how they rank: no names, though titles have capitals.
_OF_OFFICES = (
    ROLES
    | PARTISANS
    | frozenset(
        """acting affairs agriculture assistant attorney border budget central civil climate
        commerce communications culture defence defense democratic deputy development district
        economic economy education emergency energy environment environmental executive exterior
        federal finance first gop health home homeland human industry information
        infrastructure intelligence interior internal investment justice labor labour majority
        migration minority national opposition planning postmaster presidential press
        public regional resources royal safety science security senior services special staff
        state supreme surgeon technology tourism trade transport transportation treasury
        undersecretary urban veterans vice war water work""".split()
    )
)
_OF = re.compile(r"\b(?:of|for)\b")
_ELSEWHERE = re.compile(r",|\b(?:to|in|at|on|with|from|under|who|and)\b")
_POSSESSIVE = re.compile(r"['’]s?$")
_ADJECTIVES = ("", "n", "an", "ean", "ian", "i", "ese", "ish")
# Of the articles that give somebody an office, the least share that must give one for which a side
# is named; and of those that name a side, the least share that must name the same.
_AGREED = 0.7

_Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Naming:
    """The name in an office of a speaker, as printed, and how many articles print it."""

    speaker_id: str
    office: str
    printed: str
    articles: int


def find_sides(speakers: Sequence[KnownSpeaker]) -> Mapping[str, str]:
    """The side of each speaker, by id, as it is printed most shortly; those who show none left out.

    A name is a side if two speakers have different offices with it, or it speaks itself. Words that
    stand in small letters in some office, and surnames of speakers, are none. Takes some 20 us a
    speaker.
    """
    small = {
        word
        for speaker in speakers
        for office in speaker.offices
        for word in re.findall(r"\w+", office.role)
        if word.islower()
    }
    surnames = {_folded(speaker.name)[-1:] for speaker in speakers if _is_person(speaker)}
    namings = [
        naming
        for speaker in speakers
        for naming in _namings(speaker, small)
        if _folded(naming.printed) not in surnames
    ]
    one = _put_together({_folded(naming.printed) for naming in namings})
    by_side: dict[_Name, list[_Naming]] = defaultdict(list)
    by_speaker: dict[str, list[_Naming]] = defaultdict(list)
    for naming in namings:
        by_side[one[_folded(naming.printed)]].append(naming)
        by_speaker[naming.speaker_id].append(naming)
    speaking = {one[name] for s in speakers if (name := _folded(s.name)) in one}
    labels = {
        side: min((naming.printed for naming in found), key=lambda printed: (len(printed), printed))
        for side, found in by_side.items()
        if side in speaking or _are_several(found)
    }
    sides = {}
    for speaker in speakers:
        named = by_speaker.get(speaker.id)
        side = _agreed(named, speaker, one) if named else one.get(_folded(_body(speaker.name)))
        if side in labels:
            sides[speaker.id] = labels[side]
    return sides


def _namings(speaker: KnownSpeaker, small: Container[str]) -> Iterator[_Naming]:
    for office in _offices(speaker):
        printed = _named(office.role, small)
        if printed:
            yield _Naming(speaker.id, office_key(office.role), printed, office.articles)


def _offices(speaker: KnownSpeaker) -> list[Office]:
    """Those in which somebody may speak for a side."""
    return [
        office
        for office in speaker.offices
        if is_office(core := office_key(office.role))
        and core.rpartition("-")[2] not in _OWN_VOICE
        and not is_past(office.role)
    ]


def _named(role: str, small: Container[str]) -> str:
    """The one name in an office, "" for none: before it, or after all that it is for.

    >>> _named("Velmoran envoy", ()), _named("Minister of Foreign Affairs of Velmora", ())
    ('Velmoran', 'Velmora')
    >>> _named("Secretary of State", ()), _named("Carvania head of the Brel Fund", ())
    ('', '')
    """
    if _ELSEWHERE.search(role):
        return ""
    found = [_name(part.split(), small) for part in _OF.split(role)]
    named = [name for name in found if name]
    alone = len(named) == 1 and None not in found and found.index(named[0]) in {0, len(found) - 1}
    return named[0] if alone else ""


def _name(words: Sequence[str], small: Container[str]) -> str | None:
    """The name among words that are none, "" if there is none; None for several, or no clear one.

    >>> _name(["White", "House", "Press", "Secretary"], ()), _name(["deputy", "minister"], ())
    ('White House', '')
    >>> _name(["Velmora", "Lamp", "Services"], {"lamp"}) is None
    True
    """
    bare = [_POSSESSIVE.sub("", word) for word in words if word.casefold() not in DETERMINERS]
    kinds = "".join(_kind(word, small) for word in bare)
    found = re.fullmatch("o*((?:s*n+)*)o*", kinds)
    if found is None:
        return None
    name = bare[found.start(1) : found.end(1)]
    bodies = {word.casefold() for word in name} <= ORGANISATION_WORDS | BODIES
    return None if name and bodies else " ".join(name)


def _kind(word: str, small: Container[str]) -> str:
    """ "o" for a word of offices, "n" for one of a name, "s" for one that may be either as it also
    stands in small letters ("New Sorvik", "New Minister"), "?" for any other."""
    low = word.casefold().rstrip(".")
    if low in _OF_OFFICES:
        return "o"
    if not word[:1].isupper():
        return "?"
    return "n" if low in ORGANISATION_WORDS | BODIES or low not in small else "s"


def _body(name: str) -> str:
    """The side whose ministry or the like a speaker is, or the speaker itself."""
    *words, last = name.split()
    return (_name(words, ()) or name) if last.casefold() in _BODIES else name


def _folded(name: str) -> _Name:
    plain = name.casefold().replace(".", "").removeprefix("the ")
    return tuple(plain.split())


def _is_person(speaker: KnownSpeaker) -> bool:
    given, *others = speaker.name.split()
    return bool(others) and (bool(speaker.offices) or gender_of_given_name(given) is not None)


def _are_several(namings: Iterable[_Naming]) -> bool:
    """Whether two speakers have different offices there."""
    held = {(naming.speaker_id, naming.office) for naming in namings}
    return any(one[0] != other[0] and one[1] != other[1] for one in held for other in held)


def _agreed(
    namings: Sequence[_Naming], speaker: KnownSpeaker, one: Mapping[_Name, _Name]
) -> _Name | None:
    """The side that somebody's offices name, unless they name several, or others name none."""
    named = Counter[_Name]()
    for naming in namings:
        named[one[_folded(naming.printed)]] += naming.articles
    [(side, articles)] = named.most_common(1)
    offices = {naming.office for naming in namings}
    held = Counter[bool]()
    for office in _offices(speaker):
        held[office_key(office.role) in offices] += office.articles
    agreed = articles >= _AGREED * named.total() and held[True] >= _AGREED * held.total()
    return side if agreed else None


def _put_together(names: Iterable[_Name]) -> dict[_Name, _Name]:
    """Each name with the one that stands for it: itself, or the noun to an adjective."""
    known: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
    one: dict[_Name, _Name] = {}
    for name in sorted(names, key=lambda name: (sum(map(len, name)), name)):
        alike = known[tuple(word[:4] for word in name)]
        one[name] = next((noun for noun in alike if _is_adjective(name, noun)), name)
        alike.append(name)
    return one


def _is_adjective(name: _Name, noun: _Name) -> bool:
    """Whether the words of one are those of the other, or adjectives to them.

    >>> _is_adjective(("north", "brelian"), ("north", "brelia"))
    True
    >>> _is_adjective(("austrian",), ("austria",)), _is_adjective(("australia",), ("austria",))
    (True, False)
    """
    return all(
        word == other
        or (
            len(other) >= 4
            and word in {stem + end for stem in _stems(other) for end in _ADJECTIVES}
        )
        for word, other in zip(name, noun, strict=True)
    )


def _stems(noun: str) -> tuple[str, str]:
    return noun, noun.rstrip("aeoy")
