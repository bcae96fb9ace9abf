"""Frames of reporting in one sentence: word of saying, who says it, and what is said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.quotes.cues import NOUNS_TOO, REPORTING, Form, Takes, Verb
from corpus.quotes.grammar import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    PAST_IRREGULAR,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    TIMES,
    WH,
    is_adverb,
)
from corpus.quotes.source import (
    Range,
    ends_clause,
    main_subject,
    subject_after,
    subject_before,
)
from corpus.quotes.tokens import Kind, Token

_LEADS_ON = {
    "to": frozenset(
        "went goes going go continued continues continue declined declines refused refuses"
        " declining refusing came".split()
    )
}


_REFUSALS = frozenset("declined declines declining refused refuses refusing".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """One report of speech, all ranges in token positions of its sentence.

    ``parts`` may be empty: then the content is a quotation elsewhere (``introduces`` says that it
    comes after, as with a colon at the sentence's end).
    """

    cue: Range
    source: Range | None
    parts: tuple[Range, ...]
    verb: Verb | None = None
    introduces: bool = False
    denied: bool = False
    elliptical: bool = False
    """Whether the subject is that of an earlier verb."""


@dataclass(frozen=True, slots=True)
class _VerbPhrase:
    verb: Verb
    start: int
    """First word of the cue, auxiliaries and adverbs included."""
    stop: int
    """After the cue's last word."""
    subject_end: int
    participle: bool
    negated: bool
    modal: bool
    passive: bool
    takes: Takes


def find_frames(tokens: Sequence[Token]) -> list[Frame]:
    """The frames of a sentence, by their cue, their contents cut where a sibling starts."""
    found: list[Frame] = []
    start = 0
    titled = _is_title(tokens)
    for i, token in enumerate(tokens):
        if i < start:
            continue
        frame = None
        if token.low == "per" and i > 3 and tokens[i - 1].low == ",":
            frame = _according(tokens, i, 1)
        elif token.low == "according" and i + 1 < len(tokens) and tokens[i + 1].low == "to":
            frame = _according(tokens, i)
        elif token.low in REPORTING:
            frame = _verbal(tokens, i, found, titled=titled)
        if frame:
            found.append(frame)
            start = frame.cue[1]
    if not found:
        other = _dash(tokens) or _any_verb(tokens)
        return [other] if other else []
    return _siblings(tokens, found)


_FINDERS = frozenset(
    "poll polls survey surveys study studies report analysis review investigation researchers audit"
    " inquiry panel court judge jury percent commission".split()
)


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether nearly every longer word has a capital, as in a headline."""
    words = [t for t in tokens if t.kind is Kind.WORD and len(t.low) > 3]
    return len(words) > 3 and sum(t.name_like for t in words) >= 0.85 * len(words)


def _verbal(
    tokens: Sequence[Token], i: int, earlier: Sequence[Frame], *, titled: bool
) -> Frame | None:
    phrase = _verb_phrase(tokens, i, titled=titled)
    if phrase is None or _leads_on(tokens, i):
        return None
    left_limit = _left_limit(earlier, i)
    if phrase.passive:
        return _passive(tokens, phrase, left_limit)
    source: Range | None = None
    elliptical = False
    if phrase.participle:
        if not _participle_reports(tokens, phrase):
            return None
        source = _participle_source(tokens, phrase, earlier)
        elliptical = True
    else:
        inverted = _inverted(tokens, phrase)
        if inverted:
            return _inverted_frame(tokens, phrase, inverted, earlier)
        before = tokens[phrase.subject_end - 1] if phrase.subject_end else None
        if before is None:
            return None
        if before.low in CONJUNCTIONS | {"then", ","} and before.low != ",":
            source = _shared_subject(tokens, phrase, earlier)
            elliptical = True
        else:
            source = subject_before(tokens, phrase.subject_end, left_limit)
            if source is None and before.low == "," and earlier:
                source = _shared_subject(tokens, phrase, earlier)
                elliptical = True
    if source is None or not _agrees(tokens, i, source, phrase):
        return None
    if phrase.verb.lemma == "find" and not (
        _that_follows(tokens, phrase.stop)
        or any(t.low in _FINDERS for t in tokens[source[0] : source[1]])
    ):
        return None
    if not elliptical and source[0] > 0 and tokens[source[0] - 1].low in {"if", "whether", "unless"}:
        return None
    return _with_content(tokens, phrase, source, elliptical, earlier)


def _leads_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether "refused" at ``i`` only governs a verb of reporting ("refused to say")."""
    return (
        tokens[i].low in _REFUSALS
        and i + 2 < len(tokens)
        and tokens[i + 1].low == "to"
        and tokens[i + 2].low in REPORTING
        and tokens[i + 2].low not in {"comment", "answer", "discuss", "endorse"}
    )


def _left_limit(earlier: Sequence[Frame], i: int) -> int:
    """How far back a subject may reach: not over an earlier cue, nor out of what that reports."""
    limit = 0
    for frame in earlier:
        limit = max(limit, frame.cue[1], *(p[0] for p in frame.parts if p[0] < i), 0)
    return limit


def _verb_phrase(tokens: Sequence[Token], i: int, *, titled: bool = False) -> _VerbPhrase | None:
    """The verb at ``i`` with its auxiliaries and particle; None where it is a noun or the like."""
    verb, form = REPORTING[tokens[i].low]
    if tokens[i].name_like and i > 0 and tokens[i - 1].low != ":" and not titled:
        return None
    k = i - 1
    auxiliaries: list[str] = []
    negated = False
    start = i
    while k >= 0:
        low = tokens[k].low
        if low in AUXILIARIES and not (low == "may" and tokens[k].name_like):
            auxiliaries.append(low)
            negated = negated or low in NEGATIONS
            start = k
        elif low in NEGATIONS - {"no", "nor", "neither"}:
            negated = True
            start = k
        elif is_adverb(low) and tokens[k].kind is Kind.WORD and low not in {"all", "both", "so"}:
            if low not in TIMES or low in {"then", "once", "recently", "later", "previously"}:
                start = k
        elif low in {"on", "in", "at"} and tokens[k + 1].low in TIMES:
            start = max(start, k + 1)
        elif low == "to" and k > 0:
            return _infinitive(tokens, i, k, verb)
        else:
            break
        k -= 1
    if start < i and tokens[start].low in TIMES:
        while start < i and tokens[start].low in TIMES and tokens[start].low not in AUXILIARIES:
            start += 1
    bare = not auxiliaries
    if k >= 0 and bare and tokens[i].low in NOUNS_TOO and not _verb_not_noun(tokens, i, k, form):
        return None
    before = tokens[k].low if k >= 0 else ""
    if bare and (before in {"the", "a", "an", "of", "such"} or before in POSSESSIVES):
        return None
    be = any(a in BE for a in auxiliaries)
    have = any(a in HAVE for a in auxiliaries)
    modal = any(a in MODALS for a in auxiliaries)
    do = any(a in DO for a in auxiliaries)
    ing = bool(form & Form.ING)
    passive = be and not ing and bool(form & (Form.PARTICIPLE | Form.PAST))
    if not ing and not passive:
        if form & Form.BASE and not form & Form.PAST:
            if have or be:
                return None
        elif (modal or do) and not have:
            return None
    if form == Form.PARTICIPLE and not have and not passive:
        return None
    stop, takes = _particle(tokens, i, verb)
    if takes is None:
        return None
    return _VerbPhrase(
        verb, start, stop, k + 1, ing and not be, negated, modal, passive, takes
    )


def _infinitive(tokens: Sequence[Token], i: int, to: int, verb: Verb) -> _VerbPhrase | None:
    """ "went on to say", "declined to say": the governing verb and the infinitive as one cue."""
    k = to - 1
    if tokens[k].low in {"on", "back", "out"} and k > 0:
        k -= 1
    if tokens[k].low not in _LEADS_ON["to"]:
        return None
    denies = tokens[k].low in _REFUSALS
    start = k
    while k > 0 and (tokens[k - 1].low in AUXILIARIES or is_adverb(tokens[k - 1].low)):
        k -= 1
        start = k
    stop, takes = _particle(tokens, i, verb)
    if takes is None:
        return None
    if denies:
        verb = replace(verb, denies=True)
    return _VerbPhrase(verb, start, stop, k, False, False, False, False, takes)


def _particle(tokens: Sequence[Token], i: int, verb: Verb) -> tuple[int, Takes | None]:
    """Where the cue ends, with its particle, and what it then takes."""
    n = i + 1
    if n < len(tokens) and tokens[n].low in verb.particles:
        if tokens[n].low in {"out", "up", "in", "back", "it"}:
            takes = verb.takes
            n += 1
            if n < len(tokens) and tokens[n].low in {"against", "at", "on"} and verb.lemma != "point":
                n += 1
        else:
            takes = Takes.QUOTATION | Takes.OBJECT if verb.takes & Takes.OBJECT else verb.takes
            if n + 1 < len(tokens) and tokens[n + 1].low in TIMES:
                return i + 1, None if verb.needs_particle else verb.takes
            n += 1
        return n, takes
    if verb.needs_particle or (
        n < len(tokens) and tokens[n].low in {"up", "off", "out", "against", "down", "around", "over"}
    ):
        return i + 1, None
    takes = verb.takes
    if takes & Takes.OBJECT and verb.lemma in _OBJECT_BY_PARTICLE:
        takes &= ~Takes.OBJECT
    return n, takes


_OBJECT_BY_PARTICLE = frozenset(
    "argue warn boast joke brag hint comment apologize apologise admit respond react agree disagree"
    " ask write think worry hope insist reflect inquire go testify complain speculate learn".split()
)


def _verb_not_noun(tokens: Sequence[Token], i: int, k: int, form: Form) -> bool:
    """Evidence that a form which may be a noun is a verb here."""
    before = tokens[k]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].low in {"states", "remarks", "remark", "state"}:
        sure = before.low in SUBJECT_PRONOUNS or before.name_like
        return sure and after is not None and (after.low == "that" or after.quotation is not None)
    if before.low in DETERMINERS - {"this", "that", "these", "those", "some", "many", "several", "both",
                                    "all", "most", "few", "one"}:
        return False
    if before.low in PREPOSITIONS or (before.kind is Kind.NUMBER):
        return False
    if before.low in SUBJECT_PRONOUNS:
        return True
    if before.low.endswith("'s"):
        return False
    if before.name_like and any(t.quotation for t in tokens[max(0, i - 8) : i]):
        return True
    if after is None or after.low in {"of", "in", "about", "and", "or", "from", "by", "with", "at"}:
        return False
    if after.quotation and after.words > 2:
        return before.name_like or form is not Form.BASE
    nominal = (
        after.low in DETERMINERS
        or after.low in {"that", "it", "there", "him", "them", "he", "she", "they", "we", "to", "for",
                         "on"}
        or after.name_like
        or after.low in WH
    )
    if not nominal:
        return before.name_like and after.kind is Kind.WORD and form & Form.THIRD != Form(0)
    return not (before.low.endswith("ed") or before.low.endswith("'s"))


