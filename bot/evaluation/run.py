"""Asking the questions, one after another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from bot.answers import Abstention, Answer, Answerer, MisquoteError
from bot.answers.finding import wording
from bot.evaluation.measures import (
    FALSE_ANSWER,
    FALSE_REFUSAL,
    RIGHT,
    SPEAKER,
    ranking_values,
    wanted,
)
from bot.evaluation.outcome import Outcome, Shown
from bot.evaluation.questions import Question
from bot.questions.models import Question as Understood
from index.encoders.prepared import PreparedQueries
from index.retriever import Retriever
from index.speaker_match import SpeakerDirectory

_TOGETHER = 8  # questions embedded in one batch


@dataclass(frozen=True, slots=True)
class Asked:
    """What questions are put to: an index, whose best ``depth`` passages are looked at.

    ``encoder`` is the one of ``answerer`` and ``retriever``; ``speakers`` are all of the index.
    """

    answerer: Answerer
    retriever: Retriever
    encoder: PreparedQueries
    speakers: SpeakerDirectory
    depth: int


def ask_all(questions: Iterable[Question], asked: Asked) -> Iterator[Outcome]:
    """What comes of each question, in order; one that fails does not stop the others.

    Raises:
        TalksIndexError: if the index cannot be read, which no question survives.
    """
    rest = iter(questions)
    while batch := list(islice(rest, _TOGETHER)):
        understood = [asked.answerer.understand(question.question) for question in batch]
        with asked.encoder.prepare([wording(question) for question in understood]):
            for question, meant in zip(batch, understood, strict=True):
                try:
                    yield _ask(question, meant, asked)
                # What the libraries of search raise, and a citation that is refused.
                except (ArithmeticError, MisquoteError, RuntimeError, ValueError) as error:
                    yield _failed(question, f"{type(error).__name__}: {error}")


def _ask(question: Question, understood: Understood, asked: Asked) -> Outcome:
    result = asked.answerer.answer_to(understood, question.id)
    hits = asked.retriever.search(question.question, asked.depth)
    answered = isinstance(result, Answer)
    shown, by_whom = _first_shown(result)
    meant = asked.speakers.matching(question.speaker) if question.speaker else []
    right_speaker = by_whom in {speaker.id for speaker in meant}
    right = _right(question, shown, right_speaker=right_speaker)
    judged = {
        RIGHT.key: answered and bool(right),
        SPEAKER.key: answered and right_speaker,
        FALSE_ANSWER.key: answered,
        FALSE_REFUSAL.key: not answered,
    }
    values = ranking_values(question, hits) | judged
    return Outcome(
        asked=question,
        status="answered" if answered else "abstained",
        right=right,
        shown=shown,
        found=tuple(dict.fromkeys(hit.article.id for hit in hits))[:10],
        values={measure.key: float(values[measure.key]) for measure in wanted(question)},
        reason=result.reason.value if isinstance(result, Abstention) else None,
    )


def _failed(question: Question, failure: str) -> Outcome:
    values = {measure.key: float(measure.is_error) for measure in wanted(question)}
    right = None if RIGHT.key not in values and not question.unanswerable else False
    return Outcome(question, "failed", right, None, (), values, failure=failure)


def _first_shown(result: Answer | Abstention) -> tuple[Shown | None, str | None]:
    """The first words of an answer, or nearest to one, and the id of whose they are."""
    quotes = result.quotes if isinstance(result, Answer) else result.nearest
    if not quotes:
        return None, None
    first = quotes[0]
    citation, speaker = first.citation, first.speaker
    shown = Shown(
        article_id=citation.article.id,
        start=citation.span.start,
        end=citation.span.end,
        text=citation.text,
        speaker=speaker.name if speaker else None,
        score=first.score,
    )
    return shown, speaker.id if speaker else None


def _right(question: Question, shown: Shown | None, *, right_speaker: bool) -> bool | None:
    """Whether words are what answers a question: at its spans, in its articles, its speaker's."""
    if question.unanswerable:
        return False
    if not question.articles and not question.speaker:
        return None
    if shown is None or (question.speaker and not right_speaker):
        return False
    if question.answer_spans:
        return any(
            span.article_id == shown.article_id
            and span.start < shown.end
            and shown.start < span.end
            for span in question.answer_spans
        )
    return not question.relevant or shown.article_id in question.relevant
