"""All that somebody surely said on one topic."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answers import QuotedPassage, cite
from bot.answers.abstain import Caution
from bot.answers.attribution import attribute
from bot.answers.evidence import of_passage, understandable
from bot.answers.on_topic import LEAST, on_topic
from bot.answers.sought import Sought
from bot.extraction.alone import pronouns
from bot.extraction.models import Pronoun
from bot.questions.kind import Kind
from bot.stated import alone, stated
from bot.statements import Statement
from corpus.models import Article, Quote, QuoteKind, Span, Speaker, hull
from index.filter import Filter
from index.lexical import terms
from index.offices import is_past
from index.retriever import Hit, QuoteHit, Retriever

# Of more statements of one voice the nearest to the topic are read. That takes 0.15 ms each, and
# what lies beyond so many is so far from the topic that it would have to hold all of its words.
_MOST_READ = 20_000
# Much of what somebody said shares a word with a topic and is not on it: of a "synagogue in Sorvik"
# all that was said of Sorvik. What is on it is this near, or holds with its article's title half of
# the topic's terms by weight. Of 158 statements of realtimeqa-2025-26 that are likely enough for an
# answer, that leaves out 47: as read, 13 are on the topic, 19 are not, and the others touch it.
_NEAR = 0.45
_HALF = 0.5
# Shorter content does not tell anything where it stands without its sentence.
_FEWEST_TERMS = 3


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A stretch of an article that is somebody's on the topic.

    ``quotes`` are the statements of theirs in it, in order; ``likely`` is how likely it is on the
    topic, 0 to 1; ``kind`` and ``speaker`` are as `attribute` has them, ``pronouns`` as
    `bot.extraction.alone.pronouns`.
    """

    article: Article
    span: Span
    quotes: tuple[Quote, ...]
    likely: float
    kind: QuoteKind | None
    speaker: Speaker | None
    pronouns: tuple[Pronoun, ...] = ()

    @property
    def text(self) -> str:
        """The words."""
        return self.span.of(self.article.text)

    @property
    def quoted(self) -> QuotedPassage:
        """The stretch as it is shown."""
        citation = cite(self.article, self.span, self.text)
        return QuotedPassage(citation, self.likely, self.kind, self.speaker)


