"""Frames of reporting in one sentence: word of saying, who says it, and what is said."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.quotes.addressee import OBJECT_PRONOUNS
from corpus.quotes.content import (
    left,
    past_verb,
    resumed,
    right_end,
    right_start,
    sentence_end,
    that_follows,
)
from corpus.quotes.cues import REPORTING, Form, Takes
from corpus.quotes.frame import Frame
from corpus.quotes.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
    WH,
    is_adverb,
)
from corpus.quotes.names import PLURAL_SPEAKERS
from corpus.quotes.not_said import conveys_nothing
from corpus.quotes.noun_phrase import Range, subject_after
from corpus.quotes.patterns import according, after_dash, announced, any_verb, asked, in_words_of
from corpus.quotes.source import DASHES, main_subject, subject_before
from corpus.quotes.tokens import Kind, Token, is_work
from corpus.quotes.verb_phrase import VerbPhrase, agrees, verb_phrase

_INVERTS = frozenset("say write report note add warn explain".split())
"""Verbs that invert after a clause that is not quoted (", said Ruiz")."""
_FINDERS = frozenset(
    """poll polls survey surveys study studies report analysis review investigation researchers
    audit inquiry panel court judge jury percent commission""".split()
)
"""Subjects of which "found" reports."""
SHOWING = frozenset("show indicate demonstrate imply suggest signal find mean".split())
"""Verbs by which things tell something, so that a clause with one may itself be reported."""
_KEPT_BACK = frozenset("say tell specify explain disclose reveal indicate elaborate".split())
"""Verbs whose negation before "whether" or "what" is a refusal: "did not say whether"."""
_MOST = 24
"""Reports in one sentence after which no more are looked for: it is no prose."""
_DOCUMENTS = frozenset(
    """statement letter email memo report reports note post message tweet poll study ad editorial
    sign signs op-ed resolution""".split()
)
_BEFORE_GERUND = AUXILIARIES | frozenset(
    """start starts started begin begins began stop stops stopped keep keeps kept quit finish
    finished continue continues continued consider considers considered avoid avoids avoided enjoy
    enjoys enjoyed risk risked mind tried""".split()
)
_NOT_BEFORE_PARTICIPLE = frozenset("of for to about than from into like at on in".split())


def find_frames(tokens: Sequence[Token]) -> list[Frame]:
    """The frames of a sentence, by their cue, as each stands; contents may still overlap."""
    question = asked(tokens)
    found: list[Frame] = [question] if question else []
    start = question.parts[0][1] if question else 0
    titled = is_title(tokens)
    for i, token in enumerate(tokens):
        if i < start:
            continue
        frame = None
        if token.low in {"per", "according"}:
            frame = according(tokens, i)
            if frame and _is_said_already(tokens, frame, found):
                frame = None
        elif token.low == "words":
            frame = in_words_of(tokens, i)
        elif token.low in REPORTING:
            phrase = verb_phrase(tokens, i, titled=titled)
            frame = _verbal(tokens, phrase, found) if phrase else None
        if frame:
            found.append(frame)
            start = frame.cue[1]
            if len(found) >= _MOST:
                break
    if not found:
        other = after_dash(tokens) or any_verb(tokens) or announced(tokens)
        return [other] if other else []
    return found


def _is_said_already(tokens: Sequence[Token], frame: Frame, found: Sequence[Frame]) -> bool:
    """Whether one is only according to whom another said it: '"...," Ruiz said, according to'."""
    start = frame.parts[0][0]
    return tokens[start].quotation is not None and any(
        f.parts and f.parts[0][0] == start and f.cue[1] <= frame.cue[0] for f in found
    )


def is_title(tokens: Sequence[Token]) -> bool:
    """Whether nearly every longer word has a capital, as in a headline."""
    words = [t for t in tokens if t.kind is Kind.WORD and len(t.low) > 3]
    return len(words) > 3 and sum(t.name_like for t in words) >= 0.85 * len(words)


def _verbal(tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]) -> Frame | None:
    if phrase.passive:
        return _quoted_as_saying(tokens, phrase, earlier)
    if not phrase.participle:
        inverted = _inverted(tokens, phrase)
        if inverted:
            return _inverted_frame(tokens, phrase, inverted, earlier)
    source, elliptical = _source(tokens, phrase, earlier)
    if source is None or not agrees(tokens, phrase, *source):
        return None
    if phrase.verb.lemma == "find" and not (
        that_follows(tokens, phrase.stop)
        or any(t.low in _FINDERS for t in tokens[source[0] : source[1]])
    ):
        return None
    before = tokens[source[0] - 1].low if source[0] else ""
    if before in {"if", "whether", "unless"} and not elliptical:
        return None
    return _with_content(tokens, phrase, source, elliptical, earlier)


def _source(
    tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]
) -> tuple[Range | None, bool]:
    """The subject left of the verb, and whether it is that of an earlier verb."""
    if phrase.participle:
        reports = _participle_reports(tokens, phrase)
        return _participle_source(tokens, phrase, earlier) if reports else None, True
    if phrase.subject_end == 0:
        return None, False
    before = tokens[phrase.subject_end - 1].low
    if before in CONJUNCTIONS | {"then"}:
        return _shared_subject(tokens, phrase, earlier), True
    if before == ",":  # "Ruiz, who said she was tired, [said]"
        outer = [f for f in earlier if not (f.source and tokens[f.source[0]].low == "who")]
        source = subject_before(tokens, phrase.subject_end, _left_limit(outer, phrase.at))
    else:
        source = subject_before(tokens, phrase.subject_end, _left_limit(earlier, phrase.at))
    if source is None and before == "," and earlier:
        return _shared_subject(tokens, phrase, earlier), True
    return source, False


def _left_limit(earlier: Sequence[Frame], i: int) -> int:
    """How far back a subject may reach: not over an earlier cue, nor out of what that reports."""
    limit = 0
    for frame in earlier:
        limit = max(limit, frame.cue[1], *(p[0] for p in frame.parts if p[0] < i), 0)
    return limit


def _participle_reports(tokens: Sequence[Token], phrase: VerbPhrase) -> bool:
    """A participle reports after a comma, a quotation or a noun; not as a gerund or adjective."""
    after = tokens[phrase.stop] if phrase.stop < len(tokens) else None
    if phrase.subject_end == 0 or after is None or after.low in {".", ",", "of"}:
        return False
    before = tokens[phrase.subject_end - 1]
    if before.low in _NOT_BEFORE_PARTICIPLE:
        return False
    if before.quotation or before.low in set(", while and by before after without — but".split()):
        return True
    verb = before.low.endswith("ing") or before.low in _BEFORE_GERUND
    noun = before.kind is Kind.WORD and not verb  # "has started writing"
    return noun and bool(phrase.takes & (Takes.CLAUSE | Takes.OBJECT))


def _participle_source(
    tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]
) -> Range | None:
    before = tokens[phrase.subject_end - 1]
    if before.low in _DOCUMENTS:
        return subject_before(tokens, phrase.subject_end)
    name = before.name_like and not tokens[phrase.at].name_like
    person = name or before.low in PLURAL_SPEAKERS | OBJECT_PRONOUNS
    if person and before.low not in TIMES:  # "reminds us of Ruiz saying that"
        noun = subject_before(tokens, phrase.subject_end)
        if noun is None or tokens[noun[0] - 1].low not in PREPOSITIONS - {"of", "with"}:
            return noun
    if _has_own_noun(tokens, phrase.subject_end):
        return None
    shared = _clause_pronoun(tokens, phrase, earlier) or _shared_subject(tokens, phrase, earlier)
    embedded = shared and shared[0] > 0 and tokens[shared[0] - 1].low in {"that", "whether"}
    return None if embedded else shared


def _has_own_noun(tokens: Sequence[Token], end: int) -> bool:
    """Whether a participle goes with a noun: "errors, including an aide saying"."""
    for n in range(end - 1, -1, -1):
        if tokens[n].kind is Kind.PUNCTUATION or tokens[n].quotation:
            return False
        if tokens[n].low in {"including", "with"}:
            return n < end - 2
    return False


def _clause_pronoun(
    tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]
) -> Range | None:
    """ "When Ruiz asked Vela to go, [he] refused, citing": a later clause's subject."""
    start = max((f.cue[1] for f in earlier), default=phrase.start)
    for k in range(phrase.start - 1, start, -1):
        if tokens[k].low in SUBJECT_PRONOUNS - {"who"} and tokens[k - 1].low == ",":
            return k, k + 1
    return None


