"""Who a printed source is: a person or body of the article, on evidence, or nobody."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Span, Speaker
from corpus.quotes.cues import SAYING_FORMS
from corpus.quotes.grammar import POSSESSIVES, PREPOSITIONS, PRONOUNS, SUBJECT_PRONOUNS, TIMES
from corpus.quotes.heads import (
    core,
    head_end,
    holds_verb,
    is_body,
    is_described,
    is_heading,
    is_list,
    is_office,
    is_proper,
    is_several,
    proper_part,
)
from corpus.quotes.mentions import Mention, mentions, normalised, shouts
from corpus.quotes.names import HONORIFICS, Gender, gender_of_given_name
from corpus.quotes.noun_phrase import Range
from corpus.quotes.people import People, Person, gender_of_role, office_words
from corpus.quotes.pronouns import GENDER_OF, antecedent
from corpus.quotes.source import main_subject, subject_before
from corpus.quotes.statements import Evidence, Statement
from corpus.quotes.tokens import Kind, Sentence, Token

_WEIGHT = {
    Evidence.CUE: 1.0,
    Evidence.PREVIOUS: 0.8,
    Evidence.SUBJECT: 0.6,
    Evidence.LIKELY: 0.4,
}
_FULL, _SURNAME, _BODY, _LONE, _PRONOUN, _OFFICE, _LIKELY = 0.98, 0.96, 0.95, 0.92, 0.92, 0.88, 0.7
_NO_NAMES = (TIMES | PRONOUNS) - {"may"}
"""Words whose capital is only that of a sentence's start or a headline, or of a day."""
_ONCE = 0.7
_BEFORE_PLACE = frozenset("in at from into over against on".split())
_INTENSIVE = frozenset("himself herself itself themselves".split())
"""Words that stress the name before them: "Ruiz herself said"."""
_LONGEST_HEAD = 12
"""Words of a source, before apposition and relative clause, beyond which it is no noun phrase."""
_OFTEN = 2
"""How often one word alone has to be a source before it is taken for a speaker's name."""
_RELATIVE = 0.95
"""What "who" keeps of the confidence in its antecedent."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker, or None where the source is not resolved, with the confidence in 0..1.

    The confidence is the product of two: that the statement is this source's (by ``Evidence``: 1
    for a word of saying, 0.8 for a paragraph of quotation after the speaker's, 0.6 for a quotation
    with no word of saying, 0.4 for a guess) and that the source is this speaker (0.98 by full name,
    0.96 by surname, 0.95 for a body, 0.92 for one word alone with a title, or that is a given name
    or speaks twice, else 0.7, 0.92 and 0.7 for a pronoun with one or with the likelier of several
    candidates, 0.88 by office). Without a speaker it is the first alone.
    """

    speaker: Speaker | None
    confidence: float
    person: Person | None = None


_NOBODY = Attribution(None, 1.0)


def slug(name: str) -> str:
    """A stable identifier for a name.

    >>> slug("Ana María Ruiz")
    'ana-maria-ruiz'
    """
    return re.sub(r"\W+", "-", normalised(name)).strip("-") or "unnamed"


def _is_person(person: Person, confidence: float) -> Attribution:
    role = person.roles[0] if person.roles else None
    return Attribution(Speaker(slug(person.name), person.name, role), confidence, person)


