"""Summaries: whole sentences in their exact words, by what each is there for."""

from bot.discord.escape import escape_line
from bot.discord.render.heading import Heading
from bot.discord.render.pages import TITLE, Colour, pages
from bot.discord.render.small_print import count, period, published, searched
from bot.discord.reply import Reply
from bot.discord.sections import Entry, Sections
from bot.summaries import Summary, SummaryRequest
from bot.summaries.models import NOTHING_TO_SUMMARISE, Covered, NoSummaryReason
from corpus.models import Article
from index.store import Coverage

_OUTLETS = 3
_OUTLET = 60


def summary_sections(summary: Summary) -> Sections:
    """A summary in its parts; who said what is told by speaker."""
    return Sections(
        (
            *(Entry(quote, ("The main development",)) for quote in summary.main),
            *(Entry(quote, ("Who said what",), by_speaker=True) for quote in summary.said),
            *(Entry(quote, ("Open or to come",)) for quote in summary.ahead),
        ),
        f"-# Exact sentences, chosen from {_chosen(summary.covered)}",
        summary.searched,
    )


def render_no_summary(reason: NoSummaryReason, coverage: Coverage, heading: Heading) -> Reply:
    """Why there is nothing to summarise."""
    (reply,) = pages(
        [],
        colour=Colour.CALM,
        lead=f"**{NOTHING_TO_SUMMARISE[reason]}**",
        footer=searched(coverage),
    )
    for embed in reply.embeds:
        heading.put_on(embed)
    return reply


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


def _chosen(covered: Covered) -> str:
    outlets = [escape_line(outlet, _OUTLET) for outlet in covered.outlets]
    named, others = outlets[:_OUTLETS], len(outlets) - _OUTLETS
    if others > 0:
        named.append(count(others, "more outlet"))
    *before, last = named or ["unknown outlets"]
    of = f"{', '.join(before)} and {last}" if before else last
    dates = published(covered.earliest, covered.latest)
    return f"{count(covered.articles, 'article')} of {of}, {dates}"
