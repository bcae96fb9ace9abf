"""Where the words that a cue reports end, and the writer's own go on."""

from collections.abc import Sequence
from itertools import takewhile

from corpus.quotes.content import past_verb, sentence_end
from corpus.quotes.cues import REPORTING, Form, Takes
from corpus.quotes.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    is_adverb,
)
from corpus.quotes.noun_phrase import Range
from corpus.quotes.source import DASHES, ends_clause
from corpus.quotes.tokens import Kind, Token
from corpus.quotes.verb_phrase import VerbPhrase

_SUBORDINATE = frozenset("as after because when although though while since".split())
_ADDED = frozenset("which though compared".split())
"""Words, beside participles, that after a comma start what the writer adds to a clause."""
_CONCESSIVE = frozenset("though although even".split())
_ASIDE = frozenset(
    """but which who whose as while the a an even with he she they it his her their though
    although where when after before despite so because""".split()
)
"""Words that after a comma start what the writer adds to an object."""
_GLOSSES = frozenset(
    """acknowledgment acknowledgement reference allusion claim charge accusation allegation
    assertion message statement remark comment position stance argument contention view idea
    suggestion proposal sign signal nod swipe jab promise pledge threat warning declaration
    admission concession reminder echo response reversal departure contrast""".split()
)
"""What a writer names the words just told by: "..., an acknowledgment that"."""
_OCCASIONS = frozenset(
    """interview interviews statement speech speeches rally conference debate forum tweet post
    email letter broadcast address""".split()
)
"""What an object stands before where it is told when or how it was mentioned."""
_FEWEST = 3
"""Tokens of a clause before a comma that may end it."""
_SUBJECT = 6
"""Tokens of a subject, at most, before its verb."""


def right_end(tokens: Sequence[Token], phrase: VerbPhrase, source: Range, start: int) -> int:
    """Where the content that starts at ``start``, right of the verb, ends."""
    first = tokens[start]
    if first.quotation and ends_clause(first):
        n = start + 1
        while n < len(tokens) and tokens[n].quotation:
            n += 1
        return n
    strict = not phrase.takes & (Takes.AROUND | Takes.ADDRESSEE) or phrase.verb.thinks
    end = _object_end(tokens, start, phrase) if strict else clause_end(tokens, start)
    before = tokens[source[0] - 1].low if source[0] else ""
    relative = tokens[source[0]].low in {"who", "which", "that"} or first.low in AUXILIARIES
    if relative or before in _SUBORDINATE:
        for n in range(start + 1, end):
            listed = n + 1 < end and tokens[n + 1].low in {"and", "or"}
            if tokens[n].low == "," and not listed:
                return n
    return end


def _object_end(tokens: Sequence[Token], start: int, phrase: VerbPhrase) -> int:
    """The end of an object: before a comma that starts a clause or phrase of the writer's."""
    end = sentence_end(tokens, start)
    for n in range(start + 1, end):
        low = tokens[n].low
        after = tokens[n + 1].low if n + 1 < end else ""
        if low == "," and n + 1 < end:
            resumes = phrase.participle and past_verb(tokens[n + 1])
            if resumes or _adds_to_object(tokens, n, end):
                return n
        if after in {"a", "an"} and _ends_quoted(tokens, n, end):
            return n + 1
        if (
            _is_dash(tokens, n)
            or low == ";"
            or (low == "and" and n + 1 < end and past_verb(tokens[n + 1]))
            or (low == "but" and _leaves_object(tokens, n, end))
            or (not phrase.verb.thinks and _names_occasion(tokens, n, end))
        ):
            return n
    return end


def _adds_to_object(tokens: Sequence[Token], comma: int, end: int) -> bool:
    """Whether what follows a comma is the writer's, or goes on with the object."""
    after = tokens[comma + 1].low
    if after == "and":
        return _leaves_object(tokens, comma + 1, end)
    if after in _ASIDE:
        quoted = any(t.quotation for t in tokens[comma + 1 : end])
        return not (quoted and after in {"a", "an", "the"})
    further = tokens[comma + 2].low if comma + 2 < end else ""
    return _is_participle(tokens[comma + 1]) and further != "and"


def _leaves_object(tokens: Sequence[Token], conjunction: int, end: int) -> bool:
    """Whether "and" or "but" starts a clause with a verb of its own, and nothing quoted follows."""
    quoted = any(t.quotation for t in tokens[conjunction:end])
    return not quoted and _has_own_verb(tokens, conjunction + 1, end)


def _is_participle(token: Token) -> bool:
    low = token.low
    return low.endswith("ing") and "-" not in low and low not in PREPOSITIONS


