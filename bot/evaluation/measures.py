"""What is measured of each question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.evaluation.questions import Question
from index.retriever import Hit


class Group(StrEnum):
    """What a measure is about."""

    ARTICLES = "articles"
    """The ranking of articles, each where its best passage stands."""
    SPANS = "spans"
    """The ranking of passages, by which the words that answer are reached."""
    ANSWERS = "answers"
    """What is answered, or refused."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: what it is of, its name there, and whether more of it is worse."""

    group: Group
    name: str
    is_error: bool = False

    @property
    def key(self) -> str:
        """Its name among all measures."""
        return f"span {self.name}" if self.group is Group.SPANS else self.name


# As ir-measures calls them, and as they are called in print.
_RANKING = {
    "Success@1": "Hits@1",
    "Success@5": "Hits@5",
    "Success@10": "Hits@10",
    "RR@10": "MRR@10",
    "nDCG@10": "nDCG@10",
    "AP": "MAP",
}
RIGHT = Measure(Group.ANSWERS, "right answers")
SPEAKER = Measure(Group.ANSWERS, "speaker accuracy")
FALSE_ANSWER = Measure(Group.ANSWERS, "answered without an answer", is_error=True)
FALSE_REFUSAL = Measure(Group.ANSWERS, "refused with an answer", is_error=True)
MEASURES = (
    *(Measure(Group.ARTICLES, name) for name in _RANKING.values()),
    *(Measure(Group.SPANS, name) for name in _RANKING.values()),
    *(RIGHT, SPEAKER, FALSE_ANSWER, FALSE_REFUSAL),
)
"""Every measure, in the order of print."""


def wanted(question: Question) -> list[Measure]:
    """The measures that what is known of a question's answer can tell."""
    if question.unanswerable:
        return [FALSE_ANSWER]
    told = {
        Group.ARTICLES: bool(question.articles),
        Group.SPANS: bool(question.answer_spans),
        Group.ANSWERS: True,
    }
    missing = {FALSE_ANSWER}
    if not question.speaker:
        missing.add(SPEAKER)
        if not question.articles:
            missing.add(RIGHT)
    return [measure for measure in MEASURES if told[measure.group] and measure not in missing]


def ranking_values(question: Question, hits: Sequence[Hit]) -> dict[str, float]:
    """The measures of finding that `wanted` names, by key, of passages found, best first."""
    values: dict[str, float] = {}
    if question.articles:
        found = list(dict.fromkeys(hit.article.id for hit in hits))
        values |= _measured(Group.ARTICLES, found, question.articles)
    if question.answer_spans:
        reached = list(_reached(question, hits))
        values |= _measured(Group.SPANS, reached, range(len(question.answer_spans)))
    return values


def _reached(question: Question, hits: Sequence[Hit]) -> Iterator[int | None]:
    """The ranking of spans: each where the first passage reaches it, None for a passage of none.

    A passage that reaches only what one before it did takes no place, for it costs no reader.
    """
    seen: set[int] = set()
    for hit in hits:
        touched = [
            number
            for number, span in enumerate(question.answer_spans)
            if span.article_id == hit.article.id
            and span.start < hit.passage.span.end
            and hit.passage.span.start < span.end
        ]
        if not touched:
            yield None
        yield from (number for number in touched if number not in seen)
        seen.update(touched)


def _measured(
    group: Group, found: Sequence[str | int | None], relevant: Sequence[str | int]
) -> dict[str, float]:
    """Every measure of one ranking against what is relevant, by ir-measures."""
    import ir_measures  # not at the top: no other command needs it

    # Documents are named by their places, which any id of an article is safe behind.
    places = {document: place for place, document in enumerate(found)}
    qrels = {"q": {str(places.get(one, f"not found {one}")): 1 for one in relevant}}
    run = {"q": {str(place): float(-place) for place in range(len(found))}}
    measures = {ir_measures.parse_measure(theirs): ours for theirs, ours in _RANKING.items()}
    return {
        Measure(group, measures[metric.measure]).key: metric.value
        for metric in ir_measures.iter_calc(list(measures), qrels, run)
    }
