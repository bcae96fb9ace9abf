"""Statements of an article: its sentences' frames, and the quotations that no frame claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from corpus.models import Span
from corpus.quotes.frame import Frame
from corpus.quotes.frames import find_frames
from corpus.quotes.grammar import DETERMINERS
from corpus.quotes.likely import introducing_subject, likely_source
from corpus.quotes.marks import Quotation
from corpus.quotes.mentions import mentions
from corpus.quotes.noun_phrase import RELATIVES, Range, noun_like
from corpus.quotes.patterns import labelled, signed
from corpus.quotes.siblings import settle
from corpus.quotes.source import main_subject
from corpus.quotes.tokens import Kind, Sentence, Token, is_work

_MOST_PARTS = 100
"""Parts after which a statement takes no more, so that work stays linear."""
_LONG = 4
"""Words of a quotation at a sentence's start that makes the sentence go on with the one before."""
_SCARE = 3
"""Words under which a quotation that no word of saying claims is left as a scare quote: in PolNeAR
of those of five words or more 98% are attributed, of one and two 67%."""


_TERM = 4
"""Words up to which a quotation before a noun may be a term ("the “no new roads” rule")."""
_NO_SPEAKERS = frozenset("it there that which this these those what".split())


class Evidence(Enum):
    """How the source of a statement is known."""

    CUE = auto()
    """A word of saying with its subject, in the statement's paragraph or leading on to it."""
    PREVIOUS = auto()
    """A paragraph that is all quotation: the speaker of the paragraph before."""
    SUBJECT = auto()
    """A quotation in a sentence without a word of saying: the sentence's subject."""
    LIKELY = auto()
    """A quotation of which nothing tells who says it: a guess, too weak to be shown."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A report of speech before its speaker is resolved.

    ``parts`` are with their quotation marks. ``sentence`` and ``paragraph`` count those of the
    article from 0; they are those of the last part.
    """

    parts: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    evidence: Evidence
    sentence: int
    paragraph: int
    denied: bool = False
    quoted: bool = False
    """Whether its last part ends with a quotation, so that a bare one after it goes on."""
    open_ended: bool = False
    """Whether its last quotation has no closing mark."""
    introduces: bool = False
    """Whether its words are still to come."""


def find_statements(sentences: Sequence[Sentence]) -> list[Statement]:
    """The statements of ``sentences``, in order of their first part."""
    collector = _Collector(_surnames(sentences))
    for n, sentence in enumerate(sentences):
        collector.read(n, sentence)
    collector.close()
    whole = (replace(s, parts=tuple(_disjoint(s.parts))) for s in collector.found if s.parts)
    return sorted(whole, key=lambda s: (s.parts[0], s.parts[-1].end))