def _agrees(tokens: Sequence[Token], i: int, source: Range, phrase: _VerbPhrase) -> bool:
    """Whether the subject can be one of this form: number, and no reduced relative clause."""
    form = REPORTING[tokens[i].low][1]
    head = tokens[source[1] - 1]
    has_auxiliary = any(t.low in AUXILIARIES for t in tokens[phrase.start : i])
    words = {t.low for t in tokens[source[0] : source[1]]}
    plural = (
        bool(words & {"they", "we", "i", "you", "who", "which", "that", "percent", "people", "some",
                      "many", "several", "both", "most", "all", "others", "few", "men", "women",
                      "police", "and", "half", "officials", "majority"})
        or any(
            t.low.endswith(("s", "s'")) and not t.low.endswith(("'s", "ss"))
            for t in tokens[source[0] : source[1]]
        )
        or head.kind is Kind.NUMBER
        or head.low.endswith("%")
    )
    if form is Form.BASE and not has_auxiliary and phrase.start <= i and tokens[i].low != "to":
        infinitive = any(t.low == "to" for t in tokens[phrase.start : i])
        return plural or infinitive
    if form & Form.PAST and not has_auxiliary and phrase.takes & Takes.OBJECT:
        after = tokens[phrase.stop] if phrase.stop < len(tokens) else None
        if phrase.stop == i + 1 and not phrase.takes & (Takes.CLAUSE | Takes.AROUND):
            # "the man accused of ..." is no one's statement
            if after is None or after.low in PREPOSITIONS - {"like", "of"} | {"by", "of"}:
                return False
            if after.kind is Kind.PUNCTUATION:
                return False
    return True


