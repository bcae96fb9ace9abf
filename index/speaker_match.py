"""Whom of the corpus a name, an office or a body that is asked for may mean."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from corpus.quotes.names import BODIES, ORGANISATION_WORDS, TITLES
from index.office_match import OfficeDirectory, office_words, untitled
from index.speaker_names import name_key, same_name
from index.speakers import KnownSpeaker

# Of several people whom a surname may mean, those are left out of whom the corpus has less than
# this share of what it has of another.
_RARELY_MEANT = 1 / 20
_MOST_MEANT = 6
_NEAR = 80.0  # of 100, by rapidfuzz.fuzz.ratio: names that are shown as near
_MOST_NEAR = 3


class How(Enum):
    """By what words mean somebody."""

    NAME = "name"
    OFFICE = "office"
    BODY = "body"
    """The name of a body or a side, which is meant with those whose office names it."""
    GUESS = "guess"
    """No spelling of the name, but a letter or two from it."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom words mean, and by what; several where it is not clear."""

    speakers: tuple[KnownSpeaker, ...]
    how: How


class SpeakerDirectory:
    """The speakers of an index by the parts of their names, and by their offices.

    Its tables are made once, in some 20 us a speaker; whom words mean is then looked up.
    """

    def __init__(self, speakers: Sequence[KnownSpeaker]) -> None:
        self.speakers = tuple(speakers)
        self._by_part: dict[str, set[int]] = defaultdict(set)
        self._keys: list[list[tuple[str, ...]]] = []
        for n, speaker in enumerate(self.speakers):
            keys = [name_key(name) for name in speaker.names]
            self._keys.append(keys)
            for key in keys:
                for part in key:
                    self._by_part[part].add(n)
        self._offices = OfficeDirectory([speaker.offices for speaker in self.speakers])
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for part in self._by_part:
            self._by_letter[part[0]].append(part)

    def matching(self, asked: str) -> list[KnownSpeaker]:
        """All speakers whom a name or office may mean, in their order.

        In turn: a full name in any spelling; a surname or another part of the name, the given name
        shortened to its initial if need be; an office ("the Castle spokesman").
        """
        wanted = name_key(asked)
        found = self._full(asked, wanted) or self._parts(wanted)
        return self._in_order(found or self._offices.called(untitled(asked)))

    def meant(
        self,
        asked: str,
        since: datetime | None = None,
        until: datetime | None = None,
        *,
        guess: bool = True,
    ) -> Meant | None:
        """Whom a question means by a name, an office or a body.

        As `matching`, but of several people those stay of whom the corpus has much, a title before
        the name is passed over, an office is that of the time asked for (else the latest), and a
        body may be meant with those whose office names it. With ``guess``, a name that nobody has
        is taken for one that is a letter from it, or two in a long name. None if nobody is meant.

        >>> ruiz = KnownSpeaker("ana-ruiz", "Ana Ruiz", ("Ana Ruiz",), (), 3, 1)
        >>> meant = SpeakerDirectory([ruiz]).meant("Minister Ruíz")
        >>> meant.speakers == (ruiz,), meant.how
        (True, <How.NAME: 'name'>)
        """
        held = self._offices.held(untitled(asked), since, until)[:_MOST_MEANT]
        if held:
            return Meant(tuple(self.speakers[n] for n in held), How.OFFICE)
        named = self._named(asked)
        if any(self._is_person(n) for n in named):
            return Meant(self._most_said(named), How.NAME)
        speaking_for = self._offices.naming(asked)
        if named or speaking_for:
            return Meant(tuple(self._in_order({*named, *speaking_for})), How.BODY)
        guessed = self._misspelt(asked) if guess else set()
        return Meant(self._most_said(guessed), How.GUESS) if guessed else None

    def near(self, asked: str) -> tuple[str, ...]:
        """Names of the corpus that come near one that it has not, best first, at most three."""
        *_, family = name_key(asked) or ("",)
        scores: dict[int, float] = {}
        for n in self._by_part.get(family, ()):
            scores[n] = 100.0
        for part, score, _ in process.extract(
            family, self._by_letter.get(family[:1], []), scorer=fuzz.ratio, score_cutoff=_NEAR
        ):
            for n in self._by_part[part]:
                scores.setdefault(n, score)
        best = sorted(scores, key=lambda n: (-scores[n], n))
        return tuple(self.speakers[n].name for n in best if self._is_person(n))[:_MOST_NEAR]

    def _named(self, asked: str) -> set[int]:
        """Those of this name, with or without a title before it."""
        words = untitled(asked).split()
        low = [word.casefold().strip(".,") for word in words]
        title = max((n for n, word in enumerate(low[:-1]) if word in TITLES), default=-1)
        if title < 0:
            return self._of_name(" ".join(words))
        # "Secretary of State Ana Ruiz": where the office ends is seen by who has the name.
        starts = range(title + 1, len(words)) if low[title + 1] in {"of", "for"} else [title + 1]
        for start in starts:
            people = {n for n in self._of_name(" ".join(words[start:])) if self._is_person(n)}
            if people:
                titled = {n for n in people if low[title] in self._titles(n)}
                return titled or people
        return self._of_name(" ".join(words)) or self._of_name(" ".join(words[title + 1 :]))

    def _titles(self, n: int) -> set[str]:
        return {word for office in self.speakers[n].offices for word in office_words(office.role)}

    def _of_name(self, asked: str) -> set[int]:
        wanted = name_key(asked)
        full = self._full(asked, wanted)
        if full or not wanted:
            return full
        parts = self._parts(wanted)
        itself = {n for n in parts if wanted in self._keys[n]}
        # A word in the name of a body is not its name: Velmora is not the Ministry of Velmora.
        surname = itself | {
            n
            for n in parts
            if (len(wanted) > 1 or self._is_person(n))
            and any(key[-len(wanted) :] == wanted for key in self._keys[n])
        }
        if itself and self._said(itself) >= self._said(surname - itself):
            return itself  # "the Castle", beside whom somebody is called Ana Castle
        given = {n for n in parts if any(key[: len(wanted)] == wanted for key in self._keys[n])}
        people = {n for n in parts - surname - given if self._is_person(n)}
        return surname or {n for n in given if self._is_person(n)} or people

    def _full(self, asked: str, wanted: tuple[str, ...]) -> set[int]:
        # A word alone may be anybody's surname, also where somebody is known by no more than that.
        if len(wanted) < 2:
            return set()
        ends = self._by_part.get(wanted[0], set()) & self._by_part.get(wanted[-1], set())
        return {n for n in ends if any(same_name(asked, name) for name in self.speakers[n].names)}

    def _parts(self, wanted: tuple[str, ...]) -> set[int]:
        """Those in whose name ``wanted`` stands, in a row, or is shortened ("A. Ruiz")."""
        if not wanted:
            return set()
        having = self._by_part.get(wanted[-1], set())
        return {n for n in having if any(_is_part(wanted, key) for key in self._keys[n])}

    def _is_person(self, n: int) -> bool:
        """Whether a name looks like a person's: not one word, and no word of bodies in it."""
        words = self.speakers[n].name.casefold().replace(".", "").split()
        return len(words) > 1 and words[0] != "the" and not (ORGANISATION_WORDS | BODIES) & {*words}

    def _misspelt(self, asked: str) -> set[int]:
        wanted = name_key(untitled(asked))
        if not wanted:
            return set()
        spelt = [self._near_parts(part) for part in wanted]
        found = set.intersection(*({n for p in parts for n in self._by_part[p]} for parts in spelt))
        return {
            n
            for n in found
            if any(
                len(key) >= len(wanted)
                and all(k in p for k, p in zip(key[::-1], spelt[::-1], strict=False))
                for key in self._keys[n]
            )
        }

    def _near_parts(self, part: str) -> set[str]:
        edits = 0 if len(part) < 5 else 1 if len(part) < 8 else 2
        choices = self._by_letter.get(part[:1], [])
        found = process.extract(part, choices, scorer=OSA.distance, score_cutoff=edits, limit=None)
        least = min((distance for _, distance, _ in found), default=0)
        return {choice for choice, distance, _ in found if distance == least}

    def _most_said(self, numbers: Iterable[int]) -> tuple[KnownSpeaker, ...]:
        found = self._in_order(numbers)
        enough = max((s.statements for s in found), default=0) * _RARELY_MEANT
        said = [s for s in found if s.statements >= enough or len(s.name.split()) == 1]
        return tuple(said[:_MOST_MEANT])

    def _said(self, numbers: Iterable[int]) -> int:
        return max((self.speakers[n].statements for n in numbers), default=-1)

    def _in_order(self, numbers: Iterable[int]) -> list[KnownSpeaker]:
        return [self.speakers[n] for n in sorted(numbers)]


def match_speakers(asked: str, speakers: Sequence[KnownSpeaker]) -> list[KnownSpeaker]:
    """The speakers that ``asked`` fits best, in their order; none if it fits nobody.

    >>> ruiz = KnownSpeaker("ana-ruiz", "Ana Ruiz", ("Ana Ruiz",), (), 3, 1)
    >>> [speaker.id for speaker in match_speakers("Ruíz", [ruiz])]
    ['ana-ruiz']
    """
    return SpeakerDirectory(speakers).matching(asked)


def _is_part(wanted: Sequence[str], name: Sequence[str]) -> bool:
    """Whether ``wanted`` stands in ``name``, whole parts in a row, or shortens it ("A. Ruiz")."""
    size = len(wanted)
    if any(tuple(name[n : n + size]) == tuple(wanted) for n in range(len(name) - size + 1)):
        return True
    initial = size == 2 and len(wanted[0]) == 1 and len(name) > 1
    return initial and (wanted[0], wanted[1]) == (name[0][:1], name[-1])
