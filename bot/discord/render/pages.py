"""Blocks of text put on pages of one embed each, within Discord's limits."""

from collections.abc import Sequence
from enum import IntEnum

import discord

from bot.discord import limits
from bot.discord.reply import Reply

LEAD = 780
"""The most characters of what stands above the blocks of a page."""
BLOCK = limits.EMBED_DESCRIPTION - LEAD - 2
"""The most characters of a block, so that it fits a page by itself."""
PER_PAGE = 4
"""The most quotes on a page."""
TITLE = limits.EMBED_TITLE
FOOTER = 300

_GAP = "\n\n"


class Colour(IntEnum):
    """The bar beside a message."""

    ANSWER = 0x2F7DD1
    CALM = 0x8A8D93


def grouped(blocks: Sequence[str], most_blocks: int = PER_PAGE) -> list[list[str]]:
    """The blocks of each page, in their order; one empty page if there are none."""
    groups: list[list[str]] = [[]]
    room = limits.EMBED_DESCRIPTION - LEAD - len(_GAP)
    for block in blocks:
        size = sum(map(len, groups[-1])) + len(_GAP) * len(groups[-1]) + len(block)
        if groups[-1] and (size > room or len(groups[-1]) >= most_blocks):
            groups.append([])
        groups[-1].append(block)
    return groups


def pages(
    blocks: Sequence[str],
    *,
    colour: Colour,
    footer: str,
    title: str | None = None,
    lead: str = "",
    most_blocks: int = PER_PAGE,
) -> list[Reply]:
    """At least one page; blocks stay whole and in their order, ``lead`` stands on each page.

    Args:
        blocks: markdown, each of at most `BLOCK` characters.
        colour: of the bar.
        footer: plain text of at most `FOOTER` characters; the page's number is put before it.
        title: markdown of at most `TITLE` characters.
        lead: markdown of at most `LEAD` characters.
        most_blocks: on a page.
    """
    return bound(grouped(blocks, most_blocks), colour=colour, footer=footer, title=title, lead=lead)


def bound(
    groups: Sequence[Sequence[str]],
    *,
    colour: Colour,
    footer: str,
    title: str | None = None,
    lead: str = "",
) -> list[Reply]:
    """A page of each group of blocks; otherwise as `pages`."""
    return [
        Reply(
            embeds=(
                discord.Embed(
                    colour=colour.value,
                    title=title,
                    description=_GAP.join(filter(None, [lead, *group])),
                ).set_footer(text=_footer(number, len(groups), footer)),
            )
        )
        for number, group in enumerate(groups, 1)
    ]


def _footer(number: int, of: int, footer: str) -> str:
    return footer if of == 1 else f"Page {number} of {of} · {footer}"
