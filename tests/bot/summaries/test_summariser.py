"""Summaries from a small index, built by the real model."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.answers import Note
from bot.questions.models import Narrowing
from bot.summaries import Length, NoSummary, Summariser, Summary, SummaryRequest
from bot.summaries.models import NoSummaryReason
from tests.bot.indexed import build_index_of, retrieving, write_texts

ARTICLES = {
    "ports.md": """---
title: Carvania opens its ports
source: Carvania Today
published: 2025-05-02
---
Carvania opened its three grain harbours to foreign ships on Friday, its government announced.

“Our harbours feed the whole coast,” Minister Jonas Brandt told reporters in Tarn.

Ana Ruiz, who leads the delegation of Velmora, said that the opening of the harbours came too late.

It rained.
""",
    "fleet.md": """---
title: Velmora sends ships
source: The Velmora Courier
published: 2025-05-09
---
Foreign ships reached the grain harbours of Carvania a week after they were opened.

Ana Ruiz said that Velmora would send forty ships to the harbours. She thanked nobody.

Whether the harbours stay open in winter is unclear, and talks about them are planned for June.
""",
    "copy.md": """---
title: Ships arrive
source: Sorvik Wire
published: 2025-05-10
---
Foreign ships reached the grain harbours of Carvania a week after they were opened.
""",
    "goats.md": """---