def _participle_reports(tokens: Sequence[Token], phrase: _VerbPhrase) -> bool:
    """A participle reports after a comma, a quotation or a noun; not as a gerund or adjective."""
    if phrase.subject_end == 0:
        return False
    before = tokens[phrase.subject_end - 1]
    if before.low in {"of", "for", "to", "about", "than", "from", "into", "like", "at", "on"}:
        return False
    after = tokens[phrase.stop] if phrase.stop < len(tokens) else None
    if after is None or after.low in {".", ",", "of"}:
        return False
    if before.low in {",", "while", "and", "by", "before", "after", "without", "—", "in", "but"}:
        return before.low not in {"in"}
    if before.quotation:
        return True
    if before.kind is Kind.WORD and not before.low.endswith("ing"):
        return bool(phrase.takes & Takes.CLAUSE) or bool(phrase.takes & Takes.OBJECT)
    return False


def _participle_source(
    tokens: Sequence[Token], phrase: _VerbPhrase, earlier: Sequence[Frame]
) -> Range | None:
    before = tokens[phrase.subject_end - 1]
    statement = {"statement", "letter", "email", "memo", "report", "reports", "note", "post", "message",
                 "tweet", "poll", "study", "ad", "editorial", "sign", "signs", "op-ed", "resolution"}
    if before.low in statement:
        return subject_before(tokens, phrase.subject_end)
    return _shared_subject(tokens, phrase, earlier)


def _shared_subject(
    tokens: Sequence[Token], phrase: _VerbPhrase, earlier: Sequence[Frame]
) -> Range | None:
    """The subject of the verb before, else that of the sentence."""
    if earlier and earlier[-1].source:
        return earlier[-1].source
    return main_subject(tokens, phrase.start)


