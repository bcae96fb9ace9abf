"""The noun phrase left of the word of saying that names who speaks."""

from collections.abc import Callable, Sequence

from corpus.quotes.cues import NOUNS_TOO, REPORTING, Form
from corpus.quotes.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PAST_IRREGULAR,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
)
from corpus.quotes.noun_phrase import JOINS_NOUN, RELATIVES, TITLE_ING, Range, noun_like
from corpus.quotes.tokens import Kind, Token

DASHES = frozenset({"—", "–", "―", "--", "-"})
_HARD = frozenset({";", ":", "—", "–", "―", "-", "…"})
_CONTRACTED = frozenset("he's she's".split())
_ADVERBIAL_STARTS = frozenset("asked pressed like speaking according citing both".split())
_PERSON_ENDINGS = ("man", "men", "woman", "person", "er", "or", "ist")


def ends_clause(token: Token) -> bool:
    """Whether a quotation ends with a mark, so that what follows is no part of its phrase."""
    return token.text[-8:].rstrip("”\"'’»“ \xa0")[-1:] in {",", ".", "?", "!", "—", "…"}


def subject_before(tokens: Sequence[Token], end: int, start: int = 0) -> Range | None:
    """The subject that ends just before ``end``, not reaching back over ``start``.

    An apposition or relative clause between it and the verb belongs to it; an adverbial does not.
    A "who" stands for itself. None where there is no noun phrase, as after "and".
    """
    if end <= start:
        return None
    low = tokens[end - 1].low
    relative = low in RELATIVES or (
        low == "that" and end - 2 >= start and noun_like(tokens[end - 2])
    )
    if low == "whom" and end - 3 >= start and tokens[end - 2].low == "of":
        return (end - 3, end)  # "many of whom"
    if relative or low in SUBJECT_PRONOUNS:
        return None if low in {"whose", "whom", "where"} else (end - 1, end)
    before_mark = _BEFORE_MARK.get(low)
    if before_mark:
        return before_mark(tokens, end, start)
    bound = _boundary(tokens, end, start)
    comma = _last_comma(tokens, end, bound)
    found = _phrase(tokens, comma + 1 if comma is not None else bound, end)
    if found and comma is not None:
        return _listed(tokens, found, bound)
    return found


def _before_bracket(tokens: Sequence[Token], end: int, start: int) -> Range | None:
    """ "Ruiz (Brel) [said]": with the bracket."""
    opening = _opening(tokens, end - 1, start)
    if opening is None or opening == start:
        return None
    found = subject_before(tokens, opening, start)
    return (found[0], end) if found and found[1] == opening else None


def _before_dash(tokens: Sequence[Token], end: int, start: int) -> Range | None:
    """ "Ruiz — tired by then — [said]": what stands before the first of two dashes."""
    for n in range(end - 2, max(start, end - 30), -1):
        if tokens[n].low == tokens[end - 1].low:
            return subject_before(tokens, n, start)
    return None


def _boundary(tokens: Sequence[Token], end: int, start: int) -> int:
    """Where the clause that ends at ``end`` can begin at the earliest."""
    for n in range(end - 1, start - 1, -1):
        token = tokens[n]
        if token.low in _HARD or (token.quotation and (token.words > 3 or ends_clause(token))):
            return n + 1
    return start


def _last_comma(tokens: Sequence[Token], end: int, start: int) -> int | None:
    """The last comma or opening bracket before ``end``, closed brackets passed over."""
    skip = end
    for n in range(end - 1, start - 1, -1):
        if n >= skip:
            continue
        if tokens[n].low in {",", "("} and not _in_name(tokens, n):
            return n
        if tokens[n].low == ")":
            opening = _opening(tokens, n, start)
            if opening is None:
                return None
            skip = opening
    return None


def _in_name(tokens: Sequence[Token], n: int) -> bool:
    """Whether the comma at ``n`` belongs to a name ("Ruiz, Jr.")."""
    return n + 1 < len(tokens) and tokens[n + 1].low.rstrip(".") in {"jr", "sr", "inc"}


def _opening(tokens: Sequence[Token], closing: int, start: int) -> int | None:
    for n in range(closing - 1, max(start - 1, closing - 40), -1):
        if tokens[n].low in {"(", "["}:
            return n
    return None


