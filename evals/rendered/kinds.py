"""Every kind of result, asked for at random and rendered as a terminal and as Discord show it."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import islice

from rich.console import Console

from bot.answers import Abstention, Answer, Answerer, AnswerSettings
from bot.digests import Digest, DigestRequest, make_digest
from bot.discord.render import (
    Heading,
    render_answer,
    render_checked,
    render_context,
    render_listing,
    render_nearest,
    render_sections,
    summary_sections,
)
from bot.discord.render.digest import digest_sections
from bot.discord.render.positions import comparison_sections, position_sections
from bot.discord.render.timeline import timeline_sections
from bot.discord.reply import Reply
from bot.discord.sections import Sections
from bot.discord.statement_lists import of_article, of_speakers
from bot.positions import Positioner, Positions, PositionsRequest
from bot.questions.models import Narrowing
from bot.summaries import Length, Summariser, Summary, SummaryRequest
from bot.terminal.answer import print_answer
from bot.terminal.digest import print_digest
from bot.terminal.parts import print_quotes
from bot.terminal.positions import print_comparison, print_position
from bot.terminal.search import print_hits
from bot.terminal.summary import print_summary
from bot.terminal.timeline import print_timeline
from bot.terminal.verify import print_verification
from bot.timelines import Timeline, Timeliner, TimelineRequest
from bot.verification import Claim, Verifier
from corpus.models import Article
from index.retriever import Retriever

_HEADING = Heading.of_list("Asked")
_ASKED_AFTER = 800  # articles of an index


@dataclass(frozen=True, slots=True)
class Rendered:
    """A result, what was asked for it in the asker's own words, and how it is shown.

    ``prints`` prints it in a terminal; ``replies`` are its messages.
    """

    asked: str
    result: object
    prints: Callable[[Console], None]
    replies: Sequence[Reply]

    def printed(self, width: int) -> str:
        """What a terminal as wide as that gets."""
        out = StringIO()
        self.prints(Console(file=out, width=width, highlight=False))
        return out.getvalue()

    @property
    def sayable(self) -> set[str]:
        """The texts of the articles in the result, with their titles, outlets and names."""
        return set(_texts_in(self.result))


class Desk:
    """All that answers from one index, asked at random, the same for the same seed."""

    def __init__(self, retriever: Retriever, seed: int) -> None:
        self._retriever = retriever
        self._index = retriever.index
        self._chance = random.Random(seed)
        self._answerer = Answerer(retriever, AnswerSettings(caution="eager"))
        known = self._answerer.known
        self._known = known
        self._summariser = Summariser(retriever, known)
        self._timeliner = Timeliner(retriever, known)
        self._positioner = Positioner(retriever, "eager", known)
        self._verifier = Verifier(self._index, known)
        self._articles = list(islice(self._index.store.articles(), _ASKED_AFTER))
        self._speakers = known.speakers.speakers

    @property
    def kinds(self) -> Mapping[str, Callable[[], Rendered]]:
        """What renders a result of each kind, asked for at random."""
        return {
            "answer": self._answer,
            "nearest": self._nearest,
            "context": self._context,
            "search": self._search,
            "statements": self._statements,
            "summary": self._summary,
            "timeline": self._timeline,
            "position": self._position,
            "comparison": self._comparison,
            "verification": self._verification,
            "digest": self._digest,
        }

    def _answer(self) -> Rendered:
        return self._answered(self._question())

    def _nearest(self) -> Rendered:
        return self._answered(f"Did {self._speaker()} say that a goat won the fair of Ystrad?")

    def _answered(self, asked: str) -> Rendered:
        result = self._answerer.answer(asked)
        replies = render_answer(result)
        if isinstance(result, Abstention):
            replies += render_nearest(result.nearest, result.searched)
        return Rendered(asked, result, lambda console: print_answer(console, result), replies)

    def _context(self) -> Rendered:
        asked = self._question()
        result = self._answerer.answer(asked)
        quotes = result.quotes if isinstance(result, Answer) else result.nearest
        replies = [render_context(quotes, result.searched)]
        return Rendered(asked, result, lambda console: print_answer(console, result), replies)

    def _search(self) -> Rendered:
        asked = self._words()
        hits = self._retriever.search(asked, 5)
        searched = self._index.manifest.coverage
        return Rendered(asked, hits, lambda console: print_hits(console, hits, searched), [])

    def _statements(self) -> Rendered:
        article = self._article()
        listed = of_article(self._index, article)
        if self._chance.random() < 0.5:
            listed = of_speakers(self._index, [self._chance.choice(self._speakers)])
        replies = render_listing(listed.quotes, listed.searched, _HEADING, listed.found)
        return Rendered(
            "", listed, lambda console: print_quotes(console, listed.quotes, ""), replies
        )

    def _summary(self) -> Rendered:
        topic, speaker, article = self._words(), self._speaker(), self._article().id
        request = self._chance.choice(
            (
                SummaryRequest(topic, length=Length.LONG),
                SummaryRequest(None, article, length=Length.LONG),
                SummaryRequest(narrowing=Narrowing(speaker=speaker)),
                SummaryRequest(topic, narrowing=Narrowing(speaker=speaker)),
            )
        )
        result = self._summariser.summarise(request)
        replies = _in_sections(summary_sections(result)) if isinstance(result, Summary) else []
        asked = f"{topic} {speaker}"
        return Rendered(asked, result, lambda console: print_summary(console, result), replies)

    def _timeline(self) -> Rendered:
        asked = self._words()
        result = self._timeliner.tell(TimelineRequest(asked))
        replies = _in_sections(timeline_sections(result)) if isinstance(result, Timeline) else []
        return Rendered(asked, result, lambda console: print_timeline(console, result), replies)

    def _position(self) -> Rendered:
        request = PositionsRequest((self._speaker(),), self._words())
        result = self._positioner.position(request)
        replies = _in_sections(position_sections(result)) if isinstance(result, Positions) else []
        asked = f"{request.speakers} {request.topic}"
        return Rendered(asked, result, lambda console: print_position(console, result), replies)

    def _comparison(self) -> Rendered:
        request = PositionsRequest((self._speaker(), self._speaker()), self._words())
        result = self._positioner.compare(request)
        replies = _in_sections(comparison_sections(result)) if isinstance(result, Positions) else []
        asked = f"{request.speakers} {request.topic}"
        return Rendered(asked, result, lambda console: print_comparison(console, result), replies)

    def _verification(self) -> Rendered:
        words = self._sentence().split()
        if self._chance.random() < 0.7:  # the asker has them a little wrong
            words[self._chance.randrange(len(words))] = self._chance.choice(("not", "goat", "“so”"))
        start = self._chance.randrange(len(words))
        asked = " ".join(words[start : start + 25])
        result = self._verifier.verify(Claim(asked))
        replies = render_checked([result], result.searched)
        return Rendered(asked, result, lambda console: print_verification(console, result), replies)

    def _digest(self) -> Rendered:
        published = self._article().published or datetime(2025, 4, 18, tzinfo=UTC)
        since = published - timedelta(days=self._chance.randint(0, 9))
        result = make_digest(self._index, self._known, DigestRequest(since))
        replies = _in_sections(digest_sections(result)) if isinstance(result, Digest) else []
        return Rendered("", result, lambda console: print_digest(console, result), replies)

    def _question(self) -> str:
        speaker, words = self._speaker(), self._words()
        return self._chance.choice(
            (
                f"What did {speaker} say about {words}?",
                f"Who said that {words}?",
                f"What is known of “{words}”?",
                words,
            )
        )

    def _speaker(self) -> str:
        return self._chance.choice(self._speakers).name if self._speakers else "Nobody"

    def _words(self) -> str:
        """Three to eight words in a row of some article."""
        words = self._sentence().split()
        start = self._chance.randrange(len(words))
        return " ".join(words[start : start + self._chance.randint(3, 8)])

    def _sentence(self) -> str:
        article = self._article()
        sentences = [span.of(article.text) for span in self._index.store.sentences(article.id)]
        return self._chance.choice([text for text in sentences if text.split()] or ["Nothing."])

    def _article(self) -> Article:
        return self._chance.choice(self._articles)


def _in_sections(told: Sections) -> list[Reply]:
    return render_sections(told.slots, told.quotes, told.lead, told.searched, _HEADING)


def _texts_in(result: object) -> Iterator[str]:
    """All texts in the fields of a record, however deep."""
    if isinstance(result, str):
        yield result
    elif isinstance(result, tuple | list):
        for each in result:
            yield from _texts_in(each)
    elif is_dataclass(result):
        for field in fields(result):
            yield from _texts_in(getattr(result, field.name))
