"""Who speaks in the corpus: one person's spellings together, two people of one name apart.

Built from the corpus itself. Within an article `corpus.quotes` has already told who is who; here
the people of all articles are put together, on the evidence of their names and offices alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from corpus.aliases import Aliases
from index.offices import is_exclusive, is_office, is_past, names_office, office_key, office_keys
from index.speaker_ids import Claim, choose_ids, claim_id
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


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom articles mention, told from all others, but without an id yet."""

    mentions: tuple[SpeakerMention, ...]
    names: tuple[str, ...]
    offices: tuple[Office, ...]
    claim: Claim

    def known_as(self, speaker_id: str) -> KnownSpeaker:
        """The speaker of this id that this is."""
        return KnownSpeaker(
            id=speaker_id,
            name=self.names[0],
            names=self.names,
            offices=self.offices,
            statements=-self.claim.unsaid,
            articles=len({mention.article_id for mention in self.mentions}),
        )


def build_registry(mentions: Iterable[SpeakerMention], aliases: Aliases) -> Registry:
    """Put the mentions of one speaker together, across articles.

    Mentions belong together if their names are spellings of one, or the aliases say so, unless
    their offices show that several people have that name. Of such a name, an office goes with
    another only on evidence, and mentions that give no office are a speaker by themselves. The
    order of the mentions makes no difference.
    """
    people = sorted(find_people(mentions, aliases), key=lambda person: person.claim)
    chosen = choose_ids(person.claim for person in people)
    speakers: list[KnownSpeaker] = []
    ids: dict[tuple[str, str, str | None], str] = {}
    for person, speaker_id in zip(people, chosen, strict=True):
        speakers.append(person.known_as(speaker_id))
        ids |= {(m.article_id, m.name, m.role): speaker_id for m in person.mentions}
    speakers.sort(key=lambda s: (-s.statements, s.id))
    return Registry(tuple(speakers), ids)


def find_people(mentions: Iterable[SpeakerMention], aliases: Aliases) -> list[Person]:
    """The people whom mentions are of, in no order.

    Who is one depends on the mentions whose main names have the same `name_ends` alone.
    """
    return [
        _person(found) for group in _by_name(mentions, aliases) for found in _people(group, aliases)
    ]


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


def _person(mentions: Sequence[SpeakerMention]) -> Person:
    spellings = Counter(mention.name for mention in mentions)
    names = tuple(sorted(spellings, key=lambda name: (-spellings[name], name)))
    by_role: dict[str, list[SpeakerMention]] = defaultdict(list)
    for mention in mentions:
        if mention.role:
            by_role[mention.role].append(mention)
    offices = []
    for role, held in by_role.items():
        dates = [mention.published for mention in held if mention.published]
        articles = len({mention.article_id for mention in held})
        offices.append(Office(role, min(dates, default=None), max(dates, default=None), articles))
    offices.sort(key=lambda o: (-(o.last.timestamp() if o.last else 0.0), -o.articles, o.role))
    claim = claim_id(
        statements=sum(mention.statements for mention in mentions),
        first=min((m.name, m.role or "", m.article_id) for m in mentions),
        name=names[0],
        office=office_key(offices[0].role) if offices else "office unknown",
    )
    return Person(tuple(mentions), names, tuple(offices), claim)