_INVERTS = frozenset("say write report note add warn explain".split())


def _inverted(tokens: Sequence[Token], phrase: _VerbPhrase) -> Range | None:
    """The subject right of the verb, where the verb follows a quotation or a comma."""
    if not phrase.takes & (Takes.QUOTATION | Takes.AROUND) or phrase.stop >= len(tokens):
        return None
    k = phrase.start - 1
    if k < 0:
        return _announced(tokens, phrase)
    before = tokens[k]
    after_quotation = before.quotation is not None or (
        before.low in {",", "—", "-", "--"} and k > 0 and tokens[k - 1].quotation is not None
    )
    if not after_quotation and not (before.low == "," and phrase.takes & Takes.AROUND):
        return None
    following = tokens[phrase.stop]
    if following.low in {"that", "the"} and following.low == "that":
        return None
    if phrase.takes & Takes.ADDRESSEE and not after_quotation:
        return None
    subject = subject_after(tokens, phrase.stop)
    if subject is None:
        return None
    if not after_quotation and phrase.verb.lemma not in _INVERTS:
        return None
    if not after_quotation:
        # ", said Ruiz." and no clause of its own after it
        end = tokens[subject[1]] if subject[1] < len(tokens) else None
        if k < 3 or (end is not None and end.kind is not Kind.PUNCTUATION and end.low not in PREPOSITIONS):
            return None
        if end is not None and end.kind is Kind.WORD and end.low in {"to"}:
            return None
    return subject


def _announced(tokens: Sequence[Token], phrase: _VerbPhrase) -> Range | None:
    """ 'Said Ruiz: "..."' at the start of a sentence."""
    subject = subject_after(tokens, phrase.stop)
    if subject and subject[1] < len(tokens) and tokens[subject[1]].low in {":", ","}:
        return subject
    return None


def _inverted_frame(
    tokens: Sequence[Token], phrase: _VerbPhrase, source: Range, earlier: Sequence[Frame]
) -> Frame | None:
    if phrase.start == 0 and source[1] + 1 < len(tokens):
        right = source[1] + 1
        return Frame((0, phrase.stop), source, ((right, _content_end(tokens, right)),), phrase.verb)
    left = _left(tokens, phrase.start, earlier)
    if left is None:
        return None
    resumed = _resumed(tokens, source[1], left)
    return Frame((phrase.start, phrase.stop), source, (left, *resumed), phrase.verb)


def _left(tokens: Sequence[Token], end: int, earlier: Sequence[Frame]) -> Range | None:
    """The content that ends just before ``end``: a quotation, or a clause and its comma."""
    stop = end
    if stop > 0 and tokens[stop - 1].low in {",", "—", "-", "--", "–"}:
        stop -= 1
    if stop <= 0:
        return None
    start = 0
    for frame in earlier:
        start = max(start, frame.cue[1], *(p[1] for p in frame.parts if p[1] <= stop), 0)
        if frame.source and frame.source[1] <= stop:
            start = max(start, frame.source[1])
    start = max(start, _after_dateline(tokens))
    quoted = tokens[stop - 1].quotation is not None
    for n in range(stop - 1, start - 1, -1):
        if tokens[n].low == ";" or (quoted and tokens[n].low == ":"):
            start = n + 1
            break
    while start < stop and (tokens[start].low in {",", ":"} or tokens[start].low in CONJUNCTIONS):
        start += 1
    return (start, stop) if start < stop else None


def _after_dateline(tokens: Sequence[Token]) -> int:
    """The position after "BREL, Jan. 3 (XP) —", 0 where there is none."""
    if not (tokens[0].text.isupper() and len(tokens[0].text) > 2):
        return 0
    for n in range(1, min(14, len(tokens))):
        if tokens[n].low in {"—", "–", "--", "―", "-"}:
            return n + 1
    return 0


def _resumed(tokens: Sequence[Token], end: int, left: Range) -> list[Range]:
    """The second half of a content that its attribution splits."""
    n = end
    while n < len(tokens) and n < end + 14:
        token = tokens[n]
        if token.quotation and token.words >= 2 and tokens[n - 1].low in {",", ":", ".", "—", "-", "–"}:
            stop = n + 1
            return [(n, _content_end(tokens, n))] if stop else []
        if token.low in REPORTING and n > end + 1:
            return []
        n += 1
    if tokens[left[1] - 1].quotation or end >= len(tokens) or tokens[end].low != ",":
        return []
    first = tokens[end + 1] if end + 1 < len(tokens) else None
    if first is None or first.low.endswith("ing") or first.low in {"but", "while", "who", "which", "as"}:
        return []
    return [(end + 1, _content_end(tokens, end + 1))]


