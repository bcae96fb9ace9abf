"""Questions to the engine: answered in batches, bounded, in time, and whatever is published."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.answers import Answer, Answerer, AnswerSettings
from bot.discord.engine import Answered, AskRequest, Engine, EngineSettings
from bot.discord.errors import (
    ClosingError,
    NoPublishedIndexError,
    QueueFullError,
    SayToUser,
    TooSlowError,
)
from bot.discord.versions import IndexVersion, IndexVersions
from bot.questions.models import NOT_NARROWED, Narrowing, Question
from bot.summaries import Summariser, Summary, SummaryRequest
from index.encoders.base import Vectors
from index.retriever import Retriever, SearchSettings
from tests.bot.discord.tiny import GRAIN, PORTS, opener, publish
from tests.index.hashing import HashingEncoder

ASK = AskRequest("Which ships may call at Port Lind?")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a published index."""
    publish(tmp_path, {"ports": PORTS, "grain": GRAIN})
    return tmp_path


@asynccontextmanager
async def running(
    folder: Path, settings: EngineSettings | None = None, encoder: HashingEncoder | None = None
) -> AsyncIterator[Engine]:
    versions = IndexVersions(folder / "index", opener(folder, encoder), poll_seconds=0.01)
    engine = Engine(versions, settings or EngineSettings())
    await engine.start()
    try:
        yield engine
    finally:
        await engine.close()


class Gate(HashingEncoder):
    """Holds up whoever embeds questions until it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.open = threading.Event(), threading.Event()
        self.batches: list[int] = []

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed, once the gate is open."""
        self.batches.append(len(texts))
        self.reached.set()
        assert self.open.wait(20)
        return super().embed_queries(texts)


def ships(number: int) -> AskRequest:
    return AskRequest(f"Which {number} ships may call at Port Lind?")


def text_of(answered: Answered) -> str:
    assert isinstance(answered.result, Answer)
    return answered.result.quotes[0].citation.text


