"""What an answer to a question must speak of: its terms, names and qualifiers, and its sort."""

import math
import re
from collections.abc import Collection

from bot.answers.answer_type import AnswerType
from bot.questions.kind import Kind
from index.lexical import LexicalIndex, terms

# They ask, or ask for a statement, and tell nothing of its topic.
_ASKING = frozenset(
    terms("say said tell told speak spoke mention mentioned comment commented")
    + terms("what which who whom whose when where why how do does did has have had was were about")
    + terms("would could should might he she")
)
# Words that a question needs more often than its answer.
_LIGHT = frozenset(
    terms(
        """name date call called know known locate located location place happen happened take took
        year month day city country state person people type kind sort mean purpose many much become
        became number amount use used find found give list get go make come work follow other
        hold held plan planned expect expected according article report reported latest main current
        currently"""
    )
)
_QUALIFIER = re.compile(
    r"\b(?:first|second|third|last|only|most|least|(?:1\d|20)\d\d"
    r"|(?!(?:west|east|test|rest|guest|interest|protest|request|forest|arrest|contest|invest|suggest"
    r"|honest|harvest|latest)\b)[a-z]{3,}est)\b"
)
_WORD = re.compile(r"[\w’'-]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
# In an index of so many passages a term's rarity there says all; in one of few, little.
_ENOUGH_PASSAGES = 2000


class TermWeights:
    """How much each term of a question tells, 0 to 1, by how rare it is."""

    def __init__(self, question: str, lexical: LexicalIndex) -> None:
        asked = dict.fromkeys(told_terms(question))
        self.names = _names(question) & asked.keys()
        passages = len(lexical)
        trust = min(1.0, math.log1p(passages) / math.log1p(_ENOUGH_PASSAGES))
        most = _rarity(0, passages)
        self._weights = {}
        for term in [term for term in asked if term not in _ASKING] or asked:
            rarity = _rarity(lexical.document_frequency(term), passages) / most
            likely = 0.8 if term in self.names else 0.2 if term in _LIGHT else 0.5
            self._weights[term] = trust * rarity + (1 - trust) * likely
        self._total = sum(self._weights.values())

    def matched(self, found: Collection[str]) -> float:
        """The weights of the terms that are among ``found``, together."""
        return sum(weight for term, weight in self._weights.items() if term in found)

    @property
    def needed(self) -> set[str]:
        """The terms that an answer needs: all but those that mostly help to ask."""
        return self._weights.keys() - (_LIGHT - self.names)

    def coverage(self, text: str) -> float:
        """The share of the question's terms, by weight, that stand in ``text``: 0 to 1."""
        return self.matched(set(told_terms(text))) / self._total if self._total else 0.0


class Sought:
    """What an answer must speak of.

    ``topic`` is the part of the question's ``text`` that tells of what it is; ``kind`` its kind.
    """

    def __init__(self, text: str, topic: str, kind: Kind, lexical: LexicalIndex) -> None:
        self.weights = TermWeights(topic, lexical)
        self.answer_type = AnswerType(text, kind)
        self._qualifiers = set(_QUALIFIER.findall(topic.lower()))

    def named(self, found: Collection[str]) -> float:
        """The share of the names and numbers asked about that are among the terms ``found``."""
        names = self.weights.names
        return sum(name in found for name in names) / len(names) if names else 1.0

    def is_covered(self, text: str, title: str = "") -> bool:
        """Whether every term that an answer needs stands in ``text`` or, but for one, its title."""
        needed, told = self.weights.needed, set(told_terms(text))
        return not needed.isdisjoint(told) and needed <= told | set(told_terms(title))

    def qualified(self, text: str) -> float:
        """The share of the years, ordinals and superlatives asked for that stand in ``text``."""
        if not self._qualifiers:
            return 1.0
        words = set(_WORD.findall(text.lower()))
        return sum(word in words for word in self._qualifiers) / len(self._qualifiers)


def _undotted(text: str) -> str:
    return _DOTTED.sub(lambda match: match.group().replace(".", ""), text)


def told_terms(text: str) -> list[str]:
    """The terms of a text, where "U.S." and "US" are one."""
    return terms(_undotted(text))


def _rarity(passages_with: int, passages: int) -> float:
    return math.log1p((passages + 0.5) / (passages_with + 0.5))


def _names(question: str) -> set[str]:
    """The terms that are written like names, or are numbers; the first word is left out."""
    words = _WORD.findall(_undotted(question))
    named = [w for n, w in enumerate(words) if w[0].isdigit() or (n and w[0].isupper())]
    return set(terms(" ".join(named)))