def _right_end(
    tokens: Sequence[Token], phrase: _VerbPhrase, source: Range, start: int
) -> int:
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
    subordinate = (
        tokens[source[0]].low in {"who", "which", "that"}
        or before in {"as", "after", "because", "when", "although", "though", "while", "since"}
        or first.low in AUXILIARIES
    )
    if subordinate:
        for n in range(start + 1, end):
            if tokens[n].low == "," and not (tokens[n + 1].low in {"and", "or"} and n + 1 < end):
                return n
    return end


def _object_end(tokens: Sequence[Token], start: int) -> int:
    """The end of an object: before a comma that starts a clause or phrase of the writer's."""
    end = _content_end(tokens, start)
    for n in range(start + 1, end):
        low = tokens[n].low
        after = tokens[n + 1].low if n + 1 < end else ""
        if low == "," and (
            after in {"and", "but", "which", "who", "whose", "as", "while", "the", "a", "an", "even",
                      "with", "he", "she", "they", "it", "his", "her", "their", "though", "although",
                      "where", "when", "after", "before", "despite", "including", "so", "because"}
            or after.endswith("ing")
        ):
            if any(t.quotation for t in tokens[n + 1 : end]) and after in {"and", "a", "an", "the"}:
                continue
            return n
        if low in {"—", "–", "--", ";"} or (low == "-" and tokens[n - 1].end < tokens[n].start):
            return n
        if low == "and" and _past_verb(tokens[n + 1]):
            return n
        if low in {"during", "while"} and n > start + 1:
            return n
    return end


def _clause_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a reported clause: before a clause that the writer adds."""
    end = _content_end(tokens, start)
    for n in range(start + 3, end - 1):
        low = tokens[n].low
        after = tokens[n + 1].low
        if low == "," and (after in {"which", "but", "while", "although", "though"} or after.endswith("ing")):
            if any(t.quotation for t in tokens[n + 1 : end]):
                continue
            return n
    return end


def _past_verb(token: Token) -> bool:
    low = token.low
    return token.kind is Kind.WORD and not token.name_like and (
        low in AUXILIARIES or low in PAST_IRREGULAR or (low.endswith("ed") and len(low) > 4)
        or (low in REPORTING and bool(REPORTING[low][1] & Form.THIRD) and low not in NOUNS_TOO)
    )


def _content_end(tokens: Sequence[Token], start: int) -> int:
    """Where a content ends on the right: the sentence's end mark, left out."""
    n = len(tokens)
    while n > start + 1 and tokens[n - 1].kind is Kind.PUNCTUATION and tokens[n - 1].low in {
        ".", "!", "?", "…", ";", ":", ",", "—",
    }:
        n -= 1
    return n


def _with_content(
    tokens: Sequence[Token],
    phrase: _VerbPhrase,
    source: Range,
    elliptical: bool,
    earlier: Sequence[Frame],
) -> Frame | None:
    """The frame with what stands right of the verb, or around the attribution."""
    cue = (phrase.start, phrase.stop)
    denied = phrase.verb.denies
    n = phrase.stop
    quotation_before = (
        not elliptical
        and source[0] > 0
        and (
            tokens[source[0] - 1].quotation is not None
            or (tokens[source[0] - 1].low in {",", "—", "–", "-", "--"}
                and source[0] > 1 and tokens[source[0] - 2].quotation is not None)
        )
        and phrase.takes & Takes.QUOTATION
    )
    if elliptical and phrase.subject_end > 0 and tokens[phrase.start - 1].quotation and phrase.participle:
        quotation_before = phrase.stop < len(tokens) and tokens[phrase.stop].quotation is None and False
    right = None if quotation_before and not _that_follows(tokens, n) else _right(tokens, phrase)
    if right is not None and (not quotation_before or _that_follows(tokens, n)):
        if phrase.negated and not phrase.verb.thinks and not denied:
            if not (phrase.modal or phrase.takes & Takes.OBJECT):
                return None
            denied = phrase.modal or denied
        elif phrase.modal and not elliptical and not tokens[right].quotation:
            return None
        end = _right_end(tokens, phrase, source, right)
        return Frame(cue, source, ((right, end),), phrase.verb, denied=denied,
                     elliptical=elliptical)
    if elliptical or phrase.negated:
        return None
    if quotation_before or _parenthetical(tokens, phrase, source):
        left = _left(tokens, source[0], earlier)
        if left is not None:
            resumed = _resumed(tokens, phrase.stop, left)
            return Frame(cue, source, (left, *resumed), phrase.verb)
    if n < len(tokens) and phrase.takes & Takes.QUOTATION and not phrase.modal:
        last = tokens[-1]
        if last.low in {":", ","}:
            return Frame(cue, source, (), phrase.verb, introduces=True)
        if phrase.takes & Takes.CLAUSE and last.low in {".", "…"} and source[0] <= 3 and (
            len(tokens) - n < 14
        ):
            return Frame(cue, source, (), phrase.verb)
    return None


