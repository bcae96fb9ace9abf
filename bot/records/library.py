"""What `talks corpus add`, `import`, `remove`, `history` and `doctor` print as JSON."""

from itertools import pairwise
from typing import Any, Literal

from bot.records.parts import article_part, moment, span_part
from corpus.library.changes import Changes, WordChange, changes
from corpus.library.doctor import Finding
from corpus.library.models import Outcome, Version
from corpus.models import Article

Gone = Literal["removed", "deleted"]
"""How an article was taken away: its versions are kept, or nothing is."""


def kept_record(article: Article, outcome: Outcome | Gone) -> dict[str, Any]:
    """What became of an article, as docs/schemas/kept.schema.json describes it."""
    return {"schema": "talks.kept/2", "outcome": str(outcome), **article_part(article)}


def history_record(versions: list[Version], *, removed: bool) -> dict[str, Any]:
    """The versions of an article, at least one, as docs/schemas/history.schema.json has them."""
    found = [changes(before.article, after.article) for before, after in pairwise(versions)]
    return {
        "schema": "talks.history/1",
        "id": versions[0].article.id,
        "removed": removed,
        "versions": [
            {
                "fetched": moment(version.receipt.fetched) if version.receipt else None,
                "fetched_from": version.receipt.fetched_from if version.receipt else None,
                "article": article_part(version.article),
                "changed": _changed(before.article, version.article, changed)
                if before and changed
                else None,
            }
            for version, before, changed in zip(
                versions, [None, *versions[:-1]], [None, *found], strict=True
            )
        ],
    }


def finding_record(finding: Finding) -> dict[str, Any]:
    """Something that is wrong with the corpus, as docs/schemas/finding.schema.json describes it."""
    return {
        "schema": "talks.finding/1",
        "ailment": finding.ailment.value,
        "what": finding.what,
        "next_step": finding.next_step,
        "articles": list(finding.articles),
    }


def _changed(before: Article, after: Article, found: Changes) -> dict[str, Any]:
    return {
        "fields": list(found.fields),
        "words": [_word_change(before, after, change) for change in found.words],
    }


def _word_change(before: Article, after: Article, change: WordChange) -> dict[str, Any]:
    return {
        "before": {**span_part(change.before), "text": change.before.of(before.text)},
        "after": {**span_part(change.after), "text": change.after.of(after.text)},
    }
