"""Summaries: in parts, each with its heading, within the limits whatever the text."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord.render import (
    Heading,
    render_no_summary,
    render_sections,
    summary_heading,
    summary_sections,
)
from bot.discord.reply import Reply
from bot.extraction.models import Covered, Pronoun, Told
from bot.questions.models import Narrowing
from bot.summaries import NoSummary, Summary, SummaryRequest
from bot.summaries.models import NoSummaryReason
from corpus.models import Article, QuoteKind, Speaker
from index.store import Coverage
from tests.bot.discord.quoting import (
    ARTICLES,
    COVERAGES,
    DATES,
    HARBOUR,
    LONG_TEXTS,
    SEARCHED,
    quoted,
    quotes,
)
from tests.bot.discord.showing import check_golden, check_limits, description

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of long texts

BRANDT = Speaker("jonas-brandt", "Jonas Brandt", None)
SIGNING = SummaryRequest(
    "the *signing*", narrowing=Narrowing(speaker="Ruiz", since=date(2025, 4, 1))
)
MAIN = (
    Told(quoted(HARBOUR, "The port of Sorel stays shut.", None, None)),
    Told(quoted(HARBOUR, "Nobody in Carvania answered.", QuoteKind.INDIRECT, BRANDT)),
)
SHE = Pronoun("she", Speaker("ana-ruiz", "Ana Ruiz"))
SAID = (
    Told(quoted(HARBOUR, "Farmers waited.", QuoteKind.MIXED, BRANDT)),
    Told(quoted(HARBOUR, "“We will sign,” she said."), (SHE,), "Velmora"),
    Told(quoted(HARBOUR, "Ana Ruiz spoke late.", QuoteKind.INDIRECT), side="Velmora"),
)
AHEAD = (Told(quoted(HARBOUR, "Farmers waited.", None, None)),)
COVERED = Covered(
    12,
    ("The Velmora Courier", "Carvania Today", "Sorvik_Wire", "The Gazette", "Orsk Daily"),
    datetime(2025, 4, 1, tzinfo=UTC),
    datetime(2025, 5, 2, tzinfo=UTC),
)
COVERS = st.builds(
    Covered, st.integers(1, 10**6), st.lists(LONG_TEXTS, max_size=9).map(tuple), DATES, DATES
)
PRONOUNS = st.lists(st.builds(Pronoun, LONG_TEXTS, st.just(BRANDT)), max_size=3).map(tuple)
TOLD = st.lists(st.builds(Told, quotes(), PRONOUNS, st.none() | LONG_TEXTS), max_size=4).map(tuple)


def rendered(summary: Summary, article: Article | None = None) -> list[Reply]:
    told = summary_sections(summary)
    heading = summary_heading(summary.request, article)
    return render_sections(told.slots, told.quotes, told.lead, told.searched, heading)


@pytest.mark.parametrize(
    ("name", "replies"),
    [
        (
            "summary",
            rendered(Summary(SIGNING, MAIN, SAID, AHEAD, COVERED, SEARCHED)),
        ),
        (
            "summary_of_article",
            rendered(
                Summary(
                    SummaryRequest(article="harbour"),
                    MAIN,
                    SAID[:2],
                    (),
                    Covered(1, (), None, None),
                    SEARCHED,
                ),
                HARBOUR,
            ),
        ),
        (
            "no_summary",
            [
                render_no_summary(
                    NoSummary(
                        SIGNING, NoSummaryReason.UNKNOWN_SPEAKER, SEARCHED, ("Ana *Ruiz*", "Rui")
                    ),
                    summary_heading(SIGNING, None),
                )
            ],
        ),
    ],
)
def test_as_it_was_looked_at(name: str, replies: list[Reply]) -> None:
    check_golden(name, replies)


@settings(max_examples=60)
@given(TOLD, TOLD, COVERS, COVERAGES, LONG_TEXTS, ARTICLES)
def test_no_summary_exceeds_a_limit(
    main: tuple[Told, ...],
    said: tuple[Told, ...],
    covered: Covered,
    coverage: Coverage,
    text: str,
    article: Article,
) -> None:
    request = SummaryRequest(text, narrowing=Narrowing(speaker=text, source=text))
    summary = Summary(request, main, said, main, covered, coverage)
    for of in (None, article):
        for reply in rendered(summary, of):
            check_limits(reply)


@pytest.mark.parametrize("reason", NoSummaryReason)
def test_every_reason_has_words(reason: NoSummaryReason) -> None:
    reply = render_no_summary(NoSummary(SIGNING, reason, SEARCHED), Heading())
    check_limits(reply)
    assert "**" in description(reply)


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        (None, None, "Summary\\: ports"),
        (date(2025, 4, 1), None, "Summary\\: ports · since 1 April 2025"),
        (None, date(2025, 4, 1), "Summary\\: ports · until 1 April 2025"),
        (date(2025, 4, 1), date(2025, 4, 1), "Summary\\: ports · 1 April 2025"),
        (date(2025, 4, 1), date(2025, 5, 1), "Summary\\: ports · 1 April 2025 to 1 May 2025"),
    ],
)
def test_the_heading_tells_the_time(since: date | None, until: date | None, told: str) -> None:
    request = SummaryRequest("ports", narrowing=Narrowing(since=since, until=until))
    assert summary_heading(request, None).title == told