def _that_follows(tokens: Sequence[Token], n: int) -> bool:
    return n < len(tokens) and tokens[n].low == "that"


def _parenthetical(tokens: Sequence[Token], phrase: _VerbPhrase, source: Range) -> bool:
    """Whether "[..., ] Ruiz said [, ...]" stands in or after the clause that it reports."""
    if not phrase.takes & Takes.AROUND or source[0] < 2 or phrase.participle:
        return False
    before = tokens[source[0] - 1].low
    if before not in {",", "—", "–", "--", "-"}:
        return False
    return not tokens[source[0]].low == "who"


def _right(tokens: Sequence[Token], phrase: _VerbPhrase) -> int | None:
    """Where the content right of the cue starts; None where there is none."""
    n = phrase.stop
    takes = phrase.takes
    size = len(tokens)
    if n >= size:
        return None
    first = tokens[n]
    if takes & Takes.ADDRESSEE and first.low not in {"that", *WH, ":"} and not first.quotation:
        n = _after_addressee(tokens, n, phrase)
        if n >= size:
            return None
        first = tokens[n]
    low = first.low
    if first.quotation and (takes & (Takes.QUOTATION | Takes.OBJECT | Takes.CLAUSE)):
        return n
    if takes & Takes.INFINITIVE and low == "to" and n + 1 < size:
        return n
    if takes & Takes.CLAUSE:
        skipped = _after_adjuncts(tokens, n)
        if skipped is not None:
            start = tokens[skipped]
            if start.low == "that" and skipped + 1 < size:
                return skipped
            if start.quotation:
                return skipped
            if start.low in WH:
                return skipped
            if start.low in {",", ":"} and skipped + 1 < size and tokens[skipped + 1].quotation:
                return skipped + 1
            if start.low == ":" and skipped + 1 < size:
                return skipped + 1
            if start.low == "," and skipped == phrase.stop and _as_said(tokens, phrase):
                return skipped + 1 if skipped + 1 < size else None
            if start.low == ",":
                that = _that_after(tokens, skipped)
                if that is not None:
                    return that
            elif start.kind is not Kind.PUNCTUATION and _clause_starts(tokens, skipped, phrase):
                return skipped
    elif takes & Takes.QUOTATION:
        stop = min(size, n + 25)
        for k in range(n, stop):
            if tokens[k].quotation and tokens[k].words > 2 and tokens[k - 1].low in {",", ":"}:
                return k
            if tokens[k].low in REPORTING and tokens[k].low not in NOUNS_TOO:
                break
    if takes & Takes.INFINITIVE and low == "to" and n + 1 < size:
        return n
    if takes & Takes.OBJECT and _object_starts(first):
        return n
    if takes & Takes.OBJECT and phrase.stop > 1 and tokens[phrase.stop - 1].low in phrase.verb.particles:
        return n if first.kind is not Kind.PUNCTUATION else None
    return None


def _as_said(tokens: Sequence[Token], phrase: _VerbPhrase) -> bool:
    """Whether "as Ruiz said, ..." opens the sentence."""
    return tokens[0].low == "as" and not any(t.low == "," for t in tokens[1 : phrase.start - 1])


def _object_starts(first: Token) -> bool:
    low = first.low
    if first.quotation:
        return True
    if first.kind is Kind.PUNCTUATION or low in PREPOSITIONS or low in CONJUNCTIONS or low == "that":
        return low == "$"
    return not (is_adverb(low) and low not in DETERMINERS) and low not in AUXILIARIES


def _after_addressee(tokens: Sequence[Token], n: int, phrase: _VerbPhrase) -> int:
    """The position after the one spoken to: "told [reporters in Brel on Monday] that"."""
    start = n
    size = len(tokens)
    if tokens[n].low in {"him", "her", "them", "us", "me", "you", "it", "himself", "herself"}:
        return n + 1 if phrase.verb.lemma != "tell" or tokens[n].low != "her" or True else n
    if tokens[n].kind is Kind.PUNCTUATION or tokens[n].low in PREPOSITIONS:
        return n
    if tokens[n].low in SUBJECT_PRONOUNS or tokens[n].low == "there":
        return n
    limit = min(size, n + 16)
    for k in range(n, limit):
        token = tokens[k]
        if token.low in {"that", "whether", "how", "why", "what"} or token.quotation and token.words > 2:
            return k
        if token.low in {":", ".", ";"} or token.low == ",":
            return k
        if token.low == "to" and phrase.takes & Takes.INFINITIVE:
            return k
        if token.low in AUXILIARIES and k > n:
            break
        if k > n and (token.low in SUBJECT_PRONOUNS - {"who"} or token.low in {"there"}):
            return k
    # a bare clause: its subject follows the first noun phrase
    k = n
    named = tokens[k].name_like or tokens[k].low in DETERMINERS and k + 1 < size and tokens[k + 1].name_like
    k += 1
    while k < size:
        token = tokens[k]
        if token.low in DETERMINERS or token.low in POSSESSIVES or token.low in PREPOSITIONS:
            break
        if token.low in TIMES:
            break
        if named != token.name_like and not (named and token.low in {"'s"}):
            if not (tokens[start].low in DETERMINERS and not token.name_like and k == start + 1):
                break
        if token.kind is not Kind.WORD:
            break
        k += 1
    return k


