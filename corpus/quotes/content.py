"""Where the words that a cue reports start and end."""

from collections.abc import Sequence

from corpus.quotes.addressee import after_addressee, after_adjuncts
from corpus.quotes.cues import NOUNS_TOO, REPORTING, Form, Takes
from corpus.quotes.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PAST_IRREGULAR,
    PREPOSITIONS,
    WH,
    is_adverb,
)
from corpus.quotes.noun_phrase import Range
from corpus.quotes.source import DASHES, ends_clause
from corpus.quotes.tokens import Kind, Token
from corpus.quotes.verb_phrase import VerbPhrase

_END_MARKS = frozenset(".!?…;:,—")
_SUBORDINATE = frozenset("as after because when although though while since".split())
_MANNER = frozenset("like this thus way so as follows in these words simply".split())
"""Words between "put it" and the colon before the words themselves."""
_ADDED = frozenset("which but while although though compared".split())
"""Words, beside participles, that after a comma start what the writer adds to a clause."""
_WHILE = frozenset("during while after when amid".split())
_OPENING = frozenset(
    "though although while when if because since unless until after before".split()
)
"""Words of a clause before the main one, so that what follows an attribution goes on with it."""
_ASIDE = frozenset(
    """and but which who whose as while the a an even with he she they it his her their though
    although where when after before despite including so because""".split()
)
"""Words that after a comma start what the writer adds to an object."""


def that_follows(tokens: Sequence[Token], n: int) -> bool:
    """Whether the word at ``n`` is "that"."""
    return n < len(tokens) and tokens[n].low == "that"


def sentence_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a content that runs to the sentence's end mark, which it leaves out."""
    n = len(tokens)
    while n > start + 1 and tokens[n - 1].low in _END_MARKS:
        n -= 1
    return n


def right_start(tokens: Sequence[Token], phrase: VerbPhrase) -> int | None:
    """Where the content right of the cue starts; None where there is none."""
    n = phrase.stop
    if n >= len(tokens):
        return None
    takes = phrase.takes
    if phrase.verb.lemma == "put":
        n = _after_manner(tokens, n)
    if takes & Takes.ADDRESSEE and tokens[n].low not in WH | {"that", ":"}:
        n = after_addressee(tokens, n, infinitive=bool(takes & Takes.INFINITIVE))
        if n >= len(tokens) or tokens[n].low == "of":
            return None  # "reminds us of Vela"
    infinitive = tokens[n].low == "to" or _not_to(tokens, n)
    if tokens[n].quotation or (takes & Takes.INFINITIVE and infinitive):
        return n if takes != Takes.INFINITIVE or infinitive else None
    found = None
    if takes & Takes.CLAUSE:
        found = _clause_start(tokens, n, phrase)
    elif takes & Takes.QUOTATION:
        found = _quotation_near(tokens, n)
    if found is None and takes & Takes.OBJECT and _object_starts(tokens, n, phrase):
        found = n
    return found


def _not_to(tokens: Sequence[Token], n: int) -> bool:
    return tokens[n].low in {"not", "never"} and n + 1 < len(tokens) and tokens[n + 1].low == "to"


def _after_manner(tokens: Sequence[Token], n: int) -> int:
    """The colon behind "put it [like this]" or "put it [bluntly]", else ``n``."""
    k = n
    while k < len(tokens) and (tokens[k].low in _MANNER or is_adverb(tokens[k].low)):
        k += 1
    return k if k < len(tokens) and tokens[k].low in {":", ","} else n


def _clause_start(tokens: Sequence[Token], n: int, phrase: VerbPhrase) -> int | None:
    """The start of a clause or quotation after times and places; None where none follows."""
    start = after_adjuncts(tokens, n)
    if start is None:
        return None
    first, more = tokens[start], start + 1 < len(tokens)
    relative = first.low in {"who", "whom", "which"} and start > n
    if first.quotation or first.low in WH | {"that"}:  # not "closed by thanking those who came"
        return start if (more or first.low != "that") and not relative else None
    if first.low == ":":
        return start + 1 if more else None
    if first.low == "," and more:
        at_once = tokens[start + 1].quotation or _as_said(tokens, phrase)
        return start + 1 if at_once else _behind_insertion(tokens, start)
    starts = first.kind is not Kind.PUNCTUATION and _bare_clause_starts(tokens, start, phrase)
    return start if starts else None


