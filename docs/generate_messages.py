"""Write what the bot shows as JSON, messages as Discord's API has them, a file for each picture.

    python docs/generate_messages.py FOLDER

All of it is the bot's own rendering of the articles that come with talks. The pictures in
docs/images are these files, drawn.
"""

import asyncio
import json
import sys
import tempfile
from base64 import b64encode
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord

from bot.answers import Abstention, Answer, Answerer
from bot.desk import build, open_answerer, open_retriever
from bot.discord.buttons.looks import Look, sight
from bot.discord.buttons.reading import rows
from bot.discord.kept import SCHEMA, KeptAnswers
from bot.discord.presenting import buttons, keep_shown
from bot.discord.render import (
    Heading,
    render_answer,
    render_checked,
    render_error,
    render_help,
    render_listing,
    render_no_summary,
    render_sections,
    render_speakers,
    summary_heading,
    summary_sections,
)
from bot.discord.render.positions import (
    comparison_sections,
    position_sections,
    positions_heading,
    render_no_positions,
)
from bot.discord.reply import Picture, Reply
from bot.discord.sections import Sections, shown_sections
from bot.discord.shown import Shown, recite, shown_answer, shown_listing
from bot.discord.speakers_picture import draw_speakers
from bot.discord.state import State
from bot.discord.statement_lists import StatementList, find_speakers, of_article, of_speakers
from bot.positions import NoPositions, Positioner, PositionsRequest
from bot.settings import IndexSection, Settings
from bot.summaries import NoSummary, Summariser, SummaryRequest
from bot.verification import Verifier, claims_of
from index.progress import Silent
from index.published import PublishedIndex, open_index
from index.retriever import Retriever
from index.speakers import KnownSpeaker

REPORTED = "What did Peskov say about withdrawal?"
DIRECT = "What did Rubio say about ending the mediation?"
NOWHERE = "Who will pay for rebuilding the harbour bridge?"
SUMMARISED = "the peace talks"
WITHDRAWAL = "withdrawal"
PASSED_ON = "a matter of weeks, whether or not this is doable"  # as nobody said it
TOO_SOON = "That is many questions for you; ask again in 20 seconds."

Message = dict[str, Any]
_TIME = "2026-01-15T10:30:00+00:00"
_BOT_ID = "100000000000000001"
_PERSON = {"username": "mara"}
_BOT = {"username": "talks", "bot": True}


@dataclass(frozen=True, slots=True)
class Stage:
    """What the bot answers from, and where it keeps what it showed."""

    index: PublishedIndex
    retriever: Retriever
    answerer: Answerer
    kept: KeptAnswers

    def answer(self, question: str) -> Answer | Abstention:
        """The answer to a question."""
        return self.answerer.answer(question)

    def whom(self, name: str) -> list[KnownSpeaker]:
        """The speakers whom a name may mean."""
        return find_speakers(self.answerer.known.speakers, name)

    async def answered(self, question: str, *, feedback: bool = False) -> list[Message]:
        """A question by mention, and the answer under it."""
        result = self.answerer.answer(question)
        told = question if feedback else None
        reply, view = await self._shown(shown_answer(result), render_answer(result), told)
        return _exchange(question, reply, view)

    async def looked_at(self, question: str, look: Look) -> list[Message]:
        """The same after a button was pressed."""
        shown = shown_answer(self.answerer.answer(question))
        kept = await self.kept.keep(shown, asker_id=1, guild_id=2)
        seen = sight(shown, recite(shown.places, self.index), look, 0, Heading())
        return _exchange(question, seen.reply, rows(kept, seen))

    async def listed(self, command: str, listing: StatementList) -> list[Message]:
        """A list of statements."""
        pages = render_listing(listing.quotes, listing.searched, listing.heading, listing.found)
        shown = shown_listing(listing.quotes, listing.found, listing.searched)
        return [_after(command, *await self._shown(shown, pages))]

    async def summarised(self, request: SummaryRequest) -> list[Message]:
        """The first page of a summary."""
        result = Summariser(self.retriever, self.answerer.known).summarise(request)
        heading = summary_heading(request, None)
        if isinstance(result, NoSummary):
            return [_after("summary", render_no_summary(result, heading))]
        return await self._sections("summary", summary_sections(result), heading)

    async def compared(self, speakers: tuple[str, ...], topic: str) -> list[Message]:
        """What several said on a topic, or one alone."""
        request = PositionsRequest(speakers, topic)
        positioner = Positioner(self.retriever, known=self.answerer.known)
        alone = len(speakers) == 1
        result = positioner.position(request) if alone else positioner.compare(request)
        command, kind = ("position", "Position") if alone else ("compare", "Compared")
        heading = positions_heading(request, kind)
        if isinstance(result, NoPositions):
            return [_after(command, render_no_positions(result, heading))]
        told = position_sections(result) if alone else comparison_sections(result)
        return await self._sections(command, told, heading)

    def verified(self, text: str, speaker: str | None = None) -> list[Message]:
        """A quote that is passed on, verified."""
        verifier = Verifier(self.index, self.answerer.known)
        checked = [verifier.verify(claim) for claim in claims_of(text, speaker)]
        return [_after("verify", render_checked(checked, self.index.manifest.coverage)[0])]

    async def _sections(self, command: str, told: Sections, heading: Heading) -> list[Message]:
        pages = render_sections(told.slots, told.quotes, told.lead, told.searched, heading)
        return [_after(command, *await self._shown(shown_sections(told), pages))]

    async def _shown(
        self, shown: Shown, pages: Sequence[Reply], question: str | None = None
    ) -> tuple[Reply, discord.ui.View]:
        """The first of the pages, and the buttons under it."""
        kept = await keep_shown(self.kept, shown, asker_id=1, guild_id=2, question=question)
        return pages[0], buttons(kept, pages)