def _is_dash(tokens: Sequence[Token], n: int) -> bool:
    """Whether a dash, and no hyphen, stands at ``n``."""
    low = tokens[n].low
    return low in DASHES - {"-"} or (low == "-" and tokens[n - 1].end < tokens[n].start)


def _names_occasion(tokens: Sequence[Token], n: int, end: int) -> bool:
    """Whether it is told at ``n`` where the object was mentioned: "in an interview"."""
    if tokens[n].low not in {"in", "during"}:
        return False
    rest = takewhile(lambda t: t.low != ",", tokens[n:end])
    if any(t.low == "as" or t.quotation for t in rest):
        return False  # what the object is called follows: "the pact in a speech as a gift"
    for token in tokens[n + 1 : min(end, n + _SUBJECT + 1)]:
        if token.low in _OCCASIONS:
            return True
        if token.kind is not Kind.WORD or token.low in PREPOSITIONS | AUXILIARIES | CONJUNCTIONS:
            return False
    return False


def _has_own_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a finite verb, with or without a subject of its own, follows a conjunction."""
    for n in range(start, min(end, start + _SUBJECT + 1)):
        token = tokens[n]
        if past_verb(token) or token.low.partition("'")[0] in SUBJECT_PRONOUNS - {"who"}:
            return True
        if token.kind is not Kind.WORD or token.low in PREPOSITIONS | SUBORDINATORS:
            return False
    return False


def _ends_quoted(tokens: Sequence[Token], n: int, end: int) -> bool:
    """Whether the last quotation before ``end``, closed by a comma of its own, stands at ``n``."""
    last = not any(t.quotation for t in tokens[n + 1 : end])
    return last and tokens[n].quotation is not None and ends_clause(tokens[n])


def clause_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a reported clause: before a clause or gloss that the writer adds."""
    end = sentence_end(tokens, start)
    phrase = tokens[start].low == "to" or _is_participle(tokens[start])
    last_quoted = max((n for n in range(start, end) if tokens[n].quotation), default=start)
    for n in range(max(start + 1, last_quoted), end - 1):
        if phrase and (tokens[n].low == ";" or _goes_beyond_phrase(tokens, n, end)):
            return n
        if _is_dash(tokens, n) and _comments(tokens, n, end):
            return n
        ends_quoted = tokens[n].quotation is not None and ends_clause(tokens[n])
        if (ends_quoted or tokens[n].low == ",") and _adds_to_clause(tokens, n, end):
            if ends_quoted:
                return n + 1
            if n >= start + _FEWEST:
                return n
    return end


def _goes_beyond_phrase(tokens: Sequence[Token], n: int, end: int) -> bool:
    """Whether a clause that no infinitive or gerund can hold follows: "to sign, and she has"."""
    coordinated = tokens[n].low == "," and tokens[n + 1].low in {"and", "but"}
    return coordinated and _has_own_verb(tokens, n + 2, end)


def _comments(tokens: Sequence[Token], dash: int, end: int) -> bool:
    """Whether a dash starts a concession or gloss that runs to the sentence's end."""
    if any(_is_dash(tokens, n) for n in range(dash + 1, end)):
        return False
    return tokens[dash + 1].low in _CONCESSIVE or _is_gloss(tokens, dash + 1, end)


def _adds_to_clause(tokens: Sequence[Token], n: int, end: int) -> bool:
    """Whether what follows the comma at ``n`` is the writer's."""
    k = n + 1 + (n + 2 < end and is_adverb(tokens[n + 1].low) and tokens[n + 1].low not in _ADDED)
    after = tokens[k].low
    if after == "but":
        return _is_contrast(tokens, k + 1, end)
    reports = after in REPORTING and bool(REPORTING[after][1] & Form.ING)
    return after in _ADDED or reports or _is_gloss(tokens, k, end)


def _is_contrast(tokens: Sequence[Token], n: int, end: int) -> bool:
    """Whether "but", just before ``n``, starts a clause with a subject of its own."""
    goes_on = AUXILIARIES | SUBORDINATORS | (PREPOSITIONS - {"for"}) | {"not", "only", "rather"}
    if n >= end or tokens[n].low in goes_on or is_adverb(tokens[n].low):
        return False
    return not past_verb(tokens[n]) and not _is_participle(tokens[n])


def _is_gloss(tokens: Sequence[Token], n: int, end: int) -> bool:
    """Whether a phrase at ``n`` names the words before it: "a message that", "the latter a"."""
    if n + 1 < end and tokens[n].low == "the" and tokens[n + 1].low in {"latter", "former"}:
        n += 2
    if n >= end or tokens[n].low not in {"a", "an", "another", "the"}:
        return False
    named = (k for k in range(n + 1, min(end, n + 4)) if tokens[k].low in _GLOSSES)
    return any(all(t.kind is Kind.WORD for t in tokens[n:k]) for k in named)
