"""Which articles stand behind an answer, and which outlets the index has."""

from collections.abc import Sequence

from bot.answers import QuotedPassage
from bot.discord.escape import escape_line
from bot.discord.render.pages import BLOCK, Colour, pages
from bot.discord.render.quoted import changed_block, where
from bot.discord.render.small_print import searched
from bot.discord.reply import Reply
from bot.discord.shown import Changed
from bot.in_words import count, day
from index.store import Coverage

_OUTLETS = 25


def render_article_sources(quotes: Sequence[QuotedPassage | Changed], coverage: Coverage) -> Reply:
    """The articles that an answer quotes, each once, in its order, also for other wordings."""
    lines = dict.fromkeys(line for quote in quotes for line in _lines(quote))
    blocks: list[str] = []
    for line in lines:
        if sum(map(len, blocks)) + 2 * len(blocks) + len(line) > BLOCK - 100:
            blocks.append(f"-# … and {count(len(lines) - len(blocks), 'more article')}")
            break
        blocks.append(line)
    return pages(
        ["\n".join(blocks)],
        colour=Colour.ANSWER,
        lead="**Quoted from**",
        footer=searched(coverage),
    )[0]


def render_outlets(outlets: Sequence[tuple[str | None, int]], coverage: Coverage) -> Reply:
    """The outlets with the number of their articles, those with most first."""
    lines = [
        f"- {escape_line(name, 80) if name else '*unknown outlet*'} · {count(number, 'article')}"
        for name, number in outlets[:_OUTLETS]
    ]
    if len(outlets) > _OUTLETS:
        lines.append(f"-# … and {count(len(outlets) - _OUTLETS, 'more outlet')}")
    return pages(
        ["\n".join(lines)],
        colour=Colour.ANSWER,
        title="Sources",
        footer=f"{count(coverage.articles, 'article')}, {_dates(coverage)}",
    )[0]


def _dates(coverage: Coverage) -> str:
    if coverage.earliest is None:
        return "dates unknown"
    return f"published {day(coverage.earliest)} to {day(coverage.latest)}"


def _lines(quote: QuotedPassage | Changed) -> list[str]:
    if isinstance(quote, Changed):
        return [f"- {changed_block(quote)}"]
    cited = (quote.citation, *quote.variants)
    return [f"- {where(citation.article)}" for citation in cited]