title: A fair
source: Sorvik Wire
published: 2025-06-01
---
A goat from the valley of the Lune won the first prize of the village in Ystrad.
""",
}


@pytest.fixture(scope="module")
def summariser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Summariser]:
    folder = tmp_path_factory.mktemp("summaries")
    chosen = build_index_of(folder, *write_texts(folder, ARTICLES))
    with retrieving(chosen) as retriever:
        yield Summariser(retriever)


def _summary(summariser: Summariser, request: SummaryRequest) -> Summary:
    found = summariser.summarise(request)
    assert isinstance(found, Summary)
    return found


def _texts(summary: Summary) -> list[str]:
    return [q.citation.text for q in summary.sentences]


def test_a_topic(summariser: Summariser) -> None:
    found = _summary(summariser, SummaryRequest(topic="grain harbours"))
    texts = _texts(found)
    assert len(texts) == len(set(texts))
    assert sum("reached the grain harbours" in text for text in texts) == 1, "told in two articles"
    assert not any("goat" in text for text in texts)
    assert {t.quote.speaker.name for t in found.said if t.quote.speaker} == {
        "Jonas Brandt",
        "Ana Ruiz",
    }
    assert [t.quote.citation.text for t in found.ahead] == [
        "Whether the harbours stay open in winter is unclear, "
        "and talks about them are planned for June."
    ]
    assert found.covered.articles == 3
    assert set(found.covered.outlets) == {"Carvania Today", "The Velmora Courier", "Sorvik Wire"}
    assert found.covered.earliest is not None
    assert found.covered.earliest.date() == date(2025, 5, 2)


def test_every_sentence_is_a_slice(summariser: Summariser) -> None:
    found = _summary(summariser, SummaryRequest(topic="harbours", length=Length.LONG))
    for quote in found.sentences:
        assert quote.citation.text in ARTICLES[Path(quote.citation.article.origin or "").name]


def test_longer_is_not_less(summariser: Summariser) -> None:
    sizes = [
        len(_texts(_summary(summariser, SummaryRequest(topic="harbours", length=length))))
        for length in Length
    ]
    assert sizes == sorted(sizes)
    assert sizes[0] >= 2


def test_a_speaker(summariser: Summariser) -> None:
    found = _summary(summariser, SummaryRequest(narrowing=Narrowing(speaker="Ruiz")))
    speakers = [q.speaker.name for q in found.sentences if q.speaker]
    assert set(speakers) == {"Ana Ruiz"}


def test_a_speaker_on_a_topic_tells_it_alone(summariser: Summariser) -> None:
    asked = SummaryRequest(topic="harbours", narrowing=Narrowing(speaker="Ruiz"))
    found = _summary(summariser, asked)
    assert {q.speaker.name if q.speaker else None for q in found.sentences} == {"Ana Ruiz"}


def test_a_title_on_the_topic_brings_in_no_other_sentence(summariser: Summariser) -> None:
    assert not any("goat" in text for text in _texts(_summary(summariser, SummaryRequest("ships"))))
    nothing = summariser.summarise(SummaryRequest("Velmora sends ships"))
    texts = _texts(nothing) if isinstance(nothing, Summary) else []
    assert not any("winter" in text for text in texts), "on none of it, under that very title"


def test_what_stands_in_a_title_alone(summariser: Summariser) -> None:
    found = _summary(summariser, SummaryRequest("fair"))
    assert found.notes == (Note.IN_TITLE,)
    assert [text[:6] for text in _texts(found)] == ["A goat"]
    assert _summary(summariser, SummaryRequest("goat")).notes == ()
    article = found.sentences[0].citation.article.id
    assert _texts(_summary(summariser, SummaryRequest("fair", article))) == _texts(found)
    ruiz = _summary(summariser, SummaryRequest("ports", narrowing=Narrowing(speaker="Ruiz")))
    assert ruiz.notes == (Note.IN_TITLE,)
    assert {q.speaker.name if q.speaker else None for q in ruiz.sentences} == {"Ana Ruiz"}
    for narrowing in (Narrowing(until=date(2025, 5, 20)), Narrowing(speaker="Ruiz")):
        nothing = summariser.summarise(SummaryRequest("fair", narrowing=narrowing))
        assert isinstance(nothing, NoSummary)


def test_a_period(summariser: Summariser) -> None:
    june = Narrowing(since=date(2025, 6, 1), until=date(2025, 6, 1))
    found = _summary(summariser, SummaryRequest(narrowing=june))
    assert [text.startswith("A goat") for text in _texts(found)] == [True]


def test_an_article(summariser: Summariser) -> None:
    everything = _summary(summariser, SummaryRequest(topic="goat"))
    article = everything.sentences[0].citation.article.id
    found = _summary(summariser, SummaryRequest(article=article))
    assert found.covered.articles == 1


def test_an_article_narrowed(summariser: Summariser) -> None:
    fleet = _summary(summariser, SummaryRequest(topic="harbours open in winter"))
    article = fleet.ahead[0].quote.citation.article.id
    on_topic = _summary(summariser, SummaryRequest(topic="harbours", article=article))
    assert {q.citation.article.id for q in on_topic.sentences} == {article}
    assert all("harbours" in text for text in _texts(on_topic))
    ruiz = SummaryRequest(article=article, narrowing=Narrowing(speaker="Ruiz"))
    assert {"Ana Ruiz"} == {
        q.speaker.name for q in _summary(summariser, ruiz).sentences if q.speaker
    }
    for other in (
        SummaryRequest(topic="goat", article=article),
        SummaryRequest(article=article, narrowing=Narrowing(speaker="Brandt")),
        SummaryRequest(article=article, narrowing=Narrowing(since=date(2025, 6, 1))),
    ):
        assert isinstance(summariser.summarise(other), NoSummary)


def test_outlets_left_out(summariser: Summariser) -> None:
    left_out = ("The Velmora Courier", "Carvania Today")
    for request in (
        SummaryRequest(topic="harbours", narrowing=Narrowing(left_out=left_out)),
        SummaryRequest(narrowing=Narrowing(since=date(2025, 5, 1), left_out=left_out)),
    ):
        sentences = _summary(summariser, request).sentences
        assert {q.citation.article.source for q in sentences} == {"Sorvik Wire"}


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        (SummaryRequest(), NoSummaryReason.NOTHING_ASKED),
        (SummaryRequest(topic="volcano insurance"), NoSummaryReason.NOTHING_FOUND),
        (SummaryRequest(article="nowhere"), NoSummaryReason.UNKNOWN_ARTICLE),
        (SummaryRequest(narrowing=Narrowing(speaker="Zuzana")), NoSummaryReason.UNKNOWN_SPEAKER),
        (SummaryRequest(narrowing=Narrowing(source="The Gazette")), NoSummaryReason.UNKNOWN_SOURCE),
        (
            SummaryRequest(topic="harbours", narrowing=Narrowing(since=date(2025, 7, 1))),
            NoSummaryReason.NOTHING_FOUND,
        ),
    ],
)
def test_nothing_to_summarise(
    summariser: Summariser, request_: SummaryRequest, reason: NoSummaryReason
) -> None:
    found = summariser.summarise(request_)
    assert isinstance(found, NoSummary)
    assert found.reason is reason
