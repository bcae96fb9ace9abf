"""Lists of statements: a speaker's, or an article's."""

from collections.abc import Sequence

from bot.answers import QuotedPassage
from bot.discord.render.heading import Heading
from bot.discord.render.pages import Colour, pages
from bot.discord.render.quoted import quote_block
from bot.discord.render.small_print import searched
from bot.discord.reply import Reply
from bot.discord.shown import Changed
from bot.in_words import count
from index.store import Coverage


def render_listing(
    quotes: Sequence[QuotedPassage | Changed],
    coverage: Coverage,
    heading: Heading,
    found: int,
) -> list[Reply]:
    """The pages of a list of statements, at least one.

    Args:
        quotes: in the order in which they are shown.
        coverage: what was searched.
        heading: what the list is of.
        found: how many statements there are, of which ``quotes`` are the first.
    """
    lead = f"{count(found, 'statement')}" if found else "No statement was found."
    if found > len(quotes):
        lead += f", the first {len(quotes)} of which are shown"
    listed = pages(
        [quote_block(quote, titled=heading.titled) for quote in quotes],
        colour=Colour.ANSWER if quotes else Colour.CALM,
        lead=lead,
        footer=searched(coverage),
    )
    for page in listed:
        for embed in page.embeds:
            heading.put_on(embed)
    return listed
