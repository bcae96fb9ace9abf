"""Reports without a verb of reporting: "according to", a dash, a colon, whatever verb."""

from collections.abc import Sequence

from corpus.quotes.content import is_adverbial, left, past_verb, sentence_end
from corpus.quotes.cues import SAYING_FORMS
from corpus.quotes.frame import Frame
from corpus.quotes.grammar import AUXILIARIES, DETERMINERS, PRONOUNS, WH
from corpus.quotes.noun_phrase import Range, noun_like, subject_after
from corpus.quotes.source import DASHES, ends_clause, subject_before
from corpus.quotes.tokens import Kind, Token

NO_LABELS = frozenset(
    """note update correction clarification caption headline quote question answer title photo
    subject summary read watch related example warning breaking exclusive verdict""".split()
)
"""Words before a colon that name no speaker."""
_LABELS = frozenset(
    "report reports poll survey study newspaper officials police sources experts ministry".split()
)
"""Words at the end of a headline's label that name who reports: "Report: ...", "Officials: ..."."""
_LONGEST_SIGNATURE = 12
_ANNOUNCEMENTS = frozenset("statement following words message tweet remarks letter note".split())
_FEWEST = 3
"""Words of a clause that "according to" may follow."""


def according(tokens: Sequence[Token], i: int) -> Frame | None:
    """ "According to Ruiz, ..." and "..., according to Ruiz" (or "per")."""
    stop = i + 1 if tokens[i].low == "per" else i + 2
    if stop >= len(tokens):
        return None
    proper = tokens[i - 1].low == "," and i > 3 if stop == i + 1 else tokens[i + 1].low == "to"
    quoted = tokens[0].quotation is not None
    opens = i <= 1 - quoted or (i == 2 and tokens[1].low == "," and not quoted)
    before = None if opens else left(tokens, i, 0)
    # "Since May, according to Ruiz, the port was shut"
    set_before = before is not None and is_adverbial(tokens, before)
    found = subject_after(tokens, stop, appositions=not (opens or set_before))
    if found is None and tokens[stop].low in PRONOUNS:
        found = (stop, stop + 1)
    if found is None or not proper:
        return None
    end = found[1]
    # what follows up to the next mark belongs to the source: "a poll by the paper"
    while (
        end < len(tokens) and tokens[end].kind is not Kind.PUNCTUATION and not tokens[end].quotation
    ):
        end += 1
    goes_on = (opens or set_before) and end + 1 < len(tokens) and tokens[end].low == ","
    told: list[Range] = []
    if before and (goes_on or sum(t.words for t in tokens[slice(*before)]) >= _FEWEST):
        told.append(before)
    if goes_on:
        told.append((end + 1, sentence_end(tokens, end + 1)))
    return Frame((i, stop), (stop, end), tuple(told)) if told else None


def asked(tokens: Sequence[Token]) -> Frame | None:
    """ "Asked whether talks had failed, ...": the question, whose speaker is not named."""
    n = 1 if tokens[0].low == "when" else 0
    if n + 3 >= len(tokens) or tokens[n].low not in {"asked", "pressed"}:
        return None
    start = next((k for k in range(n + 1, n + 8) if k < len(tokens) and _asks(tokens, k, n)), None)
    if start is None:
        return None
    for k in range(start + 1, len(tokens)):
        if tokens[k].low == ",":
            about = tokens[start].low in {"about", "on"}
            return Frame((n, n + 1 + (about and start == n + 1)), None, ((start + about, k),))
    return None


def _asks(tokens: Sequence[Token], k: int, n: int) -> bool:
    return tokens[k].low in WH - {"who", "which", "whom"} or (
        tokens[k].low == "about" and not any(t.low == "," for t in tokens[n:k])
    )


def in_words_of(tokens: Sequence[Token], i: int) -> Frame | None:
    """ "In Ruiz's words, ..." and "..., in the words of Ruiz, ..."; ``i`` is that of "words".

    Or of "view", where a quotation stands before: "“...,” in Ruiz's view".
    """
    if tokens[i].low == "view" and not any(t.quotation for t in tokens[:i]):
        return None
    before = tokens[i - 1].low if i else ""
    k = i - 1 - (before == "own")
    if i + 1 < len(tokens) and tokens[i + 1].low == "of":
        found = subject_after(tokens, i + 2, appositions=i > 2)
        if before != "the" or found is None:
            return None
        start, cue, source, end = i - 2, (i - 2, i + 2), found, found[1]
    else:
        owner = _possessor_start(tokens, k)
        if owner is None:
            return None
        start, cue, source, end = owner - 1, (i, i + 1), (owner, k + 1), i + 1
    if start < 0 or tokens[start].low != "in" or end >= len(tokens):
        return None
    content = _around_words(tokens, start, end)
    return Frame(cue, source, content) if content else None


def _possessor_start(tokens: Sequence[Token], k: int) -> int | None:
    """Where "Ruiz's", "the foreign minister's" or "her", which ends at ``k``, starts."""
    if k < 1:
        return None
    if tokens[k].low in {"his", "her", "their"}:
        return k
    if not tokens[k].low.endswith(("'s", "s'")):
        return None
    start = k
    while start > 1 and noun_like(tokens[start - 1]) and not tokens[start - 1].quotation:
        start -= 1
    return start - (start > 1 and tokens[start - 1].low in DETERMINERS)


def _around_words(tokens: Sequence[Token], start: int, end: int) -> tuple[Range, ...]:
    """The quotation after "in X's words", else what follows that opens the sentence."""
    right = end + (tokens[end].low in {",", ":"})
    if right < len(tokens) and tokens[right].quotation and tokens[right].words > 1:
        return ((right, right + 1),) if start > 0 else ((right, sentence_end(tokens, right)),)
    if start == 0 and right > end and right < len(tokens):
        return ((right, sentence_end(tokens, right)),)
    stop = start - (start > 0 and tokens[start - 1].low == ",")
    if stop > 0 and tokens[stop - 1].quotation:
        return ((stop - 1, stop),)
    return ()


