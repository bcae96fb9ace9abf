"""Who speaks in the corpus: one person's spellings together, two people of one name apart.

Built from the corpus itself. Within an article `corpus.quotes` has already told who is who; here
the people of all articles are put together, on the evidence of their names and offices alone.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, combinations, count

from corpus.aliases import Aliases
from index.offices import is_exclusive, is_office, is_past, names_office, office_key, office_keys
from index.speaker_names import group_names

# The least confidence of an attribution that is shown; below it the speaker is said to be unknown.
SURE = 0.75
# The least confidence at which the source as printed is shown; below it that is a guess too.
PRINTED = 0.5


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """Someone whom one article surely names as a speaker, and how many statements it reports.

    ``official`` says that the article is a transcript, whose labels give offices exactly.
    """

    article_id: str
    name: str
    role: str | None
    published: datetime | None
    statements: int
    official: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A capacity in which the corpus names a speaker; the dates are of the first and last article
    that does, None where those have no date."""

    role: str
    first: datetime | None
    last: datetime | None
    articles: int


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """A speaker of the corpus: the most frequent spelling, all spellings (most frequent first),
    the offices (by last date, newest first), and how much is reported."""

    id: str
    name: str
    names: tuple[str, ...]
    offices: tuple[Office, ...]
    statements: int
    articles: int


@dataclass(frozen=True, slots=True)
class Registry:
    """The speakers, those with most statements first, and whom each mention is of.

    ``ids`` maps the article's id and the name and role given there to a speaker's id.
    """

    speakers: tuple[KnownSpeaker, ...]
    ids: Mapping[tuple[str, str, str | None], str]


def build_registry(mentions: Iterable[SpeakerMention], aliases: Aliases) -> Registry:
    """Put the mentions of one speaker together, across articles.

    Mentions belong together if their names are spellings of one, or the aliases say so, unless
    their offices show that several people have that name. Of such a name, an office goes with
    another only on evidence, and mentions that give no office are a speaker by themselves. The
    order of the mentions makes no difference.
    """
    people = [person for group in _by_name(mentions, aliases) for person in _people(group, aliases)]
    people.sort(key=lambda person: (-sum(m.statements for m in person), _first(person)))
    speakers: list[KnownSpeaker] = []
    ids: dict[tuple[str, str, str | None], str] = {}
    taken: set[str] = set()
    for person in people:
        known = _known_speaker(person, taken)
        taken.add(known.id)
        speakers.append(known)
        ids |= {(m.article_id, m.name, m.role): known.id for m in person}
    speakers.sort(key=lambda s: (-s.statements, s.id))
    return Registry(tuple(speakers), ids)


def _first(person: Sequence[SpeakerMention]) -> tuple[str, str, str]:
    return min((m.name, m.role or "", m.article_id) for m in person)


def _by_name(mentions: Iterable[SpeakerMention], aliases: Aliases) -> list[list[SpeakerMention]]:
    """The mentions by name, spellings of one name together."""
    found: dict[str, list[SpeakerMention]] = defaultdict(list)
    for mention in mentions:
        found[aliases.main_name(mention.name)].append(mention)
    return [[m for name in names for m in found[name]] for names in group_names(found, aliases)]


def _people(group: Sequence[SpeakerMention], aliases: Aliases) -> list[list[SpeakerMention]]:
    """The mentions of one name, apart by person.

    Two offices are two people's if the aliases say so or `_are_apart` has evidence for it. Without
    either, one name is one person. Otherwise an office goes with another only where `_are_one` has
    evidence, none with those of the aliases, and what could be of several people stays by itself.
    """
    names = {name for m in group for name in (m.name, aliases.main_name(m.name))}
    said = frozenset().union(*map(aliases.offices_apart, names))
    uses: dict[str, list[SpeakerMention]] = defaultdict(list)
    for mention in group:
        uses[_use(mention.role, said)].append(mention)
    telling = sorted(
        (use for use in uses if use in said or is_office(use)),
        key=lambda use: (-len(uses[use]), use),
    )
    apart = {
        frozenset((one, other))
        for one, other in combinations(telling, 2)
        if {one, other} <= said or _are_apart(one, uses[one], other, uses[other])
    }
    if not apart and not said:
        return [list(group)]
    people: list[list[str]] = []
    for use in telling:
        for person in people:
            together = not said & {use, *person} and any(
                _are_one(uses[use], uses[other]) for other in person
            )
            if together and not any(frozenset((use, other)) in apart for other in person):
                person.append(use)
                break
        else:
            people.append([use])
    people += [[use] for use in uses if use not in telling]
    return [[mention for use in person for mention in uses[use]] for person in people]


def _use(role: str | None, said: Iterable[str]) -> str:
    """The office by which a mention is sorted: the one that the aliases name, else its core."""
    if not role:
        return ""
    named = [o for o in sorted(said) if names_office(o, role) or names_office(role, o)]
    return named[0] if len(named) == 1 else office_key(role)


def _are_one(one: Sequence[SpeakerMention], other: Sequence[SpeakerMention]) -> bool:
    """Whether one article gives both offices, or one role names both."""
    if {m.article_id for m in one} & {m.article_id for m in other}:
        return True
    held, held_too = (
        {office for m in mentions for office in office_keys(m.role or "")}
        for mentions in (one, other)
    )
    return bool(held & held_too)


def _are_apart(
    one: str, mentions: Sequence[SpeakerMention], other: str, others: Sequence[SpeakerMention]
) -> bool:
    """Whether two offices under one name are evidence of two people.

    They are if official transcripts print both, or if nobody can hold the two at once, several
    articles each give them, and neither had ended when the other began; and `_are_one` has no
    evidence against it.
    """
    if _are_one(mentions, others):
        return False
    if any(m.official for m in mentions) and any(m.official for m in others):
        return True
    if not (is_exclusive(one) and is_exclusive(other)):
        return False
    ranges = []
    for held in (mentions, others):
        dates = [m.published for m in held if m.published and not is_past(m.role)]
        if len(dates) < 2:
            return False
        ranges.append((min(dates), max(dates)))
    (first, last), (other_first, other_last) = ranges
    return first < other_last and other_first < last


def _known_speaker(person: Sequence[SpeakerMention], taken: Container[str]) -> KnownSpeaker:
    spellings = Counter(mention.name for mention in person)
    names = tuple(sorted(spellings, key=lambda name: (-spellings[name], name)))
    by_role: dict[str, list[SpeakerMention]] = defaultdict(list)
    for mention in person:
        if mention.role:
            by_role[mention.role].append(mention)
    offices = []
    for role, held in by_role.items():
        dates = [mention.published for mention in held if mention.published]
        count = len({mention.article_id for mention in held})
        offices.append(Office(role, min(dates, default=None), max(dates, default=None), count))
    offices.sort(key=lambda o: (-(o.last.timestamp() if o.last else 0.0), -o.articles, o.role))
    return KnownSpeaker(
        id=_free_id(names[0], offices, taken),
        name=names[0],
        names=names,
        offices=tuple(offices),
        statements=sum(mention.statements for mention in person),
        articles=len({mention.article_id for mention in person}),
    )


def _free_id(name: str, offices: Sequence[Office], taken: Container[str]) -> str:
    """An id after the name; if that is taken, after name and office; if that is too, numbered."""
    plain = _slug(name)
    office = _slug(office_key(offices[0].role) if offices else "office unknown")
    choices = chain((plain, f"{plain}-{office}"), (f"{plain}-{office}-{n}" for n in count(2)))
    return next(choice for choice in choices if choice not in taken)


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", plain).strip("-") or "unnamed"
