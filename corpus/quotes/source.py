"""The noun phrase that names who speaks, left or right of the word of saying."""

from collections.abc import Sequence

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
from corpus.quotes.tokens import Kind, Token

type_range = tuple[int, int]
Range = tuple[int, int]
"""A half-open range of token positions in a sentence."""

_HARD = frozenset(";:—–―--…")
_RELATIVES = frozenset("who which whose whom where".split())
_JOINS_NOUN = frozenset("for at with from to on in against behind between".split())
_TITLE_ING = frozenset(
    "managing acting leading visiting founding ranking outgoing incoming sitting commanding".split()
)
_NOW = frozenset("now then formerly once previously currently also".split())
_NOT_PLACE_AFTER_IN = frozenset(
    "a an his her its their response reply reference statement interview interviews remarks"
    " testimony court email emails tweet letter press part".split()
)


def subject_before(tokens: Sequence[Token], end: int, start: int = 0) -> Range | None:
    """The subject that ends just before ``end``, not reaching back over ``start``.

    An apposition or relative clause between it and the verb belongs to it; an adverbial does not.
    A "who" stands for itself. None where there is no noun phrase, as after "and".
    """
    if end <= start:
        return None
    low = tokens[end - 1].low
    if low in _RELATIVES or (low == "that" and end - 2 >= start and _noun_like(tokens[end - 2])):
        return (end - 1, end) if low in {"who", "which", "that"} else None
    if low in SUBJECT_PRONOUNS:
        return end - 1, end
    if low == ",":
        return _before_comma(tokens, end - 1, start)
    if low in {")", "]"}:
        opening = _opening(tokens, end - 1, start)
        if opening is None or opening == start:
            return None
        found = subject_before(tokens, opening, start)
        return (found[0], end) if found and found[1] == opening else None
    if low in {"—", "–", "--", "-"}:
        for n in range(end - 2, max(start, end - 30), -1):
            if tokens[n].low == low:
                return subject_before(tokens, n, start)
        return None
    bound = _boundary(tokens, end, start)
    comma = _last_comma(tokens, end, bound)
    found = _phrase(tokens, comma + 1 if comma is not None else bound, end)
    if found and comma is not None:
        return _listed(tokens, found, bound) or found
    return found


def _boundary(tokens: Sequence[Token], end: int, start: int) -> int:
    """Where the clause that ends at ``end`` can begin at the earliest."""
    for n in range(end - 1, start - 1, -1):
        token = tokens[n]
        if token.low in _HARD or (token.quotation and (token.words > 3 or ends_clause(token))):
            return n + 1
    return start


def ends_clause(token: Token) -> bool:
    """Whether a quotation ends with a mark, so that what follows is no part of its phrase."""
    return token.text.rstrip("”\"'’»“ \xa0")[-1:] in {",", ".", "?", "!", "—", "…"}


def _last_comma(tokens: Sequence[Token], end: int, start: int) -> int | None:
    skip_from = end
    for n in range(end - 1, start - 1, -1):
        if n >= skip_from:
            continue
        if tokens[n].low in {",", "("} and not _in_name(tokens, n):
            return n
        if tokens[n].low == ")":
            opening = _opening(tokens, n, start)
            if opening is None:
                return None
            skip_from = opening
    return None


def _in_name(tokens: Sequence[Token], n: int) -> bool:
    """Whether the comma at ``n`` belongs to a name ("Ruiz, Jr.")."""
    return n + 1 < len(tokens) and tokens[n + 1].low in {"jr.", "sr.", "jr", "sr", "inc.", "inc"}


def _opening(tokens: Sequence[Token], closing: int, start: int) -> int | None:
    for n in range(closing - 1, max(start - 1, closing - 40), -1):
        if tokens[n].low in {"(", "["}:
            return n
    return None


