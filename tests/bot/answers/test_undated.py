"""Times that are asked for where no article has a date, and what else is not understood."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.answers import Answer, Answerer, Note, Reason
from bot.desk import build, open_answerer
from bot.questions.models import Narrowing
from bot.settings import CorpusSection, IndexSection, Settings
from index.progress import Silent
from index.published import open_index

NOW = datetime(2025, 5, 20, tzinfo=UTC)
TEXT = "Ana Ruiz said the monitors would leave the bridge. The harbour of Tarn stays open."


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    """Answers from one article without a date."""
    folder: Path = tmp_path_factory.mktemp("undated")
    (folder / "monitors.txt").write_text(TEXT)
    settings = Settings(
        corpus=CorpusSection(paths=(folder / "monitors.txt",)),
        index=IndexSection(dir=folder / "index"),
    )
    build(settings, Silent())
    index = open_index(settings.index.dir)
    yield open_answerer(index, settings)
    index.close()


@pytest.mark.parametrize(
    ("question", "narrowing"),
    [
        ("What did Ana Ruiz say about the monitors?", Narrowing(since=date(2025, 4, 1))),
        ("What did Ana Ruiz say about the monitors?", Narrowing(until=date(2025, 4, 1))),
        ("What did Ana Ruiz say in April about the monitors?", Narrowing()),
        ("What did Ana Ruiz say?", Narrowing(since=date(2025, 4, 1))),
    ],
)
def test_it_is_told_that_none_is_dated(
    answerer: Answerer, question: str, narrowing: Narrowing
) -> None:
    result = answerer.answer(question, narrowing=narrowing, now=NOW)
    assert not isinstance(result, Answer)
    assert result.reason is Reason.NO_DATES
    assert [quote.citation.text for quote in result.nearest] == [TEXT[:50]]


def test_what_nobody_told_is_not_found_for_want_of_dates(answerer: Answerer) -> None:
    narrowing = Narrowing(since=date(2025, 4, 1))
    result = answerer.answer("What did Ana Ruiz say about fish?", narrowing=narrowing, now=NOW)
    assert not isinstance(result, Answer)
    assert result.reason is Reason.SPEAKER_SILENT


def test_a_time_that_is_only_preferred_is_given_up(answerer: Answerer) -> None:
    assert isinstance(answerer.answer("Who said that monitors leave in May?", now=NOW), Answer)


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("What has Ana Ruiz said since the Tarn meeting?", Note.SINCE_EVENT),
        ("¿Qué dijo Ana Ruiz sobre la retirada?", Note.NOT_ENGLISH),
    ],
)
def test_what_is_not_understood_is_told(answerer: Answerer, question: str, note: Note) -> None:
    assert note in answerer.answer(question, now=NOW).notes
    assert answerer.answer("What did Ana Ruiz say of monitors?", now=NOW).notes == ()
