"""Names of speakers: which are spellings of one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.aliases import Aliases
from corpus.folding import folded
from corpus.quotes.names import BODIES, ORGANISATION_WORDS

# Romanisations of one sound. Those of consonants only in words of this length or more: in short
# names one letter is another name ("Han" and "Khan", "Woo" and "Wu").
_LONG = 6
_VOWELS = [(re.compile(r"iy|yy|yj|ij|yi|ii|y"), "i")]
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^ye|ye(?=v)", "e"),
        (r"shch|sch", "sh"),
        (r"tsch|tch", "ch"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"tz", "ts"),
        (r"ph", "f"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"isation", "ization"),
        (r"ou", "u"),
    )
]
_DOUBLED = re.compile(r"(.)\1+")
_JOINING = frozenset("of for and on the".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())


@dataclass(frozen=True, slots=True)
class _PersonName:
    """The name of a person, each part folded; ``family`` has several where it is hyphenated."""

    given: str
    middle: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str | None


def name_key(name: str) -> tuple[str, ...]:
    """The parts of a name, folded so that spellings of one sound compare equal.

    >>> name_key("Zelinskyy") == name_key("Zelinskiy") == name_key("Zelinsky")
    True
    """
    parts = re.sub(r"^the\s+|[.,'’`]", "", folded(name)).replace("-", " ").split()
    return tuple(map(_sound, parts))


def name_ends(name: str) -> tuple[str, ...]:
    """The first and the last part of a name, folded: spellings of one name have them in common.

    >>> name_ends("Ana María Ruiz") == name_ends("Ana Ruiz") == ("ana", "ruiz")
    True
    """
    key = name_key(name)
    return key[:1] + key[-1:]


def same_name(one: str, other: str) -> bool:
    """Whether two full names may be spellings of one person's.

    Given names and surnames must sound alike; middle names may be left out, but not differ; "Jr."
    and the like must be there in both. Names of bodies must be the same. A surname alone is not
    enough, nor with an initial: across articles most of those are of somebody else.

    >>> same_name("Volodar Zelinsky", "Volodar Zelinskyy"), same_name("Ana M. Ruiz", "Ana Ruiz")
    (True, True)
    >>> same_name("Ruiz", "Ana Ruiz"), same_name("Ana Ruiz", "Iva Ruiz")
    (False, False)
    """
    if name_key(one) == name_key(other):
        return True
    a, b = _person_name(one), _person_name(other)
    if a is None or b is None:
        return False
    return (
        a.family == b.family
        and a.suffix == b.suffix
        and a.given == b.given
        and (not a.middle or not b.middle or _all_agree(a.middle, b.middle))
    )


def group_names(names: Iterable[str], aliases: Aliases) -> list[list[str]]:
    """The names, spellings of one together, but for those that the aliases say are different.

    The fullest names come first. A shorter one that would be a spelling of several that differ
    ("Ana Ruiz", where there are Ana Maria and Ana Lucia) is a name by itself. The order of the
    names makes no difference.
    """
    by_ends: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for spellings in sorted(_of_one_sound(names, aliases), key=_fullest_first):
        groups = by_ends[name_ends(spellings[0])]
        fitting = [
            group
            for group in groups
            if all(same_name(spellings[0], name) for name in group)
            and not _any_apart(spellings, group, aliases)
        ]
        if len(fitting) == 1:
            fitting[0].extend(spellings)
        else:
            groups.append(spellings)
    return [group for groups in by_ends.values() for group in groups]


def _of_one_sound(names: Iterable[str], aliases: Aliases) -> Iterator[list[str]]:
    by_key: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for name in sorted(names):
        groups = by_key[name_key(name)]
        for group in groups:
            if not _any_apart([name], group, aliases):
                group.append(name)
                break
        else:
            groups.append([name])
    return (group for groups in by_key.values() for group in groups)


def _fullest_first(spellings: Sequence[str]) -> tuple[int, int, str]:
    """Most parts that are more than an initial, then most parts."""
    parts = name_key(spellings[0])
    return -sum(len(part) > 1 for part in parts), -len(parts), spellings[0]


def _any_apart(some: Sequence[str], others: Sequence[str], aliases: Aliases) -> bool:
    return any(aliases.apart(one, other) for one in some for other in others)


def _sound(part: str) -> str:
    sound = part
    if len(part) >= _LONG:
        for pattern, written in _SOUNDS:
            sound = pattern.sub(written, sound)
    for pattern, written in _VOWELS:
        sound = pattern.sub(written, sound)
    return _DOUBLED.sub(r"\1", sound) if len(part) >= _LONG else sound


def _person_name(name: str) -> _PersonName | None:
    """A name in its parts; None for a body's, and without a given name and a surname."""
    words = name.replace(",", " ").split()
    low = [word.casefold().strip(".") for word in words]
    if (ORGANISATION_WORDS | BODIES | _JOINING) & set(low):
        return None
    suffix = low[-1] if low and low[-1] in _SUFFIXES else None
    if suffix:
        del words[-1]
    given, *middle = name_key(" ".join(words[:-1])) or ("",)
    family = name_key(words[-1]) if words else ()
    if len(given) < 2 or not family:  # "J. Ruiz" may be anybody's
        return None
    return _PersonName(given, tuple(middle), family, suffix)


def _all_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names in turn are the same, or one the other's initial."""
    return len(one) == len(other) and all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one, other, strict=True)
    )