class Resolver:
    """Resolves the sources of one article's statements, sentence by sentence."""

    def __init__(self, sentences: Sequence[Sentence], statements: Sequence[Statement]) -> None:
        self._sentences = sentences
        self._starts = [s.tokens[0].start for s in sentences]
        self._statements = statements
        self._places = [self._place(s.source) for s in statements]
        self._owners = {
            (n, where[1])
            for s, place in zip(statements, self._places, strict=True)
            if s.source and place
            for n, where in [place]
            if s.source.end < sentences[n].tokens[where[1] - 1].end
        }
        """Where sources end that are possessives ("in Ruiz's words")."""
        self._guessed = {k for k, s in enumerate(statements) if s.evidence is Evidence.LIKELY}
        """Statements whose source is a guess, which is no evidence for any other."""
        speaking = {
            (place[0], n)
            for k, place in enumerate(self._places)
            if place and k not in self._guessed
            for n in range(*place[1])
        }
        self._people = People(sentences, frozenset(speaking))
        self._subjects: list[Person | None] = [None] * len(sentences)
        self._strangers: set[int] = set()
        """Sentences whose subject is a name that the article does not explain."""
        self._lone: dict[str, Person] = {}

    def _place(self, source: Span | None) -> tuple[int, Range] | None:
        """The sentence and tokens of a source."""
        if source is None:
            return None
        n = bisect_right(self._starts, source.start) - 1
        tokens = self._sentences[n].tokens if n >= 0 else ()
        inside = [k for k, t in enumerate(tokens) if source.start <= t.start < source.end]
        return (n, (inside[0], inside[-1] + 1)) if inside else None

    def resolve(self) -> list[Attribution]:
        """The attribution of each statement, in their order."""
        waiting: dict[int, list[tuple[Range, int]]] = {}
        for k, place in enumerate(self._places):
            if place is not None:
                waiting.setdefault(place[0], []).append((place[1], k))
        found: dict[int, Attribution] = {}
        for n, sentence in enumerate(self._sentences):
            body = False
            for where, k in sorted(waiting.get(n, [])):
                found[k] = _NOBODY if self._is_place(n, where) else self._source(n, where)
                if self._subjects[n] is None and not body and k not in self._guessed:
                    self._subjects[n] = found[k].person
                    body = found[k].speaker is not None and found[k].person is None
            subject = None if self._subjects[n] or body else main_subject(sentence.tokens)
            if subject:
                self._subjects[n] = self._source(n, subject).person
                first = sentence.tokens[subject[0]]
                unknown = first.name_like and first.low not in self._people.plain | _NO_NAMES
                if self._subjects[n] is None and unknown and subject == (0, 1):
                    self._strangers.add(n)
        spoken = Counter(a.person for k, a in found.items() if a.person and k not in self._guessed)
        return [self._weighed(s, found.get(k), spoken) for k, s in enumerate(self._statements)]

    def _is_place(self, n: int, where: Range) -> bool:
        """Whether a preposition stands before a source, so that it is no subject."""
        before = self._sentences[n].tokens[where[0] - 1].low if where[0] else ""
        owner = (
            self._sentences[n].tokens[where[0]].low in POSSESSIVES or (n, where[1]) in self._owners
        )
        return before in _BEFORE_PLACE and not owner

    def _weighed(
        self, statement: Statement, found: Attribution | None, spoken: Counter[Person]
    ) -> Attribution:
        """The attribution at last; ``spoken`` counts how often each person is a source."""
        if found is None:
            return Attribution(None, 0.0)
        person = found.person
        doubtful = person is not None and person.name == person.surname and not person.sure
        known = _ONCE if doubtful and person and spoken[person] < _OFTEN else found.confidence
        confidence = round(known * _WEIGHT[statement.evidence], 3)
        return Attribution(found.speaker, confidence, found.person)

    def _source(self, n: int, where: Range) -> Attribution:
        """Who the tokens ``where`` of sentence ``n`` are."""
        tokens = self._sentences[n].tokens
        start, end = where
        while end > start and tokens[end - 1].kind is Kind.PUNCTUATION:
            end -= 1
        if end - start > 1 and tokens[end - 1].low in _INTENSIVE:
            end -= 1
        if start >= end:
            return _NOBODY
        first = tokens[start].low
        if end - start == 1 and first in {"who", "which", "that"}:
            return self._relative(n, start)
        if end - start == 1 and first in SUBJECT_PRONOUNS | {"his", "her"}:
            return self._pronoun(n, start, first)
        whole, end = end, head_end(tokens, start, end)
        # "Reports say ...": a capital only since it starts the sentence
        shortened = tokens[start].text.isupper() and len(first) > 1
        plain = start == 0 and end == 1 and first.rstrip(".") not in self._people.capitals
        head = tokens[start:end]
        listed = end < whole and is_list(tokens, start, end, whole)
        misread = len(head) > _LONGEST_HEAD or holds_verb(head)
        if (plain and not shortened) or listed or misread or is_several(head):
            return _NOBODY
        named = self._named(n, start, end)
        if named is None and self._opens_plainly(n, start, len(core(head))):
            return _NOBODY
        if named is None and (first in {"the", "this", "that"} or tokens[start].name_like):
            named = self._office_or_body(n, start, end)
        return named or _NOBODY

    def _opens_plainly(self, n: int, start: int, length: int) -> bool:
        """Whether a phrase is a plural noun with a capital for its place ("Leaders of Velmora")."""
        low = self._sentences[n].tokens[0].low
        return start == 0 and length == 1 and low.endswith("s") and low in self._people.plain

    def _relative(self, n: int, who: int) -> Attribution:
        """The person before a "who", where that is one person."""
        tokens = self._sentences[n].tokens
        end = who - (who > 0 and tokens[who - 1].low == ",")
        found = subject_before(tokens, end, max(0, end - 12))
        if found is None or found[1] > end or any(t.low == "and" for t in tokens[slice(*found)]):
            return _NOBODY
        if tokens[found[0]].low in SUBJECT_PRONOUNS | {"that", "which"}:
            return _NOBODY
        verbs = [k for k in range(*found) if tokens[k].low in SAYING_FORMS]
        if verbs and verbs[-1] + 1 < found[1]:
            found = (verbs[-1] + 1, found[1])  # "said Ruiz, who added"
        named = self._before_apposition(n, found[0]) if tokens[who].low == "who" else None
        one = named or self._source(n, found)
        if tokens[who].low == "who" and one.person is None:
            return _NOBODY  # the place in "people of Velmora who said"
        return Attribution(one.speaker, one.confidence * _RELATIVE, one.person)

    def _before_apposition(self, n: int, start: int) -> Attribution | None:
        """ "[Ana Ruiz,] envoy of Velmora, who": the person before the comma at ``start``."""
        tokens = self._sentences[n].tokens
        if start < 2 or tokens[start - 1].low != "," or not tokens[start - 2].name_like:
            return None
        begin = start - 1
        while begin > 0 and tokens[begin - 1].name_like:
            begin -= 1
        one = self._source(n, (begin, start - 1))
        return one if one.person else None

    def _pronoun(self, n: int, position: int, word: str) -> Attribution:
        gender = GENDER_OF.get(word)
        found = gender and self._antecedent(n, position, gender)
        if not found:
            return _NOBODY
        person, alone = found
        return _is_person(person, _PRONOUN if alone else _LIKELY)

    def _antecedent(self, n: int, position: int, gender: Gender) -> tuple[Person, bool] | None:
        if n - 1 in self._strangers:
            return None  # "Ruiz left. Carla stayed. “...,” she said"
        return antecedent(self._people, self._subjects, n, position, gender)

    def _named(self, n: int, start: int, end: int) -> Attribution | None:
        """The person whose name is the head of the phrase ("foreign minister Ana Ruiz")."""
        tokens = self._sentences[n].tokens
        names = [m for m in mentions(tokens[:end]) if m.where[1] == end and m.where[0] >= start]
        owner = tokens[end - 1].low.endswith(("'s", "s'")) and (n, end) not in self._owners
        if not names or owner:
            return None
        name = names[-1]
        before = tokens[name.where[0] - 1].low if name.where[0] > start else ""
        if before in PREPOSITIONS | {"the", "a", "an", "and"}:
            return None
        words = name.name
        person = self._people.full(words) if len(words) > 1 else None
        if person is None and len(words) > 1 and name.where[0] == 0:
            words = words[1:]  # its capital may only start the sentence: "Say Ruiz asked"
            person = self._people.full(words) if len(words) > 1 else None
            if person is None and (len(words) > 1 or not self._people.namesakes(words[0])):
                return None
        if len(words) == 1:
            return self._surname(replace(name, name=words))
        return _is_person(person, _FULL) if person else None

    def _surname(self, mention: Mention) -> Attribution | None:
        """The one person of a surname, by honorific or title where several have it."""
        surname = mention.name[0]
        gender = HONORIFICS[mention.honorific] if mention.honorific else None
        if mention.honorific or mention.role:
            people = self._people.namesakes(surname)
        else:
            people = self._people.by_surname(surname)
        if gender:
            people = [p for p in people if p.gender in {None, gender}]
            people = [p for p in people if p.sure] or people
        if len(people) > 1 and mention.role:
            wanted = office_words(mention.role)
            held = [p for p in people if any(wanted & office_words(r) for r in p.roles)]
            people = held or people
        if len(people) == 1:
            return _is_person(people[0], _SURNAME)
        if people:
            return _NOBODY
        if mention.honorific or mention.role:
            return _is_person(self._alone(surname, gender, mention.role, sure=True), _LONE)
        return None

    def _alone(self, name: str, gender: Gender | None, role: str | None, *, sure: bool) -> Person:
        """Somebody whom the article names by one word alone."""
        key = f"{name.lower()} {gender}"
        if key not in self._lone:
            told = gender or gender_of_role(role) or gender_of_given_name(name)
            sure = sure or told is not None or self._people.has_honorific(name)
            self._lone[key] = Person(name, name, [role] if role else [], told, sure)
        return self._lone[key]

    def _office_or_body(self, n: int, start: int, end: int) -> Attribution | None:
        """ "The foreign minister", "the foreign ministry", "the Kremlin", "Brandt"."""
        tokens = self._sentences[n].tokens
        article = tokens[start].low in {"the", "this", "that"}
        inner = core(tokens[start:end])[article:]
        words = tokens[start + article : end]
        unfit = not inner or any(t.kind is not Kind.WORD for t in inner) or is_heading(words)
        if unfit or inner[0].low in _NO_NAMES:
            return None
        if is_office(_head(inner)):
            holder = self._people.in_office(" ".join(t.low for t in inner), n)
            return _is_person(holder, _OFFICE) if holder else None
        if tokens[start].low == "the":
            described = is_described(words)
        else:  # "Leaked Papers Show": capitals of a headline
            described = shouts(tokens) and inner[-1].low in self._people.plain
        if described or not (is_body(words) or is_proper(words, inner[-1])):
            return None
        lone = len(words) == 1 and tokens[start].low != "the" and "." not in words[0].text
        if lone and not words[0].text.isupper():
            return self._lone_name(words[0].text)
        name = self._body_name(words, capital=start > 0 and tokens[start].text == "The")
        return Attribution(Speaker(slug(name), name), _BODY)

    def _lone_name(self, name: str) -> Attribution | None:
        if self._people.namesakes(name):
            return None
        return _is_person(self._alone(name, None, None, sure=False), _LONE)

    def _body_name(self, words: Sequence[Token], *, capital: bool) -> str:
        """The name of a body: in full for "the Courier" where the article gives it once.

        Otherwise "The Courier" where the article has a ``capital`` and so belongs to the name.
        """
        if len(words) > 1:
            named = proper_part(words) if words[-1].name_like else words
            return " ".join(t.text for t in named)
        name = words[0].text
        own = f"The {name}" if capital and not name.isupper() else name
        return self._people.longer_name(name) or own


def _head(inner: Sequence[Token]) -> Token:
    """What a phrase names: "Secretary" of "Secretary of State", "spokesman" of "the spokesman"."""
    of = next((k for k, token in enumerate(inner) if k and token.low == "of"), len(inner))
    return inner[of - 1]
