"""Summaries: whole sentences in their exact words, by what each is there for."""

from collections.abc import Sequence

from bot.answers import QuotedPassage
from bot.discord.escape import escape_line
from bot.discord.render.heading import Heading
from bot.discord.render.pages import TITLE, Colour, bound, grouped, pages
from bot.discord.render.quoted import capacity, compact_block
from bot.discord.render.small_print import count, period, published, searched
from bot.discord.reply import Reply
from bot.discord.shown import Changed, Part
from bot.summaries import SummaryRequest
from bot.summaries.models import NOTHING_TO_SUMMARISE, Covered, NoSummaryReason
from corpus.models import Article
from index.store import Coverage

Sentence = tuple[Part, QuotedPassage | Changed]

_HEADINGS = {
    Part.MAIN: "The main development",
    Part.SAID: "Who said what",
    Part.AHEAD: "Open or to come",
}
_PER_PAGE = 6
_OUTLETS = 3
_OUTLET = 60


def render_summary(
    sentences: Sequence[Sentence], covered: Covered, coverage: Coverage, heading: Heading
) -> list[Reply]:
    """The pages of a summary, at least one.

    Args:
        sentences: in the order of their parts; in `Part.SAID`, by speaker.
        covered: what they were chosen from.
        coverage: what was searched.
        heading: what the summary is of.
    """
    titled = heading.titled
    replies = bound(
        [_page(group, titled=titled) for group in summary_pages(sentences, titled=titled)],
        colour=Colour.ANSWER,
        lead=f"-# Exact sentences, chosen from {_chosen(covered)}",
        footer=searched(coverage),
    )
    return [_under(heading, reply) for reply in replies]


def render_no_summary(reason: NoSummaryReason, coverage: Coverage, heading: Heading) -> Reply:
    """Why there is nothing to summarise."""
    (reply,) = pages(
        [],
        colour=Colour.CALM,
        lead=f"**{NOTHING_TO_SUMMARISE[reason]}**",
        footer=searched(coverage),
    )
    return _under(heading, reply)


def summary_pages(sentences: Sequence[Sentence], *, titled: bool) -> list[list[Sentence]]:
    """The sentences that stand on each page together; ``titled`` as in `Heading`."""
    # Each is measured with all headings that it has where it begins a page.
    alone = ["\n".join(_page([sentence], titled=titled)) for sentence in sentences]
    groups: list[list[Sentence]] = []
    start = 0
    for blocks in grouped(alone, _PER_PAGE):
        groups.append(list(sentences[start : start + len(blocks)]))
        start += len(blocks)
    return groups


def summary_heading(request: SummaryRequest, article: Article | None) -> Heading:
    """What a summary is of: ``article``, if it is of one, and what else is asked for."""
    asked = request.narrowing
    told = [
        request.topic,
        asked.speaker,
        (article.title or "Untitled") if article else None,
        asked.source,
        period(asked.since, asked.until),
    ]
    title = escape_line(f"Summary: {' · '.join(filter(None, told))}", TITLE)
    if article is None:
        return Heading(title)
    of_article = Heading.of_article(article)
    return Heading(title, of_article.url, of_article.above)


def _page(sentences: Sequence[Sentence], *, titled: bool) -> list[str]:
    """The blocks of a page; a part and a speaker are named where they begin, and on each page."""
    blocks: list[str] = []
    part: Part | None = None
    heard: str | None = None  # the id of whoever's statements these are
    for now, quote in sentences:
        above: list[str] = []
        if now is not part:
            part, heard = now, None
            above.append(f"### {_HEADINGS[now]}")
        by_speaker = now is Part.SAID and not isinstance(quote, Changed) and quote.speaker
        if by_speaker and by_speaker.id != heard:
            heard = by_speaker.id
            above.append(capacity(by_speaker))
        blocks.append(
            "\n".join([*above, compact_block(quote, named=not by_speaker, titled=titled)])
        )
    return blocks


def _under(heading: Heading, reply: Reply) -> Reply:
    for embed in reply.embeds:
        heading.put_on(embed)
    return reply


def _chosen(covered: Covered) -> str:
    outlets = [escape_line(outlet, _OUTLET) for outlet in covered.outlets]
    named, others = outlets[:_OUTLETS], len(outlets) - _OUTLETS
    if others > 0:
        named.append(count(others, "more outlet"))
    *before, last = named or ["unknown outlets"]
    of = f"{', '.join(before)} and {last}" if before else last
    dates = published(covered.earliest, covered.latest)
    return f"{count(covered.articles, 'article')} of {of}, {dates}"
