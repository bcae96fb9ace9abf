"""What differs between two wordings of a sentence, and whether that makes it another statement."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel, Levenshtein

from bot.tellings.words import Word

_NUMBERS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen
    dozens half quarter third twice double percent first second""".split()
)
_MEASURES = frozenset(
    """if unless except only until before after without against more less fewer most least all none
    some every any many few always sometimes enough must might now later soon yesterday today
    tomorrow tonight day days week weeks month months year years next last ago spring summer autumn
    winter never nobody nothing none""".split()
)
"""Conditions, times and measures: to put one in, or leave one out, makes another statement."""
_ONE = frozenset(
    """up above over inside increase increased rise rises rose win won accept accepted open opened
    start begin yes true right good better best early earlier high higher strong north west friends
    peace with""".split()
)
_OTHER = frozenset(
    """down below under outside decrease decreased fall falls fell lose lost reject rejected close
    closed shut stop end false wrong bad worse worst late low lower weak south east left enemies
    war""".split()
)
"""Each is the opposite of one of the former."""
_GRAMMAR = frozenset(
    """a an the this that these those there here i we you he she it they our my your his her its
    their and but so or nor well look now then when what who how why where which as in on at for
    from to of with by because since while although though is are was were do does did have has
    had will would can could should shall may might must let yes no not if be been being am going
    very too also just that who's it's that's""".split()
)
"""Words without matter of their own; they have a capital only where they open a sentence."""
# The least share of letters in common of a word in another spelling or with another ending.
_SPELLED_ALIKE = 0.6


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
    def is_one_sided(self) -> bool:
        """Whether words are only put in, or only left out."""
        return not (self.before.words and self.after.words)

    @property
    def is_slight(self) -> bool:
        """Whether words of matter are changed in their spelling or ending alone, if at all."""
        matter, other = (
            "".join(key for key in run.keys if key.partition("'")[0] not in _GRAMMAR)
            for run in (self.before, self.after)
        )
        return matter == other or Indel.normalized_similarity(matter, other) >= _SPELLED_ALIKE

    @property
    def is_weighty(self) -> bool:
        """Whether it makes another statement: of a number, a name, a condition, or the opposite."""
        if _initials(self.before) == self.after.keys or _initials(self.after) == self.before.keys:
            return False
        if _is_turned(self.before, self.after) or _is_turned(self.after, self.before):
            return True
        texts = (self.before.text, self.after.text)
        return any(
            word.key in _NUMBERS
            or word.key in _MEASURES
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
    steps = Levenshtein.opcodes(before.keys, after.keys)
    changes = []
    for same, group in groupby(steps, key=lambda step: step.tag == "equal"):
        run = list(group)
        first, last = run[0], run[-1]
        change = Change(
            before.part(first.src_start, last.src_end), after.part(first.dest_start, last.dest_end)
        )
        at_an_end = first == steps[0] or last == steps[-1]
        if not same and not (at_an_end and change.is_one_sided):
            changes.append(change)
    return tuple(change for change in changes if _letters(change.before) != _letters(change.after))


def _letters(run: Run) -> str:
    """All letters of words, without accents."""
    parted = unicodedata.normalize("NFD", "".join(run.keys))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _is_turned(run: Run, other: Run) -> bool:
    """Whether one has a word, and the other an opposite of such words."""
    return bool(_ONE.intersection(run.keys) and _OTHER.intersection(other.keys))


def _initials(run: Run) -> list[str]:
    """The initials of words, as the one word that they are."""
    return ["".join(key[0] for key in run.keys)] if len(run.words) > 1 else []


def _is_name(word: Word, text: str, texts: Sequence[str]) -> bool:
    """Whether a word is a name: it has a capital, and none of the texts has it without."""
    printed = word.span.of(text)
    if not printed[:1].isupper() or word.key.partition("'")[0] in _GRAMMAR:
        return False
    small = re.compile(rf"(?<!\w){re.escape(printed[0].lower() + printed[1:])}(?!\w)")
    return not any(small.search(each) for each in texts)
