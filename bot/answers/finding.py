"""How evidence for one question is found, and what it must show."""

from collections.abc import Container, Sequence
from dataclasses import replace
from functools import cache

from bot.answers.abstain import Caution, enough
from bot.answers.attribution import attribute
from bot.answers.evidence import Evidence, find_evidence
from bot.answers.on_topic import LEAST, MOST_OF_IT, on_topic
from bot.answers.retold import Retelling, Retold
from bot.answers.sought import Sought
from bot.questions.kind import Kind
from bot.questions.models import Question
from corpus.models import QuoteKind, Speaker
from index.filter import Filter
from index.retriever import Retriever

# Statements of the speakers asked for that are compared: their vectors all have the same names in
# them, so the nearest ones differ by little.
_STATEMENTS_OF_SPEAKERS = 30
# From this cosine on statements are on what the title of their article tells; read on 40 pairs of
# realtimeqa-2025-26, of which those below are of round-ups, or of one side of the story.
_NEAR_TITLE = 0.4
# What it counts for, in score, that a statement has a speaker where "who said" is asked.
_ATTRIBUTED = 0.15


class Finding:
    """Finds evidence for one question, whose vector is made once, and judges it.

    At most ``top_k`` passages are looked at in a search.
    """

    def __init__(
        self, asked: Question, retriever: Retriever, *, top_k: int, caution: Caution
    ) -> None:
        index = retriever.index
        self._asked = asked
        self._retriever = retriever
        self._top_k = top_k
        self._caution: Caution = caution
        self._sought = Sought(asked.text, asked.topic or asked.text, asked.kind, index.lexical)
        self._vector = retriever.embed(wording(asked))
        self._found: dict[Filter, list[Evidence]] = {}
        # One piece may be judged for several reasons.
        self._statements = cache(index.store.quotes.of_article)
        self._retelling = Retelling(retriever, asked.left_out)
        self._held = cache(self._sought.weights.coverage)

    @property
    def dated(self) -> bool:
        """Whether any article of the index has a date."""
        return self._retriever.index.manifest.coverage.latest is not None

    def search(self, within: Filter) -> Sequence[Evidence]:
        """The evidence within a filter, best first; all that somebody said, newest first."""
        if within not in self._found:  # one filter may be searched for several reasons
            self._found[within] = self._search(within)
        return self._found[within]

    def answers(self, piece: Evidence) -> bool:
        """Whether a piece of evidence answers the question."""
        if _asks_of_topic(self._asked):
            return self._is_on_topic(piece)  # what they said on the topic is the answer
        if piece.support >= enough(self._caution):
            return True
        if self._asked.kind is not Kind.SAID_BY or self.holds(piece) < MOST_OF_IT:
            return False
        return self._is_on_topic(piece) and self._speaker(piece) is not None

    def by_another(self, piece: Evidence, ids: Container[str]) -> bool:
        """Whether a piece is surely a statement of somebody not among these ids."""
        speaker = self._speaker(piece)
        return speaker is not None and speaker.id not in ids

    def titled(self, pieces: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Those in articles whose title holds all that is asked about; nearest the question first.

        An article may report on other things than its title tells, so they must be near that too.
        """
        embed = self._retriever.embed
        asked, found = embed(self._asked.text), []
        for piece in pieces:
            title = piece.article.title
            if title and self._sought.weights.coverage(title) == 1.0:
                words = embed(piece.text)
                if float(embed(title) @ words) >= _NEAR_TITLE:
                    found.append((float(asked @ words), piece))
        return tuple(piece for _, piece in sorted(found, key=lambda pair: -pair[0]))

    def holds(self, piece: Evidence) -> float:
        """The share of the topic's terms that stand in a piece, 0 to 1."""
        return self._held(piece.text)

    def attributed(
        self, piece: Evidence, asked: Container[str] = ()
    ) -> tuple[QuoteKind | None, Speaker | None]:
        """Whose words a piece of evidence is, as `attribute` tells it."""
        article = piece.article
        return attribute(article.text, piece.span, self._statements(article.id), asked)

    def retold(self, piece: Evidence, speaker: Speaker) -> Retold:
        """How else is told what a speaker says in a piece of evidence."""
        article = piece.article
        return self._retelling.of(article, piece.span, self._statements(article.id), speaker.id)

    def _search(self, within: Filter) -> list[Evidence]:
        store = self._retriever.index.store
        allowed = store.allowed(replace(within, left_out=self._asked.left_out))
        if allowed.nothing:
            return []
        k = _STATEMENTS_OF_SPEAKERS if within.of_speakers else self._top_k
        found = self._retriever.find(wording(self._asked), k, allowed, self._vector)
        evidence = find_evidence(self._sought, found, store)
        if self._asked.kind is Kind.SAID_BY:
            evidence.sort(
                key=lambda piece: -piece.score - _ATTRIBUTED * (self._speaker(piece) is not None)
            )
        elif not self._asked.topic:
            evidence.sort(key=_newest_first)
        return evidence

    def _speaker(self, piece: Evidence) -> Speaker | None:
        return self.attributed(piece)[1]

    def _is_on_topic(self, piece: Evidence) -> bool:
        cosine = piece.signals.cosine if piece.signals else 0.0
        return on_topic(cosine, self.holds(piece)) >= LEAST[self._caution]


def wording(asked: Question) -> str:
    """The words that a question is embedded by.

    Statements are embedded with their speaker's name, which would make all of somebody's look near
    to a question that names them.
    """
    return asked.topic if _asks_of_topic(asked) else asked.text


def _asks_of_topic(asked: Question) -> bool:
    """Whether it is asked what certain people said on a topic."""
    return bool(asked.speakers and asked.only and asked.topic)


def _newest_first(piece: Evidence) -> tuple[float, float]:
    published = piece.article.published
    return -(published.timestamp() if published else 0.0), -piece.score
