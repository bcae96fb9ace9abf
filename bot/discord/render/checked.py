"""Whether quoted words stand in the articles."""

from collections.abc import Sequence

from bot.discord.escape import escape_line
from bot.discord.quote_check import CheckedQuote
from bot.discord.render.pages import Colour, pages
from bot.discord.render.quoted import quote_block
from bot.discord.render.small_print import count, searched
from bot.discord.reply import Reply
from index.store import Coverage

_WORDS = 300  # characters, of what was looked for


def render_checked(checked: Sequence[CheckedQuote], coverage: Coverage) -> list[Reply]:
    """The pages of the quotations of a message: where each stands, or that it was not found."""
    found = sum(each.found is not None for each in checked)
    if not checked:
        lead = "There are no words in quotation marks here that are long enough to be checked."
    else:
        number = f"{found} of {count(len(checked), 'quotation')}"
        lead = f"**{number} found word for word**"
    return pages(
        [_block(each) for each in checked],
        colour=Colour.ANSWER if found else Colour.CALM,
        lead=lead,
        footer=searched(coverage),
    )


def _block(checked: CheckedQuote) -> str:
    if checked.found is None:
        words = escape_line(checked.words, _WORDS)
        return f"Not found word for word, which does not mean that it was not said:\n> {words}"
    return quote_block(checked.found)
