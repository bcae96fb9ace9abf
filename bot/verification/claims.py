"""The claims in a message: its words in quotation marks, and who is said to have said them."""

import re

from bot.answers.attribution import sure_speaker
from bot.tellings.words import words_in
from bot.verification.models import SHORTEST, Claim
from corpus.models import Article, Quote, QuoteKind, Span
from corpus.quotes.grammar import PRONOUNS
from corpus.quotes.marks import find_quotations
from corpus.quotes.paragraphs import paragraphs

MOST_CLAIMS = 3
"""How many claims of one message are verified on Discord."""
_ELLIPSIS = " … "
_BYLINE = re.compile(r"[.,!?”’\"'»]*\s*\((?P<name>[^\W\d_a-z][^\d(),]{1,60}),\s*[^\d()]{2,120}\)")
"""“...” (Ana Ruiz, chief negotiator)."""


def claims_in(message: str) -> tuple[Claim, ...]:
    """All words in quotation marks that are long enough, with who is named around them.

    A quotation that is split by its attribution is one claim, with an ellipsis between its parts.

    >>> claims_in('“We will sign,” Ruiz said, “on Friday.”')
    (Claim(text='We will sign, … on Friday.', speaker='Ruiz', named=False),)
    """
    from corpus.quotes.extract import extract_quotes  # not at the top: it takes long to import

    quotations = find_quotations(message, list(paragraphs(message))).quotations
    quotes = extract_quotes(Article("", message))
    claims: dict[tuple[Span, ...], Claim] = {}
    for inner in (q.inner for q in quotations if q.depth == 0):
        quote = next((q for q in quotes if any(p.overlaps(inner) for p in q.parts)), None)
        split = quote and quote.cue and quote.kind is QuoteKind.DIRECT
        parts = quote.parts if quote and split else (inner,)
        text = _ELLIPSIS.join(part.of(message).strip() for part in parts)
        claims.setdefault(parts, Claim(text, _named(message, quote, parts[-1].end)))
    return tuple(claim for claim in claims.values() if len(words_in(claim.text)) >= SHORTEST)


def claims_of(text: str, speaker: str | None = None) -> tuple[Claim, ...]:
    """The claims of a text that is given as a quote, whose speaker may be named beside it.

    If at least half of its words stand in quotation marks, these are the claims, as in a message;
    else the text is one.
    """
    claims = claims_in(text)
    quoted = sum(len(words_in(claim.text)) for claim in claims)
    if not claims or quoted * 2 < len(words_in(text)):
        claims = (Claim(text),)
    if speaker is None:
        return claims
    return tuple(Claim(claim.text, speaker, named=True) for claim in claims)


def _named(message: str, quote: Quote | None, end: int) -> str | None:
    """Who a message says said words up to ``end``, as it prints the name; None for a pronoun."""
    byline = _BYLINE.match(message, end)
    if byline and not (quote and quote.cue):
        return byline["name"].strip()
    if quote is None:
        return None
    speaker = sure_speaker(quote)
    source = quote.source.of(message) if quote.source else None
    if speaker:
        return speaker.name
    return None if source is None or source.lower() in PRONOUNS else source