def _as_said(tokens: Sequence[Token], phrase: VerbPhrase) -> bool:
    """Whether "as Ruiz said, ..." opens the sentence."""
    return tokens[0].low == "as" and not any(t.low == "," for t in tokens[1 : phrase.start - 1])


def _behind_insertion(tokens: Sequence[Token], comma: int) -> int | None:
    """A "that" or quotation behind an insertion: "said, in a letter to Vela, that"."""
    for k in range(comma + 1, min(len(tokens), comma + 22)):
        token = tokens[k]
        quoted = token.quotation is not None and token.words > 2
        if tokens[k - 1].low == "," and (token.low == "that" or quoted):
            return k
        if token.low == ":" and k + 1 < len(tokens):
            return k + 1
        introduces = any(t.low in {",", ":", "that"} for t in tokens[k + 1 : k + 2])
        if token.low in REPORTING and token.low not in NOUNS_TOO and (k > comma + 1 or introduces):
            return None
    return None


def _bare_clause_starts(tokens: Sequence[Token], n: int, phrase: VerbPhrase) -> bool:
    """Whether a clause without "that" may start at ``n``."""
    first = tokens[n]
    after = tokens[n + 1].low if n + 1 < len(tokens) else ""
    if first.low == "there":
        further = tokens[n + 2].low if n + 2 < len(tokens) else ""
        return after in AUXILIARIES or (is_adverb(after) and further in AUXILIARIES)
    if first.low in set("to and but or as him them me us here online up off".split()):
        return False
    gerund = first.low.endswith("ing") and not first.name_like
    quoted = any(t.quotation for t in tokens[n + 1 : n + 2])
    return gerund or quoted or bool(phrase.takes & Takes.OBJECT) or len(tokens) - n > 2


def _quotation_near(tokens: Sequence[Token], n: int) -> int | None:
    """A quotation after a comma or colon further on: "continued, to applause, ..."."""
    for k in range(n, min(len(tokens), n + 25)):
        token = tokens[k]
        if token.quotation and token.words > 2 and tokens[k - 1].low in {",", ":"}:
            return k
        if token.low in REPORTING and token.low not in NOUNS_TOO:
            break
    return None


def _object_starts(tokens: Sequence[Token], n: int, phrase: VerbPhrase) -> bool:
    first = tokens[n]
    low = first.low
    if first.kind is Kind.PUNCTUATION:
        return low == "$"
    if tokens[phrase.stop - 1].low in phrase.verb.particles:
        return True
    adverb = is_adverb(low) and low not in DETERMINERS
    other = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | {"that"}
    return low not in other and not adverb


def right_end(tokens: Sequence[Token], phrase: VerbPhrase, source: Range, start: int) -> int:
    """Where the content that starts at ``start``, right of the verb, ends."""
    first = tokens[start]
    if first.quotation and ends_clause(first):
        n = start + 1
        while n < len(tokens) and tokens[n].quotation:
            n += 1
        return n
    strict = not phrase.takes & (Takes.AROUND | Takes.ADDRESSEE) or phrase.verb.thinks
    end = (_object_end if strict else _clause_end)(tokens, start)
    before = tokens[source[0] - 1].low if source[0] else ""
    relative = tokens[source[0]].low in {"who", "which", "that"} or first.low in AUXILIARIES
    if relative or before in _SUBORDINATE:
        for n in range(start + 1, end):
            listed = n + 1 < end and tokens[n + 1].low in {"and", "or"}
            if tokens[n].low == "," and not listed:
                return n
    return end


def _object_end(tokens: Sequence[Token], start: int) -> int:
    """The end of an object: before a comma that starts a clause or phrase of the writer's."""
    end = sentence_end(tokens, start)
    for n in range(start + 1, end):
        low = tokens[n].low
        after = tokens[n + 1].low if n + 1 < end else ""
        further = tokens[n + 2].low if n + 2 < end else ""
        participle = after.endswith("ing") and "-" not in after and further != "and"
        if low == "," and (after in _ASIDE or participle):
            quoted = any(t.quotation for t in tokens[n + 1 : end])
            if not (quoted and after in {"and", "a", "an", "the"}):
                return n
        elif after in {"a", "an"} and _ends_quoted(tokens, n, end):
            return n + 1
        elif (
            low in DASHES - {"-"} | {";"}
            or (low == "-" and tokens[n - 1].end < tokens[n].start)
            or (low == "and" and n + 1 < end and past_verb(tokens[n + 1]))
            or (low in _WHILE and n > start + 1 and not _goes_on_as(tokens, n, end))
        ):
            return n
    return end


