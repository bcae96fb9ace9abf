"""Who a printed source is: a person or body of the article, on evidence, or nobody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Speaker
from corpus.quotes.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS, SUBJECT_PRONOUNS
from corpus.quotes.mentions import Mention, People, Person, bare, mentions, normalised
from corpus.quotes.names import (
    BODIES,
    GENDERED,
    HONORIFICS,
    ORGANISATION_WORDS,
    PLURAL_SPEAKERS,
    ROLES,
    Gender,
    gender_of_given_name,
)
from corpus.quotes.source import Range, main_subject, subject_before
from corpus.quotes.statements import Evidence, Statement
from corpus.quotes.tokens import Kind, Sentence, Token

_LESSER = frozenset("vice deputy assistant acting associate press campaign under former".split())
_GENDER_OF = {"he": Gender.MALE, "his": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}
_ABBREVIATED = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "congressman": "representative",
    "congresswoman": "representative", "lt": "lieutenant", "adviser": "advisor", "premier":
    "premier", "chairwoman": "chairman", "chairperson": "chairman", "chair": "chairman",
}  # fmt: skip
_WEIGHT = {
    Evidence.CUE: 1.0,
    Evidence.CONTINUED: 1.0,
    Evidence.FOLLOWING: 0.9,
    Evidence.PREVIOUS: 0.8,
    Evidence.SUBJECT: 0.6,
}
_FULL, _SURNAME, _LONE, _BODY, _PRONOUN, _OFFICE, _LIKELY = 0.98, 0.96, 0.92, 0.95, 0.92, 0.88, 0.8
_BACK = 4
"""How many sentences back a pronoun may refer."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker, or None where the source is not resolved, with the confidence in 0..1.

    The confidence is the product of two: that the statement is this source's (by ``Evidence``: 1
    for a word of saying, 0.8 for a paragraph of quotation after the speaker's, 0.6 for a quotation
    with no word of saying) and that the source is this speaker (0.98 by full name, 0.96 by
    surname, 0.95 for a body, 0.92 and 0.8 for a pronoun with one or with the likelier of several
    candidates, 0.88 by office). Without a speaker it is the first alone.
    """

    speaker: Speaker | None
    confidence: float
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    speaker: Speaker | None
    confidence: float
    person: Person | None = None


_NOBODY = _Found(None, 1.0)


def slug(name: str) -> str:
    """A stable identifier for a name."""
    return re.sub(r"\W+", "-", normalised(name)).strip("-") or "unnamed"


def person_speaker(person: Person) -> Speaker:
    """The speaker that a person is, in the first role that the article gives."""
    role = person.roles[0] if person.roles else None
    return Speaker(slug(person.name), person.name, role)


class Resolver:
    """Resolves the sources of one article's statements, sentence by sentence."""

    def __init__(self, sentences: Sequence[Sentence], statements: Sequence[Statement]) -> None:
        self._sentences = sentences
        speaking = set()
        for statement in statements:
            where = _tokens_of(sentences, statement)
            if where:
                speaking |= {(where[0], k) for k in range(*where[1])}
        self._people = People(sentences, frozenset(speaking))
        self._subjects: list[Person | None] = [None] * len(sentences)
        self._bodies: list[bool] = [False] * len(sentences)
        self._lone: dict[str, Person] = {}

    def resolve(self, statements: Sequence[Statement]) -> list[Attribution]:
        """The attribution of each statement, in their order."""
        places = [_tokens_of(self._sentences, s) for s in statements]
        order = sorted(
            (place[0], place[1][0], k) for k, place in enumerate(places) if place is not None
        )
        found: dict[int, _Found] = {}
        position = 0
        for n in range(len(self._sentences)):
            while position < len(order) and order[position][0] == n:
                _, _, k = order[position]
                place = places[k]
                assert place is not None
                found[k] = self._source(n, place[1])
                if self._subjects[n] is None and not self._bodies[n]:
                    self._subjects[n] = found[k].person
                    self._bodies[n] = found[k].speaker is not None and found[k].person is None
                position += 1
            if self._subjects[n] is None and not self._bodies[n]:
                subject = main_subject(self._sentences[n].tokens)
                if subject:
                    self._subjects[n] = self._source(n, subject).person
        result = []
        for k, statement in enumerate(statements):
            one = found.get(k, _NOBODY)
            confidence = round(one.confidence * _WEIGHT[statement.evidence], 3)
            if statement.source is None:
                confidence = 0.0
            result.append(Attribution(one.speaker, confidence, one.person))
        return result

    def _source(self, n: int, where: Range) -> _Found:
        tokens = self._sentences[n].tokens
        start, end = where
        while end > start and tokens[end - 1].kind is Kind.PUNCTUATION:
            end -= 1
        if start >= end:
            return _NOBODY
        first = tokens[start].low
        if end - start == 1 and first in SUBJECT_PRONOUNS | {"that", "which", "his", "her"}:
            if first in {"who", "which", "that"}:
                return self._relative(n, start)
            return self._pronoun(n, start, first)
        head_end = _head_end(tokens, start, end)
        if start == 0 and head_end == 1 and first.rstrip(".") not in self._people.capitals:
            return _NOBODY  # "Reports say ...": a capital only since it starts the sentence
        if _is_plural(tokens, start, head_end):
            return _NOBODY
        named = self._named(n, start, head_end)
        if named is not None:
            return named
        if first in {"the", "this", "that"} or tokens[start].name_like:
            return self._office_or_body(n, start, head_end)
        return _NOBODY

    def _relative(self, n: int, who: int) -> _Found:
        tokens = self._sentences[n].tokens
        end = who
        if end > 0 and tokens[end - 1].low == ",":
            end -= 1
        antecedent = subject_before(tokens, end, max(0, end - 12))
        if antecedent and any(t.low == "and" for t in tokens[slice(*antecedent)]):
            return _NOBODY
        if antecedent is None or antecedent[1] > end or end - who > 1:
            return _NOBODY
        if tokens[antecedent[0]].low in SUBJECT_PRONOUNS | {"that", "which"}:
            return _NOBODY
        found = self._source(n, antecedent)
        return _Found(found.speaker, found.confidence * 0.95, found.person)

    def _named(self, n: int, start: int, end: int) -> _Found | None:
        """The person whose name is the head of the phrase ("foreign minister Ana Ruiz")."""
        tokens = self._sentences[n].tokens
        if tokens[end - 1].text.endswith(("'s", "’s", "s'", "s’")):
            return None
        last: Mention | None = None
        for mention in mentions(tokens[:end]):
            if mention.where[1] == end and mention.where[0] >= start:
                last = mention
        if last is None:
            return None
        before = tokens[last.where[0] - 1].low if last.where[0] > start else ""
        if before in PREPOSITIONS - {"of"} or before in {"the", "a", "an"} or before == "and":
            return None
        if before == "of" and len(last.name) > 1 and not self._people.full(last.name):
            return None
        if before == "of" and len(last.name) == 1:
            return None
        if len(last.name) >= 2:
            person = self._people.full(last.name)
            if person:
                return _Found(person_speaker(person), _FULL, person)
            return None
        return self._surname(n, last)

    def _surname(self, n: int, mention: Mention) -> _Found | None:
        surname = mention.name[0]
        people = self._people.by_surname(surname)
        gender = HONORIFICS[mention.honorific] if mention.honorific else None
        if gender:
            people = [p for p in people if p.gender in {None, gender}]
            known = [p for p in people if p.gender is gender]
            people = known if len(known) == 1 else people
        if len(people) > 1 and mention.role:
            wanted = _office(mention.role)
            people = [p for p in people if any(wanted & _office(r) for r in p.roles)] or people
        if len(people) == 1:
            return _Found(person_speaker(people[0]), _SURNAME, people[0])
        if len(people) > 1:
            return _NOBODY
        if mention.honorific or mention.role:
            key = f"{mention.honorific if gender else ''} {surname.lower()}".strip()
            person = self._lone_person(key, surname, gender, mention.role)
            return _Found(person_speaker(person), _LONE, person)
        return None

    def _lone_person(
        self, key: str, name: str, gender: Gender | None, role: str | None = None
    ) -> Person:
        """Somebody whom the article names by one word alone."""
        person = self._lone.get(key)
        if person is None:
            told = (GENDERED[w] for w in (role or "").lower().split() if w in GENDERED)
            gender = gender or next(told, None) or gender_of_given_name(name)
            person = Person("", name, name, [role] if role else [], gender, sure=True)
            self._lone[key] = person
        return person

    def _pronoun(self, n: int, position: int, word: str) -> _Found:
        gender = _GENDER_OF.get(word)
        if gender is None:
            return _NOBODY
        rivals = self._compatible(n, gender, position)
        own = self._subjects[n]
        if rivals:
            # earlier in the sentence: the speaker who reports himself ("Ruiz said he ...")
            only = rivals[0] if len(rivals) == 1 else None
            if only is not None and only is own:
                return _Found(person_speaker(only), _LIKELY, only)
            return _NOBODY
        seen: list[Person] = []
        for k in range(n - 1, max(-1, n - 1 - _BACK), -1):
            subject = self._subjects[k]
            others = self._compatible(k, gender, None)
            if subject is not None and subject.gender in {None, gender}:
                rivals = [p for p in (*others, *seen) if p is not subject]
                if not rivals:
                    return _Found(person_speaker(subject), _PRONOUN, subject)
                if subject.gender is gender and not seen and all(p.gender is None for p in rivals):
                    return _Found(person_speaker(subject), _LIKELY, subject)
                return _NOBODY
            if subject is not None and len(others) == 1 and others[0].gender is gender and not seen:
                return _Found(person_speaker(others[0]), _LIKELY, others[0])
            seen += others
            if len(seen) > 1 or (seen and subject is None):
                return _NOBODY
        return _NOBODY

    def _compatible(self, n: int, gender: Gender, before: int | None) -> list[Person]:
        """The people mentioned in a sentence (up to a position) who may be of that gender."""
        result: list[Person] = []
        for mention, person in self._people.mentioned(n):
            if before is not None and mention.where[0] >= before:
                break
            if person.sure and person.gender in {None, gender} and person not in result:
                result.append(person)
        return result

    def _office_or_body(self, n: int, start: int, end: int) -> _Found:
        tokens = self._sentences[n].tokens
        words = [t for t in tokens[start:end] if t.low not in {"the", "this", "that"}]
        stop = next((k for k, t in enumerate(words) if t.low in PREPOSITIONS), len(words))
        core = words[:stop]
        if not core or any(t.kind is not Kind.WORD for t in core):
            return _NOBODY
        head = core[-1]
        low = head.low.rstrip(".")
        if low in ROLES and low not in {"sister", "brother", "father", "mother", "member", "official"}:
            return self._office(n, " ".join(t.low for t in core))
        whole = " ".join(t.text for t in words)
        if low in BODIES and stop == len(words):
            return _Found(Speaker(slug(whole), whole), _BODY)
        if all(t.name_like or t.low in {"and", "of", "the", "&"} for t in words) and head.name_like:
            if head.text.endswith(("'s", "’s")) or len(words) > 7:
                return _NOBODY
            if len(words) > 1 or tokens[start].low == "the" or whole.isupper() or "." in whole:
                return _Found(Speaker(slug(whole), whole), _BODY)
            if len(self._people.by_surname(whole)) > 1:
                return _NOBODY
            person = self._lone_person(whole.lower(), whole, None)
            return _Found(person_speaker(person), _LONE, person)
        return _NOBODY

    def _office(self, n: int, phrase: str) -> _Found:
        """The one person so far who holds the office that is named."""
        wanted = _office(phrase)
        former = "former" in phrase or "ex-" in phrase
        gender = next((GENDERED[w] for w in phrase.split() if w in GENDERED), None)
        holders: list[Person] = []
        for person in self._before(n):
            for role in person.roles:
                held = _office(role)
                if (
                    wanted <= held
                    and not (held - wanted) & _LESSER
                    and former == ("former" in role.lower())
                    and (gender is None or person.gender in {None, gender})
                    and person not in holders
                ):
                    holders.append(person)
        if len(holders) == 1 and len(wanted) >= 1:
            return _Found(person_speaker(holders[0]), _OFFICE, holders[0])
        return _NOBODY

    def _before(self, n: int) -> Iterator[Person]:
        seen: set[int] = set()
        for k in range(n + 1):
            for _, person in self._people.mentioned(k):
                if id(person) not in seen:
                    seen.add(id(person))
                    yield person


