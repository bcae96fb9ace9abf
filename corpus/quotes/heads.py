"""What the head of a printed source is: where it ends, whether it names one speaker."""

from collections.abc import Sequence

from corpus.quotes.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PAST_IRREGULAR,
    POSSESSIVES,
    PREPOSITIONS,
)
from corpus.quotes.names import BODIES, ORGANISATION_WORDS, PLURAL_SPEAKERS, ROLES, TITLES
from corpus.quotes.tokens import Kind, Token

_NO_OFFICE = frozenset("sister brother father mother member official".split())
_PARTISANS = frozenset(
    """republican democrat libertarian independent conservative liberal progressive socialist
    communist nationalist labourite tory populist""".split()
)
_DEMONYMS = ("ian", "oan", "can", "xan", "ese", "ish", "native")
_BODIES_LIKE_PEOPLE = frozenset({"guardian", "vatican", "christian"})
"""Names of bodies and papers that end like those of people."""
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


def holds_verb(head: Sequence[Token]) -> bool:
    """Whether what should be a noun phrase holds a finite verb: "Ruiz beat Vela"."""
    for n, token in enumerate(head):
        if token.name_like or token.kind is not Kind.WORD:
            continue
        if token.low in AUXILIARIES | PAST_IRREGULAR | {"said", "says"}:
            return True
        after = head[n + 1].low if n + 1 < len(head) else ""
        follows_name = n > 0 and head[n - 1].name_like and not head[n - 1].low.endswith("'s")
        if token.low.endswith("ed") and (follows_name or (n == 0 and after in PREPOSITIONS)):
            return "-" not in token.low
    return False


def is_described(words: Sequence[Token]) -> bool:
    """Whether "the" and these words describe somebody: "the Brel Democrat", "the Velmoran"."""
    low = words[-1].low
    people = low in _PARTISANS or low.endswith(_DEMONYMS)
    return people and low not in _BODIES_LIKE_PEOPLE


def is_list(tokens: Sequence[Token], start: int, comma: int, end: int) -> bool:
    """Whether names go on after the comma: "Ruiz, Vela and Brandt"."""
    joint = next((n for n in range(comma + 1, end) if tokens[n].low == "and"), end)
    members = tokens[comma + 1 : joint]
    named = all(t.name_like or t.low == "," for t in members) and tokens[start].name_like
    return bool(members) and joint + 1 < end and named and tokens[joint + 1].name_like


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
