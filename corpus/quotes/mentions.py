"""The capitalised names of a sentence, each with the title or role that stands with it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.quotes.cues import NOUNS_TOO, SAYING_FORMS
from corpus.quotes.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PAST_IRREGULAR,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
)
from corpus.quotes.names import (
    HONORIFICS,
    PARTISANS,
    ROLES,
    TITLES,
)
from corpus.quotes.noun_phrase import Range
from corpus.quotes.tokens import Kind, Token

_PARTICLES = frozenset("de van von der den del la le di da dos bin ibn al el ben ter ten".split())
SUFFIXES = frozenset("jr sr ii iii iv".split())
_LONGEST_ROLE = 14
_ROLE_ENDS = frozenset({",", ".", ";", "who", "that", "and", "—", '"'})
_NO_ROLE = PAST_IRREGULAR | AUXILIARIES | frozenset("out up off down away back".split())
_NOT_NAMES = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | SUBORDINATORS
    | TIMES
    | frozenset(
        """and but or so yet not no yes if then also however meanwhile still now here there it its
    asked speaking he's she's it's they're i'm we're that's what's let's while even just only
    rep. photo editor's""".split()
    )
    - {"may"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a person: the tokens of its name, and what stands with them."""

    name: tuple[str, ...]
    where: Range
    role: str | None
    honorific: str | None


def bare(token: Token) -> str:
    """A name's word without the possessive and the full stop of an abbreviation."""
    word = re.sub(r"[’']s?$", "", token.text).replace("’", "'")
    initial = len(word) <= 2 or "." in word[:-1] or word.lower() in {"jr.", "sr."}
    return word[:-1] if word.endswith(".") and not initial else word


def mentions(tokens: Sequence[Token]) -> Iterator[Mention]:
    """The capitalised names of a sentence, each with the title or role before it."""
    n = 0
    while n < len(tokens):
        if not _in_name(tokens[n]):
            n += 1
            continue
        end = _run_end(tokens, n)
        yield from _split(tokens, n, end)
        n = end


def _in_name(token: Token) -> bool:
    return token.name_like and token.low not in _NOT_NAMES and not token.text.startswith(("#", "@"))


def _run_end(tokens: Sequence[Token], n: int) -> int:
    """Where the capitals that start at ``n`` end, particles between them included."""
    end = n + 1
    while end < len(tokens) and not tokens[end - 1].low.endswith(("'s", "'")):
        k = end
        while k < len(tokens) and tokens[k].low in _PARTICLES and not tokens[k].name_like:
            k += 1
        if k == len(tokens) or not _in_name(tokens[k]):
            break
        end = k + 1
    return end


def _split(tokens: Sequence[Token], start: int, end: int) -> Iterator[Mention]:
    """A run of capitals as title and name."""
    first = start
    honorific = None
    for n in range(start, end):
        low = tokens[n].low.rstrip(".")
        if low in HONORIFICS:
            honorific, first = low, n + 1
        elif low in TITLES or (low in ROLES | PARTISANS and n == start and end - start > 2):
            first = n + 1
    of_office = start > 1 and tokens[start - 1].low == "of" and _is_role(tokens[start - 2])
    if of_office and first == start and end - start >= 3:
        first = start + 1  # "Secretary of State Ana Ruiz"
    name = tuple(bare(t) for t in tokens[first:end])
    if not name:
        return
    role_start = _role_start(tokens, start) if first == start or of_office else start
    if first > start or role_start < start:
        role_start = _role_start(tokens, role_start)
    stop = first
    while stop > role_start and tokens[stop - 1].low.rstrip(".") in HONORIFICS:
        stop -= 1
    role = None
    whole = stop > role_start and tokens[stop - 1].low != "of"  # not "wife of Ana Ruiz"
    if whole and any(_is_role(t) for t in tokens[role_start:stop]):
        role = " ".join(t.text for t in tokens[role_start:stop])
    yield Mention(name, (first, end), role, honorific)


def _is_role(token: Token) -> bool:
    low = token.low.rstrip(".")
    return low in ROLES or low.rpartition("-")[2] in ROLES


def _role_start(tokens: Sequence[Token], start: int) -> int:
    """Where the role before a name starts: "[Velmoran foreign minister] Ana Ruiz"."""
    n = start
    while n > 0:
        token = tokens[n - 1]
        low = token.low
        if token.kind is not Kind.WORD or low in _NOT_NAMES - {"prime"} or low in {"said", "says"}:
            if low == "of" and n - 1 > 0 and _is_role(tokens[n - 2]):
                n -= 1
                continue
            break
        if not _is_role(token) and n == start:
            break
        if low in _NO_ROLE or (low in SAYING_FORMS and low not in NOUNS_TOO):
            break  # "met presidential candidate Ana Ruiz"
        if low.endswith(("ed", "ing", "'s")) and not _is_role(token) and not token.name_like:
            break
        n -= 1
    return n


def name_key(name: Sequence[str]) -> str:
    """Given name, surname and suffix, by which two mentions are of one person."""
    words = [normalised(w) or w.lower().rstrip(".") for w in name]
    suffix = words[-1].rstrip(".") if words[-1].rstrip(".") in SUFFIXES and len(words) > 2 else ""
    return f"{words[0]} {words[-2] if suffix else words[-1]} {suffix}"


def normalised(name: str) -> str:
    """A name for comparison: without accents, case, initials and suffixes."""
    plain = unicodedata.normalize("NFKD", name)
    words = re.findall(
        r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", plain.encode("ascii", "ignore").decode() or name
    )
    kept = [w for w in words if len(w) > 1 and w.lower() not in {"jr", "sr", "ii", "iii"}]
    return " ".join(kept or words).lower()


def shouts(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is written as a headline, where capitals tell nothing.

    Not so where a word of saying has no capital: '"...," Senate Leader Ana Ruiz said'.
    """
    if any(t.low in SAYING_FORMS and not t.name_like for t in tokens):
        return False
    if tokens[0].low == "according":
        return False
    words = [t for t in tokens if t.kind is Kind.WORD and len(t.low) > 3]
    return len(words) > 4 and sum(t.name_like for t in words) > 0.8 * len(words)


def _finite(token: Token) -> bool:
    low = token.low
    return (
        low in AUXILIARIES
        or low in PAST_IRREGULAR
        or (low in SAYING_FORMS and low not in NOUNS_TOO)
    )


def apposition_role(tokens: Sequence[Token], end: int) -> str | None:
    """ "Ana Ruiz[, the foreign minister,]": a role right after a name, without its article."""
    if end + 1 >= len(tokens) or tokens[end].low != ",":
        return None
    first = end + 1
    if tokens[first].kind is Kind.NUMBER and first + 2 < len(tokens):
        first += 2 if tokens[first + 1].low == "," else 0  # an age
    first += tokens[first].low in {"the", "a", "an"}
    n = first
    while n < min(len(tokens), first + _LONGEST_ROLE) and tokens[n].low not in _ROLE_ENDS:
        n += 1
    words = tokens[first:n]
    named = any(_is_role(t) for t in words[:5]) and words[0].low not in PRONOUNS
    if not named or any(_finite(t) or t.quotation for t in words):
        return None
    return " ".join(t.text for t in words)
