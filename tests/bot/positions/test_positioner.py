"""Positions and comparisons from the index of `conftest`, built by the real model."""

from datetime import date
from pathlib import Path

import pytest

from bot.positions import NoPositions, Positioner, Positions, PositionsRequest
from bot.positions.models import NoPositionsReason, Side
from bot.questions.models import Narrowing
from tests.bot.indexed import build_index_of, retrieving, write_texts
from tests.bot.positions.conftest import ARTICLES

UNDATED = """---
title: The grain harbours
source: Sorvik Wire
---
“We will never close the grain harbours to foreign ships,” Ana Ruiz, the foreign minister, said.
"""
TEXTS = {article["id"]: article["text"] for article in ARTICLES if "text" in article}


def _found(result: Positions | NoPositions) -> Positions:
    assert isinstance(result, Positions), result
    return result


def _articles(side: Side) -> list[list[str]]:
    """The articles of each voice's statements, in order."""
    return [[remark.quote.citation.article.id for remark in voice.remarks] for voice in side.voices]


def _asked(
    *speakers: str, topic: str = "grain harbours", within: Narrowing | None = None
) -> PositionsRequest:
    return PositionsRequest(speakers, topic, within or Narrowing())


def test_a_position_is_told_in_order_of_date(positioner: Positioner) -> None:
    (side,) = _found(positioner.position(_asked("Ana Ruiz"))).sides
    assert [voice.name for voice in side.voices] == ["Ana Ruiz"]
    assert _articles(side) == [["march", "april", "undated"]]


def test_what_is_said_again_is_folded(positioner: Positioner) -> None:
    (side,) = _found(positioner.position(_asked("Ana Ruiz"))).sides
    also = [[article.id for article in r.quote.also] for r in side.voices[0].remarks]
    assert also == [[], ["copy"], []]


def test_a_change_of_wording_is_marked_with_what_differs(positioner: Positioner) -> None:
    (side,) = _found(positioner.position(_asked("Ana Ruiz"))).sides
    march, april, undated = side.voices[0].remarks
    assert (march.rewording, undated.rewording) == (None, None)
    assert april.rewording
    assert april.rewording.earlier == march.quote
    (difference,) = april.rewording.differences
    assert [part.text for part in difference.before] == ["never"]
    assert [part.text for part in difference.now] == ["not"]


def test_every_word_is_a_slice_and_whose_it_is_said_to_be(positioner: Positioner) -> None:
    for result in (
        positioner.position(_asked("Ruiz")),
        positioner.compare(_asked("Ana Ruiz", "the Carvanian foreign ministry", "Iva Ruiz")),
    ):
        for side in _found(result).sides:
            for remark in side.remarks:
                citation = remark.quote.citation
                assert citation.text in TEXTS[citation.article.id]
                assert remark.quote.speaker
                assert "Brandt" not in citation.text


def test_of_a_turn_the_sentence_on_the_topic_is_told(positioner: Positioner) -> None:
    (side,) = _found(positioner.position(_asked("Tomas Veld", topic="herring quotas"))).sides
    (remark,) = side.remarks
    assert remark.quote.citation.text.startswith("The quotas for herring will be halved by June")
    assert remark.quote.speaker
    assert remark.quote.speaker.name == side.voices[0].name


def test_others_of_an_ambiguous_name_are_apart(positioner: Positioner) -> None:
    (side,) = _found(positioner.position(_asked("Ruiz"))).sides
    assert [voice.name for voice in side.voices] == ["Ana Ruiz", "Iva Ruiz"]
    assert _articles(side) == [["march", "april", "undated"], ["march"]]


def test_sides_are_told_newest_first(positioner: Positioner) -> None:
    request = _asked("Ana Ruiz", "the Carvanian foreign ministry")
    ruiz, ministry = _found(positioner.compare(request)).sides
    assert _articles(ruiz) == [["april", "march", "undated"]]
    assert _articles(ministry) == [["may", "may"]]
    speakers = [remark.quote.speaker for remark in ministry.remarks]
    assert [speaker.name if speaker else None for speaker in speakers] == [
        "Carvanian foreign ministry",
        "Oda Lind",
    ]


def test_who_is_silent_and_who_is_unknown_is_told_apart(positioner: Positioner) -> None:
    request = _asked("Ana Ruiz", "Jonas Brandt", "Otto Ruiz", "Velmoran admirals")
    _, silent, unknown, nobody = _found(positioner.compare(request)).sides
    assert [(voice.name, voice.remarks) for voice in silent.voices] == [("Jonas Brandt", ())]
    assert (unknown.voices, unknown.near_names) == ((), ("Ana Ruiz", "Iva Ruiz"))
    assert nobody.voices == ()


def test_a_name_near_to_one_is_not_taken_for_it(positioner: Positioner) -> None:
    result = positioner.position(_asked("Jonas Brandd", topic="the railway"))
    assert isinstance(result, NoPositions)
    assert result.reason is NoPositionsReason.UNKNOWN_SPEAKER
    (side,) = result.sides
    assert (side.voices, side.near_names) == ((), ("Jonas Brandt",))


def test_it_is_known_of_how_many_statements_nothing_is_on_the_topic(positioner: Positioner) -> None:
    spring = Narrowing(until=date(2025, 4, 30))
    told = [
        positioner.position(_asked("Jonas Brandt", topic="volcanoes", within=within))
        for within in (None, spring)
    ]
    read = [voice.read for result in told for side in result.sides for voice in side.voices]
    assert read == [2, 0]


