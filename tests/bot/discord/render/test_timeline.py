"""Timelines on Discord: days as headings, and what dates each sentence."""

from datetime import UTC, date, datetime

from bot.answers import QuotedPassage, cite
from bot.discord.render import render_sections
from bot.discord.render.timeline import render_no_timeline, timeline_heading, timeline_sections
from bot.extraction.models import Covered, Pronoun, Told
from bot.questions.models import Narrowing
from bot.timelines import NoTimeline, Timeline, TimelineRequest
from bot.timelines.models import Dated, DatedBy, Event, NoTimelineReason
from corpus.models import Article, QuoteKind, Span, Speaker
from index.store import Coverage
from tests.bot.discord.showing import check_limits

RUIZ = Speaker("ruiz", "Ana Ruiz")
TEXT = "The harbour reopened on Tuesday. She called it *late*."
ARTICLE = Article(
    "a", TEXT, "Ports", "The Velmora Courier", published=datetime(2025, 4, 18, tzinfo=UTC)
)
SEARCHED = Coverage(4, 9, ARTICLE.published, ARTICLE.published)
REQUEST = TimelineRequest("the harbour", Narrowing(since=date(2025, 4, 1)))


def _told(start: int, end: int, speaker: Speaker | None, *pronouns: Pronoun) -> Told:
    span = Span(start, end)
    kind = QuoteKind.INDIRECT if speaker else None
    return Told(QuotedPassage(cite(ARTICLE, span, span.of(TEXT)), 0.0, kind, speaker), pronouns)


def test_days_are_headings_and_what_dates_is_said() -> None:
    words = Dated(_told(0, 32, None), DatedBy.WORDS)
    published = Dated(_told(33, 54, RUIZ, Pronoun("She", RUIZ)), DatedBy.PUBLICATION)
    timeline = Timeline(
        REQUEST,
        (Event(date(2025, 4, 15), (words,), 1), Event(date(2025, 4, 18), (published,), 3)),
        (),
        Covered.of([ARTICLE]),
        SEARCHED,
    )
    sections = timeline_sections(timeline)
    heading = timeline_heading(REQUEST)
    (reply,) = render_sections(sections.slots, sections.quotes, sections.lead, SEARCHED, heading)
    check_limits(reply)
    (embed,) = reply.embeds
    assert embed.title == "Timeline\\: the harbour · since 1 April 2025"
    text = embed.description or ""
    assert "### 15 April 2025, told by 1 article\n-# dated by its words\n" in text
    assert (
        "### 18 April 2025, told by 3 articles\n-# \\[She\\: Ana Ruiz\\] dated by its publication\n"
        in text
    )
    assert text.startswith(
        "-# Exact sentences by the day they tell of, chosen from 1 article of The Velmora Courier"
    )


def test_no_timeline() -> None:
    nothing = NoTimeline(REQUEST, NoTimelineReason.NOTHING_FOUND, SEARCHED)
    (embed,) = render_no_timeline(nothing, timeline_heading(REQUEST)).embeds
    assert embed.description == "**Nothing in the corpus is on this, so there is no timeline.**"
    assert embed.footer.text == "Searched 4 articles, published 18 April 2025"