async def messages(stage: Stage) -> dict[str, list[Message]]:
    """The messages of each picture, by its name."""
    articles = list(stage.index.store.articles())
    most_said = max(articles, key=lambda a: len(stage.index.store.quotes.of_article(a.id)))
    speakers = stage.index.store.quotes.speakers()
    error = _after("ask", render_error(TOO_SOON)) | {"flags": 64}
    return {
        "answer-reported": await stage.answered(REPORTED, feedback=True),
        "answer-direct": await stage.answered(DIRECT),
        "context": await stage.looked_at(DIRECT, Look.CONTEXT),
        "sources": await stage.looked_at(DIRECT, Look.SOURCES),
        "abstention": await stage.answered(NOWHERE),
        "passages": await stage.looked_at(NOWHERE, Look.PASSAGES),
        "quotes": await stage.listed("quotes", of_speakers(stage.index, stage.whom("Rubio"))),
        "article": await stage.listed("article", of_article(stage.index, most_said)),
        "summary": await stage.summarised(SummaryRequest(SUMMARISED)),
        "position": await stage.compared(("Rubio",), "talks"),
        "compare": await stage.compared(("Peskov", "Rubio"), WITHDRAWAL),
        "verify": stage.verified(PASSED_ON, "Rubio"),
        "speakers": [_after("speakers", render_speakers(speakers, await draw_speakers(speakers)))],
        "help": [_after("help", render_help()) | {"flags": 64}],
        "error": [error],
    }


def _exchange(question: str, reply: Reply, view: discord.ui.View) -> list[Message]:
    asked = {"author": _PERSON, "timestamp": _TIME, "content": f"<@{_BOT_ID}> {question}"}
    return [asked, _message(reply, view) | {"referenced_message": asked}]


def _after(command: str, reply: Reply, view: discord.ui.View | None = None) -> Message:
    return _message(reply, view) | {"_command": command, "_by": _PERSON["username"]}


def _message(reply: Reply, view: discord.ui.View | None = None) -> Message:
    return {
        "author": _BOT,
        "timestamp": _TIME,
        "content": reply.content,
        "embeds": [_embed(embed, reply.picture) for embed in reply.embeds],
        "components": view.to_components() if view else [],
    }


def _embed(embed: discord.Embed, picture: Picture | None) -> dict[str, Any]:
    """An embed, with its picture in the place of the file's name."""
    record = dict(embed.to_dict())
    if picture and "image" in record:
        record["image"] = {"url": f"data:image/png;base64,{b64encode(picture.png).decode()}"}
    return record


async def _write(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(index=IndexSection(dir=Path(scratch, "index")))
        build(settings, Silent())
        state = await State.open(Path(scratch, "state.sqlite"), [SCHEMA])
        with closing(open_index(settings.index.dir)) as index:
            answerer = open_answerer(index, settings)
            retriever = open_retriever(index, settings)
            stage = Stage(index, retriever, answerer, KeptAnswers(state))
            for name, shown in (await messages(stage)).items():
                text = json.dumps(shown, ensure_ascii=False, indent=1)
                (folder / f"{name}.json").write_text(text, encoding="utf-8")
        await state.close()


def main(arguments: Sequence[str]) -> None:
    """Write the files."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_write(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
