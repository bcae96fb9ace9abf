"""What an index can be asked about, ready to be offered while somebody types."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from discord import app_commands

from bot.discord.limits import CHOICE_NAME, CHOICE_VALUE, CHOICES, shortened
from corpus.folding import folded
from corpus.quotes.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    WH,
)
from index.published import PublishedIndex

Choice = app_commands.Choice[str]
_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
# They tell nothing of what a title is about.
_PLAIN = (
    AUXILIARIES
    | CONJUNCTIONS
    | DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | SUBORDINATORS
    | WH
    | ADVERBS
)
_TOPICS = 10_000


@dataclass(frozen=True, slots=True)
class _Table:
    """What is offered, in order: names, what they stand for, and the words that find them.

    ``words`` holds a line for each, folded, and ``starts`` where each line begins in it: one search
    through one text is a hundred times faster than one through thousands.
    """

    names: tuple[str, ...]
    values: tuple[str, ...]
    words: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str, str]]) -> "_Table":
        """A table of names, values and words."""
        kept = [entry for entry in entries if 0 < len(entry[1]) <= CHOICE_VALUE]
        lines = [f" {_folded(words)}\n" for _, _, words in kept]
        return cls(
            tuple(shortened(" ".join(n.split()) or v, CHOICE_NAME) for n, v, _ in kept),
            tuple(value for _, value, _ in kept),
            "".join(lines),
            tuple(accumulate(map(len, lines), initial=0)),
        )

    def choices(self, typed: str) -> list[Choice]:
        """Those in which every word typed begins a word, then those in which it stands anywhere."""
        words = sorted(_folded(typed).split(), key=len, reverse=True) or [""]
        beginning = islice(self._found([f" {word}" for word in words]), CHOICES)
        rows = dict.fromkeys(beginning)
        if len(rows) < CHOICES:
            anywhere = islice(self._found(words), 2 * CHOICES)
            rows |= dict.fromkeys(anywhere)
        return [Choice(name=self.names[n], value=self.values[n]) for n in islice(rows, CHOICES)]

    def _found(self, parts: Sequence[str]) -> Iterator[int]:
        """The rows whose lines hold all of these parts, in order."""
        first, *others = parts
        at = self.words.find(first)
        while 0 <= at < len(self.words):
            row = bisect_right(self.starts, at) - 1
            end = self.starts[row + 1]
            if all(self.words.find(part, self.starts[row], end) >= 0 for part in others):
                yield row
            at = self.words.find(first, end)


@dataclass(frozen=True, slots=True)
class Catalog:
    """Speakers (who says most first), outlets (with most articles first), articles (newest first)
    and topics (in most titles first).

    Each is searched in less than a millisecond, so no thread is needed.
    """

    _speakers: _Table
    _outlets: _Table
    _articles: _Table
    _topics: _Table

    @classmethod
    def of(cls, index: PublishedIndex) -> "Catalog":
        """The catalog of an index; reads all of its articles."""
        store = index.store
        return cls(
            _Table.of(
                (s.name, s.name, " ".join([s.name, *s.names])) for s in store.quotes.speakers()
            ),
            _Table.of((outlet, outlet, outlet) for outlet in store.outlets()),
            _Table.of(
                (article.title or article.id, article.id, f"{article.title or ''} {article.source}")
                for article in store.articles()
            ),
            _Table.of((t, t, t) for t in _topics(a.title for a in store.articles() if a.title)),
        )

    def speakers(self, typed: str) -> list[Choice]:
        """The speakers whom ``typed`` may be the beginning of, at most 25."""
        return self._speakers.choices(typed)

    def outlets(self, typed: str) -> list[Choice]:
        """The outlets that ``typed`` may be the beginning of, at most 25."""
        return self._outlets.choices(typed)

    def topics(self, typed: str) -> list[Choice]:
        """Words of titles that ``typed`` may be the beginning of, at most 25."""
        return self._topics.choices(typed)

    def articles(self, typed: str) -> list[Choice]:
        """The articles whose titles hold ``typed``, at most 25; their values are ids."""
        return self._articles.choices(typed)


def _topics(titles: Iterable[str]) -> list[str]:
    """The words that tell in titles, alone and two in a row; those of most titles first."""
    counts: Counter[str] = Counter()
    for title in titles:
        words = ["" if word in _PLAIN else word for word in _WORD.findall(title.lower())]
        pairs = (f"{one} {other}" for one, other in pairwise(words) if one and other)
        counts.update({*filter(None, words), *pairs})
    return [topic for topic, _ in counts.most_common(_TOPICS)]


def _folded(text: str) -> str:
    """Words in small letters without accents, one space between."""
    return " ".join(folded(text).split())