def _shared_subject(
    tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]
) -> Range | None:
    """The subject of the verb before that is no relative clause's, else that of the sentence."""
    for frame in reversed(earlier):
        source = frame.source
        if source and (phrase.participle or tokens[source[0]].low not in {"who", "which", "that"}):
            return None if _is_told_by_another(tokens, source, earlier) else source
    return main_subject(tokens, phrase.start)


def _is_told_by_another(tokens: Sequence[Token], source: Range, earlier: Sequence[Frame]) -> bool:
    """Whether a subject stands in what another says, so that either may go on after it.

    "Ruiz said Vela praised him, adding that": Ruiz or Vela; not so after a comma or conjunction.
    """
    before = tokens[source[0] - 1].low if source[0] else ""
    if before in CONJUNCTIONS | {",", ";", "while"} or tokens[source[0]].low in SUBJECT_PRONOUNS:
        return False
    return any(
        f.source != source and f.cue[1] <= source[0] and any(s <= source[0] < e for s, e in f.parts)
        for f in earlier
    )


def _inverted(tokens: Sequence[Token], phrase: VerbPhrase) -> Range | None:
    """The subject right of the verb, where the verb follows a quotation or a comma."""
    if not phrase.takes & (Takes.QUOTATION | Takes.AROUND) or that_follows(tokens, phrase.stop):
        return None
    subject = subject_after(tokens, phrase.stop)
    if subject is None:
        return None
    end = tokens[subject[1]] if subject[1] < len(tokens) else None
    if phrase.start == 0:  # 'Said Ruiz: "..."'
        return subject if end is not None and end.low in {":", ","} else None
    if _quotation_before(tokens, phrase.start):
        return subject
    after_clause = (
        tokens[phrase.start - 1].low == ","
        and phrase.takes & Takes.AROUND
        and phrase.verb.lemma in _INVERTS
        and not _starts_clause(tokens, *subject)
        and (phrase.start > 3 or (phrase.start > 1 and end is not None and end.low == ","))
        and (end is None or end.kind is Kind.PUNCTUATION or end.low in PREPOSITIONS - {"to"})
    )
    return subject if after_clause else None