def _before_comma(tokens: Sequence[Token], end: int, start: int) -> Range | None:
    """The head of "Ruiz, the minister, [said]": phrases between commas, back to a nominal one."""
    end, last = end - 1, end
    bound = _boundary(tokens, end, start)
    head: Range | None = None
    while end > bound:
        opening = _last_comma(tokens, end, bound)
        begin = opening + 1 if opening is not None else bound
        kind = _segment(tokens, begin, end) if begin < end else "clause"
        if kind == "relative":
            head = None  # all to the right of it is within it
        elif kind == "nominal":
            phrase = _phrase(tokens, begin, end)
            if phrase is None or _is_object(tokens, begin, phrase[0]):
                return None
            head = phrase
        elif kind == "clause" or head is not None:
            break
        else:
            last = begin - 1 if begin > bound else begin
        if opening is None:
            break
        end = opening
    return (head[0], max(head[1], last)) if head else None


def _is_object(tokens: Sequence[Token], begin: int, start: int) -> bool:
    """Whether the phrase at ``start`` ends a clause that starts at ``begin``, with its own verb."""
    return any(_verbal(t) for t in tokens[begin:start])


_BEFORE_MARK: dict[str, Callable[[Sequence[Token], int, int], Range | None]] = {
    ",": _before_comma,
    ")": _before_bracket,
    "]": _before_bracket,
    **dict.fromkeys(DASHES, _before_dash),
}


def _segment(tokens: Sequence[Token], begin: int, end: int) -> str:
    """What a stretch between commas is: nominal, relative, adverbial or clause."""
    first = tokens[begin]
    low = first.low
    if low in RELATIVES:
        return "relative"
    if low in {"of", "from"} and end - begin > 1 and tokens[begin + 1].name_like:
        return "adverbial" if tokens[begin + 1].low in TIMES else "relative"
    verbal = not first.name_like and low not in TITLE_ING and low.endswith(("ing", "ed"))
    adverb = is_adverb(low) and low not in DETERMINERS
    if low in PREPOSITIONS | SUBORDINATORS | _ADVERBIAL_STARTS or verbal or adverb:
        return "adverbial"
    words = {t.low for t in tokens[begin:end]}
    finite = words & (AUXILIARIES | PAST_IRREGULAR | (SUBJECT_PRONOUNS - {"who"}))
    return "clause" if finite and not words & {"who", "that", "which"} else "nominal"


def _listed(tokens: Sequence[Token], found: Range, bound: int) -> Range:
    """ "Ruiz, Vela and Brandt": with the members before the commas, where all are names."""
    if not any(t.low == "and" for t in tokens[found[0] : found[1]]):
        return found
    begin = found[0]
    n = begin - 1
    while n > bound and tokens[n].low == ",":
        k = n - 1
        while k >= bound and tokens[k].name_like and tokens[k].low not in TIMES:
            k -= 1
        if k == n - 1:
            break
        begin, n = k + 1, k
    return begin, found[1]


def _phrase(tokens: Sequence[Token], begin: int, end: int) -> Range | None:
    """The noun phrase at the right end of a stretch without commas."""
    while begin < end and (
        tokens[begin].low in CONJUNCTIONS | SUBORDINATORS
        or (is_adverb(tokens[begin].low) and tokens[begin].low not in DETERMINERS | {"may"})
        or tokens[begin].kind is Kind.PUNCTUATION
    ):
        begin += 1
    if end - begin < 2:
        token = tokens[begin] if begin < end else None
        objects = {"them", "him", "us", "me"}
        alone = token and token.low not in objects and (token.low in PRONOUNS or noun_like(token))
        return (begin, end) if alone else None
    return (begin, end) if _is_whole(tokens, begin, end) else _chunk(tokens, begin, end)


