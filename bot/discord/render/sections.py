"""Quotes under headings."""

from collections.abc import Sequence
from itertools import zip_longest

from bot.answers import QuotedPassage
from bot.discord.escape import escape_line
from bot.discord.render.heading import Heading
from bot.discord.render.pages import BLOCK, Colour, bound, grouped
from bot.discord.render.quoted import capacity, compact_block
from bot.discord.render.small_print import did_you_mean, searched
from bot.discord.reply import Reply
from bot.discord.shown import Changed, Slot
from index.store import Coverage

Quotes = Sequence[QuotedPassage | Changed]
Filled = tuple[Slot, QuotedPassage | Changed | None]

_PER_PAGE = 6
_HEADING = 100
_NOTE = 200


def render_sections(
    slots: Sequence[Slot], quotes: Quotes, lead: str, coverage: Coverage, heading: Heading
) -> list[Reply]:
    """The pages of quotes under headings, at least one.

    Args:
        slots: where the quotes stand, in order.
        quotes: one for each slot that has one, in order.
        lead: markdown above them on each page.
        coverage: what was searched.
        heading: what all of it is.
    """
    titled = heading.titled
    replies = bound(
        [_blocks(page, titled=titled) for page in _pages(slots, quotes, titled=titled)],
        colour=Colour.ANSWER if quotes else Colour.CALM,
        lead=lead,
        footer=searched(coverage),
    )
    for reply in replies:
        for embed in reply.embeds:
            heading.put_on(embed)
    return replies


def render_nothing(
    why: str, coverage: Coverage, heading: Heading, near_names: Sequence[str] = ()
) -> Reply:
    """Why there is nothing to show, in words of our own, and the names that come near."""
    lead = "\n".join(filter(None, (f"**{why}**", did_you_mean(near_names))))
    (reply,) = bound([[]], colour=Colour.CALM, lead=lead, footer=searched(coverage))
    for embed in reply.embeds:
        heading.put_on(embed)
    return reply


def quotes_on_pages(slots: Sequence[Slot], quotes: Quotes, *, titled: bool) -> list[Quotes]:
    """The quotes that stand on each page together; ``titled`` as in `Heading`."""
    return [[quote for _, quote in page if quote] for page in _pages(slots, quotes, titled=titled)]


def _pages(slots: Sequence[Slot], quotes: Quotes, *, titled: bool) -> list[list[Filled]]:
    remaining = iter(quotes)
    filled: list[Filled] = [(slot, next(remaining) if slot.filled else None) for slot in slots]
    # Each is measured with all headings that it has where it begins a page.
    alone = ["\n".join(_blocks([each], titled=titled)) for each in filled]
    groups: list[list[Filled]] = []
    start = 0
    for blocks in grouped(alone, _PER_PAGE):
        groups.append(filled[start : start + len(blocks)])
        start += len(blocks)
    return groups


def _blocks(page: Sequence[Filled], *, titled: bool) -> list[str]:
    """The blocks of a page; headings stand where they begin, and again on each page."""
    blocks: list[str] = []
    before: list[str] = []
    for slot, quote in page:
        speaker = quote.speaker if isinstance(quote, QuotedPassage) and slot.by_speaker else None
        under = [_heading(text, depth) for depth, text in enumerate(slot.under)]
        under += [capacity(speaker)] if speaker else []
        note = [f"-# {escape_line(slot.note, _NOTE)}"] if slot.note else []
        lines = [*_new(under, before), *note]
        if quote:
            # Room for all of its headings, so that a block is as long wherever it stands.
            room = BLOCK - len("\n".join([*under, *note])) - 1
            named, marked = speaker is None, slot.marked
            lines.append(compact_block(quote, room, named=named, titled=titled, marked=marked))
        blocks.append("\n".join(lines))
        before = under
    return blocks


def _heading(text: str, depth: int) -> str:
    plain = escape_line(text, _HEADING)
    return f"__{plain}__" if depth else f"### {plain}"


def _new(under: Sequence[str], before: Sequence[str]) -> Sequence[str]:
    """Those of the headings that are other ones than before, from the first of them on."""
    pairs = zip_longest(under, before)
    same = next((n for n, (now, then) in enumerate(pairs) if now != then), len(under))
    return under[same:]