def _after_adjuncts(tokens: Sequence[Token], n: int) -> int | None:
    """Past times and places: "said [Monday in an interview] that"; None at the sentence's end."""
    size = len(tokens)
    k = n
    while k < size:
        low = tokens[k].low
        if low in {"that", ",", ":"} or tokens[k].quotation or low in WH and low not in {"when"}:
            return k
        if low == "when":
            return None
        if tokens[k].kind is Kind.PUNCTUATION and low not in {"(", "$", "[", "#", "—", "–"}:
            return None
        if low in PREPOSITIONS and low not in {"like", "per", "as", "because"}:
            k = _after_prepositional(tokens, k)
            continue
        if (low in TIMES and low not in {"this", "last", "next", "may"}) or low in {
            "this", "last", "next",
        } and k + 1 < size and tokens[k + 1].low in TIMES:
            k += 1
            continue
        if tokens[k].kind is Kind.NUMBER and k > n and tokens[k - 1].low in TIMES:
            k += 1
            continue
        if is_adverb(low) and low not in DETERMINERS and k == n:
            following = tokens[k + 1] if k + 1 < size else None
            if following and following.low in {"that", *PREPOSITIONS, "the", "he", "she", "they", "it"}:
                k += 1
                continue
        return k
    return None


def _after_prepositional(tokens: Sequence[Token], k: int) -> int:
    """The position after the prepositional phrase at ``k``."""
    size = len(tokens)
    n = k + 1
    if n < size and (tokens[n].low in DETERMINERS or tokens[n].low in POSSESSIVES):
        n += 1
    first = n
    while n < size:
        token = tokens[n]
        low = token.low
        if low == "that" or low in WH or token.quotation or token.kind is Kind.PUNCTUATION:
            break
        if low in PREPOSITIONS or low in TIMES and not token.name_like:
            break
        if n > first and (low in DETERMINERS or low in POSSESSIVES or low in PRONOUNS):
            break
        if low in SUBJECT_PRONOUNS or low in AUXILIARIES:
            break
        if n > first and token.low in TIMES:
            break
        n += 1
    return max(n, k + 1)


def _that_after(tokens: Sequence[Token], comma: int) -> int | None:
    """A "that" or quotation behind an insertion: "said, in a letter to Vela, that"."""
    for k in range(comma + 1, min(len(tokens), comma + 22)):
        if tokens[k - 1].low == "," and (tokens[k].low == "that" or (tokens[k].quotation and tokens[k].words > 2)):
            return k
        if tokens[k].low == ":" and k + 1 < len(tokens):
            return k + 1
        if tokens[k].low in REPORTING and tokens[k].low not in NOUNS_TOO and k > comma + 1:
            return None
    return None


def _clause_starts(tokens: Sequence[Token], n: int, phrase: _VerbPhrase) -> bool:
    """Whether a clause without "that" starts at ``n``: a noun phrase and, further on, a verb."""
    first = tokens[n]
    if first.low in {"to", "and", "but", "or", "as"}:
        return False
    if first.low in {"him", "them", "me", "us", "here", "there", "online", "up", "off"}:
        return False
    if first.low.endswith("ing") and not first.name_like:
        return True
    if phrase.takes & Takes.OBJECT:
        return True
    if first.low in {"so", "something", "nothing"} and n + 2 >= len(tokens):
        return False
    return len(tokens) - n > 2


def _passive(tokens: Sequence[Token], phrase: _VerbPhrase, left_limit: int) -> Frame | None:
    """ "was quoted as saying": the one passive whose subject speaks."""
    n = phrase.stop
    if phrase.verb.lemma not in {"quote", "cite"} or n + 1 >= len(tokens):
        return None
    if tokens[n].low != "as" or tokens[n + 1].low not in {"saying", "telling"}:
        return None
    source = subject_before(tokens, phrase.subject_end, left_limit)
    if source is None:
        return None
    inner = _verb_phrase(tokens, n + 1)
    if inner is None:
        return None
    whole = replace(inner, start=phrase.start, subject_end=phrase.subject_end, participle=False)
    return _with_content(tokens, whole, source, False, ())


