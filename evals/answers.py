"""How often the words that an answer would show first stand in what answers, by what ranks them.

    python -m evals.answers DATA [--set NAME ...] [--cache DIR]

The sets and their indexes are those of `evals.retrieval`. Questions are taken as they are, without
what they tell of speakers and times, and no answer is refused. "First" is the share of questions
whose first words stand in a unit that answers, "in three" that of those with such a unit among the
first three; with MRR@10 over units, and 95% bootstrap intervals.
"""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ir_measures import RR, Success

from bot.answers.evidence import find_evidence
from bot.answers.order import WEIGHTS, Weights
from bot.answers.sought import Sought
from bot.questions.kind import kind_of
from evals.bootstrap import with_interval
from evals.indexes import built_index, default_cache
from evals.retrieval import measured
from evals.sets import SETS, Question, QuestionSet
from evals.sets.base import Figure
from index.encoders import EncoderSettings, open_question_encoder
from index.published import PublishedIndex
from index.retriever import Found, Retriever, SearchSettings
from index.store import Passage, Store

FIGURES = (Figure("first", Success @ 1), Figure("in three", Success @ 3), Figure("MRR", RR @ 10))
WAYS = {
    "cosine and coverage": Weights(passage=0.0, recent=0.0),
    "and their passage's score": replace(WEIGHTS, recent=0.0),
    "and their date": WEIGHTS,
}
_TOP_K = 10


@dataclass(frozen=True, slots=True)
class Searched:
    """A question, what its answer must speak of, and what a search found for it."""

    question: Question
    sought: Sought
    found: Found


def report(asked: QuestionSet, index: PublishedIndex) -> None:
    """Print a line for each way."""
    encoder = open_question_encoder(EncoderSettings(), index.manifest.encoder)
    retriever = Retriever(index, encoder, SearchSettings())
    searched = [
        Searched(
            question,
            Sought(question.text, question.text, kind_of(question.text), index.lexical),
            retriever.find(question.text, _TOP_K),
        )
        for question in asked.questions
    ]
    for name, weights in WAYS.items():
        run = {one.question.id: _units(asked, one, index.store, weights) for one in searched}
        cells = map(with_interval, measured(run, asked.questions, FIGURES).values())
        print(f"| {name:<25} | " + " | ".join(f"{cell:<20}" for cell in cells) + " |", flush=True)


def _units(asked: QuestionSet, one: Searched, store: Store, weights: Weights) -> dict[str, float]:
    """The units in which the words found stand, best first, each with a score."""
    units = [
        asked.unit(Passage(0, piece.article.id, piece.span), piece.article)
        for piece in find_evidence(one.sought, one.found, store, weights)
    ]
    return {unit: -float(place) for place, unit in enumerate(dict.fromkeys(units))}


def main(arguments: Iterable[str] | None = None) -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", action="append", choices=SETS, dest="sets", metavar="NAME")
    parser.add_argument("--cache", type=Path, default=default_cache())
    chosen = parser.parse_args(None if arguments is None else list(arguments))
    for name in chosen.sets or SETS:
        asked = SETS[name](chosen.data / name)
        index = built_index(asked, chosen.cache / name)
        print(f"\n{name}: " + ", ".join(figure.name for figure in FIGURES), flush=True)
        report(asked, index)
        index.close()


if __name__ == "__main__":
    main()
