"""What `--json` prints: plain dictionaries, each described in docs/schemas/."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answers import Abstention, Answer, QuotedPassage
from bot.statements import Statement
from bot.summaries import NoSummary, Summary
from corpus.models import Article, Span
from index.manifest import Manifest
from index.retriever import Hit
from index.speakers import KnownSpeaker
from index.store import Coverage

if TYPE_CHECKING:
    from index.build import BuildReport  # importing it takes long, and asking needs none of it


def answer_record(answer: Answer | Abstention) -> dict[str, Any]:
    """An answer or abstention, as docs/schemas/answer.schema.json describes it."""
    answered = isinstance(answer, Answer)
    return {
        "schema": "talks.answer/2",
        "id": answer.id,
        "question": answer.question,
        "status": "answered" if answered else "abstained",
        "reason": None if isinstance(answer, Answer) else answer.reason.value,
        "quotes": [_quote(quote) for quote in answer.quotes] if isinstance(answer, Answer) else [],
        "nearest": [] if isinstance(answer, Answer) else [_quote(q) for q in answer.nearest],
        "notes": [{"code": note.name.lower(), "text": note.value} for note in answer.notes],
        "near_names": [] if isinstance(answer, Answer) else list(answer.near_names),
        "searched": _coverage(answer.searched),
    }


def summary_record(summary: Summary | NoSummary) -> dict[str, Any]:
    """A summary, or why there is none, as docs/schemas/summary.schema.json describes it."""
    request, asked = summary.request, summary.request.narrowing
    record = {
        "schema": "talks.summary/1",
        "topic": request.topic,
        "article": request.article,
        "speaker": asked.speaker,
        "since": asked.since.isoformat() if asked.since else None,
        "until": asked.until.isoformat() if asked.until else None,
        "source": asked.source,
        "length": request.length.value,
        "status": "summarised" if isinstance(summary, Summary) else "abstained",
        "searched": _coverage(summary.searched),
    }
    if isinstance(summary, NoSummary):
        nothing: dict[str, Any] = {"reason": summary.reason.value, "covered": None}
        return record | nothing | {"main": [], "said": [], "ahead": []}
    covered = summary.covered
    return record | {
        "reason": None,
        "main": [_quote(quote) for quote in summary.main],
        "said": [_quote(quote) for quote in summary.said],
        "ahead": [_quote(quote) for quote in summary.ahead],
        "covered": {
            "articles": covered.articles,
            "outlets": list(covered.outlets),
            "earliest": _moment(covered.earliest),
            "latest": _moment(covered.latest),
        },
    }


def search_record(
    query: str, query_id: str | None, hits: Sequence[Hit], searched: Coverage
) -> dict[str, Any]:
    """Passages found, as docs/schemas/search.schema.json describes them."""
    return {
        "schema": "talks.search/1",
        "id": query_id,
        "question": query,
        "passages": [_hit(hit) for hit in hits],
        "searched": _coverage(searched),
    }


def article_record(article: Article, *, text: bool = False) -> dict[str, Any]:
    """An article, as docs/schemas/article.schema.json describes it, with its text if wanted."""
    record = {"schema": "talks.article/1", **_article(article)}
    return record | {"text": article.text} if text else record


def build_record(report: "BuildReport") -> dict[str, Any]:
    """How a build went, as docs/schemas/build.schema.json describes it."""
    return {
        "schema": "talks.build/1",
        "version": report.version,
        "published": report.published,
        "articles": report.coverage.articles,
        "passages": report.coverage.passages,
        **asdict(report.articles),
        "embedded_passages": report.embedded_passages,
        "embedded_statements": report.embedded_statements,
        "read": report.reading.read,
        "skipped": [str(path) for path in report.reading.skipped],
        "failed": [
            {"path": failure.path, "line": failure.line, "reason": failure.reason}
            for failure in report.reading.failures
        ],
    }


def quote_record(statement: Statement) -> dict[str, Any]:
    """A statement, as docs/schemas/quote.schema.json describes it."""
    quote, text, speaker = statement.quote, statement.article.text, statement.speaker
    span = quote.span
    return {
        "schema": "talks.quote/1",
        "article_id": quote.article_id,
        "kind": quote.kind.value,
        "parts": [_span(part) | {"text": part.of(text)} for part in quote.parts],
        "start": span.start,
        "end": span.end,
        "text": span.of(text),
        "cue": _span(quote.cue) if quote.cue else None,
        "source": _span(quote.source) if quote.source else None,
        "speaker": (
            {"id": speaker.id, "name": speaker.name, "role": speaker.role} if speaker else None
        ),
        "confidence": round(quote.confidence, 4),
        "denied": quote.denied,
        "within": _span(quote.within) if quote.within else None,
    }


def speaker_record(speaker: KnownSpeaker) -> dict[str, Any]:
    """A speaker of the corpus, as docs/schemas/speaker.schema.json describes it."""
    return {
        "schema": "talks.speaker/1",
        "id": speaker.id,
        "name": speaker.name,
        "names": list(speaker.names),
        "offices": [
            {
                "role": office.role,
                "first": _moment(office.first),
                "last": _moment(office.last),
                "articles": office.articles,
            }
            for office in speaker.offices
        ],
        "statements": speaker.statements,
        "articles": speaker.articles,
    }


def status_record(folder: Path, manifest: Manifest) -> dict[str, Any]:
    """What a version holds, as docs/schemas/status.schema.json describes it."""
    return {
        "schema": "talks.status/1",
        "index": str(folder),
        **asdict(manifest),
        "built": _moment(manifest.built),
        "coverage": _coverage(manifest.coverage),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    span = hit.passage.span
    return {
        "rank": hit.rank,
        "score": hit.score,
        "text": hit.text,
        "start": span.start,
        "end": span.end,
        "article": _article(hit.article),
    }


def _quote(quote: QuotedPassage) -> dict[str, Any]:
    citation = quote.citation
    return {
        "text": citation.text,
        "kind": quote.kind.value if quote.kind else "passage",
        "speaker": {"id": quote.speaker.id, "name": quote.speaker.name} if quote.speaker else None,
        "article": _article(citation.article),
        "start": citation.span.start,
        "end": citation.span.end,
        "score": quote.score,
        "also": [_article(article) for article in quote.also],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _article(article: Article) -> dict[str, Any]:
    """What identifies an article, and where and when it was published."""
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": _moment(article.published),
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    """What was searched, or is there to be."""
    return {
        "articles": coverage.articles,
        "passages": coverage.passages,
        "earliest": _moment(coverage.earliest),
        "latest": _moment(coverage.latest),
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
