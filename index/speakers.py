"""Who speaks in the corpus: one person's spellings together, two people of one name apart.

Built from the corpus itself. Within an article `corpus.quotes` has already told who is who; here
the people of all articles are put together, on the evidence of their names and offices alone.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rapidfuzz import fuzz

from corpus.aliases import Aliases

# Two spellings of a name are one if they are at least so alike once both are in one romanisation.
# At 88 "Zelenskyy" and "Zelensky" are one, "Ivanov" and "Ivanova" or "Johnson" and "Johnston" two.
_ALIKE = 88.0
_SHORTEST_FUZZY = 6

_PREPOSITIONS = re.compile(r",|\b(?:of|for|on|at|to|in|with|from|under|and|who)\b")
_NOT_NOW = re.compile(
    r"\b(?:former|then|acting|interim|outgoing|incoming|ex|elect|designate|now|current|longtime)\b"
    r"|[.'’]"
)
_ONE_OFFICE = {
    "press-secretary": "spokesperson",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "premier": "prime-minister",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "congressman": "representative",
    "congresswoman": "representative",
    "rep": "representative",
    "sen": "senator",
    "gov": "governor",
    "gen": "general",
    "pm": "prime-minister",
}
_PAST = re.compile(r"\b(?:former|ex|then|late|previous)\b", re.IGNORECASE)
# Offices that are held and left: two of them at one time under one name may be two people.
# "Billionaire", "candidate" or "critic" tell nothing of the kind.
_OFFICES = frozenset(
    """president vice-president prime-minister minister deputy-minister secretary deputy-secretary
    assistant-secretary spokesperson ambassador envoy representative senator governor mayor
    director commissioner general admiral judge justice chair chancellor speaker king queen pope
    head chief commander negotiator prosecutor""".split()
)
_RANKED = frozenset({"vice", "deputy", "assistant", "prime", "press"})
# Romanisations of one sound, longest first.
_ROMANISED = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"iy|yy|yj|ij|yi|ii|y", "i"),
        (r"shch|sch|sh", "s"),
        (r"tch|tsch|ch", "c"),
        (r"kh|gh|h", "h"),
        (r"zh|j", "z"),
        (r"ts|tz", "c"),
        (r"ph", "f"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"ou|oo", "u"),
        (r"ie", "e"),
        (r"ia", "a"),
        (r"(.)\1+", r"\1"),
    )
]


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """Someone whom one article names as a speaker, and how many statements it reports of them.

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


