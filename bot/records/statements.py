"""What `talks quotes --json` and `talks speakers --json` print."""

from typing import Any

from bot.records.parts import moment, span_part
from bot.statements import Statement
from index.speakers import KnownSpeaker


def quote_record(statement: Statement) -> dict[str, Any]:
    """A statement, as docs/schemas/quote.schema.json describes it."""
    quote, text, speaker = statement.quote, statement.article.text, statement.speaker
    span = quote.span
    return {
        "schema": "talks.quote/1",
        "article_id": quote.article_id,
        "kind": quote.kind.value,
        "parts": [span_part(part) | {"text": part.of(text)} for part in quote.parts],
        "start": span.start,
        "end": span.end,
        "text": span.of(text),
        "cue": span_part(quote.cue) if quote.cue else None,
        "source": span_part(quote.source) if quote.source else None,
        "speaker": (
            {"id": speaker.id, "name": speaker.name, "role": speaker.role} if speaker else None
        ),
        "confidence": round(quote.confidence, 4),
        "denied": quote.denied,
        "within": span_part(quote.within) if quote.within else None,
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
                "first": moment(office.first),
                "last": moment(office.last),
                "articles": office.articles,
            }
            for office in speaker.offices
        ],
        "statements": speaker.statements,
        "articles": speaker.articles,
    }