class Record:
    """What is on record on one topic, whose vector is made once.

    What is not likely enough for ``caution`` to be on the topic is left out.
    """

    def __init__(self, topic: str, retriever: Retriever, caution: Caution) -> None:
        self._topic = topic
        self._retriever = retriever
        self._least = LEAST[caution]
        self._store = retriever.index.store
        self._sought = Sought(topic, topic, Kind.SAID, retriever.index.lexical)
        self._vector = retriever.embed(topic)

    def knows(self, voice: Filter) -> bool:
        """Whether whom a filter lets through says anything, on any topic, at any time."""
        anywhere = Filter(speakers=voice.speakers, printed=voice.printed)
        return not self._store.allowed(anywhere).nothing

    def read(self, voice: Filter) -> int:
        """How many statements, on any topic, a filter lets through."""
        statements = self._store.allowed(voice).statements
        return 0 if statements is None else len(statements)

    def of(self, voice: Filter) -> list[OnRecord]:
        """All that is surely said by whom a filter lets through, in no order, none overlapping."""
        allowed = self._store.allowed(voice)
        numbers = [n for n in (allowed.passages, allowed.statements) if n is not None]
        most = min(max(map(len, numbers), default=0), _MOST_READ)
        if not most:
            return []
        found = self._retriever.find(self._topic, most, allowed, self._vector)
        whose = _Whose.of(voice, found.quotes)
        said = [*self._statements(found.quotes, whose), *self._turns(found.passages, whose)]
        return list(self._joined(said, whose))

    def _statements(self, hits: Sequence[QuoteHit], whose: "_Whose") -> Iterator[OnRecord]:
        """The statements that are on the topic."""
        cosines = {hit.quote: hit.cosine for hit in hits}
        statements = (Statement(hit.article, hit.quote) for hit in hits)
        for piece in stated(statements, self._store):
            cosine, title = cosines[piece.statement.quote], piece.statement.article.title
            if likely := self._likely(cosine, piece.text, title):
                yield from self._theirs(piece.statement, piece.span, likely, whose)

    def _theirs(
        self, statement: Statement, span: Span, likely: float, whose: "_Whose"
    ) -> Iterator[OnRecord]:
        """A statement in as much of its article as is understood alone and theirs; in as little as
        needed to be theirs; or not at all, where another one's words cannot be told from it."""
        article, speaker = statement.article, statement.speaker
        stretches = [span]
        if speaker and speaker.name not in span.of(article.text):
            stretches.insert(0, self._with_theirs_before(article, span, speaker))
        if len(terms(statement.quote.span.of(article.text))) >= _FEWEST_TERMS:
            stretches.append(alone(statement))
        for stretch in dict.fromkeys(stretches):
            if piece := self._shown(article, stretch, likely, whose):
                yield piece
                return

    def _with_theirs_before(self, article: Article, span: Span, speaker: Speaker) -> Span:
        """A stretch, with those sentences before it that it leans on and that are statements of the
        same speaker: what the article says of its own would stand as theirs."""
        text, sentences = article.text, self._store.sentences(article.id)
        quotes = self._store.quotes.of_article(article.id)
        wide = understandable(text, span, sentences)
        before = [s for s in sentences if wide.contains(s) and s.end <= span.start]
        for sentence in reversed(before):
            _, whose = attribute(text, sentence, quotes)
            if whose is None or whose.id != speaker.id:
                break
            span = hull([sentence, span])
        return span

    def _turns(self, hits: Sequence[Hit], whose: "_Whose") -> Iterator[OnRecord]:
        """Of each passage of a turn that is on the topic, the sentence that holds most of it."""
        farthest = min((hit.cosine for hit in hits if hit.cosine is not None), default=0.0)
        for hit in hits:
            sentences = self._store.sentences(hit.article.id)
            stretch = of_passage(self._sought, hit, farthest, sentences)
            if likely := self._likely(stretch.cosine, stretch.text, hit.article.title):
                piece = self._shown(hit.article, stretch.span, likely, whose)
                yield from (piece,) if piece else ()

    def _joined(self, said: Iterable[OnRecord], whose: "_Whose") -> Iterator[OnRecord]:
        """The same, where those that overlap are one."""
        last: OnRecord | None = None
        for piece in sorted(said, key=lambda piece: (piece.article.id, piece.span)):
            if last and last.article.id == piece.article.id and last.span.overlaps(piece.span):
                span = hull([last.span, piece.span])
                likely = max(last.likely, piece.likely)
                last = self._shown(last.article, span, likely, whose) or last
                continue
            if last:
                yield last
            last = piece
        if last:
            yield last

    def _shown(
        self, article: Article, span: Span, likely: float, whose: "_Whose"
    ) -> OnRecord | None:
        """A stretch with whose it is; None where it is not theirs alone."""
        quotes = self._store.quotes.of_article(article.id)
        inside = tuple(q for q in quotes if q.within is None and q.span.overlaps(span))
        kind, speaker = attribute(article.text, span, quotes, whose.speakers)
        if speaker is None:  # of a source that is no one person
            theirs = kind is not None and all(quote in whose.statements for quote in inside)
        else:
            theirs = speaker.id in whose.speakers and not (whose.body and is_past(speaker.role))
        named = pronouns(article.text, span, quotes)
        return OnRecord(article, span, inside, likely, kind, speaker, named) if theirs else None

    def _likely(self, cosine: float, text: str, title: str | None) -> float:
        """How likely words are on the topic; 0 where that is not enough."""
        coverage = self._sought.weights.coverage
        likely = on_topic(cosine, coverage(text))
        on_it = cosine >= _NEAR or coverage(f"{title or ''} {text}") >= _HALF
        return likely if likely >= self._least and on_it else 0.0


@dataclass(frozen=True, slots=True)
class _Whose:
    """A voice: the ids of those who are it, and all statements that are let through as its.

    Who spoke for a ``body`` once is not its voice any more.
    """

    speakers: tuple[str, ...]
    statements: frozenset[Quote]
    body: bool

    @classmethod
    def of(cls, voice: Filter, hits: Iterable[QuoteHit]) -> "_Whose":
        """The voice that a filter lets through, with the statements found."""
        body = bool(voice.printed)
        theirs = (
            hit.quote
            for hit in hits
            if not (body and hit.quote.source and is_past(hit.quote.source.of(hit.article.text)))
        )
        return cls(voice.speakers, frozenset(theirs), body)