def _surnames(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The last words, in lower case, of names in full that are no label ("Ana Ruiz: ...")."""
    return frozenset(
        mention.name[-1].lower()
        for sentence in sentences
        for mention in mentions(sentence.tokens)
        if len(mention.name) > 1
        and not any(t.low == ":" for t in sentence.tokens[mention.where[1] :][:1])
    )


def _disjoint(parts: Sequence[Span]) -> Iterator[Span]:
    """The parts in order, without one that overlaps an earlier one."""
    end = 0
    for part in sorted(parts):
        if part.start >= end:
            yield part
            end = part.end


class _Collector:
    """Reads the sentences in order; quotations wait for the speaker of their paragraph."""

    def __init__(self, surnames: frozenset[str]) -> None:
        self._surnames = surnames
        self.found: list[Statement] = []
        self._waiting: list[Quotation] = []
        self._sentence = 0
        self._paragraph = -1
        self._turn = False
        self._told: Sentence | None = None
        """The last sentence that is not all quotation."""

    def read(self, n: int, sentence: Sentence) -> None:
        """Add the statements of the next sentence."""
        if sentence.paragraph != self._paragraph:
            self._sign(sentence)
            self.close()
            self._paragraph = sentence.paragraph
            self._turn = False
        self._sentence = n
        tokens = sentence.tokens
        label = labelled(tokens, self._surnames, titled=n == 0) if sentence.opens else None
        if label:
            self._turn = tokens[label.parts[0][0]].quotation is None
            self.found.append(_framed(tokens, label, n, self._paragraph))
            return
        if self._turn:
            self._extend(sentence)
            return
        frames = settle(tokens, find_frames(tokens))
        first = len(self.found)
        for frame in frames:
            self._add(_framed(tokens, frame, n, sentence.paragraph))
        self._read_unclaimed(tokens, frames, first)
        if any(t.kind is Kind.WORD for t in tokens):
            self._told = sentence

    def _sign(self, sentence: Sentence) -> None:
        """Give what waits to the name that the next paragraph signs it with, if one does."""
        near = self._waiting and sentence.paragraph - self._paragraph == 1
        signature = signed(sentence.tokens) if near else None
        if signature:
            statement = _framed(sentence.tokens, signature, self._sentence, self._paragraph)
            early = tuple(q.outer for q in self._waiting[:_MOST_PARTS])
            self.found.append(replace(statement, parts=early, introduces=False))
            self._waiting.clear()

    def _read_unclaimed(self, tokens: Sequence[Token], frames: Sequence[Frame], first: int) -> None:
        """Add the quotations that no frame holds; ``first`` is the place of the first frame's."""
        claimed = [part for frame in frames for part in frame.parts]
        bare = all(t.quotation or t.kind is Kind.PUNCTUATION for t in tokens)
        opens = not frames and tokens[0].quotation is not None and tokens[0].words >= _LONG
        for k, token in enumerate(tokens):
            if token.quotation is None or any(s <= k < e for s, e in claimed):
                continue
            if (bare or (opens and k == 0)) and self._go_on(token.quotation):
                continue
            if bare:
                self._waiting.append(token.quotation)
            elif token.words >= _SCARE and not _is_named(tokens, k) and not _is_term(tokens, k):
                before = _goes_on_with(tokens, k, frames)
                if before is not None:
                    self._lengthen(first + before, token.quotation)
                    continue
                self._add_unclaimed(tokens, k, frames)

    def _add_unclaimed(self, tokens: Sequence[Token], k: int, frames: Sequence[Frame]) -> None:
        """Add the quotation at ``k``, by its sentence's subject, or else by who is likely."""
        quotation = tokens[k].quotation
        if quotation is None:
            return
        source, evidence = _nearest_subject(tokens, k, frames), Evidence.SUBJECT
        if source is None and tokens[k].words >= _LONG:
            source, evidence = likely_source(tokens, k) or self._near(), Evidence.LIKELY
        self.found.append(self._uncued([quotation], source, evidence))

    def _introducing(self) -> Span | None:
        """The subject of the sentence before, in this paragraph or the one before it."""
        near = self._told and self._paragraph - self._told.paragraph <= 1
        return introducing_subject(self._told) if self._told and near else None

    def _near(self) -> Span | None:
        """The source of the statement before, in this paragraph or the one before it."""
        recent = [s for s in self.found[-3:] if s.source and self._paragraph - s.paragraph <= 1]
        quoted = [s for s in recent if s.quoted]
        return (quoted or recent)[-1].source if recent else None

    def _extend(self, sentence: Sentence) -> None:
        """Lengthen the turn that the paragraph's label started."""
        last = self.found[-1]
        part = Span(last.parts[-1].start, sentence.span.end)
        self.found[-1] = replace(last, parts=(*last.parts[:-1], part), sentence=self._sentence)

    def _lengthen(self, at: int, quotation: Quotation) -> None:
        """Give a quotation to the statement of its sentence that it goes on with."""
        last = self.found[at]
        self.found[at] = replace(
            last,
            parts=(*last.parts, quotation.outer),
            quoted=True,
            open_ended=not quotation.closed,
        )

    def _add(self, statement: Statement) -> None:
        if self._waiting and statement.quoted:
            early = tuple(q.outer for q in self._waiting[:_MOST_PARTS])
            statement = replace(statement, parts=early + statement.parts)
            self._waiting.clear()
        self.found.append(statement)

    def _go_on(self, quotation: Quotation) -> bool:
        """Give a bare quotation to the statement that it goes on with, if there is one."""
        if not self.found:
            return False
        at = len(self.found) - 1
        # in '"..." said Ruiz, who said she was tired. "..."' it is the first that goes on
        while at > 0 and not self.found[at].quoted and self.found[at - 1].quoted:
            if self.found[at - 1].sentence != self.found[at].sentence:
                break
            at -= 1
        last = self.found[at]
        if last.cue and not last.source:
            return False  # a question: "Asked about it, ..."
        goes_on = last.open_ended and last.paragraph == self._paragraph - 1
        introduced = last.introduces and not last.parts and self._sentence - last.sentence == 1
        here = last.paragraph == self._paragraph
        if not (goes_on or introduced or here) or len(last.parts) >= _MOST_PARTS:
            return False
        self.found[at] = replace(
            last,
            parts=(*last.parts, quotation.outer),
            sentence=self._sentence,
            paragraph=self._paragraph,
            quoted=True,
            open_ended=not quotation.closed,
        )
        return True

    def close(self) -> None:
        """End the paragraph: what still waits is the last speaker's, if that is near."""
        if self._waiting:
            last = self.found[-1] if self.found else None
            near = last is not None and self._paragraph - last.paragraph <= 1
            source = last.source if last and near else None
            waiting = self._waiting[:_MOST_PARTS]
            guess = source is None or (last is not None and last.evidence is Evidence.LIKELY)
            evidence = Evidence.LIKELY if guess else Evidence.PREVIOUS
            source = source or self._introducing() or self._near()
            self.found.append(self._uncued(waiting, source, evidence))
            self._waiting.clear()

    def _uncued(
        self, quotations: Sequence[Quotation], source: Span | None, evidence: Evidence
    ) -> Statement:
        waited = quotations[0] in self._waiting[:1]
        return Statement(
            tuple(q.outer for q in quotations),
            None,
            source,
            evidence,
            self._sentence,
            self._paragraph,
            quoted=waited,
            open_ended=waited and not quotations[-1].closed,
        )


def _span(tokens: Sequence[Token], where: Range) -> Span:
    return Span(tokens[where[0]].start, tokens[where[1] - 1].end)


def _framed(tokens: Sequence[Token], frame: Frame, n: int, paragraph: int) -> Statement:
    last = tokens[max(end for _, end in frame.parts) - 1] if frame.parts else None
    quotation = last.quotation if last else None
    return Statement(
        tuple(sorted(_span(tokens, part) for part in frame.parts)),
        _span(tokens, frame.cue),
        _source_span(tokens, frame),
        Evidence.CUE,
        n,
        paragraph,
        frame.denied,
        quoted=quotation is not None,
        open_ended=quotation is not None and not quotation.closed,
        introduces=frame.introduces or not frame.parts,
    )


def _source_span(tokens: Sequence[Token], frame: Frame) -> Span | None:
    """The source, without the possessive ending in "Ruiz's words"."""
    if frame.source is None:
        return None
    span = _span(tokens, frame.source)
    last = tokens[frame.source[1] - 1].low
    owner = tokens[frame.cue[0]].low in {"words", "view"} and last.endswith(("'s", "s'"))
    return Span(span.start, span.end - (1 if last.endswith("'") else 2)) if owner else span


def _goes_on_with(tokens: Sequence[Token], k: int, frames: Sequence[Frame]) -> int | None:
    """The frame whose quotation, left of its cue, the one at ``k`` goes on with.

    '"We will sign," Ruiz said in Brel, and "sign soon."'
    """
    before = [n for n, f in enumerate(frames) if f.cue[1] <= k]
    if not before:
        return None
    frame = frames[before[-1]]
    last = max((end for _, end in frame.parts), default=0)
    quoted = 0 < last <= k and tokens[last - 1].quotation is not None
    return before[-1] if quoted and frame.parts[0][0] < frame.cue[0] else None


def _is_term(tokens: Sequence[Token], k: int) -> bool:
    """Whether a short quotation stands as a word of the writer's: the “law and order” issue."""
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    attributive = after is not None and noun_like(after) and after.text.islower()
    determined = k > 0 and tokens[k - 1].low in DETERMINERS
    return tokens[k].words <= _TERM and determined and attributive


def _is_named(tokens: Sequence[Token], k: int) -> bool:
    """Whether a quotation is a title: by its capitals, or by its author ("...," by Ana Ruiz)."""
    n = k + 1 + (k + 1 < len(tokens) and tokens[k + 1].low == ",")
    signed = n + 1 < len(tokens) and tokens[n].low == "by" and tokens[n + 1].name_like
    return is_work(tokens[k]) or signed


def _nearest_subject(tokens: Sequence[Token], k: int, frames: Sequence[Frame]) -> Span | None:
    """The source of the frame before token ``k``, else the subject nearest to it on the left."""
    before = [
        f.source
        for f in frames
        if f.source and f.cue[1] <= k and tokens[f.source[0]].low not in RELATIVES
    ]
    subject = before[-1] if before else _person_first(tokens, k)
    if subject is None or tokens[subject[0]].low in _NO_SPEAKERS:
        subject = (0, 1) if tokens[0].low in {"he", "she"} else main_subject(tokens)
    if subject is None or tokens[subject[0]].low in _NO_SPEAKERS:
        return None
    return _span(tokens, subject)


def _person_first(tokens: Sequence[Token], k: int) -> Range | None:
    """The subject nearest to token ``k``; a thing's gives way to a person's that opens all."""
    nearest = main_subject(tokens, k, nearest=True)
    if nearest is None or _is_personal(tokens, nearest):
        return nearest
    first = main_subject(tokens, k)
    return first if first and _is_personal(tokens, first) else nearest


def _is_personal(tokens: Sequence[Token], where: Range) -> bool:
    pronoun = tokens[where[0]].low in {"he", "she"}
    return pronoun or tokens[where[0]].name_like or tokens[where[1] - 1].name_like