def name_key(name: str) -> tuple[str, ...]:
    """The parts of a name, folded so that spellings of one sound compare equal.

    >>> name_key("Zelenskyy") == name_key("Zelenskiy") == name_key("Zelensky")
    True
    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    parts = re.sub(r"^the\s+|[.'’`]", "", plain).replace("-", " ").split()
    for number, part in enumerate(parts):
        sound = part
        for pattern, written in _ROMANISED:
            sound = pattern.sub(written, sound)
        parts[number] = sound or part
    return tuple(parts)


def office_key(role: str) -> str:
    """What an office is at its core: its head noun, with the rank before it, in one form.

    >>> office_key("Presidential Press Secretary"), office_key("Kremlin spokesman")
    ('spokesperson', 'spokesperson')
    >>> office_key("former deputy minister of transport")
    'deputy-minister'
    """
    words = _NOT_NOW.sub(" ", role.casefold().replace("-", " "))
    words = _PREPOSITIONS.split(words.strip(), maxsplit=1)[0]
    parts = words.split()
    core = "-".join(parts[-2:]) if len(parts) > 1 and parts[-2] in _RANKED else "".join(parts[-1:])
    return _ONE_OFFICE.get(core, core)


def same_name(one: str, other: str) -> bool:
    """Whether two full names may be spellings of one person's.

    Surnames must sound alike, and given names too, or one be the other's initial. A surname alone
    is not enough.

    >>> same_name("Volodymyr Zelensky", "Volodymyr Zelenskyy"), same_name("A. Ruiz", "Ana Ruiz")
    (True, True)
    >>> same_name("Ruiz", "Ana Ruiz"), same_name("Ana Ruiz", "Iva Ruiz")
    (False, False)
    """
    a, b = name_key(one), name_key(other)
    if a == b:
        return True
    if len(a) < 2 or len(b) < 2 or not _alike(a[-1], b[-1]):
        return False
    first, second = a[0], b[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return _alike(first, second)


def build_registry(mentions: Iterable[SpeakerMention], aliases: Aliases) -> Registry:
    """Put the mentions of one speaker together, across articles.

    Mentions belong together if their names are spellings of one, or the aliases say so, unless
    their offices show that two people have that name. Of such a name, mentions that give no office
    are a speaker by themselves, since it is not known of whom they are.
    """
    by_name = _group_spellings(list(mentions), aliases)
    speakers: list[KnownSpeaker] = []
    ids: dict[tuple[str, str, str | None], str] = {}
    taken: Counter[str] = Counter()
    for group in by_name:
        for person in _people(group, aliases):
            known = _known_speaker(person, taken)
            speakers.append(known)
            ids |= {(m.article_id, m.name, m.role): known.id for m in person}
    speakers.sort(key=lambda s: (-s.statements, s.id))
    return Registry(tuple(speakers), ids)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST_FUZZY:
        return False
    return fuzz.ratio(one, other) >= _ALIKE and one[0] == other[0] and one[-1] == other[-1]


def _group_spellings(
    mentions: Sequence[SpeakerMention], aliases: Aliases
) -> list[list[SpeakerMention]]:
    """The mentions by name, spellings of one name together; the most frequent spelling leads."""
    by_spelling: dict[str, list[SpeakerMention]] = defaultdict(list)
    for mention in mentions:
        by_spelling[aliases.main_name(mention.name)].append(mention)
    frequent = sorted(by_spelling, key=lambda name: (-len(by_spelling[name]), name))
    groups: dict[str, list[SpeakerMention]] = {}
    by_initial: dict[str, list[str]] = defaultdict(list)
    for name in frequent:
        key = name_key(name)
        initial = key[-1][:1] if key else ""
        leads = [lead for lead in by_initial[initial] if same_name(lead, name)]
        if len(leads) == 1 and not aliases.apart(leads[0], name):
            groups[leads[0]] += by_spelling[name]
        else:
            groups[name] = by_spelling[name]
            by_initial[initial].append(name)
    return list(groups.values())


def _people(group: Sequence[SpeakerMention], aliases: Aliases) -> list[list[SpeakerMention]]:
    """The mentions of one name, apart by person.

    Two offices are two people's if the aliases say so or `_are_apart` has evidence for it. Without
    such evidence one name is one person. What could be of several people stays by itself.
    """
    said = {office_key(office) for office in aliases.offices_apart(group[0].name)}
    uses: dict[str, list[SpeakerMention]] = defaultdict(list)
    for mention in group:
        uses[office_key(mention.role) if mention.role else ""].append(mention)
    people: list[list[str]] = []
    loose = [core for core in uses if core not in said and core not in _OFFICES]
    for core in sorted(uses.keys() - set(loose), key=lambda core: (-len(uses[core]), core)):
        for person in people:
            if not any({core, o} <= said or _are_apart(uses[core], uses[o]) for o in person):
                person.append(core)
                break
        else:
            people.append([core])
    if len(people) <= 1:
        return [list(group)]
    people += [[core] for core in loose]
    return [[mention for core in person for mention in uses[core]] for person in people]


def _are_apart(one: Sequence[SpeakerMention], other: Sequence[SpeakerMention]) -> bool:
    """Whether two offices under one name are evidence of two people.

    They are if official transcripts print both, or if both are given by several articles each and
    neither had ended when the other began. They are not if one article gives both.
    """
    if {m.article_id for m in one} & {m.article_id for m in other}:
        return False
    if any(m.official for m in one) and any(m.official for m in other):
        return True
    ranges = []
    for mentions in (one, other):
        dates = [m.published for m in mentions if m.published and not _is_past(m.role)]
        if len(dates) < 2:
            return False
        ranges.append((min(dates), max(dates)))
    (first, last), (other_first, other_last) = ranges
    return first < other_last and other_first < last


def _is_past(role: str | None) -> bool:
    return bool(role and _PAST.search(role))


def _known_speaker(person: Sequence[SpeakerMention], taken: Counter[str]) -> KnownSpeaker:
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
    base = _slug(names[0])
    if taken[base]:
        core = office_key(offices[0].role) if offices else "office unknown"
        base = f"{base}-{_slug(core)}"
    taken[base] += 1
    number = f"-{taken[base]}" if taken[base] > 1 else ""
    return KnownSpeaker(
        id=base + number,
        name=names[0],
        names=names,
        offices=tuple(offices),
        statements=sum(mention.statements for mention in person),
        articles=len({mention.article_id for mention in person}),
    )


def _slug(text: str) -> str:
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-") or "unnamed"
