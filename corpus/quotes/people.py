"""The people whom an article names, found by full name, surname or office."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.quotes.grammar import AUXILIARIES
from corpus.quotes.mentions import (
    SUFFIXES,
    Mention,
    apposition_role,
    mentions,
    name_key,
    shouts,
)
from corpus.quotes.names import (
    GENDERED,
    HONORIFICS,
    ORGANISATION_WORDS,
    PLACE_STARTS,
    ROLES,
    Gender,
    gender_of_given_name,
)
from corpus.quotes.tokens import Kind, Sentence, Token

_FAR = 4
"""Sentences between the first mentions of two people of one surname that keep them apart."""
_MOST = 8
"""People of one surname or office beyond which nobody is looked for among them."""
_LESSER = frozenset("vice deputy assistant acting associate press campaign under".split())
_ABBREVIATED = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "lt": "lieutenant",
    "adviser": "advisor",
    **dict.fromkeys(["spokeswoman", "spokesperson"], "spokesman"),
    **dict.fromkeys(["congressman", "congresswoman"], "representative"),
    **dict.fromkeys(["chairwoman", "chairperson", "chair"], "chairman"),
}


@dataclass(slots=True, eq=False)
class Person:
    """A person in one article, as the mentions read so far tell: filled while it is read."""

    name: str
    surname: str
    roles: list[str] = field(default_factory=list)
    gender: Gender | None = None
    sure: bool = False
    """Whether a title, an honorific or a common given name says that it is a person."""
    first: int = 0
    """The sentence of the first mention by full name."""


class People:
    """The people of an article."""

    def __init__(self, sentences: Sequence[Sentence], speaking: frozenset[tuple[int, int]]) -> None:
        """Read all mentions. ``speaking`` holds (sentence, token) of the words of sources."""
        self._by_name: dict[str, Person] = {}
        self._by_surname: dict[str, list[Person]] = {}
        self._formal: list[str] = []
        """Keys of names first met after an honorific, which may be surnames of two words."""
        self._alone: dict[str, list[int]] = {}
        self._honoured: dict[str, set[Gender]] = {}
        self._titled = [shouts(s.tokens) for s in sentences]
        self.capitals = frozenset(
            t.low
            for s, titled in zip(sentences, self._titled, strict=True)
            if not titled
            for t in s.tokens[1:]
            if t.name_like
        )
        """Words, in lower case, that have a capital within a sentence."""
        self.plain = AUXILIARIES | {
            t.low for s in sentences for t in s.tokens if t.kind is Kind.WORD and not t.name_like
        }
        self._mentions = [list(mentions(s.tokens)) for s in sentences]
        for n, found in enumerate(self._mentions):
            for mention in found:
                self._read(n, mention, sentences[n].tokens, speaking)
        self._longer: dict[str, set[str]] = {}
        for titled, found in zip(self._titled, self._mentions, strict=True):
            for mention in found:
                if len(mention.name) > 1 and not titled:
                    name = " ".join(mention.name)
                    self._longer.setdefault(mention.name[-1].lower(), set()).add(name)
        self._merge()
        self._infer()
        self._usual = {
            surname: usual
            for surname, people in self._by_surname.items()
            if len(people) > 1 and (usual := self._usual_of(surname))
        }
        self._by_middle: dict[str, list[Person]] = {}
        for person in dict.fromkeys(self._by_name.values()):
            for word in person.name.split()[1:-1]:
                self._by_middle.setdefault(word.lower(), []).append(person)
        self._by_role: dict[str, list[Person]] = {}
        for person in dict.fromkeys(self._by_name.values()):
            for word in {w for role in person.roles for w in office_words(role)}:
                self._by_role.setdefault(word, []).append(person)

    def _read(
        self,
        n: int,
        mention: Mention,
        tokens: Sequence[Token],
        speaking: frozenset[tuple[int, int]],
    ) -> None:
        if len(mention.name) == 1:
            surname = mention.name[0].lower()
            gender = HONORIFICS[mention.honorific] if mention.honorific else None
            if gender:
                self._honoured.setdefault(surname, set()).add(gender)
            if not self._titled[n]:
                self._alone.setdefault(surname, []).append(n)
        elif not self._titled[n]:
            name = mention.name
            if mention.where[0] == 0 and name[0].lower() in self.plain:
                name = name[1:]  # a capital only since it starts the sentence
            if _may_be_person(name):
                start, end = mention.where
                spoken = any((n, k) in speaking for k in range(start - 1, end))
                role = mention.role or apposition_role(tokens, end)
                self._add(n, name, role, mention.honorific, spoken=spoken)

    def _add(
        self, n: int, name: Sequence[str], role: str | None, honorific: str | None, *, spoken: bool
    ) -> None:
        suffixed = name[-1].lower().rstrip(".") in SUFFIXES and len(name) > 2
        surname = name[-2] if suffixed else name[-1]
        person = self._by_name.get(name_key(name))
        if person is None:
            person = Person(" ".join(name), surname, first=n)
            self._by_name[name_key(name)] = person
            if honorific:
                self._formal.append(name_key(name))
            self._by_surname.setdefault(surname.lower(), []).append(person)
        if role and role not in person.roles and len(person.roles) < _MOST:
            person.roles.append(role)
        gender = (
            (HONORIFICS[honorific] if honorific else None)
            or gender_of_given_name(name[0])
            or gender_of_role(role)
        )
        person.gender = person.gender or gender
        person.sure = person.sure or bool(role or gender or honorific or spoken)

    def _merge(self) -> None:
        """Take "Velmoran Ana Ruiz" for Ana Ruiz, and "Vander Ruiz" for Ana Vander Ruiz."""
        for key in self._formal:
            self._merge_formal(key)
        for key, titled in list(self._by_name.items()):
            self._merge_titled(key, titled)
        for key, longer in list(self._by_name.items()):
            words = longer.name.split()
            shorter = self._by_name.get(name_key(words[1:])) if len(words) > 2 else None
            if shorter is None or shorter is longer:
                continue
            # who is called by the last word alone has the one before it for a given name
            given = gender_of_given_name(words[1]) or longer.surname.lower() in self._alone
            kept, other = (shorter, longer) if given else (longer, shorter)
            self._by_name[key] = self._by_name[name_key(words[1:])] = kept
            if other in self._by_surname[other.surname.lower()]:
                self._by_surname[other.surname.lower()].remove(other)
            kept.first = min(kept.first, other.first)
            kept.sure = kept.sure or other.sure
            kept.gender = kept.gender or other.gender
            kept.roles += [role for role in other.roles if role not in kept.roles]

    def _merge_titled(self, key: str, titled: Person) -> None:
        """Take "Dean Ruiz" for the one other person of that surname."""
        words = titled.name.split()
        others = [p for p in self._by_surname[titled.surname.lower()] if p is not titled]
        if len(words) == 2 and words[0].lower() in ROLES and len(others) == 1:
            self._by_name[key] = others[0]
            self._by_surname[titled.surname.lower()].remove(titled)

    def _merge_formal(self, key: str) -> None:
        """Take "Ms. Vander Ruiz" for the one person whose name in full ends so."""
        short = self._by_name[key]
        longer = [
            p
            for p in self._by_surname[short.surname.lower()]
            if p.name != short.name and p.name.endswith(f" {short.name}")
        ]
        if len(longer) == 1:
            self._by_name[key] = longer[0]
            self._by_surname[short.surname.lower()].remove(short)
            longer[0].gender = longer[0].gender or short.gender
            longer[0].sure = True

    def _infer(self) -> None:
        """Take the gender of "Ms. Ruiz" for the one person of that surname."""
        for surname, people in self._by_surname.items():
            genders = self._honoured.get(surname, set())
            if len(people) == 1 and len(genders) == 1 and people[0].gender is None:
                people[0].gender = next(iter(genders))
            for person in people:
                person.sure = person.sure or bool(genders)

    def _usual_of(self, surname: str) -> Person | None:
        """Whom a surname alone means where several have it, if the article makes that plain.

        That is the first introduced, where the article used the surname alone for them before it
        introduced the second (or, ahead of both, in a headline or lead, with the second far off).
        """
        first, second = sorted(self._by_surname[surname], key=lambda p: p.first)[:2]
        alone = self._alone.get(surname, [])
        between = any(first.first <= n < second.first for n in alone)
        ahead = any(n < first.first for n in alone) and second.first > first.first + _FAR
        return first if between or ahead else None

    def full(self, name: Sequence[str]) -> Person | None:
        """The person of that full name (given name and surname; what is between may differ)."""
        return self._by_name.get(name_key(name))

    def by_surname(self, surname: str) -> list[Person]:
        """The people whom a surname alone may mean, in the order of their first mention."""
        usual = self._usual.get(surname.lower())
        return [usual] if usual else self.namesakes(surname)

    def namesakes(self, surname: str) -> list[Person]:
        """All people of that surname."""
        return self._by_surname.get(surname.lower(), []) or self._by_middle.get(surname.lower(), [])

    def longer_name(self, word: str) -> str | None:
        """The one longer name that ends with a word: "Brel Courier" of "the Courier"."""
        names = self._longer.get(word.lower(), set())
        return next(iter(names)) if len(names) == 1 else None

    def has_honorific(self, surname: str) -> bool:
        """Whether the article puts "Mr." or the like before that surname."""
        return bool(self._honoured.get(surname.lower()))

    def mentioned(self, sentence: int) -> Iterator[tuple[Mention, Person]]:
        """The people mentioned in a sentence, by full name or by surname (all it may mean)."""
        for mention in self._mentions[sentence]:
            if len(mention.name) >= 2:
                person = self.full(mention.name)
                if person:
                    yield mention, person
            else:
                for person in self.by_surname(mention.name[0])[:_MOST]:
                    yield mention, person

    def in_office(self, phrase: str, sentence: int) -> Person | None:
        """The one person, mentioned up to a sentence, who holds the office that is named."""
        wanted = office_words(phrase)
        former = "former" in phrase or "ex-" in phrase
        gender = gender_of_role(phrase)
        candidates = min((self._by_role.get(w, []) for w in wanted), key=len, default=[])
        holders = [
            person
            for person in candidates[: _MOST * _MOST]
            if person.first <= sentence
            and (gender is None or person.gender in {None, gender})
            and any(_holds(role, wanted, former=former) for role in person.roles)
        ]
        return holders[0] if len(holders) == 1 else None


def _may_be_person(name: Sequence[str]) -> bool:
    words = [w.lower().rstrip(".") for w in name]
    return (
        2 <= len(name) <= 4
        and words[0] not in PLACE_STARTS
        and not any(w in ORGANISATION_WORDS for w in words)
        and not all(w.isupper() and len(w) > 3 for w in name)
        and not (len(name) > 2 and all(w.isupper() and len(w) > 2 for w in name))
    )


def gender_of_role(role: str | None) -> Gender | None:
    """What a role tells ("spokeswoman", "son"), if anything."""
    return next((GENDERED[w] for w in (role or "").lower().split() if w in GENDERED), None)


def office_words(role: str) -> frozenset[str]:
    """The words of an office that tell it from others, abbreviations written out."""
    words = (w.strip(".,").lower().replace("’", "'") for w in role.split())
    return frozenset(
        _ABBREVIATED.get(w, w) for w in words if w not in {"the", "of", "a", "an", "for", "former"}
    )


def _holds(role: str, wanted: frozenset[str], *, former: bool) -> bool:
    """Whether a role is the wanted office, not one below it, and as former or present."""
    held = office_words(role)
    return wanted <= held and not (held - wanted) & _LESSER and former == ("former" in role.lower())
