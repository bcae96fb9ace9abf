"""People and bodies that an article names outside quotations, with their titles and gender."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.quotes.cues import NOUNS_TOO, SAYING_FORMS
from corpus.quotes.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PAST_IRREGULAR,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
)
from corpus.quotes.names import (
    GENDERED,
    HONORIFICS,
    ORGANISATION_WORDS,
    PLACE_STARTS,
    ROLES,
    TITLES,
    Gender,
    gender_of_given_name,
)
from corpus.quotes.source import Range
from corpus.quotes.tokens import Kind, Sentence, Token

_PARTICLES = frozenset("de van von der den del la le di da dos bin ibn al el ben ter ten".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_NOT_NAMES = DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS | TIMES | frozenset(
    """and but or so yet not no yes if then also however meanwhile still now here there it its
    asked speaking he's she's it's they're i'm we're that's what's let's while even just only
    rep. photo editor's""".split()
) - {"may"}


@dataclass(slots=True)
class Person:
    """A person in one article, as the mentions read so far tell: filled while it is read."""

    given: str
    surname: str
    name: str
    roles: list[str] = field(default_factory=list)
    gender: Gender | None = None
    sure: bool = False
    """Whether a title, an honorific or a common given name says that it is a person."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a person: the tokens of its name, and what stands with them."""

    name: tuple[str, ...]
    where: Range
    role: str | None
    honorific: str | None


def bare(token: Token) -> str:
    """A name's word without the possessive and the full stop of an abbreviation."""
    word = re.sub(r"[’']s?$", "", token.text)
    initial = len(word) <= 2 or word.lower() in {"jr.", "sr."}
    return word[:-1] if word.endswith(".") and not initial else word


def mentions(tokens: Sequence[Token]) -> Iterator[Mention]:
    """The capitalised names of a sentence, each with the title or role before it."""
    n = 0
    while n < len(tokens):
        if not _in_name(tokens[n]):
            n += 1
            continue
        end = _run_end(tokens, n)
        yield from _split(tokens, n, end)
        n = end


def _in_name(token: Token) -> bool:
    return token.name_like and token.low not in _NOT_NAMES and not token.text.startswith(("#", "@"))


def _run_end(tokens: Sequence[Token], n: int) -> int:
    end = n + 1
    while end < len(tokens):
        if tokens[end - 1].text.endswith(("'s", "’s", "'", "’")):
            break
        if _in_name(tokens[end]):
            end += 1
        elif tokens[end].low in _PARTICLES and end + 1 < len(tokens) and _in_name(tokens[end + 1]):
            end += 2
        else:
            break
    return end


def _split(tokens: Sequence[Token], start: int, end: int) -> Iterator[Mention]:
    """A run of capitals as title and name."""
    first = start
    honorific = None
    for n in range(start, end):
        low = tokens[n].low.rstrip(".")
        if low in HONORIFICS:
            honorific, first = low, n + 1
        elif low in TITLES and n + 1 <= end:
            first = n + 1
    of_office = start > 1 and tokens[start - 1].low == "of" and _is_role(tokens[start - 2])
    if of_office and first == start and end - start >= 3:
        first = start + 1  # "Secretary of State Ana Ruiz"
    name = tuple(bare(t) for t in tokens[first:end])
    if not name:
        return
    role_start = _role_start(tokens, start) if first == start or of_office else start
    if first > start or role_start < start:
        role_start = _role_start(tokens, role_start)
    stop = first
    while stop > role_start and tokens[stop - 1].low.rstrip(".") in HONORIFICS:
        stop -= 1
    role = None
    if stop > role_start and any(_is_role(t) for t in tokens[role_start:stop]):
        role = " ".join(t.text for t in tokens[role_start:stop])
    yield Mention(name, (first, end), role, honorific)


def _is_role(token: Token) -> bool:
    low = token.low.rstrip(".")
    return low in ROLES or low.rpartition("-")[2] in ROLES


def _role_start(tokens: Sequence[Token], start: int) -> int:
    """Where the role before a name starts: "[Velmoran foreign minister] Ana Ruiz"."""
    n = start
    while n > 0:
        token = tokens[n - 1]
        low = token.low
        if token.kind is not Kind.WORD or low in _NOT_NAMES - {"prime"} or low in {"said", "says"}:
            if low == "of" and n - 1 > 0 and _is_role(tokens[n - 2]):
                n -= 1
                continue
            break
        if not _is_role(token) and n == start:
            break
        if low.endswith(("ed", "ing", "'s")) and not _is_role(token) and not token.name_like:
            break
        n -= 1
    return n


def normalised(name: str) -> str:
    """A name for comparison: without accents, case, initials and suffixes."""
    plain = unicodedata.normalize("NFKD", name)
    words = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", plain.encode("ascii", "ignore").decode() or name)
    kept = [w for w in words if len(w) > 1 and w.lower() not in {"jr", "sr", "ii", "iii"}]
    return " ".join(kept or words).lower()