def _is_whole(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether all of a stretch is one noun phrase, with no verb outside a relative clause."""
    first = tokens[begin]
    gerund = first.low.endswith("ing") and not first.name_like
    if first.low in PREPOSITIONS | (PRONOUNS - DETERMINERS) or gerund:
        return False
    for n in range(begin, end):
        low = tokens[n].low
        if low in {"who", "that", "which", "whose", "whom"} and n > begin:
            return any(_verbal(t) for t in tokens[n + 1 : end])
        if low in AUXILIARIES | SUBJECT_PRONOUNS | (SUBORDINATORS - PREPOSITIONS) | {"but"}:
            return False
        if n > begin and (low in PAST_IRREGULAR or _finite(tokens[n])):
            return False
        if tokens[n].kind is Kind.PUNCTUATION and low not in set("()&/[]"):
            return False
    return True


def _verbal(token: Token) -> bool:
    """Whether a word may be a verb at all."""
    low = token.low
    ending = low.endswith(("ed", "s")) and not low.endswith(("'s", "ss"))
    known = low in AUXILIARIES or low in PAST_IRREGULAR or low in REPORTING
    return known or (ending and not token.name_like)


def _finite(token: Token) -> bool:
    """Whether a word is a form of reporting that can hardly be anything but a finite verb."""
    if token.low in {"said", "told"}:
        return True
    if token.name_like or token.low in NOUNS_TOO or token.low not in REPORTING:
        return False
    form = REPORTING[token.low][1]
    return bool(form & (Form.THIRD | Form.PAST)) and not form & Form.PARTICIPLE


def _chunk(tokens: Sequence[Token], begin: int, end: int) -> Range | None:
    """A strict noun phrase read from the right: nouns back to a determiner, over "of"."""
    if tokens[end - 1].low in SUBJECT_PRONOUNS:
        return end - 1, end
    n = end
    while n > begin:
        low = tokens[n - 1].low
        if low in DETERMINERS | POSSESSIVES:
            n -= 1
            if not _hangs_on(tokens, n, begin):
                break
            n -= 1
        elif not (n < end and _joined(tokens, n, begin)) and not _in_chunk(tokens, n, end):
            break
        else:
            n -= 1
    return (n, end) if n < end else None


def _hangs_on(tokens: Sequence[Token], n: int, begin: int) -> bool:
    """Whether the phrase that starts at ``n`` hangs on a noun by a preposition."""
    if n - 2 < begin or not noun_like(tokens[n - 2]):
        return False
    low = tokens[n - 1].low
    return low == "of" or (low in JOINS_NOUN and not tokens[n - 2].name_like)


def _joined(tokens: Sequence[Token], n: int, begin: int) -> bool:
    """Whether the token before ``n`` joins the noun before it to what follows."""
    if n - 1 <= begin:
        return False
    low, before = tokens[n - 1].low, tokens[n - 2]
    if low == "of":
        return noun_like(before)
    if low == "and":
        return tokens[n].name_like and before.name_like
    return low in JOINS_NOUN and before.kind is Kind.WORD and before.low.endswith(_PERSON_ENDINGS)


def _in_chunk(tokens: Sequence[Token], n: int, end: int) -> bool:
    token = tokens[n - 1]
    low = token.low
    if not noun_like(token) or (token.quotation and token.words > 2):
        return False
    if n == end:
        return True
    time = low in TIMES - {"may", "last", "next"}
    return not (time or low in PAST_IRREGULAR or low in AUXILIARIES or _finite(token))


def main_subject(
    tokens: Sequence[Token], limit: int | None = None, *, nearest: bool = False
) -> Range | None:
    """The subject of the sentence: that of its first finite verb before ``limit``.

    With ``nearest``, that of the last one.
    """
    positions = range(len(tokens) if limit is None else limit)
    for n in reversed(positions) if nearest else positions:
        if _may_be_finite(tokens, n):
            k = n
            while k > 0 and is_adverb(tokens[k - 1].low):
                k -= 1
            found = subject_before(tokens, k)
            if n == k and tokens[n].low in _CONTRACTED:
                return n, n + 1
            if found and not tokens[found[0]].quotation and tokens[found[0]].low not in RELATIVES:
                return found
    opens = limit is None or limit > 0
    return (0, 1) if opens and tokens[0].low in SUBJECT_PRONOUNS - {"who"} else None


def _may_be_finite(tokens: Sequence[Token], n: int) -> bool:
    token = tokens[n]
    low = token.low
    if token.name_like and n > 0:
        return False
    if low in AUXILIARIES or low in PAST_IRREGULAR:
        return low not in {"having", "being", "been", "be"}
    if low in REPORTING and low not in NOUNS_TOO:
        return bool(REPORTING[low][1] & (Form.PAST | Form.THIRD))
    return low.endswith("ed") and n > 0 and len(low) > 4
