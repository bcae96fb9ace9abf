"""Timelines against those that journalists wrote of the same topics.

    python -m evals.timelines DATA

DATA holds timeline17/articles.dev.jsonl.gz {id, topic, collection, date, text} and
timelines.dev.jsonl.gz {id, topic, collection, timeline: [{date, sentences}]}. The protocol is that
of Ghalandari and Ifrim, "Examining the state-of-the-art in news timeline summarization", ACL 2020:
from the articles published from the reference's first day to its last, as many days are chosen as
it has, and on each as many sentences as it has on average; days outside are left out. Articles are
those of the topic, whichever outlet they are from, as published figures have them, or those of the
reference's own collection. They are read straight from the records, without an index; the sentences
are those that `bot.extraction.candidates` admits. Each figure is a mean over the timelines with its
95% interval.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot.extraction.candidates import candidates
from bot.timelines.choosing import DatedCandidate, dated
from corpus.models import Article
from corpus.quotes.extract import extract_quotes
from corpus.sentences import split_sentences
from evals.bootstrap import with_interval
from evals.sets.base import Json, read_records
from evals.timeline_measures import aligned_rouge, date_score
from evals.timeline_methods import METHODS, Task, Timeline


@dataclass(frozen=True, slots=True)
class Reference:
    """A timeline that a journalist wrote, and what it may be made from."""

    days: Timeline
    topic: str
    collection: str

    def task(self, found: Sequence[DatedCandidate]) -> Task:
        """What is asked for, of the sentences of some articles."""
        first, last = min(self.days), max(self.days)
        within = [
            each
            for each in found
            if first <= each.day <= last and first <= _published(each) <= last
        ]
        sentences = round(sum(map(len, self.days.values())) / len(self.days))
        return Task(within, len(self.days), sentences)


def _published(each: DatedCandidate) -> date:
    published = each.candidate.article.published
    return published.date() if published else date.min


def _references(records: Sequence[Json]) -> Iterator[Reference]:
    for record in records:
        days: Timeline = defaultdict(list)
        for entry in record["timeline"]:  # a day may stand in several
            days[date.fromisoformat(entry["date"])] += entry["sentences"]
        yield Reference(dict(days), record["topic"], record["collection"])


def _dated(record: Json) -> Iterator[DatedCandidate]:
    published = datetime.fromisoformat(record["date"][:10]).replace(tzinfo=UTC)
    article = Article(record["id"], record["text"], published=published)
    return dated(candidates(article, split_sentences(article.text), extract_quotes(article)))


def main() -> None:
    """Print a table for each sort of articles, with a row for each method."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("data", type=Path, metavar="DATA")
    folder = arguments.parse_args().data / "timeline17"
    references = list(_references(read_records(folder / "timelines.dev.jsonl.gz")))
    found: dict[str, list[DatedCandidate]] = defaultdict(list)
    for record in read_records(folder / "articles.dev.jsonl.gz"):
        told = list(_dated(record))
        found[record["topic"]] += told
        found[record["collection"]] += told
    _print("all articles of the topic", [(r, r.task(found[r.topic])) for r in references])
    _print("articles of one outlet", [(r, r.task(found[r.collection])) for r in references])


def _print(heading: str, tasks: Sequence[tuple[Reference, Task]]) -> None:
    print(f"\n| {heading} | Date-F1 | AR1-F | AR2-F |\n|---|---|---|---|")
    for name, method in METHODS.items():
        made = [(reference.days, method(task)) for reference, task in tasks]
        figures = (
            [date_score(told, days).f1 for days, told in made],
            [aligned_rouge(told, days, 1).f1 for days, told in made],
            [aligned_rouge(told, days, 2).f1 for days, told in made],
        )
        print(f"| {name} | {' | '.join(map(with_interval, figures))} |", flush=True)


if __name__ == "__main__":
    main()