class People:
    """The people of an article, found by full name, surname or office."""

    def __init__(self, sentences: Sequence[Sentence], speaking: frozenset[tuple[int, int]]) -> None:
        """Read all mentions. ``speaking`` holds (sentence, token) of the sources' first words."""
        self._by_name: dict[str, Person] = {}
        self._by_surname: dict[str, list[Person]] = {}
        self.honoured: dict[str, set[Gender]] = {}
        self.capitals = frozenset(
            t.low for s in sentences if not _shouts(s.tokens) for t in s.tokens[1:] if t.name_like
        )
        """Words, in lower case, that have a capital within a sentence."""
        self._mentions = [list(mentions(s.tokens)) for s in sentences]
        for n, (sentence, found) in enumerate(zip(sentences, self._mentions, strict=True)):
            titled = _shouts(sentence.tokens)
            for mention in found:
                if mention.honorific and len(mention.name) == 1:
                    gender = HONORIFICS[mention.honorific]
                    if gender:
                        self.honoured.setdefault(mention.name[0].lower(), set()).add(gender)
                if len(mention.name) >= 2 and not titled:
                    spoken = any((n, k) in speaking for k in range(mention.where[0] - 1, mention.where[1]))
                    self._add(mention, sentence.tokens, spoken=spoken)
        for surname, people in self._by_surname.items():
            genders = self.honoured.get(surname, set())
            if len(people) == 1 and len(genders) == 1 and people[0].gender is None:
                people[0].gender = next(iter(genders))
            for person in people:
                person.sure = person.sure or bool(genders)

    def _add(self, mention: Mention, tokens: Sequence[Token], *, spoken: bool) -> None:
        name = mention.name
        words = [w.lower().rstrip(".") for w in name]
        if len(name) > 4 or any(w in ORGANISATION_WORDS for w in words) or words[0] in PLACE_STARTS:
            return
        if all(w.isupper() and len(w) > 3 for w in name):
            return
        suffixed = words[-1] in _SUFFIXES and len(name) > 2
        surname = name[-2] if suffixed else name[-1]
        key = f"{normalised(name[0]) or words[0]} {normalised(surname)}"
        person = self._by_name.get(key)
        if person is None:
            person = Person(name[0], surname, " ".join(name))
            self._by_name[key] = person
            self._by_surname.setdefault(surname.lower(), []).append(person)
        role = mention.role or _apposition_role(tokens, mention.where[1])
        if role and role not in person.roles:
            person.roles.append(role)
        gender = (
            (HONORIFICS[mention.honorific] if mention.honorific else None)
            or gender_of_given_name(name[0])
            or next((GENDERED[w] for w in (role or "").lower().split() if w in GENDERED), None)
        )
        person.gender = person.gender or gender
        person.sure = person.sure or bool(role or gender or mention.honorific or spoken)

    def full(self, name: Sequence[str]) -> Person | None:
        """The person of that full name (given name and surname; what is between may differ)."""
        surname = name[-1]
        if surname.lower().rstrip(".") in _SUFFIXES and len(name) > 2:
            surname = name[-2]
        return self._by_name.get(f"{normalised(name[0]) or name[0].lower()} {normalised(surname)}")

    def by_surname(self, surname: str) -> list[Person]:
        """The people of that surname, in the order of their first mention."""
        return self._by_surname.get(surname.lower(), [])

    def mentioned(self, sentence: int) -> Iterator[tuple[Mention, Person]]:
        """The people mentioned in a sentence, by full name or by surname (all who have it)."""
        for mention in self._mentions[sentence]:
            if len(mention.name) >= 2:
                person = self.full(mention.name)
                people = [person] if person else []
            else:
                people = self.by_surname(mention.name[0])
            for person in people:
                yield mention, person

    def __iter__(self) -> Iterator[Person]:
        return iter(self._by_name.values())


def _shouts(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is written as a headline, where capitals tell nothing."""
    words = [t for t in tokens if t.kind is Kind.WORD and len(t.low) > 3]
    return len(words) > 4 and sum(t.name_like for t in words) >= 0.8 * len(words)


def _finite(token: Token) -> bool:
    low = token.low
    return low in AUXILIARIES or low in PAST_IRREGULAR or (low in SAYING_FORMS and low not in NOUNS_TOO)


def _apposition_role(tokens: Sequence[Token], end: int) -> str | None:
    """ "Ana Ruiz[, the foreign minister,]": a role right after a name, without its article."""
    if end + 1 >= len(tokens) or tokens[end].low != ",":
        return None
    start = end + 1
    if tokens[start].kind is Kind.NUMBER and start + 2 < len(tokens) and tokens[start + 1].low == ",":
        start += 2
    first = start + 1 if tokens[start].low in {"the", "a", "an"} else start
    n = first
    while n < len(tokens) and n - first < 14 and tokens[n].low not in {",", ".", ";", "who", "that", "and", "—"}:
        if tokens[n].quotation:
            break
        n += 1
    words = tokens[first:n]
    if not words or not any(_is_role(t) for t in words[:5]) or words[0].low in PRONOUNS:
        return None
    if any(_finite(t) for t in words):
        return None
    return " ".join(t.text for t in words)
