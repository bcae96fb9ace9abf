"""A question as a value: whose words, on what, from when, from where, of an index's own names."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.kind import Kind
from bot.questions.models import Narrowing, Period
from bot.questions.understand import Known, understand
from index.build import BuildSettings, build_index
from index.published import PublishedIndex, open_index
from tests.bot.jsonl import write_jsonl
from tests.index.hashing import HashingEncoder

NOW = datetime(2025, 5, 20, 15, tzinfo=UTC)
ARTICLES = [
    {
        "id": "pause",
        "title": "The talks pause",
        "source": "The Orsk Courier",
        "published": "2025-04-18",
        "text": (
            "“We will not sign this,” said Ana Ruiz, the foreign minister of Velmora. "
            "Castle spokeswoman Iva Ruiz said that the talks would go on.\n\n"
            "Prime Minister Volodar Zelinsky said that grain came first. "
            "Carvanian officials said that the ports were open."
        ),
    },
    {
        "id": "ports",
        "title": "Ports stay open",
        "source": "Tarsk Today",
        "published": "2025-05-02",
        "text": (
            "The Castle said that no port would close. "
            "“Forty ships a week,” said Prime Minister Volodar Zelinsky."
        ),
    },
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PublishedIndex]:
    """The articles, which nothing is searched in."""
    folder = tmp_path_factory.mktemp("understand")
    path = folder / "news.jsonl"
    write_jsonl(path, ARTICLES)
    build_index([path], Path(folder / "index"), HashingEncoder, BuildSettings())
    published = open_index(folder / "index")
    yield published
    published.close()


@pytest.fixture(scope="module")
def known(index: PublishedIndex) -> Known:
    """Its speakers and outlets."""
    return Known(index)


@pytest.mark.parametrize(
    ("question", "speakers", "topic", "only"),
    [
        ("What did Ana Ruiz say about the talks?", [["ana-ruiz"]], "the talks", True),
        ("what did zelinskyy say", [["volodar-zelinsky"]], "", True),
        ("What did Zelinzky say?", [["volodar-zelinsky"]], "", True),
        ("What did Ruiz say?", [["ana-ruiz", "iva-ruiz"]], "", True),
        ("What did the foreign minister say?", [["ana-ruiz"]], "", True),
        ("What did the Castle say about ports?", [["castle", "iva-ruiz"]], "ports", True),
        ("What did Iva Ruiz and Zelinsky say?", [["iva-ruiz"], ["volodar-zelinsky"]], "", True),
        ("How do Ana Ruiz and Zelinsky differ on grain?",
         [["ana-ruiz"], ["volodar-zelinsky"]], "grain", True),
        ("What did Zelinsky say about Ana Ruiz?", [["volodar-zelinsky"]], "Ana Ruiz", True),
        ("Did Zelinsky say the talks would go on?",
         [["volodar-zelinsky"]], "the talks would go on", True),
        ("What did Carvanian officials say?", [[]], "", True),
        ("What did the harbour master say?", [], "What did the harbour master say?", False),
        ("What did Lena Brandt say?", [[]], "", True),
        ("What did the Harbour Ministry say?", [[]], "", True),
        ("What did the report say about grain?", [], "What did the report say about grain?", False),
        ("What did she say?", [], "What did she say?", False),
        ("What did experts say about grain?", [], "What did experts say about grain?", False),
        ("Who criticised Ana Ruiz?", [], "Who criticised Ana Ruiz?", False),
        ("When did Zelinsky announce it?", [["volodar-zelinsky"]], "announce it", False),
        ("zelinsky grain", [["volodar-zelinsky"]], "grain", False),
        ("grain zelinsky", [["volodar-zelinsky"]], "grain", False),
        ("Zelinsky on grain", [["volodar-zelinsky"]], "grain", True),
        ("harbours on grain", [], "harbours on grain", False),
        ("How do ports and grain differ?", [], "How do ports and grain differ?", False),
        ("How do Zelinsky and Brandt differ?", [], "How do Zelinsky and Brandt differ?", False),
        ("", [], "", False),
    ],
)  # fmt: skip
def test_whose_words_are_asked_for(
    known: Known, question: str, speakers: list[list[str]], topic: str, only: bool
) -> None:
    asked = understand(question, known, NOW)
    found = [[speaker.id for speaker in one.meant] for one in asked.speakers]
    assert (found, asked.topic) == (speakers, topic)
    assert asked.only is only
    assert asked.text == question


def test_a_name_near_to_another_is_known_to_be_guessed(known: Known) -> None:
    (guessed,) = understand("What did Zelinzky say?", known, NOW).speakers
    assert guessed.guessed
    (spelt,) = understand("What did Zelinskiy say?", known, NOW).speakers
    assert not spelt.guessed


def test_who_is_not_in_the_corpus_comes_with_near_names(known: Known) -> None:
    (unknown,) = understand("What did Otto Ruiz say?", known, NOW).speakers
    assert (unknown.meant, unknown.group) == ((), False)
    assert unknown.near == ("Ana Ruiz", "Iva Ruiz")


@pytest.mark.parametrize(
    ("question", "since", "until", "topic"),
    [
        ("What did Zelinsky say in April about grain?", (4, 1), (5, 1), "grain"),
        ("What did Zelinsky say about grain yesterday?", (5, 19), None, "grain"),
        ("Who said yesterday that grain came first?", (5, 19), (5, 20),
         "Who said that grain came first"),
        ("How many prisoners were exchanged in April?", None, None,
         "How many prisoners were exchanged in April?"),
        ("Who won the World Cup in 2010?", None, None, "Who won the World Cup in 2010?"),
        ("What did Zelinsky say about the May 9 parade?", None, None, "the May 9 parade"),
    ],
)  # fmt: skip
def test_when_it_was_published(
    known: Known,
    question: str,
    since: tuple[int, int] | None,
    until: tuple[int, int] | None,
    topic: str,
) -> None:
    asked = understand(question, known, NOW)
    ends = [datetime(2025, *day, tzinfo=UTC) if day else None for day in (since, until)]
    assert asked.period == (Period(*ends) if any(ends) else None)
    assert asked.topic == topic


@pytest.mark.parametrize(
    ("question", "outlets", "speakers"),
    [
        ("What did Zelinsky say according to Tarsk Today?", ("Tarsk Today",), 1),
        ("What did the Orsk Courier say about ports?", ("The Orsk Courier",), 0),
        ("What happened in the ports, according to the Courier?", ("The Orsk Courier",), 0),
        ("What happened according to Zelinsky?", (), 1),
        ("What did Zelinsky say in Orsk?", (), 1),
    ],
)
def test_which_outlet_published_it(
    known: Known, question: str, outlets: tuple[str, ...], speakers: int
) -> None:
    asked = understand(question, known, NOW)
    assert (asked.outlets, len(asked.speakers)) == (outlets, speakers)


def test_what_is_narrowed_holds_beside_the_words(known: Known) -> None:
    narrowing = Narrowing("Zelinskiy", date(2025, 4, 1), date(2025, 4, 30), "courier")
    asked = understand("What did Ana Ruiz say in April about grain?", known, NOW, narrowing)
    assert [[speaker.id for speaker in one.meant] for one in asked.speakers] == [
        ["volodar-zelinsky"]
    ]
    assert asked.period == Period(
        datetime(2025, 4, 1, tzinfo=UTC), datetime(2025, 5, 1, tzinfo=UTC)
    )
    assert (asked.only, asked.firm, asked.outlets) == (True, True, ("The Orsk Courier",))
    unknown = understand("grain", known, NOW, Narrowing(speaker="Quimby", source="Tarsk Tody"))
    assert [(one.words, one.meant) for one in unknown.speakers] == [("Quimby", ())]
    assert (unknown.unknown_outlet, unknown.near_outlets) == ("Tarsk Tody", ("Tarsk Today",))


def test_the_kind_is_told(known: Known) -> None:
    assert understand("Who said that grain came first?", known, NOW).kind is Kind.SAID_BY
    assert understand("Did Zelinsky say so?", known, NOW).claim


@given(st.text(max_size=300))
def test_any_text_is_understood(known: Known, text: str) -> None:
    assert understand(text, known, NOW).text == text
