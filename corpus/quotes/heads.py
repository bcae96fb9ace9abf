"""What the head of a printed source is: where it ends, whether it names one speaker."""

from collections.abc import Sequence

from corpus.quotes.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PAST_IRREGULAR,
    POSSESSIVES,
    PREPOSITIONS,
)
from corpus.quotes.names import (
    BODIES,
    HONORIFICS,
    ORGANISATION_WORDS,
    PARTISANS,
    PLURAL_SPEAKERS,
    ROLES,
    TITLES,
)
from corpus.quotes.noun_phrase import TITLE_ING
from corpus.quotes.tokens import Kind, Token

_NO_OFFICE = frozenset("sister brother father mother member official".split())
_DEMONYMS = ("ian", "oan", "can", "xan", "ese", "ish", "native")
_BODIES_LIKE_PEOPLE = frozenset({"guardian", "vatican", "christian"})
"""Names of bodies and papers that end like those of people."""
_ANY_BODY = frozenset(
    "group organization organisation newspaper paper magazine board panel company team".split()
)
"""Bodies that need a name to be told from others."""
_OTHERS = frozenset("other others another several many some two three".split())
_JOINTS = frozenset("and of for on the a an &".split())
_ABBREVIATION = 4
"""Letters of an abbreviation in capitals, at most."""
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
        hangs = low in PREPOSITIONS and before.name_like and before.low.rstrip(".") not in ROLES
        if hangs and not _names_body(tokens[start:end], n - start):
            return n  # "Ana Ruiz of the Institute", but "the Office for Trade"
    return end


def _names_body(words: Sequence[Token], at: int) -> bool:
    """Whether the name of a body goes on over the preposition at ``at``.

    So it does in "the Council for a Better Brel", "Doctors Without Borders" and "the Chamber of
    Trade".
    """
    before, preposition = words[at - 1], words[at].low
    after = at + 1 + (at + 1 < len(words) and words[at + 1].low in {"a", "an", "the"})
    if not before.name_like or after >= len(words) or not words[after].name_like:
        return False
    own = after == at + 1
    group = before.low.endswith("s") and preposition in {"for", "without", "against"}
    chamber = preposition == "of" and words[0].low == "the" and at > 1
    body = before.low in ORGANISATION_WORDS
    return (own and (body or group or chamber)) or (body and words[at + 1].low in {"a", "an"})


def is_several(tokens: Sequence[Token]) -> bool:
    """Whether a source is several speakers, or one that is not named."""
    words = [t.low for t in tokens]
    if "and" in words[1:-1] and _joins_speakers(tokens, words.index("and")):
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


