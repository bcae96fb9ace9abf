"""Timelines from a small index, built by the real model."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.questions.models import Narrowing
from bot.timelines import NoTimeline, Timeline, Timeliner, TimelineRequest
from bot.timelines.models import DatedBy, NoTimelineReason
from tests.bot.indexed import build_index_of, retrieving, write_texts

ARTICLES = {
    "ports.md": """---
title: Carvania opens its ports
source: Carvania Today
published: 2025-05-02
---
Carvania opened its three grain harbours to foreign ships on Wednesday, its government announced.

“Our harbours feed the whole coast,” Minister Jonas Brandt told reporters in Tarn.
""",
    "fleet.md": """---
title: Velmora sends ships
source: The Velmora Courier
published: 2025-05-09
---
Foreign ships reached the grain harbours of Carvania a week after they were opened.

Ana Ruiz said that Velmora would send forty ships to the harbours. She said that the harbours \
had reopened on Monday for foreign ships.
""",
    "goats.md": """---
title: A fair
source: Sorvik Wire
---
A goat from the valley of the Lune won the prize of the village fair in Ystrad.
""",
}


@pytest.fixture(scope="module")
def timeliner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Timeliner]:
    folder = tmp_path_factory.mktemp("timelines")
    chosen = build_index_of(folder, *write_texts(folder, ARTICLES))
    with retrieving(chosen) as retriever:
        yield Timeliner(retriever)


def _timeline(timeliner: Timeliner, request: TimelineRequest) -> Timeline:
    found = timeliner.tell(request)
    assert isinstance(found, Timeline)
    return found


def test_days_are_those_that_the_words_tell_else_of_publication(timeliner: Timeliner) -> None:
    found = _timeline(timeliner, TimelineRequest("grain harbours"))
    dated = {
        (e.day, d.by, d.told.quote.citation.text[:30]) for e in found.events for d in e.sentences
    }
    assert (date(2025, 4, 30), DatedBy.WORDS, "Carvania opened its three grai") in dated
    assert (date(2025, 5, 9), DatedBy.PUBLICATION, "Foreign ships reached the grai") in dated
    assert (date(2025, 5, 5), DatedBy.WORDS, "She said that the harbours had") in dated
    days = [event.day for event in found.events]
    assert days == sorted(days)
    assert found.covered.articles == 2


def test_every_sentence_is_a_slice(timeliner: Timeliner) -> None:
    for quote in _timeline(timeliner, TimelineRequest("harbours")).quotes:
        assert quote.citation.text in ARTICLES[Path(quote.citation.article.origin or "").name]


def test_a_pronoun_is_explained_outside_the_words(timeliner: Timeliner) -> None:
    found = _timeline(timeliner, TimelineRequest("harbours reopened"))
    (monday,) = [event for event in found.events if event.day == date(2025, 5, 5)]
    assert monday.sentences[0].told.gloss == "[She: Ana Ruiz]"


def test_fewer_days(timeliner: Timeliner) -> None:
    every = _timeline(timeliner, TimelineRequest("grain harbours")).events
    (only,) = _timeline(timeliner, TimelineRequest("grain harbours", dates=1)).events
    assert len(every) > 1
    assert only.articles == max(event.articles for event in every)
    assert [d.told for d in only.sentences] == [
        d.told for event in every if event.day == only.day for d in event.sentences
    ]


def test_a_speaker_and_the_days_of_the_statements(timeliner: Timeliner) -> None:
    found = _timeline(timeliner, TimelineRequest("harbours", Narrowing(speaker="Ruiz")))
    assert {quote.speaker.name for quote in found.quotes if quote.speaker} == {"Ana Ruiz"}
    assert [(v.speaker.name, v.days) for v in found.voices] == [
        ("Ana Ruiz", (date(2025, 5, 9),) * 2)
    ]


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        (TimelineRequest(" "), NoTimelineReason.NOTHING_ASKED),
        (TimelineRequest("volcano insurance"), NoTimelineReason.NOTHING_FOUND),
        (TimelineRequest("goat of the valley"), NoTimelineReason.NOTHING_DATED),
        (
            TimelineRequest("harbours", Narrowing(speaker="Zuzana Quell")),
            NoTimelineReason.UNKNOWN_SPEAKER,
        ),
        (
            TimelineRequest("harbours", Narrowing(source="The Gazette")),
            NoTimelineReason.UNKNOWN_SOURCE,
        ),
        (
            TimelineRequest("harbours", Narrowing(since=date(2025, 7, 1))),
            NoTimelineReason.NOTHING_FOUND,
        ),
    ],
)
def test_no_timeline(
    timeliner: Timeliner, request_: TimelineRequest, reason: NoTimelineReason
) -> None:
    found = timeliner.tell(request_)
    assert isinstance(found, NoTimeline)
    assert (found.reason, found.searched.articles) == (reason, 3)
