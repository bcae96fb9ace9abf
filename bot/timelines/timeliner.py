"""From a topic to a timeline in exact words, or to an honest no."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from bot.extraction.candidates import Candidate
from bot.extraction.finding import SentenceFinder
from bot.extraction.models import Covered
from bot.extraction.scope import NoScope, find_scope
from bot.questions.narrowed import UnknownName
from bot.questions.understand import Known
from bot.timelines.choosing import ChosenDay, choose_days, dated
from bot.timelines.models import (
    Dated,
    Event,
    NoTimeline,
    NoTimelineReason,
    Timeline,
    TimelineRequest,
    Voice,
)
from corpus.models import Speaker
from index.retriever import Retriever

# A timeline wants more of a topic than a summary: what is nearest to it may all be of one day.
_PASSAGES = 200
_SENTENCES = 2  # of a day


class Timeliner:
    """Makes timelines of what a retriever finds; safe to use from several threads.

    ``known`` are the tables of the retriever's index, if they are made already.
    """

    def __init__(self, retriever: Retriever, known: Known | None = None) -> None:
        self._index = retriever.index
        self._finder = SentenceFinder(retriever)
        self._known = known or Known(retriever.index)

    def tell(self, request: TimelineRequest) -> Timeline | NoTimeline:
        """Choose days and sentences that tell of a topic, or say why there are none."""
        searched = self._index.manifest.coverage
        if not request.topic.strip():
            return NoTimeline(request, NoTimelineReason.NOTHING_ASKED, searched)
        scope = find_scope(request.narrowing, self._index.store, self._known)
        if isinstance(scope, UnknownName):
            return NoTimeline(request, NoTimelineReason(scope.reason), searched, scope.near)
        if isinstance(scope, NoScope):
            return NoTimeline(request, NoTimelineReason(scope.value), searched)
        found = list(self._finder.candidates(request.topic, scope, _PASSAGES))
        if not found:
            return NoTimeline(request, NoTimelineReason.NOTHING_FOUND, searched)
        days = list(dated(found))
        if not days:
            return NoTimeline(request, NoTimelineReason.NOTHING_DATED, searched)
        return Timeline(
            request=request,
            events=tuple(map(_event, choose_days(days, request.dates, _SENTENCES))),
            voices=_voices(found),
            covered=Covered.of(each.candidate.article for each in days),
            searched=searched,
        )


def _event(chosen: ChosenDay) -> Event:
    told = tuple(Dated(each.candidate.told(), each.by) for each in chosen.told)
    return Event(chosen.day, told, chosen.articles)


def _voices(found: Iterable[Candidate]) -> tuple[Voice, ...]:
    """The speakers of the sentences found, who said most first."""
    days: dict[str, list[date]] = defaultdict(list)
    speakers: dict[str, Speaker] = {}
    for candidate in found:
        if candidate.speaker and candidate.article.published:
            speakers.setdefault(candidate.speaker.id, candidate.speaker)
            days[candidate.speaker.id].append(candidate.article.published.date())
    voices = (Voice(speakers[who], tuple(sorted(said))) for who, said in days.items())
    return tuple(sorted(voices, key=lambda voice: (-len(voice.days), voice.speaker.name)))
