"""Summaries: in parts, each with its heading, within the limits whatever the text."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import QuotedPassage
from bot.discord.render import Heading, render_no_summary, render_summary, summary_heading
from bot.discord.render.summary import Sentence, summary_pages
from bot.discord.reply import Reply
from bot.discord.shown import Changed, Part
from bot.questions.models import Narrowing
from bot.summaries import SummaryRequest
from bot.summaries.models import Covered, NoSummaryReason
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
from tests.bot.discord.showing import check_limits

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of long texts

GOLDEN = Path(__file__).parent / "golden"
BRANDT = Speaker("jonas-brandt", "Jonas Brandt", None)
SIGNING = SummaryRequest(
    "the *signing*", narrowing=Narrowing(speaker="Ruiz", since=date(2025, 4, 1))
)
SENTENCES: list[Sentence] = [
    (Part.MAIN, quoted(HARBOUR, "The port of Sorel stays shut.", None, None)),
    (Part.MAIN, quoted(HARBOUR, "Nobody in Carvania answered.", QuoteKind.INDIRECT, BRANDT)),
    (Part.SAID, quoted(HARBOUR, "“We will sign,” she said.")),
    (Part.SAID, quoted(HARBOUR, "Ana Ruiz spoke late.", QuoteKind.INDIRECT)),
    (Part.SAID, quoted(HARBOUR, "Farmers waited.", QuoteKind.MIXED, BRANDT)),
    (Part.AHEAD, Changed("The harvest")),
    (Part.AHEAD, quoted(HARBOUR, "Farmers waited.", None, None)),
]
COVERED = Covered(
    12,
    ("The Velmora Courier", "Carvania Today", "Sorvik_Wire", "The Gazette", "Orsk Daily"),
    datetime(2025, 4, 1, tzinfo=UTC),
    datetime(2025, 5, 2, tzinfo=UTC),
)
COVERS = st.builds(
    Covered, st.integers(1, 10**6), st.lists(LONG_TEXTS, max_size=9).map(tuple), DATES, DATES
)
TOLD = st.lists(
    st.tuples(
        st.sampled_from(Part), quotes() | st.builds(Changed, st.none() | st.text(max_size=400))
    ),
    max_size=9,
)


@pytest.mark.parametrize(
    ("name", "replies"),
    [
        (
            "summary",
            render_summary(SENTENCES, COVERED, SEARCHED, summary_heading(SIGNING, None)),
        ),
        (
            "summary_of_article",
            render_summary(
                SENTENCES[:4],
                Covered(1, (), None, None),
                SEARCHED,
                summary_heading(SummaryRequest(article="harbour"), HARBOUR),
            ),
        ),
        (
            "no_summary",
            [
                render_no_summary(
                    NoSummaryReason.UNKNOWN_SPEAKER, SEARCHED, summary_heading(SIGNING, None)
                )
            ],
        ),
    ],
)
def test_as_it_was_looked_at(name: str, replies: list[Reply]) -> None:
    """To accept a change, delete the file, run this once, and look at what it wrote."""
    record = [[embed.to_dict() for embed in reply.embeds] for reply in replies]
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / f"{name}.json"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{path} was missing and is written now: look at it")
    assert text == path.read_text(encoding="utf-8")


@settings(max_examples=60, deadline=None)
@given(TOLD, COVERS, COVERAGES, LONG_TEXTS, ARTICLES)
def test_no_summary_exceeds_a_limit(
    told: list[Sentence], covered: Covered, coverage: Coverage, text: str, article: Article
) -> None:
    request = SummaryRequest(text, narrowing=Narrowing(speaker=text, source=text))
    for heading in (summary_heading(request, None), summary_heading(request, article)):
        for reply in render_summary(told, covered, coverage, heading):
            check_limits(reply)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(Part), quotes()), max_size=30), st.booleans())
def test_every_sentence_is_on_a_page(told: list[tuple[Part, QuotedPassage]], titled: bool) -> None:
    assert [each for page in summary_pages(told, titled=titled) for each in page] == told


@pytest.mark.parametrize("reason", NoSummaryReason)
def test_every_reason_has_words(reason: NoSummaryReason) -> None:
    reply = render_no_summary(reason, SEARCHED, Heading())
    check_limits(reply)
    assert "**" in _description(reply)


def test_part_and_speaker_are_named_again_on_the_next_page() -> None:
    said = [SENTENCES[2], SENTENCES[3]] * 4
    first, second = render_summary(said, COVERED, SEARCHED, Heading())
    for reply in (first, second):
        assert _description(reply).count("### Who said what") == 1
        assert _description(reply).count("**Ana Ruiz**, foreign minister of Velmora") == 1
    assert second.embeds[0].footer.text
    assert second.embeds[0].footer.text.startswith("Page 2 of 2 · ")


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


def _description(reply: Reply) -> str:
    return reply.embeds[0].description or ""