def _before_comma(tokens: Sequence[Token], comma: int, start: int) -> Range | None:
    """The head of "Ruiz, the minister, [said]": phrases between commas, back to a nominal one."""
    bound = _boundary(tokens, comma, start)
    end, last = comma, comma + 1
    head: Range | None = None
    while end > bound:
        opening = _last_comma(tokens, end, bound)
        begin = opening + 1 if opening is not None else bound
        kind = _segment(tokens, begin, end) if begin < end else "clause"
        if kind == "relative":
            head = None  # all to the right of it is within it
        elif kind == "clause":
            break
        elif kind == "adverbial":
            if head is not None:
                break
            last = begin - 1 if begin > bound else begin
        else:
            phrase = _phrase(tokens, begin, end)
            if phrase is None:
                break
            head = phrase
            if phrase[0] != begin and tokens[begin].low not in CONJUNCTIONS:
                break
        if opening is None:
            break
        end = opening
    return (head[0], max(head[1], last)) if head else None


def _segment(tokens: Sequence[Token], begin: int, end: int) -> str:
    """What a stretch between commas is: nominal, relative, adverbial or clause."""
    first = tokens[begin]
    low = first.low
    if low in _RELATIVES:
        return "relative"
    if low in {"of", "from"} and end - begin > 1 and tokens[begin + 1].name_like:
        return "adverbial" if tokens[begin + 1].low in TIMES else "relative"
    if (
        low in PREPOSITIONS
        or low in SUBORDINATORS
        or (low.endswith("ing") and not first.name_like and low not in _TITLE_ING)
        or (is_adverb(low) and low not in DETERMINERS)
        or low in {"asked", "pressed", "like", "speaking", "according", "citing", "both"}
        or (low.endswith("ed") and not first.name_like)
    ):
        return "adverbial"
    if any(
        t.low in AUXILIARIES or (t.low in PAST_IRREGULAR) or t.low in SUBJECT_PRONOUNS - {"who"}
        for t in tokens[begin:end]
    ) and not any(t.low in {"who", "that", "which"} for t in tokens[begin:end]):
        return "clause"
    return "nominal"


def _listed(tokens: Sequence[Token], found: Range, bound: int) -> Range | None:
    """ "Ruiz, Vela and Brandt": the members before the commas, where all are names."""
    if not any(t.low == "and" for t in tokens[found[0] : found[1]]):
        return None
    n = found[0] - 1
    begin = found[0]
    while n > bound and tokens[n].low == ",":
        k = n - 1
        while k >= bound and (tokens[k].name_like and tokens[k].low not in TIMES):
            k -= 1
        if k == n - 1:
            break
        begin, n = k + 1, k
    return (begin, found[1]) if begin < found[0] else None


def _noun_like(token: Token) -> bool:
    if token.kind is Kind.NUMBER or token.quotation:
        return True
    low = token.low
    return token.kind is Kind.WORD and not (
        low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in SUBORDINATORS
        or low in AUXILIARIES
        or low in PRONOUNS
        or (is_adverb(low) and not token.name_like)
    )


def _phrase(tokens: Sequence[Token], begin: int, end: int) -> Range | None:
    """The noun phrase at the right end of a stretch without commas."""
    while begin < end and (
        tokens[begin].low in CONJUNCTIONS
        or tokens[begin].low in SUBORDINATORS
        or (is_adverb(tokens[begin].low) and tokens[begin].low not in DETERMINERS | {"may"})
        or (tokens[begin].low in {"all", "both", "even", "only"} and False)
        or (tokens[begin].kind is Kind.PUNCTUATION)
    ):
        begin += 1
    if begin >= end:
        return None
    if end - begin == 1:
        token = tokens[begin]
        if token.low in PRONOUNS or _noun_like(token):
            return (begin, end) if token.low not in {"them", "him", "us", "me"} else None
        return None
    first = tokens[begin]
    whole = not (
        first.low in PREPOSITIONS
        or (first.low in PRONOUNS and first.low not in DETERMINERS)
        or (first.low.endswith("ing") and not first.name_like)
    )
    if whole:
        for n in range(begin, end):
            token = tokens[n]
            low = token.low
            if low in {"who", "that", "which"} and n > begin:
                whole = any(_verbal(t) for t in tokens[n + 1 : end])
                break
            if (
                low in AUXILIARIES
                or (low in PAST_IRREGULAR and n > begin)
                or (low in SUBORDINATORS and low not in PREPOSITIONS)
                or (low in SUBJECT_PRONOUNS)
                or (n > begin and _finite(token))
                or token.kind is Kind.PUNCTUATION and low not in {"(", ")", "&", "/", "[", "]"}
            ):
                whole = False
                break
    return (begin, end) if whole else _chunk(tokens, begin, end)