async def until(look: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not look():
            await asyncio.sleep(0.005)


async def test_a_question_is_answered_with_its_version(folder: Path) -> None:
    async with running(folder) as engine:
        answered = await engine.ask(ASK)
    assert "Port Lind" in text_of(answered)
    assert answered.version == "000001"
    assert min(answered.timings.embedding, answered.timings.answering) > 0


async def test_waiting_questions_are_embedded_together_and_none_is_lost(folder: Path) -> None:
    gate = Gate()
    async with running(folder, encoder=gate) as engine:
        first = asyncio.create_task(engine.ask(ASK))
        await asyncio.to_thread(gate.reached.wait, 20)
        others = [asyncio.create_task(engine.ask(ships(n))) for n in range(20)]
        await until(lambda: engine.status.waiting == 20)
        gate.open.set()
        answers = await asyncio.gather(first, *others)
    assert gate.batches == [1, 8, 8, 4]
    assert {text_of(answered) for answered in answers} == {text_of(answers[0])}


class Stumbling(Answerer):
    """Cannot understand some questions."""

    def understand(
        self, question: str, narrowing: Narrowing = NOT_NARROWED, now: datetime | None = None
    ) -> Question:
        """What it asks, unless there are 13 ships."""
        if "13" in question:
            raise ZeroDivisionError
        return super().understand(question, narrowing, now)


async def test_a_question_that_cannot_be_understood_harms_no_other(folder: Path) -> None:
    gate = Gate()
    open_version = opener(folder, gate)

    def stumbling(now: IndexVersion | None) -> IndexVersion:
        version = open_version(now)
        retriever = Retriever(version.published, version.encoder, SearchSettings())
        return replace(version, answerer=Stumbling(retriever, AnswerSettings(caution="eager")))

    engine = Engine(IndexVersions(folder / "index", stumbling), EngineSettings())
    await engine.start()
    first = asyncio.create_task(engine.ask(ASK))
    await asyncio.to_thread(gate.reached.wait, 20)
    others = [asyncio.create_task(engine.ask(ships(n))) for n in (12, 13, 14)]
    await until(lambda: engine.status.waiting == 3)
    gate.open.set()
    ends = await asyncio.gather(first, *others, return_exceptions=True)
    assert [type(end) for end in ends] == [Answered, Answered, ZeroDivisionError, Answered]
    with pytest.raises(ZeroDivisionError):
        await engine.ask(ships(13))
    await engine.close()
    assert gate.batches == [1, 2]


async def test_a_full_queue_says_so_at_once_and_slowness_is_admitted(folder: Path) -> None:
    gate = Gate()
    async with running(folder, EngineSettings(queue_length=2, answer_seconds=0.2), gate) as engine:
        first = asyncio.create_task(engine.ask(ASK))
        await asyncio.to_thread(gate.reached.wait, 20)
        waiting = [asyncio.create_task(engine.ask(ASK)) for _ in range(2)]
        await until(lambda: engine.status.waiting == 2)
        with pytest.raises(QueueFullError):
            await engine.ask(ASK)
        ends = await asyncio.gather(first, *waiting, return_exceptions=True)
        assert [type(end) for end in ends] == [TooSlowError] * 3
        gate.open.set()
        await until(lambda: engine.status.waiting == 0)
        assert "Port Lind" in text_of(await engine.ask(ASK))
    assert gate.batches == [1, 1]  # those given up were not embedded


async def test_readings_do_not_wait_behind_questions(folder: Path) -> None:
    gate = Gate()
    async with running(folder, encoder=gate) as engine:
        asked = asyncio.create_task(engine.ask(ASK))
        await asyncio.to_thread(gate.reached.wait, 20)
        assert await engine.read(lambda version: version.published.manifest.version) == "000001"
        assert not asked.done()
        gate.open.set()
        await asked


async def test_what_is_composed_does_not_wait_behind_questions(folder: Path) -> None:
    request = SummaryRequest(narrowing=Narrowing(speaker="Ruiz"))
    gate = Gate()
    async with running(folder, encoder=gate) as engine:
        asked = asyncio.create_task(engine.ask(ASK))
        await asyncio.to_thread(gate.reached.wait, 20)
        found = await engine.compose(
            lambda version: Summariser(version.retriever, version.known).summarise(request)
        )
        assert isinstance(found, Summary)
        assert {quote.citation.article.id for quote in found.sentences} == {"ports"}
        assert not asked.done()
        gate.open.set()
        await asked


async def test_what_a_reading_raises_is_raised(folder: Path) -> None:
    def job(_version: IndexVersion) -> None:
        raise SayToUser("no")

    async with running(folder) as engine:
        with pytest.raises(SayToUser, match="no"):
            await engine.read(job)


async def test_a_reading_that_is_given_up_keeps_its_index_to_its_end(folder: Path) -> None:
    ended = threading.Event()

    def job(version: IndexVersion) -> None:
        time.sleep(0.3)  # beyond its time, and beyond the next version
        assert version.published.store.article("ports")
        ended.set()

    async with running(folder, EngineSettings(answer_seconds=0.05)) as engine:
        with pytest.raises(TooSlowError):
            await engine.read(job)
        publish(folder, {"ports": PORTS})
        await until(lambda: engine.status.version == "000002")
        assert await asyncio.to_thread(ended.wait, 20)


async def test_closing_answers_what_was_asked_and_refuses_the_rest(folder: Path) -> None:
    gate = Gate()
    engine = Engine(IndexVersions(folder / "index", opener(folder, gate)), EngineSettings())
    await engine.start()
    asked = [asyncio.create_task(engine.ask(ASK)) for _ in range(3)]
    await asyncio.to_thread(gate.reached.wait, 20)
    closing = asyncio.create_task(engine.close())
    await asyncio.sleep(0)
    with pytest.raises(ClosingError):
        await engine.ask(ASK)
    with pytest.raises(ClosingError):
        await engine.read(lambda version: version)
    gate.open.set()
    await closing
    assert {text_of(answered) for answered in await asyncio.gather(*asked)} != set()


async def test_without_an_index_it_says_so_and_comes_alive(tmp_path: Path) -> None:
    async with running(tmp_path) as engine:
        with pytest.raises(NoPublishedIndexError):
            await engine.ask(ASK)
        with pytest.raises(NoPublishedIndexError):
            await engine.read(lambda version: version)
        assert (engine.status.version, engine.status.articles, engine.catalog) == (None, 0, None)
        publish(tmp_path, {"ports": PORTS})
        await until(lambda: engine.status.version)
        assert "Port Lind" in text_of(await engine.ask(ASK))
        assert (engine.status.articles, engine.status.model) == (1, "hashing")


async def test_versions_switch_between_questions_and_none_is_lost(folder: Path) -> None:
    moved = PORTS.replace("Lind", "Sorel")
    async with running(folder) as engine:
        asked = AskRequest("Which ships may call at Port Sorel or Port Lind?")
        answers: list[Answered] = []
        publishing = asyncio.create_task(asyncio.to_thread(publish, folder, {"ports": moved}))
        async with asyncio.timeout(20):
            while not answers or answers[-1].version == "000001":
                answers += await asyncio.gather(*[engine.ask(asked) for _ in range(5)])
        await publishing
    for answered in answers:
        here = "Port Lind" if answered.version == "000001" else "Port Sorel"
        assert here in text_of(answered)
