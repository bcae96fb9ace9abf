"""Answers questions from one published index."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.abstain import THRESHOLDS, Caution
from bot.answers.attribution import attribute
from bot.answers.cite import cite
from bot.answers.evidence import Evidence, TermWeights, find_evidence
from bot.answers.models import Abstention, Answer, QuotedPassage, Reason
from index.lexical import terms
from index.retriever import Retriever
from index.store import Store


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """At most ``max_quotes`` are cited, from the best ``top_k`` passages."""

    max_quotes: int = 3
    top_k: int = 10
    caution: Caution = "balanced"


class Answerer:
    """Answers from what a retriever finds; safe to use from several threads."""

    def __init__(self, retriever: Retriever, settings: AnswerSettings) -> None:
        self._retriever = retriever
        self._settings = settings

    def answer(self, question: str, question_id: str | None = None) -> Answer | Abstention:
        """Answer a question in words cut from the stored articles, or abstain.

        ``question_id`` is given back; without it, the answer's id is a hash of the question.
        """
        if question_id is None:
            question_id = hashlib.sha256(question.encode()).hexdigest()[:12]
        index = self._retriever.index
        searched = index.manifest.coverage
        if not terms(question):
            return Abstention(question_id, question, Reason.EMPTY_QUESTION, searched, ())
        found = self._retriever.find(question, self._settings.top_k)
        weights = TermWeights(question, index.lexical)
        evidence = find_evidence(weights, found, index.store)
        enough = THRESHOLDS[self._settings.caution]
        answering = [piece for piece in evidence if piece.support >= enough]
        most = self._settings.max_quotes
        if not answering:
            nearest = _cited(evidence[:most], index.store)
            return Abstention(question_id, question, Reason.NOT_FOUND, searched, nearest)
        return Answer(question_id, question, _cited(answering[:most], index.store), searched)


def _cited(evidence: Sequence[Evidence], store: Store) -> tuple[QuotedPassage, ...]:
    cited = []
    for piece in evidence:
        article = piece.article
        kind, speaker = attribute(article.text, piece.span, store.quotes.of_article(article.id))
        citation = cite(article, piece.span, piece.text)
        cited.append(QuotedPassage(citation, piece.score, kind, speaker))
    return tuple(cited)