def _goes_on_as(tokens: Sequence[Token], n: int, end: int) -> bool:
    """Whether what the object is called follows a time: "the pact during a talk as a gift"."""
    return any(t.low == "as" for t in tokens[n:end])


def _ends_quoted(tokens: Sequence[Token], n: int, end: int) -> bool:
    """Whether the last quotation before ``end``, closed by a comma of its own, stands at ``n``."""
    last = not any(t.quotation for t in tokens[n + 1 : end])
    return last and tokens[n].quotation is not None and ends_clause(tokens[n])


def _clause_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a reported clause: before a clause that the writer adds."""
    end = sentence_end(tokens, start)
    for n in range(start + 1, end - 1):
        k = n + 1 + (n + 2 < end and is_adverb(tokens[n + 1].low))
        after = tokens[k].low
        added = after in _ADDED or after.endswith("ing")
        if not added or any(t.quotation for t in tokens[n + 1 : end]):
            continue
        if tokens[n].quotation and ends_clause(tokens[n]):
            return n + 1
        if tokens[n].low == "," and n > start + 2:
            return n
    return end


def past_verb(token: Token) -> bool:
    """Whether a word looks like a finite verb."""
    low = token.low
    return (
        token.kind is Kind.WORD
        and not token.name_like
        and (
            low in AUXILIARIES
            or low in PAST_IRREGULAR
            or (low.endswith("ed") and len(low) > 4)
            or (low in REPORTING and bool(REPORTING[low][1] & Form.THIRD) and low not in NOUNS_TOO)
        )
    )


def left(tokens: Sequence[Token], end: int, start: int) -> Range | None:
    """The content that ends just before ``end``: a quotation, or a clause and its comma.

    It does not reach back over ``start``, a dateline, a semicolon or, before a quotation, a colon.
    """
    stop = end
    if stop > 0 and tokens[stop - 1].low in DASHES | {","}:
        stop -= 1
    if stop <= 0:
        return None
    start = max(start, _after_dateline(tokens))
    quoted = tokens[stop - 1].quotation is not None
    for n in range(stop - 1, start - 1, -1):
        if tokens[n].low == ";" or (quoted and tokens[n].low == ":"):
            start = n + 1
            break
    while start < stop and tokens[start].low in CONJUNCTIONS | {",", ":"}:
        start += 1
    return (start, stop) if start < stop else None


def _after_dateline(tokens: Sequence[Token]) -> int:
    """The position after "BREL, Jan. 3 (XP) —", 0 where there is none."""
    if not (tokens[0].text.isupper() and len(tokens[0].text) > 2):
        return 0
    for n in range(1, min(14, len(tokens))):
        if tokens[n].low in DASHES:
            return n + 1
    return 0


def resumed(tokens: Sequence[Token], end: int, first: Range) -> list[Range]:
    """The second half of a content whose ``first`` half its attribution, up to ``end``, follows."""
    for n in range(end, min(len(tokens), end + 14)):
        token = tokens[n]
        if token.quotation and token.words >= 2 and tokens[n - 1].low in DASHES | {",", ":", "."}:
            return [(n, sentence_end(tokens, n))]
        introduces = any(t.low == "," for t in tokens[n + 1 : n + 2])
        if token.low in REPORTING and (n > end + 1 or introduces):
            break
    if tokens[first[1] - 1].quotation or end + 1 >= len(tokens) or tokens[end].low != ",":
        return []
    low = tokens[end + 1].low
    if low == "and" and _backshifted(tokens, end + 2):
        return [(end + 1, sentence_end(tokens, end + 1))]
    opens = any(t.low in _OPENING for t in tokens[first[0] : min(first[0] + 2, first[1])])
    if opens and low not in REPORTING and low != "and":
        return [(end + 1, sentence_end(tokens, end + 1))]
    if low.endswith("ing") or low in {"and", "but", "while", "who", "which", "as"}:
        return []
    return [(end + 1, sentence_end(tokens, end + 1))]


def _backshifted(tokens: Sequence[Token], start: int) -> bool:
    """Whether the clause at ``start`` has the mood of reported speech: "there might be ..."."""
    for n in range(start, min(len(tokens), start + 8)):
        if tokens[n].kind is Kind.PUNCTUATION or tokens[n].quotation or tokens[n].low in REPORTING:
            return False
        if tokens[n].low in MODALS and n > start:
            return True
    return False
