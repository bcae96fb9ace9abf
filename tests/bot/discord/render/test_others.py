"""Lists, speakers, outlets, status and errors: within the limits, and calm."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import QuotedPassage
from bot.discord.engine import EngineStatus
from bot.discord.render import (
    Heading,
    render_article_sources,
    render_error,
    render_forgotten,
    render_go_on,
    render_help,
    render_incident,
    render_introduction,
    render_listing,
    render_outlets,
    render_speakers,
    render_status,
)
from bot.discord.reply import Reply
from bot.discord.speakers_picture import draw_speakers
from bot.feeds import FeedStanding
from corpus.fetch.models import FeedHealth
from corpus.models import Article
from index.speakers import KnownSpeaker, Office
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

_OFFICES = st.builds(Office, LONG_TEXTS, DATES, DATES, st.integers(1, 9))
SPEAKERS = st.lists(
    st.builds(
        KnownSpeaker,
        st.just("s"),
        LONG_TEXTS,
        st.lists(LONG_TEXTS, min_size=1, max_size=9).map(tuple),
        st.lists(_OFFICES, max_size=9).map(tuple),
        st.integers(1, 10**9),
        st.integers(1, 10**9),
    ),
    max_size=20,
)


@settings(max_examples=40)
@given(st.lists(quotes(), max_size=6), COVERAGES, LONG_TEXTS, ARTICLES)
def test_no_list_exceeds_a_limit(
    cited: list[QuotedPassage], coverage: Coverage, text: str, article: Article
) -> None:
    for heading in (Heading(), Heading.of_list(text), Heading.of_article(article)):
        for reply in render_listing(cited, coverage, heading, len(cited) + 10**6):
            check_limits(reply)
    check_limits(render_article_sources(cited * 5, coverage))


@settings(max_examples=40)
@given(SPEAKERS, st.lists(st.tuples(st.none() | LONG_TEXTS, st.integers(1, 10**6))), COVERAGES)
def test_no_overview_exceeds_a_limit(
    speakers: list[KnownSpeaker], outlets: list[tuple[str | None, int]], coverage: Coverage
) -> None:
    check_limits(render_speakers(speakers))
    check_limits(render_outlets(outlets, coverage))


@given(LONG_TEXTS, LONG_TEXTS)
def test_no_error_exceeds_a_limit(message: str, contact: str) -> None:
    check_limits(render_error(message or "No."))
    check_limits(render_incident("0a1b2c3d", contact))


@pytest.mark.parametrize(
    "reply", [render_help(), render_introduction(), render_go_on(), render_forgotten(1, 0, 2)]
)
def test_fixed_messages_are_within_the_limits(reply: Reply) -> None:
    check_limits(reply)


def test_an_introduction_has_two_lines() -> None:
    assert render_introduction().content.count("\n") == 1


def status(version: str | None, problem: str | None = None) -> EngineStatus:
    there = version is not None
    moment = datetime(2025, 5, 2, 7, 30, tzinfo=UTC) if there else None
    return EngineStatus(
        *(version, moment, 3625, 23434, 46381, 7641, moment),
        *("a-model" if there else None, 93784.0, 3, problem),
    )


def test_the_status_of_an_index() -> None:
    reply = render_status(status("000007"))
    check_limits(reply)
    fields = {field.name: field.value for field in reply.embeds[0].fields}
    assert fields["Articles"] == "3,625"
    assert fields["Newest article"] == "<t:1746171000:D>"
    assert fields["Running for"] == "1 d 2 h"


def test_the_status_of_feeds() -> None:
    moment = datetime(2025, 5, 2, 7, 30, tzinfo=UTC)
    feeds = [
        FeedStanding("**The Bee**", FeedHealth("https://b.example/", moment, moment)),
        FeedStanding("New", FeedHealth("https://new.example/")),
        FeedStanding("Bad", FeedHealth("https://bad.example/", moment, None, moment, 3, "why")),
    ]
    reply = render_status(status("000007"), feeds)
    [shown] = [field.value for field in reply.embeds[0].fields if field.name == "Feeds"]
    assert str(shown).splitlines() == [
        "Bad: never read; fails since <t:1746171000:R>",
        "\\*\\*The Bee\\*\\*: read <t:1746171000:R>",
        "New: not asked yet",
    ]
    check_limits(render_status(status(None), feeds * 100))


@pytest.mark.parametrize("version", [None, "000007"])
def test_a_problem_of_the_index_is_said_without_paths_and_commands(version: str | None) -> None:
    reply = render_status(status(version, "/srv/news/index is broken; run `talks index build`"))
    said = str(reply.embeds[0].to_dict())
    assert "cannot be used" in said
    assert not any(word in said for word in ("/srv", "talks index", "broken"))


def test_the_status_without_an_index_is_calm() -> None:
    (embed,) = render_status(status(None)).embeds
    assert embed.description
    assert embed.description.startswith("There is no index of articles yet")
    assert "Articles" not in {field.name for field in embed.fields}


def test_an_article_s_list_does_not_repeat_its_title() -> None:
    said = quoted(HARBOUR, "“We will sign,” she said.")
    (reply,) = render_listing([said], SEARCHED, Heading.of_article(HARBOUR), 1)
    (embed,) = reply.embeds
    assert embed.title == "Velmora is ready to sign"
    assert embed.author.name == "The Velmora Courier · 18 April 2025"
    assert embed.description
    assert "Velmora is ready to sign" not in embed.description
    assert "[Open at these words](<https://courier.example/" in embed.description


@pytest.mark.parametrize(("hour", "shown"), [(0, 1744977600), (9, 1744966800)])
def test_a_day_without_an_hour_is_the_same_day_elsewhere(hour: int, shown: int) -> None:
    article = Article("a", "No.", published=datetime(2025, 4, 18, hour, tzinfo=UTC))
    reply = render_article_sources([quoted(article, "No.")], SEARCHED)
    assert f"<t:{shown}:D>" in (reply.embeds[0].description or "")


def speaker(name: str, statements: int) -> KnownSpeaker:
    return KnownSpeaker(name, name, (name,), (), statements, 1)


async def test_a_picture_of_speakers_says_in_words_what_it_shows() -> None:
    known = [speaker("Ana $Ruiz$ Мира", 1200), speaker("Jonas Brandt", 7)]
    picture = await draw_speakers(known)
    assert picture
    assert picture.png.startswith(b"\x89PNG")
    assert picture.alt.endswith("Ana $Ruiz$ Мира 1,200, Jonas Brandt 7.")
    reply = render_speakers(known, picture)
    check_limits(reply)
    assert reply.embeds[0].image.url == "attachment://speakers.png"
    assert picture.file().description == picture.alt


async def test_one_speaker_needs_no_picture() -> None:
    assert await draw_speakers([speaker("Ana Ruiz", 3)]) is None
