"""What differs between two wordings of a sentence, and whether that makes it another statement."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from bot.tellings.words import Word

_NUMBERS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen
    dozens half quarter third twice double percent first second""".split()
)
_WEIGHTY = frozenset(
    """if unless except only until before after with without against more less fewer most least all
    none some every any many few always sometimes up down above below over under increase decrease
    rise fall win lose won lost accept reject open close start stop begin end now later soon
    yesterday today tomorrow yes true false right wrong good bad better worse best worst early late
    earlier high low higher lower north south east west left days weeks months years enough must may
    might""".split()
)
"""Words of which a change is another statement: conditions, measures, and one of two opposites."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row of an article's text."""

    text: str
    words: Sequence[Word]

    @property
    def keys(self) -> list[str]:
        """What the words are compared by."""
        return [word.key for word in self.words]

    def part(self, start: int, end: int) -> "Run":
        """Those of the words from ``start`` on and before ``end``, by number from 0."""
        return Run(self.text, self.words[start:end])


@dataclass(frozen=True, slots=True)
class Change:
    """Words in place of others; either may be none, not both."""

    before: Run
    after: Run

    @property
    def is_weighty(self) -> bool:
        """Whether it makes another statement: of a number, a name, a condition, or the opposite."""
        if _initials(self.before) == self.after.keys or _initials(self.after) == self.before.keys:
            return False
        texts = (self.before.text, self.after.text)
        return any(
            word.key in _NUMBERS
            or word.key in _WEIGHTY
            or any(map(str.isdigit, word.key))
            or _is_name(word, run.text, texts)
            for run in (self.before, self.after)
            for word in run.words
        )


def changes_between(before: Run, after: Run) -> tuple[Change, ...]:
    """What differs, in order.

    More words at an end of only one of them are no change; nor are other accents, or a word that is
    parted ("hours-long").
    """
    steps = list(Levenshtein.opcodes(before.keys, after.keys))
    while steps and steps[0].tag in {"insert", "delete"}:
        steps.pop(0)
    while steps and steps[-1].tag in {"insert", "delete"}:
        steps.pop()
    changes = (
        Change(before.part(s.src_start, s.src_end), after.part(s.dest_start, s.dest_end))
        for s in steps
        if s.tag != "equal"
    )
    return tuple(change for change in changes if _letters(change.before) != _letters(change.after))


def _letters(run: Run) -> str:
    """All letters of words, without accents."""
    parted = unicodedata.normalize("NFD", "".join(run.keys))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _initials(run: Run) -> list[str]:
    """The initials of words, as the one word that they are."""
    return ["".join(key[0] for key in run.keys)] if len(run.words) > 1 else []


def _is_name(word: Word, text: str, texts: Sequence[str]) -> bool:
    """Whether a word is a name: it has a capital, and none of the texts has it without."""
    printed = word.span.of(text)
    if not printed[:1].isupper() or printed == "I" or printed.startswith(("I'", "I’")):
        return False
    small = re.compile(rf"(?<!\w){re.escape(printed[0].lower() + printed[1:])}(?!\w)")
    return not any(small.search(each) for each in texts)