def labelled(tokens: Sequence[Token], surnames: frozenset[str], *, titled: bool) -> Frame | None:
    """ "Ruiz: ..." at the start of a paragraph, where the label is a name of the article's.

    ``surnames`` are those of the people it names in full, in lower case. Before a quotation any
    name will do. Else it has to be a title (``titled``) or interview, or it is a heading.
    """
    for n in range(1, min(6, len(tokens) - 1)):
        if tokens[n].low == ":":
            if tokens[n].start > tokens[n - 1].end:
                return None
            if _quotation_alone(tokens, n + 1):
                labels = not any(t.low in NO_LABELS or t.low in SAYING_FORMS for t in tokens[:n])
                return Frame((n, n + 1), (0, n), ((n + 1, n + 2),)) if labels else None
            spoken = titled or tokens[n - 1].text.isupper() or _in_first_person(tokens[n:])
            if tokens[n - 1].low not in (surnames | _LABELS if spoken else _LABELS):
                return None  # a heading
            said = sum(
                t.kind is not Kind.PUNCTUATION and t.kind is not Kind.NUMBER for t in tokens[n:]
            )
            return Frame((n, n + 1), (0, n), ((n + 1, len(tokens)),)) if said > 1 else None
        if not tokens[n].name_like:
            return None
    return None


def _in_first_person(tokens: Sequence[Token]) -> bool:
    return any(t.low.partition("'")[0] in {"i", "we", "my", "our", "us", "me"} for t in tokens)


def _quotation_alone(tokens: Sequence[Token], n: int) -> bool:
    """Whether a quotation stands at ``n`` and nothing but marks after it."""
    quoted = tokens[n].quotation is not None and tokens[n].words > 1
    return quoted and all(t.kind is Kind.PUNCTUATION for t in tokens[n + 1 :])


def announced(tokens: Sequence[Token]) -> Frame | None:
    """ "Ruiz issued the following statement:" before a quotation."""
    if len(tokens) < 4 or tokens[-1].low != ":":
        return None
    if not any(t.low in _ANNOUNCEMENTS for t in tokens[-5:-1]):
        return None
    for n in range(1, len(tokens)):
        if past_verb(tokens[n]) and tokens[n].low not in AUXILIARIES:
            source = subject_before(tokens, n)
            return Frame((n, n + 1), source, (), introduces=True) if source else None
    return None


def dash_labelled(tokens: Sequence[Token]) -> Frame | None:
    """ "No deal yet - Ana Ruiz: “...”" or "- More from Ruiz: “...”": a name after a dash."""
    for n in range(2, len(tokens) - 1):
        quoted = tokens[n + 1].quotation is not None and tokens[n + 1].words > _FEWEST
        if tokens[n].low != ":" or not quoted:
            continue
        start = n
        while start > 0 and (tokens[start - 1].name_like or tokens[start - 1].low == "and"):
            start -= 1
        before = start - 2 if tokens[start - 1].low == "from" else start - 1
        dashed = before >= 0 and (tokens[before].low.lstrip("-–—") in {"", "more"})
        if start < n and dashed and tokens[n - 1].low not in NO_LABELS:
            start += tokens[start].low == "more"
            return Frame((n, n + 1), (start, n), ((n + 1, n + 2),))
    return None


def after_dash(tokens: Sequence[Token]) -> Frame | None:
    """'"..." — Ruiz': a name after a dash after a quotation."""
    for n in (1, 2):
        if n + 1 < len(tokens) and tokens[n].low in DASHES and tokens[n - 1].quotation:
            rest = [t for t in tokens[n + 1 :] if t.kind is not Kind.PUNCTUATION]
            if 1 <= len(rest) <= 8 and rest[0].name_like:
                return Frame((n, n + 1), (n + 1, sentence_end(tokens, n + 1)), ((0, n),))
    return None


def any_verb(tokens: Sequence[Token]) -> Frame | None:
    """'"...," Ruiz pressed.': whatever verb stands between subject and full stop.

    Or one before a name: '"...," remembered Ana Ruiz, the envoy.'
    """
    if len(tokens) < 3 or tokens[0].quotation is None or not ends_clause(tokens[0]):
        return None
    if tokens[1].low not in AUXILIARIES and past_verb(tokens[1]) and tokens[2].name_like:
        name = subject_after(tokens, 2)
        return Frame((1, 2), name, ((0, 1),)) if name else None
    for n in range(2, min(8, len(tokens))):
        end = tokens[n + 1] if n + 1 < len(tokens) else None
        ends = end is None or end.kind is Kind.PUNCTUATION
        tells = past_verb(tokens[n]) or tokens[n].low == "reads"
        if ends and tells and tokens[n].low not in AUXILIARIES:
            source = subject_before(tokens, n, 1)
            if source and source[0] == 1:
                return Frame((n, n + 1), source, ((0, 1),))
    return None


def signed(tokens: Sequence[Token]) -> Frame | None:
    """ "- Ana Ruiz, Brel.": a paragraph that says whose the quotation in the one before is."""
    if tokens[0].low not in DASHES or len(tokens) > _LONGEST_SIGNATURE:
        return None
    name = subject_after(tokens, 1, appositions=False)
    named = name is not None and all(t.name_like for t in tokens[slice(*name)])
    ends = named and name and all(t.low in {",", "."} for t in tokens[name[1] : name[1] + 1])
    return Frame((0, 1), name, ()) if ends else None
