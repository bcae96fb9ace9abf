"""Timelines: sentences in their exact words under the days they tell of."""

from bot.discord.escape import escape_line
from bot.discord.render.heading import Heading
from bot.discord.render.pages import TITLE
from bot.discord.render.sections import render_nothing
from bot.discord.render.small_print import chosen_from, period
from bot.discord.reply import Reply
from bot.discord.sections import Entry, Sections
from bot.in_words import count
from bot.timelines import NoTimeline, Timeline, TimelineRequest
from bot.timelines.models import DATED_BY, NOTHING_TO_DATE, Dated, Event


def timeline_sections(timeline: Timeline) -> Sections:
    """A timeline, the first day first; of each sentence it is said what dates it."""
    return Sections(
        tuple(_entry(event, dated) for event in timeline.events for dated in event.sentences),
        f"-# Exact sentences by the day they tell of, chosen from {chosen_from(timeline.covered)}",
        timeline.searched,
    )


def render_no_timeline(nothing: NoTimeline, heading: Heading) -> Reply:
    """Why there is no timeline."""
    why = NOTHING_TO_DATE[nothing.reason]
    return render_nothing(why, nothing.searched, heading, nothing.near_names)


def timeline_heading(request: TimelineRequest) -> Heading:
    """What a timeline is of."""
    asked = request.narrowing
    told = [request.topic, asked.speaker, asked.source, period(asked.since, asked.until)]
    return Heading(escape_line(f"Timeline: {' · '.join(filter(None, told))}", TITLE))


def _entry(event: Event, dated: Dated) -> Entry:
    note = " ".join(filter(None, (dated.told.gloss, DATED_BY[dated.by])))
    told = f"told by {count(event.articles, 'article')}"
    return Entry(dated.told.quote, (f"{event.day.day} {event.day:%B %Y}, {told}",), note)
