"""From what is asked to a summary in exact words, or to an honest no."""

from collections.abc import Mapping, Sequence
from itertools import islice

from bot.answers import Note
from bot.extraction.candidates import Candidate
from bot.extraction.finding import SentenceFinder
from bot.extraction.models import Covered, Told
from bot.extraction.scope import NoScope, find_scope
from bot.questions.narrowed import UnknownName
from bot.questions.understand import Known
from bot.summaries.compose import compose
from bot.summaries.models import NoSummary, NoSummaryReason, Summary, SummaryRequest
from index.retriever import Retriever

# What a summary is chosen from at most; the cosines of all pairs of 400 sentences take some ms.
_CANDIDATES = 400


class Summariser:
    """Summarises what a retriever finds; safe to use from several threads.

    ``known`` are the tables of the retriever's index, if they are made already.
    """

    def __init__(self, retriever: Retriever, known: Known | None = None) -> None:
        self._retriever = retriever
        self._store = retriever.index.store
        self._finder = SentenceFinder(retriever)
        self._known = known or Known(retriever.index)

    def summarise(self, request: SummaryRequest) -> Summary | NoSummary:
        """Choose sentences of the index that tell what is asked, or say why there are none."""
        searched = self._retriever.index.manifest.coverage
        if not request.asks:
            return NoSummary(request, NoSummaryReason.NOTHING_ASKED, searched)
        scope = find_scope(request.narrowing, self._store, self._known, request.article)
        if isinstance(scope, UnknownName):
            return NoSummary(request, NoSummaryReason(scope.reason), searched, scope.near)
        if isinstance(scope, NoScope):
            return NoSummary(request, NoSummaryReason(scope.value), searched)
        candidates = self._finder.candidates(request.topic, scope)
        found = list(islice(candidates, _CANDIDATES))
        notes: tuple[Note, ...] = ()
        if not found and request.topic:
            found = list(islice(self._finder.titled(request.topic, scope), _CANDIDATES))
            notes = (Note.IN_TITLE,)
        if not found:
            return NoSummary(request, NoSummaryReason.NOTHING_FOUND, searched)
        sides = self._known.sides
        main, said, ahead = compose(found, request.length, sides)
        return Summary(
            request=request,
            main=_told(main, sides),
            said=_told(said, sides),
            ahead=_told(ahead, sides),
            covered=Covered.of(candidate.article for candidate in found),
            searched=searched,
            notes=notes,
        )


def _told(chosen: Sequence[Candidate], sides: Mapping[str, str]) -> tuple[Told, ...]:
    return tuple(c.told(sides.get(c.speaker.id) if c.speaker else None) for c in chosen)
