"""Answers questions from one published index."""

import hashlib
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.answers.abstain import Caution
from bot.answers.cite import cite
from bot.answers.evidence import Evidence
from bot.answers.finding import Finding
from bot.answers.models import Abstention, Answer, Note, QuotedPassage, Reason
from bot.answers.repeats import arrange
from bot.answers.retold import Retold
from bot.answers.settle import settle
from bot.questions.language import is_foreign
from bot.questions.models import NOT_NARROWED, Narrowing, Question
from bot.questions.understand import Known, understand
from index.lexical import terms
from index.retriever import Retriever


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """At most ``max_quotes`` are cited, from the best ``top_k`` passages."""

    max_quotes: int = 3
    top_k: int = 10
    caution: Caution = "balanced"


class Answerer:
    """Answers from what a retriever finds; safe to use from several threads.

    ``known`` are the speakers and outlets of its index.
    """

    def __init__(self, retriever: Retriever, settings: AnswerSettings) -> None:
        self._retriever = retriever
        self._settings = settings
        self.known = Known(retriever.index)

    def answer(
        self,
        question: str,
        question_id: str | None = None,
        *,
        narrowing: Narrowing = NOT_NARROWED,
        now: datetime | None = None,
    ) -> Answer | Abstention:
        """Answer a question in words cut from the stored articles, or abstain.

        ``question_id`` is given back; without it, the answer's id is a hash of the question.
        ``now``, aware, is what "yesterday" is counted from: the present, if it is not given.
        """
        return self.answer_to(self.understand(question, narrowing, now), question_id)

    def understand(
        self, question: str, narrowing: Narrowing = NOT_NARROWED, now: datetime | None = None
    ) -> Question:
        """What a question asks; ``now`` as for `answer`."""
        return understand(question, self.known, now or datetime.now(UTC), narrowing)

    def answer_to(self, asked: Question, question_id: str | None = None) -> Answer | Abstention:
        """Answer a question that was understood; otherwise as `answer`."""
        question = asked.text
        if question_id is None:
            question_id = hashlib.sha256(question.encode()).hexdigest()[:12]
        searched = self._retriever.index.manifest.coverage
        if not terms(question):
            return Abstention(question_id, question, Reason.EMPTY_QUESTION, searched, ())
        finding = Finding(
            asked, self._retriever, top_k=self._settings.top_k, caution=self._settings.caution
        )
        settled = settle(asked, finding)
        speakers = frozenset(speaker.id for one in asked.speakers for speaker in one.meant)
        quotes = _cited(settled.evidence, finding, speakers, self._settings.max_quotes)
        notes = (*_notes(asked), *settled.notes)
        if settled.reason is None:
            return Answer(question_id, question, quotes, searched, notes)
        return Abstention(
            question_id, question, settled.reason, searched, quotes, notes, settled.near_names
        )


def _notes(asked: Question) -> tuple[Note, ...]:
    """What is to be known of how a question was understood, whatever is found."""
    told = {Note.NOT_ENGLISH: is_foreign(asked.text), Note.SINCE_EVENT: asked.since_event}
    return tuple(note for note, holds in told.items() if holds)


def _cited(
    evidence: Sequence[Evidence], finding: Finding, asked: Container[str], most: int
) -> tuple[QuotedPassage, ...]:
    """At most ``most`` of the pieces, each statement once, with how else it is told."""
    cited: list[QuotedPassage] = []
    shown: list[Retold] = []
    for told in arrange(evidence):
        piece = told.evidence
        if len(cited) == most:
            break
        if any(before.holds(piece.article, piece.span) for before in shown):
            continue
        kind, speaker = finding.attributed(piece, asked)
        retold = finding.retold(piece, speaker) if speaker else Retold()
        shown.append(retold)
        also = {article.id: article for article in told.also}
        also |= {same.article.id: same.article for same in retold.same}
        variants = tuple(other for other in retold.reworded if other.article.id not in also)
        citation = cite(piece.article, piece.span, piece.text)
        cited.append(
            QuotedPassage(citation, piece.score, kind, speaker, tuple(also.values()), variants)
        )
    return tuple(cited)