def _starts_clause(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what looks like a subject is a clause ("Ruiz, the envoy, said [talks failed]")."""
    first = tokens[start].low
    if first.partition("'")[0] in SUBJECT_PRONOUNS and first not in SUBJECT_PRONOUNS:
        return True
    comma = next((n for n in range(start, end) if tokens[n].low == ","), end)
    return any(past_verb(t) for t in tokens[start + 1 : comma])


def _quotation_before(tokens: Sequence[Token], n: int) -> bool:
    """Whether a quotation stands before ``n``, with or without a comma or dash between."""
    k = n - 2 if n > 1 and tokens[n - 1].low in DASHES | {","} else n - 1
    if k < 0 or tokens[k].quotation is None:
        return False
    named = k > 0 and (tokens[k - 1].low in {"of", "on", "in"} or tokens[k - 1].low.endswith("'s"))
    return not (named and is_work(tokens[k]))  # host of “Morning in Brel,”


def _inverted_frame(
    tokens: Sequence[Token], phrase: VerbPhrase, source: Range, earlier: Sequence[Frame]
) -> Frame | None:
    cue = (phrase.start, phrase.stop)
    if phrase.start == 0:
        right = source[1] + 1
        parts = ((right, sentence_end(tokens, right)),) if right < len(tokens) else ()
        return Frame(cue, source, parts, phrase.verb, introduces=not parts)
    first = left(tokens, phrase.start, _taken(earlier, phrase.start))
    if first is None:
        return None
    return Frame(cue, source, (first, *resumed(tokens, source[1], first)), phrase.verb)


def _taken(earlier: Sequence[Frame], end: int) -> int:
    """How far earlier frames reach into what stands before ``end``."""
    reach = 0
    for frame in earlier:
        if frame.elliptical or (frame.verb and not frame.verb.takes & Takes.AROUND):
            continue
        if frame.verb and frame.verb.lemma in SHOWING:
            continue
        reach = max(reach, frame.cue[1], *(p[1] for p in frame.parts if p[1] < end), 0)
        if frame.source and frame.source[1] < end:
            reach = max(reach, frame.source[1])
    return reach


def _with_content(
    tokens: Sequence[Token],
    phrase: VerbPhrase,
    source: Range,
    elliptical: bool,
    earlier: Sequence[Frame],
) -> Frame | None:
    """The frame with what stands right of the verb, or around the attribution."""
    quoted = (
        not elliptical
        and bool(phrase.takes & Takes.QUOTATION)
        and _quotation_before(tokens, source[0])
        and not REPORTING.get(tokens[0].low, (None, Form.BASE))[1] & Form.ING
    )
    if quoted and _only_relays(tokens, phrase, source, earlier):
        return None
    if not quoted or that_follows(tokens, phrase.stop):
        right = right_start(tokens, phrase)
        if right is not None:
            return _right_frame(tokens, phrase, source, right, elliptical)
    if elliptical or phrase.negated:
        return None
    cue = (phrase.start, phrase.stop)
    if quoted or _parenthetical(tokens, phrase, source):
        first = left(tokens, source[0], _taken(earlier, source[0]))
        if first is not None:
            parts = (first, *resumed(tokens, phrase.stop, first))
            if not quoted and len(parts) == 1 and _is_adverbial(tokens, first):
                return None
            return Frame(cue, source, parts, phrase.verb)
    return _introduction(tokens, phrase, source)


def _only_relays(
    tokens: Sequence[Token], phrase: VerbPhrase, source: Range, earlier: Sequence[Frame]
) -> bool:
    """Whether the quotation before is another's: 'Ruiz said: "...," the Courier reported'."""
    quotation = source[0] - 1 - (tokens[source[0] - 1].quotation is None)
    return phrase.verb.lemma in {"report", "write"} and any(
        f.cue[1] <= start == quotation for f in earlier for start, _ in f.parts
    )


def _right_frame(
    tokens: Sequence[Token], phrase: VerbPhrase, source: Range, right: int, elliptical: bool
) -> Frame | None:
    """A frame whose content follows; None for what is not said, or only might be."""
    denied = phrase.verb.denies
    if phrase.negated:
        kept_back = tokens[right].low in WH and phrase.verb.lemma in _KEPT_BACK
        if denied or not (phrase.verb.thinks or kept_back):
            return None
        denied = True
    elif phrase.modal and not elliptical and not _may_be_said(tokens, source, right):
        return None
    content = (right, right_end(tokens, phrase, source, right))
    if conveys_nothing(tokens, phrase, source, content):
        return None
    return Frame(
        (phrase.start, phrase.stop),
        source,
        (content,),
        phrase.verb,
        denied=denied,
        elliptical=elliptical,
    )


def _is_adverbial(tokens: Sequence[Token], where: Range) -> bool:
    """Whether what stands before ", Ruiz said" is no clause: "Meanwhile", "At a rally"."""
    first = tokens[where[0]].low
    opens = first in PREPOSITIONS or is_adverb(first)
    return opens and not any(past_verb(t) for t in tokens[slice(*where)])


def _may_be_said(tokens: Sequence[Token], source: Range, right: int) -> bool:
    """Whether words with "would" are told: a quotation, but not in "strange that Ruiz would"."""
    that = tokens[source[0]].low == "that" and source[1] - source[0] > 1
    embedded = that or (source[0] > 0 and tokens[source[0] - 1].low == "that")
    return tokens[right].quotation is not None and not embedded


def _introduction(tokens: Sequence[Token], phrase: VerbPhrase, source: Range) -> Frame | None:
    """An attribution with no content of its own, whose quotation stands in the next sentence."""
    rest = len(tokens) - phrase.stop
    if rest <= 0 or not phrase.takes & Takes.QUOTATION or phrase.modal:
        return None
    last = tokens[-1].low
    short = phrase.takes & Takes.CLAUSE and last in {".", "…"} and source[0] <= 3 and rest < 14
    if not short and last not in {":", ","}:
        return None
    cue = (phrase.start, phrase.stop)
    return Frame(cue, source, (), phrase.verb, introduces=last in {":", ","})


def _parenthetical(tokens: Sequence[Token], phrase: VerbPhrase, source: Range) -> bool:
    """Whether "[..., ] Ruiz said [, ...]" stands in or after the clause that it reports."""
    return (
        bool(phrase.takes & Takes.AROUND)
        and source[0] > 1
        and not phrase.participle
        and tokens[source[0] - 1].low in DASHES | {","}
        and tokens[source[0]].low != "who"
    )


def _quoted_as_saying(
    tokens: Sequence[Token], phrase: VerbPhrase, earlier: Sequence[Frame]
) -> Frame | None:
    """ "was quoted as saying": the one passive whose subject speaks."""
    n = phrase.stop
    if phrase.verb.lemma not in {"quote", "cite"} or n + 1 >= len(tokens):
        return None
    if tokens[n].low != "as" or tokens[n + 1].low not in {"saying", "telling"}:
        return None
    source = subject_before(tokens, phrase.subject_end, _left_limit(earlier, phrase.at))
    inner = verb_phrase(tokens, n + 1)
    if source is None or inner is None:
        return None
    whole = replace(inner, start=phrase.start, subject_end=phrase.subject_end, participle=False)
    return _with_content(tokens, whole, source, False, ())
