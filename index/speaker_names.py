"""Names of speakers: which are spellings of one."""

import re
import unicodedata
from dataclasses import dataclass

from corpus.quotes.mentions import SUFFIXES
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
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    parts = re.sub(r"^the\s+|[.,'’`]", "", plain).replace("-", " ").split()
    return tuple(map(_sound, parts))


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


def fullness(name: str) -> tuple[int, int]:
    """How much a name says, to be compared: its parts that are more than an initial, its parts."""
    parts = name_key(name)
    return sum(len(part) > 1 for part in parts), len(parts)


def _sound(part: str) -> str:
    sound = part
    if len(part) >= _LONG:
        for pattern, written in _SOUNDS:
            sound = pattern.sub(written, sound)
    for pattern, written in _VOWELS:
        sound = pattern.sub(written, sound)
    return _DOUBLED.sub(r"\1", sound) if len(part) >= _LONG else sound


def _person_name(name: str) -> _PersonName | None:
    """A name in its parts; None for one word alone and for a body's."""
    words = name.replace(",", " ").split()
    low = [word.casefold().strip(".") for word in words]
    if (ORGANISATION_WORDS | BODIES | _JOINING) & set(low):
        return None
    suffix = low[-1] if low and low[-1] in SUFFIXES else None
    if suffix:
        del words[-1]
    given, *middle = name_key(" ".join(words[:-1])) or ("",)
    family = name_key(words[-1]) if words else ()
    return _PersonName(given, tuple(middle), family, suffix) if given and family else None


def _all_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names in turn are the same, or one the other's initial."""
    return len(one) == len(other) and all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0])
        for a, b in zip(one, other, strict=True)
    )