def _verbal(token: Token) -> bool:
    low = token.low
    return (
        low in AUXILIARIES
        or low in PAST_IRREGULAR
        or low in REPORTING
        or (not token.name_like and low.endswith(("ed", "s")) and not low.endswith(("'s", "ss")))
    )


def _finite(token: Token) -> bool:
    """Whether a word is a form of reporting that can hardly be anything but a finite verb."""
    known = REPORTING.get(token.low)
    return bool(
        known
        and known[1] & (Form.THIRD | Form.PAST)
        and token.low not in NOUNS_TOO
        and not token.name_like
        and not known[1] & Form.PARTICIPLE
    ) or token.low in {"said", "told"}


def _chunk(tokens: Sequence[Token], begin: int, end: int) -> Range | None:
    """A strict noun phrase read from the right: nouns back to a determiner, over "of"."""
    n = end
    while n > begin:
        token = tokens[n - 1]
        low = token.low
        if low in SUBJECT_PRONOUNS and n == end:
            return n - 1, end
        if token.low in TIMES and token.low not in {"may", "last", "next"} and n < end:
            break
        if low in {"the", "a", "an"} or low in POSSESSIVES or low in DETERMINERS:
            n -= 1
            if (
                n - 2 >= begin
                and tokens[n - 1].low in {"of", *_JOINS_NOUN}
                and _noun_like(tokens[n - 2])
                and not (tokens[n - 1].low in _JOINS_NOUN and tokens[n - 2].name_like)
            ):
                n -= 1
                continue
            break
        if low == "of" and n < end and n - 1 > begin and _noun_like(tokens[n - 2]):
            n -= 1
            continue
        if (
            low == "and"
            and n < end
            and n - 1 > begin
            and tokens[n].name_like
            and tokens[n - 2].name_like
        ):
            n -= 1
            continue
        if (
            low in _JOINS_NOUN
            and n < end
            and n - 1 > begin
            and tokens[n - 2].kind is Kind.WORD
            and tokens[n - 2].low.endswith(("man", "men", "woman", "person", "er", "or", "ist"))
        ):
            n -= 1
            continue
        if not _noun_like(token) or (token.quotation and token.words > 2):
            break
        if (low in PAST_IRREGULAR or low in AUXILIARIES or _finite(token)) and n < end:
            break
        n -= 1
    return (n, end) if n < end else None


def subject_after(
    tokens: Sequence[Token], begin: int, *, appositions: bool = True
) -> Range | None:
    """The subject right of an inverted verb: "said [Ruiz, the foreign minister], on Monday"."""
    if begin >= len(tokens):
        return None
    first = tokens[begin]
    if first.low in SUBJECT_PRONOUNS - {"who"}:
        follows = tokens[begin + 1] if begin + 1 < len(tokens) else None
        return (begin, begin + 1) if not follows or follows.kind is not Kind.WORD else None
    if first.low in TIMES - {"may"} or not (_noun_like(first) or first.low in DETERMINERS):
        if first.low not in {"one", "another", "some", "many", "several", "both", "all", "most"}:
            return None
    end = _phrase_end(tokens, begin)
    if end <= begin:
        return None
    while appositions and end + 1 < len(tokens) and tokens[end].low == ",":
        stop = _apposition(tokens, end + 1)
        if stop is None:
            break
        end = stop
    return begin, end