def _office(role: str) -> frozenset[str]:
    """The words of an office that tell it from others, abbreviations written out."""
    words = (w.strip(".,").lower().replace("’", "'") for w in role.split())
    return frozenset(
        _ABBREVIATED.get(w, w) for w in words if w not in {"the", "of", "a", "an", "for", "former"}
    )


def _tokens_of(
    sentences: Sequence[Sentence], statement: Statement
) -> tuple[int, Range] | None:
    """The sentence and tokens of a statement's source."""
    source = statement.source
    if source is None:
        return None
    for n in range(min(statement.sentence, len(sentences) - 1), -1, -1):
        span = sentences[n].span
        if span.start <= source.start < span.end:
            tokens = sentences[n].tokens
            inside = [k for k, t in enumerate(tokens) if source.start <= t.start < source.end]
            return (n, (inside[0], inside[-1] + 1)) if inside else None
    return None


def _head_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the head of a source ends: before its apposition or relative clause."""
    n = start
    while n < end:
        low = tokens[n].low
        if low in {",", "(", "—", "–", "who", "which"} and n > start:
            return n
        if low in PREPOSITIONS and n > start:
            before = tokens[n - 1]
            if before.name_like and before.low.rstrip(".") not in ROLES:
                return n  # "Ana Ruiz of the Institute"
        n += 1
    return end


def _is_plural(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a source is several speakers, or one that is not named."""
    words = [t.low for t in tokens[start:end]]
    if "and" in words and not any(w in ORGANISATION_WORDS for w in words):
        return True
    stop = next((k for k, w in enumerate(words) if k and w in PREPOSITIONS), len(words))
    head = tokens[start + stop - 1]
    if words[0] in {"a", "an", "one", "another"} | POSSESSIVES and not head.name_like:
        return True
    others = DETERMINERS - {"the", "a", "an", "one", "this", "that", "another"} - POSSESSIVES
    if words[0] in others | PLURAL_SPEAKERS or head.low in PLURAL_SPEAKERS:
        return True
    if head.kind is Kind.NUMBER:
        return True
    return (
        not head.name_like and head.low.endswith("s") and not head.low.endswith(("ss", "'s", "us"))
    )
