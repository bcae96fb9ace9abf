"""The looks of one message, which its buttons change between."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.answers import QuotedPassage
from bot.discord.render import (
    Heading,
    render_abstention,
    render_article_sources,
    render_context,
    render_listing,
    render_nearest,
    render_quotes,
    render_sections,
)
from bot.discord.render.answer import Why
from bot.discord.render.correction import render_correction
from bot.discord.render.pages import grouped
from bot.discord.render.quoted import quote_block
from bot.discord.render.sections import quotes_on_pages
from bot.discord.reply import Reply
from bot.discord.shown import Changed, Shown, ShownKind

Quotes = Sequence[QuotedPassage | Changed]


class Look(StrEnum):
    """How a message looks; each of them has the number of a page, from 0."""

    MAIN = "main"
    """As it was sent."""
    PASSAGES = "passages"
    """The passages that came nearest, where there is no answer."""
    CONTEXT = "context"
    """The paragraphs around the quotes of a page."""
    SOURCES = "sources"
    """The articles quoted."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is to be seen: a look, its page (that of the quotes to go back to, for `SOURCES`), and
    how many pages that look has."""

    look: Look
    page: int
    pages: int
    reply: Reply


def sight(shown: Shown, quotes: Quotes, look: Look, page: int, heading: Heading) -> Sight:
    """One page of a look; the last one where there are fewer pages now.

    Above it stands that a source was corrected, where not all that was cited is there now.

    Args:
        shown: what the message showed.
        quotes: its places, cited now.
        look: which look.
        page: from 0; that of the quotes, for their context and sources.
        heading: what stands above it.
    """
    if look is Look.CONTEXT:
        groups = _on_pages(shown, quotes, heading)
        replies = [render_context(group, shown.searched) for group in groups]
    elif look is Look.SOURCES:
        replies = [render_article_sources(quotes, shown.searched)]
    elif look is Look.PASSAGES:
        replies = render_nearest(quotes, shown.searched)
    elif shown.kind is ShownKind.LISTING:
        replies = render_listing(quotes, shown.searched, heading, shown.found)
    elif shown.kind is ShownKind.SECTIONS:
        replies = render_sections(shown.slots, quotes, shown.lead, shown.searched, heading)
    elif shown.kind is ShownKind.ABSTENTION:
        replies = render_abstention(_why(shown), quotes, shown.searched)
    else:
        replies = render_quotes(quotes, shown.searched, shown.notes)
    there = min(page, len(replies) - 1)
    for embed in replies[there].embeds:
        heading.put_on(embed)
    reply = replies[there]
    if _is_corrected(shown, quotes):
        reply = replace(reply, content=render_correction().content)
    return Sight(look, page if look is Look.SOURCES else there, len(replies), reply)


def _is_corrected(shown: Shown, quotes: Quotes) -> bool:
    """Whether words are gone that the message showed; an abstention answers with none."""
    return shown.kind is not ShownKind.ABSTENTION and any(
        isinstance(now, Changed) or len(now.variants) < len(place.variants)
        for place, now in zip(shown.places, quotes, strict=False)
    )


def _why(shown: Shown) -> Why:
    return Why(shown.reason, shown.notes, shown.near_names)


def _on_pages(shown: Shown, quotes: Quotes, heading: Heading) -> Sequence[Quotes]:
    """The quotes that stand on each page together."""
    if shown.kind is ShownKind.SECTIONS:
        return quotes_on_pages(shown.slots, quotes, titled=heading.titled)
    groups: list[Quotes] = []
    start = 0
    for blocks in grouped([quote_block(quote, titled=heading.titled) for quote in quotes]):
        groups.append(quotes[start : start + len(blocks)])
        start += len(blocks)
    return groups