def _according(tokens: Sequence[Token], i: int, words: int = 2) -> Frame | None:
    """ "According to Ruiz, ..." and "..., according to Ruiz"."""
    stop = i + words
    cue = (i, stop)
    found = subject_after(tokens, stop, appositions=i > 1)
    if found is None:
        if stop < len(tokens) and tokens[stop].low in PRONOUNS:
            found = (stop, stop + 1)
        else:
            return None
    start, end = found
    # a prepositional tail belongs to the source: "a poll by the paper"
    while end < len(tokens) and tokens[end].kind is not Kind.PUNCTUATION and not tokens[end].quotation:
        end += 1
    source = (start, end)
    if i <= 1:
        if end + 1 >= len(tokens) or tokens[end].low != ",":
            return None
        begin = end + 1
        return Frame(cue, source, ((begin, _content_end(tokens, begin)),))
    left = _left(tokens, i, ())
    if left is None or left[1] - left[0] < 3:
        return None
    return Frame(cue, source, (left,))


def _dash(tokens: Sequence[Token]) -> Frame | None:
    """ '"..." — Ruiz': a name after a dash after a quotation."""
    for n in range(1, len(tokens) - 1):
        if tokens[n].low in {"—", "–", "--", "―", "-"} and tokens[n - 1].quotation and n <= 2:
            rest = [t for t in tokens[n + 1 :] if t.kind is not Kind.PUNCTUATION]
            if 1 <= len(rest) <= 8 and rest[0].name_like:
                return Frame((n, n + 1), (n + 1, _content_end(tokens, n + 1)), ((0, n),))
    return None


def _any_verb(tokens: Sequence[Token]) -> Frame | None:
    """ '"...?" Ruiz pressed.': whatever verb in the past stands between subject and full stop."""
    if len(tokens) < 3 or tokens[0].quotation is None or tokens[0].words < 3:
        return None
    for n in range(2, min(8, len(tokens))):
        end = tokens[n + 1] if n + 1 < len(tokens) else None
        if _past_verb(tokens[n]) and tokens[n].low not in AUXILIARIES and (
            end is None or end.kind is Kind.PUNCTUATION
        ):
            source = subject_before(tokens, n, 1)
            if source and source[0] == 1:
                return Frame((n, n + 1), source, ((0, 1),))
    return None


def _siblings(tokens: Sequence[Token], frames: Sequence[Frame]) -> list[Frame]:
    """Contents cut where the next report starts, unless that is part of what is said."""
    result: list[Frame] = []
    for n, frame in enumerate(frames):
        parts = list(frame.parts)
        for later in frames[n + 1 :]:
            cut = _cut(tokens, frame, later)
            if cut is None:
                continue
            parts = [(s, min(e, cut) if s < cut else e) for s, e in parts if s < cut or s > later.cue[1]]
            break
        result.append(replace(frame, parts=tuple((s, e) for s, e in parts if s < e)))
    return [
        f
        for n, f in enumerate(result)
        if (f.parts or f.introduces or not f.elliptical) and not _only_told(f, result[:n])
    ]


def _only_told(frame: Frame, earlier: Sequence[Frame]) -> bool:
    """Whether a frame that is no saying stands inside what another reports ("said he hopes")."""
    return (
        frame.verb is not None
        and (
            frame.verb.thinks
            or not frame.verb.takes & (Takes.AROUND | Takes.ADDRESSEE)
            or bool(frame.verb.takes & Takes.INFINITIVE)
            or not frame.verb.takes & Takes.QUOTATION
            or frame.cue[1] - frame.cue[0] > 3
        )
        and any(s <= frame.cue[0] < e for f in earlier for s, e in f.parts)
    )


def _cut(tokens: Sequence[Token], frame: Frame, later: Frame) -> int | None:
    """Where ``later`` ends the content of ``frame``; None where it lies within, or apart."""
    holder = next((p for p in frame.parts if p[0] <= later.cue[0] < p[1]), None)
    if holder is None:
        return None
    begin = later.cue[0] if later.elliptical or later.source is None else min(later.source[0], later.cue[0])
    if later.verb is None and later.cue[0] > 1:
        begin = later.cue[0]  # according to
    if begin <= holder[0]:
        return None
    if later.parts and holder[0] < later.parts[0][0] and later.parts[0][1] <= begin:
        before = later.parts[0][0] - 1
        if tokens[before].low in {":", ";", ","}:
            return before
    k = begin - 1
    while k > holder[0] and is_adverb(tokens[k].low):
        k -= 1
    low = tokens[k].low
    if low in {"while", "as", "although", "though", "whereas"} and tokens[k - 1].low == ",":
        return k - 1
    if low == ";":
        return k
    if later.elliptical:
        if low in {"and", "but", "or"}:
            return k - 1 if tokens[k - 1].low == "," else k
        if low in {",", "—"}:
            return k
        if low in {"while"}:
            return k
        return None
    if low in {"and", "but"} and tokens[k - 1].low == ",":
        return k - 1
    if later.verb is None and low == ",":
        return k
    return None