def _phrase_end(tokens: Sequence[Token], begin: int) -> int:
    """Where a noun phrase that starts at ``begin`` ends, on the right."""
    n = begin
    while n < len(tokens):
        token = tokens[n]
        low = token.low
        before = tokens[n - 1] if n > begin else None
        if token.quotation:
            if token.words > 3 or (n + 1 == len(tokens)):
                break
        elif token.kind is Kind.PUNCTUATION:
            if low in {"(", "["} and before and before.name_like:
                closing = next(
                    (k for k in range(n, min(n + 8, len(tokens))) if tokens[k].low in {")", "]"}), 0
                )
                if closing:
                    n = closing + 1
                    continue
            if low not in {"&", "/"}:
                break
        elif low in {"of", "'s"}:
            pass
        elif low == "and":
            after = tokens[n + 1] if n + 1 < len(tokens) else None
            if not after or not before or not (after.name_like or after.low in {"the"}):
                if not (after and before and not before.name_like and _noun_like(after)
                        and not after.low.endswith("ed") and after.low not in REPORTING):
                    break
        elif low in _JOINS_NOUN:
            after = tokens[n + 1] if n + 1 < len(tokens) else None
            if not before or before.name_like or after is None or after.low in TIMES:
                break
            if low in {"in", "on"} and after.low in _NOT_PLACE_AFTER_IN:
                break
        elif low in {"who", "that"} and before and not before.name_like:
            # a restrictive relative clause: as far as the next mark
            while n < len(tokens) and tokens[n].kind is not Kind.PUNCTUATION:
                n += 1
            return n
        elif low in TIMES and low not in {"may", "last", "next"} and n > begin:
            if not before or before.low not in DETERMINERS:
                break
        elif n > begin and (low in DETERMINERS or low in POSSESSIVES):
            if before and before.low not in {"of", "and", "all", "both", "some", "many", *_JOINS_NOUN}:
                break
        elif n > begin and not _noun_like(token):
            break
        elif n > begin and low.endswith("ing") and before and before.name_like:
            after = tokens[n + 1] if n + 1 < len(tokens) else None
            if not token.name_like and not (after and after.name_like and low in _TITLE_ING):
                break
        n += 1
    while n > begin + 1 and tokens[n - 1].low in {"of", "and", *_JOINS_NOUN}:
        n -= 1
    return n


def _apposition(tokens: Sequence[Token], begin: int) -> int | None:
    """Where the apposition that starts at ``begin`` ends; None where it is something else."""
    if begin >= len(tokens):
        return None
    first = tokens[begin]
    low = first.low
    after = tokens[begin + 1] if begin + 1 < len(tokens) else None
    if low in {"of", "from"} and after and after.name_like and after.low not in TIMES:
        return _phrase_end(tokens, begin + 1)
    if low in _NOW and after and (after.low in DETERMINERS or not after.name_like):
        begin += 1
        first, low = tokens[begin], tokens[begin].low
    if first.quotation or low in REPORTING or (is_adverb(low) and low not in DETERMINERS):
        return None
    if (
        low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in SUBORDINATORS
        or low in PRONOUNS - DETERMINERS
        or (low.endswith("ing") and not first.name_like and low not in _TITLE_ING)
    ):
        return None
    end = _phrase_end(tokens, begin)
    if end >= len(tokens) or tokens[end].kind is Kind.PUNCTUATION:
        return end
    if tokens[end].low in PREPOSITIONS or tokens[end].low in {"that", "who", "and"}:
        n = end
        while n < len(tokens) and tokens[n].kind is not Kind.PUNCTUATION and not tokens[n].quotation:
            if tokens[n].low in {"in", "on", "during", "after", "when", "as", "while"} and n > begin:
                if low in DETERMINERS and tokens[n].low == "in":
                    n += 1
                    continue
                return n
            n += 1
        return n
    return end if end > begin else None


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
            if found and not tokens[found[0]].quotation:
                return found
    return None


def _may_be_finite(tokens: Sequence[Token], n: int) -> bool:
    token = tokens[n]
    low = token.low
    if token.name_like and n > 0:
        return False
    return (
        low in AUXILIARIES
        or low in PAST_IRREGULAR
        or (
            low in REPORTING
            and bool(REPORTING[low][1] & (Form.PAST | Form.THIRD))
            and low not in NOUNS_TOO
        )
        or (low.endswith("ed") and n > 0 and len(low) > 4)
    )
