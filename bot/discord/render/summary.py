"""Summaries: whole sentences in their exact words, by what each is there for."""

from bot.discord.escape import escape_line
from bot.discord.render.heading import Heading
from bot.discord.render.pages import TITLE
from bot.discord.render.sections import render_nothing
from bot.discord.render.small_print import chosen_from, period
from bot.discord.reply import Reply
from bot.discord.sections import Entry, Sections
from bot.extraction.models import Told
from bot.summaries import NoSummary, Summary, SummaryRequest
from bot.summaries.models import NOTHING_TO_SUMMARISE
from corpus.models import Article


def summary_sections(summary: Summary) -> Sections:
    """A summary in its parts; who said what is told by side, where that shows, and speaker."""
    chosen = f"Exact sentences, chosen from {chosen_from(summary.covered)}"
    return Sections(
        (
            *(_entry(told, "The main development") for told in summary.main),
            *(_entry(told, "Who said what", by_speaker=True) for told in summary.said),
            *(_entry(told, "Open or to come") for told in summary.ahead),
        ),
        "\n".join(f"-# {line}" for line in (*summary.notes, chosen)),
        summary.searched,
    )


def _entry(told: Told, part: str, *, by_speaker: bool = False) -> Entry:
    under = (part, told.side) if by_speaker and told.side else (part,)
    return Entry(told.quote, under, told.gloss, by_speaker)


def render_no_summary(nothing: NoSummary, heading: Heading) -> Reply:
    """Why there is nothing to summarise."""
    why = NOTHING_TO_SUMMARISE[nothing.reason]
    return render_nothing(why, nothing.searched, heading, nothing.near_names)


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
