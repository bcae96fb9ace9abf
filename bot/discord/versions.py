"""The version of the index that questions are put to, and the change to the next one."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.answers import Answerer
from bot.desk import open_answerer, open_encoder, open_retriever
from bot.discord.catalog import Catalog
from bot.questions.understand import Known
from bot.settings import Settings
from index.encoders import Encoder
from index.encoders.prepared import PreparedQueries
from index.errors import NoIndexError, TalksIndexError
from index.published import PublishedIndex, open_index
from index.retriever import Retriever
from index.speaker_match import SpeakerDirectory
from index.versions import Versions

log = logging.getLogger("talks.index")

POLL_SECONDS = 0.25  # a look is the reading of one small file, in a thread
_RETRY_SECONDS = 30.0  # before a version that could not be opened is tried again


@dataclass(frozen=True, slots=True)
class IndexVersion:
    """An open version, what finds in it and answers from it, the encoder with the vectors of a
    batch, and what is offered while somebody types."""

    published: PublishedIndex
    retriever: Retriever
    answerer: Answerer
    encoder: PreparedQueries
    catalog: Catalog

    @property
    def known(self) -> Known:
        """What questions are read by: its speakers, outlets and dates; the tables are made once."""
        return self.answerer.known

    @property
    def speakers(self) -> SpeakerDirectory:
        """Its speakers, by name and office."""
        return self.known.speakers


@dataclass(frozen=True, slots=True)
class _Unreadable:
    """Why it cannot be told which version is published."""

    problem: str


OpenVersion = Callable[[IndexVersion | None], IndexVersion]
"""Opens what is published; given the version open now, whose encoder may do for it too."""


def opener(settings: Settings) -> OpenVersion:
    """What opens and warms the version that is published when it is called.

    It raises TalksIndexError if there is none, or it cannot be used.
    """

    def open_version(now: IndexVersion | None) -> IndexVersion:
        published = open_index(settings.index.dir)
        try:
            encoder = _encoder(settings, published, now)
            answerer = open_answerer(published, settings, encoder)
            retriever = open_retriever(published, settings, encoder)
            catalog = Catalog.of(published)
            # The first question pays for what is loaded when it is needed, speakers included.
            name = next((choice.value for choice in catalog.speakers("")), "Nobody")
            answerer.answer(f"What did {name} say about it in April?")
        except BaseException:
            published.close()
            raise
        return IndexVersion(published, retriever, answerer, encoder, catalog)

    return open_version


def _encoder(
    settings: Settings, published: PublishedIndex, now: IndexVersion | None
) -> PreparedQueries:
    if now is not None and now.encoder.identity == published.manifest.encoder:
        return now.encoder
    encoder: Encoder = open_encoder(published, settings)
    return PreparedQueries(encoder)


class IndexVersions:
    """Holds one version open, and those older ones that somebody still reads; loop-bound."""

    def __init__(
        self, folder: Path, open_version: OpenVersion, poll_seconds: float = POLL_SECONDS
    ) -> None:
        self.current: IndexVersion | None = None
        self.problem: str | None = None
        self._folder = Versions(folder)
        self._open_version = open_version
        self._poll_seconds = poll_seconds
        self._leases: dict[int, int] = {}  # by id(): how many read a version
        self._watching: asyncio.Task[None] | None = None
        self._refused: tuple[str, float] | None = None  # a version's name, and until when

    async def start(self) -> None:
        """Open what is published, if anything is, and watch for what is published next."""
        await self._look()
        self._watching = asyncio.create_task(self._watch(), name="index-watch")

    async def close(self) -> None:
        """Stop watching, and let go of the version; call when nobody reads it any more."""
        if self._watching:
            self._watching.cancel()
            await asyncio.wait([self._watching])
        current, self.current = self.current, None
        if current is not None and not self._leases.get(id(current)):
            await asyncio.to_thread(current.published.close)

    def lease(self) -> IndexVersion | None:
        """The present version, kept open until it is released; None if there is none."""
        if self.current is not None:
            self._leases[id(self.current)] = self._leases.get(id(self.current), 0) + 1
        return self.current

    def release(self, version: IndexVersion) -> None:
        """Give back what `lease` gave; the last one closes a version that was replaced."""
        self._leases[id(version)] -= 1
        if not self._leases[id(version)]:
            del self._leases[id(version)]
            if version is not self.current:
                version.published.close()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._poll_seconds)
            await self._look()

    async def _look(self) -> None:
        """Open another version, if one is published, and put it in the present one's place."""
        name = await asyncio.to_thread(self._published)
        here = self.current.published.manifest.version if self.current else None
        if isinstance(name, _Unreadable):
            self._report(None, name.problem)
            return
        if name is None or name == here:
            self.problem = self._refused = None
            return
        if self._is_refused(name):
            return
        try:
            version = await asyncio.to_thread(self._open_version, self.current)
        except TalksIndexError as error:
            self._refuse(name, str(error))
        except Exception:
            log.exception("version cannot be opened", extra={"version": name})
            self._refuse(name, "it cannot be opened; the log says why")
        else:
            self._switch(version)

    def _published(self) -> str | _Unreadable | None:
        """The name of the published version, None if there is none."""
        try:
            return self._folder.published().name
        except NoIndexError:
            return None
        except TalksIndexError as error:
            return _Unreadable(str(error))

    def _is_refused(self, name: str) -> bool:
        now = asyncio.get_running_loop().time()
        return self._refused is not None and self._refused[0] == name and now < self._refused[1]

    def _refuse(self, name: str, problem: str) -> None:
        self._report(name, problem)
        self._refused = (name, asyncio.get_running_loop().time() + _RETRY_SECONDS)

    def _report(self, name: str | None, problem: str) -> None:
        if problem != self.problem:
            log.error("the index cannot be used", extra={"version": name, "problem": problem})
        self.problem = problem

    def _switch(self, version: IndexVersion) -> None:
        before, self.current = self.current, version
        self.problem = self._refused = None
        manifest = version.published.manifest
        log.info(
            "index opened",
            extra={
                "version": manifest.version,
                "articles": manifest.coverage.articles,
                "passages": manifest.coverage.passages,
            },
        )
        if before is not None and id(before) not in self._leases:
            before.published.close()
