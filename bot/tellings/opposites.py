"""Words that make another statement when they are changed, by their classes."""

import re
from collections.abc import Iterable, Sequence

NUMBERS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions trillion trillions dozen
    dozens half quarter third twice double percent first second fourth fifth sixth seventh eighth
    ninth tenth eleventh twelfth""".split()
)
MEASURES = frozenset(
    """if unless except only until before after without against more less fewer most least all none
    some every any many few always sometimes enough now later soon yesterday today
    tomorrow tonight day days week weeks month months year years next last ago spring summer autumn
    winter never nobody nothing or both either by
    decade decades century centuries hour hours minute minutes seconds morning mornings noon
    afternoon afternoons evening evenings night nights midnight dawn dusk
    dollar dollars cent cents euro euros pound pounds ruble rubles rouble roubles yen yuan lira
    rupee rupees shekel shekels franc francs peso pesos dinar dinars rial rials
    metre metres meter meters kilometre kilometres kilometer kilometers mile miles foot feet inch
    inches acre acres hectare hectares ton tons tonne tonnes kilo kilos kilogram kilograms litre
    litres liter liters barrel barrels degree degrees
    north south east west northern southern eastern western upper lower
    probably possibly perhaps maybe allegedly reportedly supposedly""".split()
)
"""Conditions, times, units and measures: to put one in, or leave one out, is another statement."""
_ONE = frozenset(
    """up above over inside increase increased rise rises rose win won accept accepted open opened
    start begin yes true right good better best early earlier high higher strong friends peace with
    from in into on man men boy boys father son brother king majority""".split()
)
_OTHER = frozenset(
    """down below under outside decrease decreased fall falls fell lose lost reject rejected close
    closed shut stop end false wrong bad worse worst late low lower weak enemies war to out off
    woman women girl girls mother daughter sister queen minority""".split()
)
"""Each is the opposite of one of the former."""
_MODALS = (
    {"will", "shall"},
    {"would"},
    {"can", "could"},
    {"should", "ought"},
    {"may", "might"},
    {"must"},
)
_PERSONS = (
    {"i", "me", "my", "mine", "myself"},
    {"we", "us", "our", "ours", "ourselves"},
    {"you", "your", "yours", "yourself", "yourselves"},
    {"he", "him", "his", "himself"},
    {"she", "her", "hers", "herself"},
    {"it", "its", "itself"},
    {"they", "them", "their", "theirs", "themselves"},
)
_BEING = frozenset("am is are was were be been being".split())
AUXILIARIES = frozenset(
    """am is are was were do does did have has had will would can could shall should may might
    must""".split()
)
_GOING_TO = re.compile(r"\b(?:am|is|are) going to\b")
_OPPOSED = (
    (("",), ("un", "in", "im", "il", "ir", "dis", "non", "anti", "mis", "de", "counter", "ab")),
    (("in", "im", "en", "em"), ("ex", "e", "de", "dis", "out")),
    (("over",), ("under",)),
    (("pro",), ("anti",)),
    (("pre",), ("post",)),
)
"""Prefixes, each of which turns what has one of the others in its place, or none."""
_ENDINGS = re.compile(r"(?:ly|ing|ed|es|s|d|e)$")
_FEWEST_LETTERS = 3


def are_opposed(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether words are of other classes than those in whose place they stand.

    So they are with another modal or another person, a form of "to be" on one side alone, or a word
    whose opposite the other side has. The words are as `bot.tellings.spellings.plain` has them.
    """
    one, other = _future(before), _future(after)
    if any(bool(kind & one) != bool(kind & other) for kind in _MODALS):
        return True
    persons = [{n for n, kind in enumerate(_PERSONS) if kind & side} for side in (one, other)]
    if all(persons) and persons[0] != persons[1]:
        return True
    if bool(_BEING & one) != bool(_BEING & other):
        return True
    return _has_opposites(one, other) or _has_opposites(other, one)


def _future(words: Iterable[str]) -> set[str]:
    """The words, with "are going to" as "will"."""
    return set(_GOING_TO.sub("will", " ".join(words)).split())


def _has_opposites(one: set[str], other: set[str]) -> bool:
    if _ONE & one and _OTHER & other:
        return True
    return any(_is_opposite(word, turned) for word in one for turned in other)


def _is_opposite(word: str, turned: str) -> bool:
    """Whether a word becomes the other by a prefix or an ending that turns it."""
    if word.endswith("ful") and turned == f"{word.removesuffix('ful')}less":
        return True
    return any(
        word.startswith(one)
        and turned.startswith(prefix)
        and _is_stem(word.removeprefix(one), turned.removeprefix(prefix))
        for kinds, prefixes in _OPPOSED
        for one in kinds
        for prefix in prefixes
    )


def _is_stem(one: str, other: str) -> bool:
    one, other = _ENDINGS.sub("", one), _ENDINGS.sub("", other)
    return one == other and len(one) >= _FEWEST_LETTERS
