"""What several records are made of."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.answers import Citation, Note, QuotedPassage
from bot.extraction.models import Covered, Told
from bot.questions.models import Narrowing
from corpus.models import Article, Span
from index.store import Coverage


def head_part(
    schema: str, asked: Mapping[str, Any], searched: Coverage, reason: StrEnum | None = None
) -> dict[str, Any]:
    """What a record begins with: its format, what was asked, and whether there is anything.

    ``asked`` are the fields for what was asked; ``reason`` says why there is nothing, None if there
    is something.
    """
    return {
        "schema": schema,
        **asked,
        "status": "abstained" if reason else "found",
        "reason": reason.value if reason else None,
        "searched": coverage_part(searched),
    }


def notes_part(notes: Iterable[Note]) -> list[dict[str, str]]:
    """What is to be known of a result beside the words."""
    return [{"code": note.name.lower(), "text": note.value} for note in notes]


def within_part(asked: Narrowing) -> dict[str, Any]:
    """When and by whom what is searched must be published."""
    return {
        "since": asked.since.isoformat() if asked.since else None,
        "until": asked.until.isoformat() if asked.until else None,
        "source": asked.source,
    }


def quote_part(quote: QuotedPassage) -> dict[str, Any]:
    """Quoted words: their text, whose they are, and where they stand."""
    citation = quote.citation
    return {
        "text": citation.text,
        "kind": quote.kind.value if quote.kind else "passage",
        "speaker": {"id": quote.speaker.id, "name": quote.speaker.name} if quote.speaker else None,
        "article": article_part(citation.article),
        "start": citation.span.start,
        "end": citation.span.end,
        "also": [article_part(article) for article in quote.also],
    }


def retold_part(quote: QuotedPassage) -> dict[str, Any]:
    """Quoted words, with how other articles word the same statement."""
    return quote_part(quote) | variants_part(quote)


def variants_part(quote: QuotedPassage) -> dict[str, Any]:
    """How other articles word the statement."""
    return {"variants": [_words_part(told) for told in quote.variants]}


def _words_part(citation: Citation) -> dict[str, Any]:
    """Words of an article, and where they stand."""
    return {
        "text": citation.text,
        "article": article_part(citation.article),
        **span_part(citation.span),
    }


def told_part(told: Told) -> dict[str, Any]:
    """A sentence, and whom its pronouns mean."""
    pronouns = [
        {
            "printed": pronoun.printed,
            "speaker": {"id": pronoun.speaker.id, "name": pronoun.speaker.name},
        }
        for pronoun in told.pronouns
    ]
    return quote_part(told.quote) | {"pronouns": pronouns}


def span_part(span: Span) -> dict[str, Any]:
    """A place in an article, in code points."""
    return {"start": span.start, "end": span.end}


def article_part(article: Article) -> dict[str, Any]:
    """What identifies an article, and where and when it was published."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": moment(article.published),
    }


def coverage_part(coverage: Coverage) -> dict[str, Any]:
    """What was searched, or is there to be."""
    return {
        "articles": coverage.articles,
        "passages": coverage.passages,
        "earliest": moment(coverage.earliest),
        "latest": moment(coverage.latest),
    }


def covered_part(covered: Covered) -> dict[str, Any]:
    """What sentences were chosen from."""
    return {
        "articles": covered.articles,
        "outlets": list(covered.outlets),
        "earliest": moment(covered.earliest),
        "latest": moment(covered.latest),
    }


def moment(when: datetime | None) -> str | None:
    """A date and time in ISO 8601."""
    return when.isoformat() if when else None
