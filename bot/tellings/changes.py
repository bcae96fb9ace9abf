"""What differs between two wordings of a sentence, and whether that makes it another statement."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from bot.tellings.bounds import has_limit
from bot.tellings.negations import negations
from bot.tellings.opposites import MEASURES, NUMBERS, are_opposed
from bot.tellings.spellings import OPTIONAL, plain
from bot.tellings.words import Word
from corpus.folding import without_accents

_GRAMMAR = frozenset(
    """a an the this that these those there here i we he you she it they our my your his her its
    their and but so or nor well look now then when what who how why where which as in on at for
    from to of with by because since while although though is are was were do does did have has
    had will would can could shall should may might must let yes no not if be been being am going
    very too also just that who's it's that's""".split()
)
"""Words without matter of their own; they open sentences, with a capital."""
_LINKS = frozenset("a an the this that and of to in on at for is are was were".split())
"""Words that stand everywhere; all others that change places may change who does what to whom."""
_OPENING = frozenset(".?!:;…\"“”«»„‘'([—–-")
"""After these, or at the start of a text, words may have a capital that are no names."""
_FEW = re.compile(r"\W+(?:few|little|lot|great|good|number)\b")
# So many words that change places make another statement; one may be an adverb.
_MOVED = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row of an article's text, of the sentences that are compared, ``among`` these."""

    text: str
    words: Sequence[Word]
    among: Sequence[Word]

    @property
    def keys(self) -> list[str]:
        """What the words are compared by."""
        return [word.key for word in self.words]

    @property
    def plain(self) -> list[str]:
        """The words with contractions written out and in one spelling; the U.S. is not "us"."""
        return plain("u.s." if self._is_country(word) else word.key for word in self.words)

    def part(self, start: int, end: int) -> "Run":
        """Those of the words from ``start`` on and before ``end``, by number from 0."""
        return Run(self.text, self.words[start:end], self.among)

    def opens_with(self, word: Word) -> bool:
        """Whether a sentence, or what is quoted within one, opens with a word."""
        before = self.text[max(0, word.start - 5) : word.start].rstrip()
        return word == self.among[0] or not before or before[-1] in _OPENING

    def has_small(self, word: Word) -> bool:
        """Whether the sentences have a word without the capital that it has elsewhere."""
        small = word.key[:1]
        return any(o.key == word.key and self.text[o.start] == small for o in self.among)

    def _is_country(self, word: Word) -> bool:
        return word.key == "us" and word.span.of(self.text).startswith(("U.S", "US"))


@dataclass(frozen=True, slots=True)
class Change:
    """Words in place of others; either may be none, not both.

    ``beyond`` says that one has only more words than the other, before or after these.
    """

    before: Run
    after: Run
    beyond: bool = False

    @property
    def is_slight(self) -> bool:
        """Whether only spelling differs, or an article or "that" is put in or left out."""
        if any(_is_measure(word, run) for run in (self.before, self.after) for word in run.words):
            return False
        one, other = self.before.plain, self.after.plain
        if not OPTIONAL.intersection(one) or not OPTIONAL.intersection(other):
            one, other = ([w for w in side if w not in OPTIONAL] for side in (one, other))
        return one == other

    @property
    def is_weighty(self) -> bool:
        """Whether it makes another statement: of a number, a name, a condition, or the opposite."""
        one, other = self.before.plain, self.after.plain
        if one == other or _are_initials(self.before, self.after):
            return False
        if len(negations(self.before.words)) != len(negations(self.after.words)):
            return True
        if any(key.endswith("'d") for key in (*self.before.keys, *self.after.keys)):
            return True  # it would, or it had
        if are_opposed(one, other) or has_limit(one) or has_limit(other):
            return True
        return any(
            word.key in NUMBERS
            or word.key in MEASURES
            or any(map(str.isdigit, word.key))
            or _is_measure(word, run)
            or _is_name(word, run, self.before, self.after)
            for run in (self.before, self.after)
            for word in run.words
        )


def changes_between(before: Run, after: Run) -> tuple[Change, ...]:
    """What differs, in order; other accents do not, nor does a word that is parted."""
    steps = Levenshtein.opcodes(before.keys, after.keys)
    changes = []
    for same, group in groupby(steps, key=lambda step: step.tag == "equal"):
        run = list(group)
        first, last = run[0], run[-1]
        one = before.part(first.src_start, last.src_end)
        other = after.part(first.dest_start, last.dest_end)
        at_an_end = first == steps[0] or last == steps[-1]
        if not same and not _is_one_word(one, other):
            one_sided = not (one.words and other.words)
            changes.append(Change(one, other, beyond=at_an_end and one_sided))
    return tuple(changes)


def change_places(changes: Iterable[Change]) -> bool:
    """Whether words stand elsewhere in the one than in the other: who does what may be another."""
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    for change in changes:
        gone.update(change.before.keys)
        come.update(change.after.keys)
    return sum((gone & come)[key] for key in gone & come if key not in _LINKS) >= _MOVED


def _is_one_word(one: Run, other: Run) -> bool:
    """Whether the letters are the same, whatever the accents; "a part" and "apart" are two things,
    as are "re-sign" and "resign"."""
    if {"a", "an", "the", "re"}.intersection((*one.keys, *other.keys)):
        return False
    return _letters(one) == _letters(other)


def _letters(run: Run) -> str:
    """All letters of words, without accents."""
    return without_accents("".join(run.keys))


def _are_initials(one: Run, other: Run) -> bool:
    """Whether one is a word of the initials of the other's words."""
    short, long = sorted((one.keys, other.keys), key=len)
    return len(long) > 1 and short == ["".join(key[0] for key in long)]


def _is_measure(word: Word, run: Run) -> bool:
    """Whether a word is the article of "a few", which are more than few."""
    return word.key == "a" and bool(_FEW.match(run.text, word.end))


def _is_name(word: Word, run: Run, *compared: Run) -> bool:
    """Whether a word is a name: it has a capital, and none of the sentences has it without. Words
    of grammar have one too where they open a sentence, and only there ("May")."""
    if not run.text[word.start].isupper() or word.key.partition("'")[0] == "i":
        return False
    if word.key.partition("'")[0] in _GRAMMAR:
        return not run.opens_with(word)
    return not any(each.has_small(word) for each in compared)