def test_what_the_article_says_of_its_own_is_not_shown_but_who_a_pronoun_means(
    positioner: Positioner,
) -> None:
    (side,) = _found(positioner.position(_asked("Anna Dahl", topic="the ferry line"))).sides
    assert [remark.quote.citation.text for remark in side.remarks] == [
        "She said that the ferry line would run to Sorvik."
    ]
    assert [remark.told.gloss for remark in side.remarks] == ["[She: Anna Dahl]"]


def test_a_body_is_not_given_the_words_of_others(positioner: Positioner) -> None:
    (side,) = _found(positioner.position(_asked("the Harbour Fund", topic="the oil slick"))).sides
    said = [remark.quote.citation.text for remark in side.remarks]
    assert said == ["Harbour Fund officials said that the oil slick was small."]


@pytest.mark.parametrize(
    "topic",
    ["the price of grain in Orsk", "Ruiz's grain shipments", "grain, Ana Ruiz", "shame and price"],
)
def test_some_words_of_a_topic_are_not_the_topic(positioner: Positioner, topic: str) -> None:
    result = positioner.position(_asked("Ana Ruiz", topic=topic))
    said = [a for side in result.sides for each in _articles(side) for a in each]
    assert "railway" not in said


def test_a_name_alone_may_be_the_topic(positioner: Positioner) -> None:
    result = positioner.position(_asked("Ana Ruiz", topic="Ruiz"))
    (said,) = _articles(_found(result).sides[0])
    assert {"march", "april", "railway", "undated"} <= set(said)


def test_the_name_of_a_body_asked_about_is_no_topic(positioner: Positioner) -> None:
    topic = "the Carvanian foreign ministry on the railway"
    result = positioner.position(_asked("the Carvanian foreign ministry", topic=topic))
    assert isinstance(result, NoPositions)
    assert result.sides[0].voices


def test_who_spoke_for_a_body_once_is_not_its_voice(positioner: Positioner) -> None:
    (side,) = _found(positioner.position(_asked("the Carvanian foreign ministry"))).sides
    assert _articles(side) == [["may", "may"]]
    assert not any("ruse" in remark.quote.citation.text for remark in side.remarks)


@pytest.mark.parametrize(
    ("within", "articles"),
    [
        (Narrowing(since=date(2025, 4, 1)), ["april"]),
        (Narrowing(until=date(2025, 4, 1)), ["march"]),
        (Narrowing(since=date(2025, 4, 13), until=date(2025, 4, 13)), ["copy"]),
        (Narrowing(source="the orsk courier"), ["march"]),
        (Narrowing(left_out=("Tarsk Today", "Sorvik Wire")), ["march"]),
    ],
)
def test_when_and_where(positioner: Positioner, within: Narrowing, articles: list[str]) -> None:
    (side,) = _found(positioner.position(_asked("Ana Ruiz", within=within))).sides
    assert _articles(side) == [articles]


@pytest.mark.parametrize(
    ("request_", "reason", "sides"),
    [
        (_asked("Ana Ruiz", topic="?!"), NoPositionsReason.EMPTY_TOPIC, 0),
        (_asked("Otto Ruiz"), NoPositionsReason.UNKNOWN_SPEAKER, 1),
        (_asked(" "), NoPositionsReason.UNKNOWN_SPEAKER, 1),
        (_asked("Ana Ruiz", topic="volcano insurance"), NoPositionsReason.NOTHING_FOUND, 1),
        (_asked("Jonas Brandt", "Otto Ruiz"), NoPositionsReason.NOTHING_FOUND, 2),
        (
            _asked("Ana Ruiz", within=Narrowing(source="The Orsk Mirror")),
            NoPositionsReason.UNKNOWN_SOURCE,
            0,
        ),
        (
            _asked("Ana Ruiz", within=Narrowing(since=date(2026, 1, 1))),
            NoPositionsReason.NOTHING_FOUND,
            1,
        ),
    ],
)
def test_why_nothing_is_told(
    positioner: Positioner, request_: PositionsRequest, reason: NoPositionsReason, sides: int
) -> None:
    for result in (positioner.position(request_), positioner.compare(request_)):
        assert isinstance(result, NoPositions)
        assert (result.reason, len(result.sides)) == (reason, sides)


def test_an_unknown_outlet_comes_with_near_ones(positioner: Positioner) -> None:
    request = _asked("Ana Ruiz", within=Narrowing(source="Orsk Courrier"))
    result = positioner.position(request)
    assert isinstance(result, NoPositions)
    assert result.near_outlets == ("The Orsk Courier",)


def test_a_time_is_asked_for_and_no_article_has_a_date(tmp_path: Path) -> None:
    with retrieving(build_index_of(tmp_path, *write_texts(tmp_path, {"a.md": UNDATED}))) as found:
        undated = Positioner(found)
        for within in (Narrowing(since=date(2025, 1, 1)), Narrowing(until=date(2025, 1, 1))):
            for tell in (undated.position, undated.compare):
                result = tell(_asked("Ana Ruiz", within=within))
                assert isinstance(result, NoPositions)
                assert result.reason is NoPositionsReason.NOTHING_DATED
        assert _found(undated.position(_asked("Ana Ruiz"))).sides[0].remarks
