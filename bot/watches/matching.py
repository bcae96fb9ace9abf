"""Which of the new statements are on what is watched."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime

from bot.answers.abstain import Caution
from bot.digests.cited import cited
from bot.digests.models import NewStatement
from bot.digests.reading import Reading
from bot.digests.tellings import Telling, put_together
from bot.positions.on_record import Record
from bot.questions.understand import Known
from bot.statements import Statement
from bot.watches.arrivals import Arrivals, earlier
from bot.watches.models import Interest, Matches, Since, Wanted
from index.filter import Filter
from index.lexical import terms
from index.retriever import Retriever

_SHOWN = 10  # statements of each interest; more are not read on a phone
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def match(
    wanted: Sequence[Wanted],
    retriever: Retriever,
    known: Known,
    caution: Caution,
    *,
    left_out: Sequence[str] = (),
    told: Collection[str] = frozenset(),
) -> tuple[Matches, ...]:
    """The new statements on each interest, in the order of the interests; those without are left
    out.

    A statement is new if it came with an article that is, and nobody reported the same in one that
    was there, or in an earlier post: none of its sums is among ``told``. One that is on several
    interests is told with the first. Whose words are not sure is on none of them.

    Args:
        wanted: the interests, and what is new for each.
        retriever: of the version that is looked through.
        known: its speakers.
        caution: how sure it must be that words are on a topic.
        left_out: outlets, to the letter, that are not to be quoted.
        told: the sums of what was posted where this goes to.
    """
    matcher = _Matcher(retriever, known, caution, tuple(left_out), set(told))
    return tuple(found for each in wanted if (found := matcher.match(each)))


class _Matcher:
    """Looks through one version; what is new since the same moment is read once."""

    def __init__(
        self,
        retriever: Retriever,
        known: Known,
        caution: Caution,
        left_out: tuple[str, ...],
        told: set[str],
    ) -> None:
        self._retriever = retriever
        self._store = retriever.index.store
        self._known = known
        self._caution = caution
        self._left_out = left_out
        self._told = told
        self._reading = Reading(self._store)
        self._arrivals: dict[Since, Arrivals] = {}

    def match(self, wanted: Wanted) -> Matches | None:
        """What is new on one interest, None if nothing is; it counts as told then."""
        since = wanted.since
        if since not in self._arrivals:
            self._arrivals[since] = Arrivals.read(self._store, since, self._left_out)
        arrivals = self._arrivals[since]
        new = self._new(self._on(wanted.interest, arrivals), arrivals)
        if not new:
            return None
        new.sort(key=_newest_first)
        firsts = {telling.first.quote for telling in new}
        by_speaker: dict[str, list[Telling]] = defaultdict(list)
        for telling in new[:_SHOWN]:
            by_speaker[telling.speaker_id].append(telling)
        shown: list[NewStatement] = []
        for said in by_speaker.values():
            shown += cited(said, firsts, self._reading)
        if not shown:
            return None
        sums = {s for telling in new for s in telling.sums}
        passed_over = sums.difference(*(statement.sums for statement in shown))
        self._told |= sums
        return Matches(wanted.interest, tuple(shown), len(new), tuple(sorted(passed_over)))

    def _on(self, interest: Interest, arrivals: Arrivals) -> list[Statement]:
        """Those of the new statements that an interest is in."""
        said = list(arrivals.statements)
        if interest.speaker is not None:
            meant = self._known.speakers.meant(interest.speaker, guess=False)
            ids = {speaker.id for speaker in meant.speakers} if meant else set()
            said = [s for s in said if s.speaker and s.speaker.id in ids]
        return list(self._on_topic(said, interest.topic)) if interest.topic and said else said

    def _on_topic(self, said: Sequence[Statement], topic: str) -> Iterator[Statement]:
        """Those that `bot.positions` would show as on a topic."""
        if not terms(topic):
            return
        speakers = {s.speaker.id for s in said if s.speaker}
        articles = {s.article.id for s in said}
        voice = Filter(speakers=tuple(sorted(speakers)), articles=tuple(sorted(articles)))
        record = Record(topic, self._retriever, self._caution)
        on_it = {quote for piece in record.of(voice) for quote in piece.quotes}
        yield from (statement for statement in said if statement.quote in on_it)

    def _new(self, said: Sequence[Statement], arrivals: Arrivals) -> list[Telling]:
        """Those that nobody told before, the same told by several once."""
        speakers = {s.speaker.id for s in said if s.speaker}
        if not speakers:
            return []
        before = earlier(self._store, speakers, arrivals, self._left_out)
        new = {id(statement) for statement in said}
        return [
            telling
            for telling in put_together([*before, *said], self._reading)
            if id(telling.first) in new and not self._told.intersection(telling.sums)
        ]


def _newest_first(telling: Telling) -> tuple[float, str, int]:
    article = telling.first.article
    moment = article.published or _LONG_AGO
    return -moment.timestamp(), article.id, telling.first.quote.span.start
