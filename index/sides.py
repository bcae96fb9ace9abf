"""For which side somebody speaks, as the offices that a corpus gives people show it.

"The foreign minister of Velmora", "a Velmoran envoy" and "White House press secretary" name a side;
"the foreign minister" names none. There is no list of sides: they are the names that stand in
offices, where several offices have the same one, or it speaks itself ("the White House said").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

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
# What may be an adjective, where nothing shows that it is a noun ("Iran", "Velmoran").
_LIKE_ADJECTIVE = re.compile(r"[a-z](?:an|ish|ese|ch|i)$")
# Ranks, which stand before a side; other capitals before it are of its name ("General Harbours").
_RANKS = frozenset("acting assistant chief deputy interim senior vice".split())
_HOLDING = re.compile(r"^\W*(?:['’]s?\s)?\s*|\s*\b(?:of|for)(?: the)?\s*$")
# People who must have the same office with two names for these to be one side.
_NAMED_BOTH = 2
# and how many articles must print each, as a slip may put a reporter's name before an office.
_OFTEN = 3
# Of the articles that give somebody an office, the least share that must give one for which a side
# is named; and of those that name a side, the least share that must name the same.
_AGREED = 0.7

_Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Naming:
    """The name in an office of a speaker, as printed, and how many articles print it.

    ``noun`` says that it is used as one, "of Velmora", "Velmora's"; ``held`` are the words of the
    office without the name.
    """

    speaker_id: str
    office: str
    printed: str
    articles: int
    noun: bool
    held: str


def find_sides(speakers: Sequence[KnownSpeaker]) -> Mapping[str, str]:
    """The side of each speaker, by id, as it is printed most shortly; those who show none left out.

    A name is a side if two speakers have different offices with it, or it speaks itself. Words that
    stand in small letters in some office, and names of people, are none, nor is an adjective
    whose noun does not show. Names are one side where one is an adjective to another or its
    initials, or two people have the same office with both. Takes some 20 us a speaker.
    """
    small = {
        word
        for speaker in speakers
        for office in speaker.offices
        for word in re.findall(r"\w+", office.role)
        if word.islower()
    }
    people = [_folded(speaker.name) for speaker in speakers if _is_person(speaker)]
    theirs = {part for name in people for part in (name, name[-1:])}
    namings = [
        naming
        for speaker in speakers
        for naming in _namings(speaker, small)
        if _folded(naming.printed) not in theirs
    ]
    one = _one_for_each(namings)
    by_side: dict[_Name, list[_Naming]] = defaultdict(list)
    by_speaker: dict[str, list[_Naming]] = defaultdict(list)
    for naming in namings:
        by_side[one[_folded(naming.printed)]].append(naming)
        by_speaker[naming.speaker_id].append(naming)
    speaking = {one[name] for s in speakers if (name := _folded(s.name)) in one}
    nouns = {_folded(naming.printed) for naming in namings if naming.noun}
    nouns |= {_folded(speaker.name) for speaker in speakers}
    nouns |= {noun for name, noun in _put_together(one).items() if name != noun}
    labels = {
        side: label
        for side, found in by_side.items()
        if (side in speaking or _are_several(found)) and (label := _label(found, nouns))
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
            noun = re.search(
                rf"\b(?:of|for) (?:the )?{re.escape(printed)}|['’]s?(?!\w)", office.role
            )
            held = _HOLDING.sub("", office.role.replace(printed, "")).casefold()
            core = office_key(office.role)
            yield _Naming(speaker.id, core, printed, office.articles, noun is not None, held)


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
    >>> _name(["General", "Harbours", "spokesman"], ()) is None
    True
    """
    bare = [_POSSESSIVE.sub("", word) for word in words if word.casefold() not in DETERMINERS]
    kinds = "".join(_kind(word, small) for word in bare)
    found = re.fullmatch("o*((?:s*n+)*)o*", kinds)
    if found is None:
        return None
    name = bare[found.start(1) : found.end(1)]
    bodies = {word.casefold() for word in name} <= ORGANISATION_WORDS | BODIES
    before = bare[: found.start(1)]
    part = any(word[0].isupper() and word.casefold() not in _RANKS for word in before)
    return None if name and (bodies or part) else " ".join(name)


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


def _label(namings: Iterable[_Naming], nouns: Container[_Name]) -> str:
    """The shortest of a side's names that is surely a noun, "" if none is."""
    printed = {
        naming.printed
        for naming in namings
        if _folded(naming.printed) in nouns or not _LIKE_ADJECTIVE.search(naming.printed)
    }
    return min(printed, key=lambda name: (len(name), name), default="")


def _one_for_each(namings: Sequence[_Naming]) -> dict[_Name, _Name]:
    """Each name with the one that stands for it: itself, or another that is the same side's."""
    one = _put_together({_folded(naming.printed) for naming in namings})
    by_initials: dict[_Name, set[_Name]] = defaultdict(set)
    for name in one:
        by_initials["".join(word[0] for word in name),].add(one[name])
    for naming in namings:
        name, short = _folded(naming.printed), naming.printed.replace(".", "")
        spelt = {long for long in by_initials[name] if name[0] not in long}
        if short.isupper() and len(spelt) == 1:
            _join(one, name, *spelt)
    held: dict[tuple[str, str], dict[_Name, int]] = defaultdict(dict)
    for naming in namings:
        held[naming.speaker_id, naming.held][_folded(naming.printed)] = naming.articles
    both: dict[tuple[_Name, _Name], list[int]] = defaultdict(list)
    for names in held.values():
        for pair in combinations(sorted(names), 2):
            both[pair].append(min(names[name] for name in pair))
    for pair, articles in both.items():
        if len(articles) >= _NAMED_BOTH and sum(articles) >= _OFTEN:
            _join(one, *pair)
    return one


def _join(one: dict[_Name, _Name], name: _Name, other: _Name) -> None:
    """Make two names, and those that they stand for, one."""
    gone, stays = one[name], one[other]
    for each, standing in one.items():
        if standing == gone:
            one[each] = stays


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
