"""What the head of a printed source is: where it ends, whether it names one speaker."""

from collections.abc import Sequence

from corpus.quotes.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS
from corpus.quotes.names import BODIES, ORGANISATION_WORDS, PLURAL_SPEAKERS, ROLES, TITLES
from corpus.quotes.tokens import Kind, Token

_NO_OFFICE = frozenset("sister brother father mother member official".split())
_ONE_OF_MANY = frozenset("a an one another".split())
_MANY = (DETERMINERS - POSSESSIVES - {"the", "a", "an", "one", "this", "that", "another"}) | (
    PLURAL_SPEAKERS
)


def head_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where the head of a source ends: before its apposition or relative clause."""
    for n in range(start + 1, end):
        low, before = tokens[n].low, tokens[n - 1]
        if low in {",", "(", "—", "–", "who", "which"}:
            return n
        if low in PREPOSITIONS and before.name_like and before.low.rstrip(".") not in ROLES:
            named = n + 1 < end and tokens[n + 1].name_like
            if not (named and _names_body(before, low)):  # "the Office for Trade"
                return n  # "Ana Ruiz of the Institute"
    return end


def _names_body(before: Token, preposition: str) -> bool:
    """Whether the name of a body goes on over a preposition."""
    group = before.low.endswith("s") and preposition in {"for", "without", "against"}
    return before.name_like and (before.low in ORGANISATION_WORDS or group)


def is_several(tokens: Sequence[Token]) -> bool:
    """Whether a source is several speakers, or one that is not named."""
    words = [t.low for t in tokens]
    if "and" in words and not any(w in ORGANISATION_WORDS for w in words):
        return True
    stop = next((k for k, w in enumerate(words) if k and w in PREPOSITIONS), len(words))
    head = tokens[stop - 1]
    if words[0] in _ONE_OF_MANY | POSSESSIVES and not head.name_like:
        return True
    if words[0] in _MANY or head.low in PLURAL_SPEAKERS or head.kind is Kind.NUMBER:
        return True
    plural = head.low.endswith("s") and not head.low.endswith(("ss", "'s", "us", "is"))
    family = words[0] == "the" and len(words) == 2 and head.low not in ORGANISATION_WORDS
    return plural and (family or not head.name_like) and not head.text.isupper()


def core(words: Sequence[Token]) -> Sequence[Token]:
    """The words of a source before a preposition, all of them in a body's name."""
    stop = next((k for k, t in enumerate(words) if t.low in PREPOSITIONS), len(words))
    body = 0 < stop < len(words) and _names_body(words[stop - 1], words[stop].low)
    return words if body else words[:stop]


def is_office(head: Token) -> bool:
    """Whether a source with that head is an office: "the foreign minister"."""
    low = head.low.rstrip(".")
    return low in ROLES and low not in _NO_OFFICE


def is_body(words: Sequence[Token]) -> bool:
    """Whether a source without article names a body by its kind: "foreign ministry"."""
    return (
        len(words) > 1
        and words[-1].low in BODIES
        and not any(t.low in PREPOSITIONS or t.low.endswith("ed") for t in words)
    )


def is_proper(words: Sequence[Token], head: Token) -> bool:
    """Whether a source without article is a proper name throughout."""
    joints = {"and", "of", "for", "on", "the", "&"}
    named = all(t.name_like or t.low in joints for t in words) and head.name_like
    if any(t.low.rstrip(".") in TITLES for t in words):
        named = named and any(t.low in ORGANISATION_WORDS for t in words)
    return named and not head.low.endswith("'s") and len(words) <= 9