def _joins_speakers(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins two, and not the words of one body's name: "Arts and Crafts Council"."""
    if not any(t.low in ORGANISATION_WORDS for t in tokens):
        return True
    before, after = tokens[at - 1], [t.low.rstrip(".") for t in tokens[at + 1 :]]
    named = before.name_like and before.low.rstrip(".") not in ROLES | ORGANISATION_WORDS
    titled = any(low in TITLES for low in after)  # "Envoy Ana Ruiz and House Speaker Bo Ek"
    return after[0] in DETERMINERS | PARTISANS | set(HONORIFICS) or (named and titled)


def holds_verb(head: Sequence[Token]) -> bool:
    """Whether what should be a noun phrase holds a verb: "Ruiz beat Vela", "groups urging Ruiz"."""
    for n, token in enumerate(head):
        follows = n > 0 and head[n - 1].kind is Kind.WORD and head[n - 1].low not in DETERMINERS
        if token.low.endswith("ing") and not token.name_like and follows:
            goes_on = head[n + 1].low if n + 1 < len(head) and head[n + 1].name_like else ""
            if goes_on and token.low not in TITLE_ING and goes_on.rstrip(".") not in ROLES:
                return True
        if token.name_like or token.kind is not Kind.WORD:
            continue
        if token.low in AUXILIARIES | PAST_IRREGULAR | {"said", "says"}:
            return True
        after = head[n + 1].low if n + 1 < len(head) else ""
        follows_name = n > 0 and head[n - 1].name_like and not head[n - 1].low.endswith("'s")
        opens = n == 0 and after in PREPOSITIONS | {"a", "the"}
        if token.low.endswith("ed") and (follows_name or opens):
            return "-" not in token.low
    return False


def is_described(words: Sequence[Token]) -> bool:
    """Whether "the" and these words describe somebody: "the Brel Democrat", "the Velmoran"."""
    low = words[-1].low
    people = low in PARTISANS or low.endswith(_DEMONYMS)
    return people and low not in _BODIES_LIKE_PEOPLE


def is_list(tokens: Sequence[Token], start: int, comma: int, end: int) -> bool:
    """Whether names go on after the comma: "Ruiz, Vela and Brandt"."""
    joint = next((n for n in range(comma + 1, end) if tokens[n].low == "and"), end)
    if joint + 1 >= end:
        return False
    if tokens[comma].low == "(":  # "Ruiz (Brel) and Vela (Orsk)"
        return tokens[joint - 1].low == ")"
    if any(
        tokens[n - 1].low == "," and tokens[n].low == "and" and tokens[n + 1].name_like
        for n in range(joint, end - 1)
    ):
        return True  # "Ruiz, the envoy, and Vela, the minister"
    members, last = tokens[comma + 1 : joint], tokens[joint + 1]
    if all(t.name_like or t.low == "," for t in members) and tokens[start].name_like:
        return bool(members) and (last.name_like or last.low in _OTHERS)
    plain = not any(t.low in DETERMINERS | PREPOSITIONS for t in tokens[comma + 1 : end])
    return plain and joint + 2 == end and last.low.endswith("s")  # "Ruiz, workers and friends"


def core(words: Sequence[Token]) -> Sequence[Token]:
    """The words of a source before a preposition, all of them in a body's name."""
    stop = next((k for k, t in enumerate(words) if t.low in PREPOSITIONS), len(words))
    body = 0 < stop < len(words) and _names_body(words, stop)
    return words if body else words[:stop]


def is_heading(words: Sequence[Token]) -> bool:
    """Whether a phrase is in capitals throughout and too long for an abbreviation."""
    shouted = [t for t in words if t.text.isupper() and len(t.text) > _ABBREVIATION]
    letters = sum(len(t.text) for t in words)
    return len(shouted) * 2 >= len(words) and letters > 2 * _ABBREVIATION


def is_office(head: Token) -> bool:
    """Whether a source with that head is an office: "the foreign minister"."""
    low = head.low.rstrip(".")
    return low in ROLES and low not in _NO_OFFICE


def is_body(words: Sequence[Token]) -> bool:
    """Whether a source without article names a body by its kind: "foreign ministry"."""
    return (
        len(words) > 1
        and words[-1].low in BODIES
        and (words[-1].low not in _ANY_BODY or words[0].name_like)
        and not any(t.low.endswith(("'s", "s'")) and not t.name_like for t in words)
        and not any(t.low in PREPOSITIONS or t.low.endswith("ed") for t in words)
    )


def proper_part(words: Sequence[Token]) -> Sequence[Token]:
    """The name at the end of a source: "the nonpartisan [Brel Fund for Trade]"."""
    start = len(words) - 1
    while start > 0 and (words[start - 1].name_like or words[start - 1].low in _JOINTS):
        start -= 1
    while words[start].low in _JOINTS:
        start += 1
    return words[start:]


def is_proper(words: Sequence[Token], head: Token) -> bool:
    """Whether a source without article is a proper name throughout."""
    named = all(t.name_like or t.low in _JOINTS for t in words) and head.name_like
    if any(t.low.rstrip(".") in TITLES for t in words):
        named = named and any(t.low in ORGANISATION_WORDS for t in words)
    return named and not head.low.endswith("'s") and len(words) <= 9
