"""Which evidence settles a question: searched for as it asks, more widely only where it allows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from bot.answers.evidence import Evidence
from bot.answers.finding import Finding
from bot.answers.models import Note, Reason
from bot.answers.on_topic import MOST_OF_IT
from bot.answers.voices import voices_of
from bot.questions.models import AskedSpeaker, Question
from index.filter import Filter

# What the words of whoever is preferred count for beside those of others, in score.
_PREFERRED = 0.2
# By how much they must hold more of it than the words of whoever is asked about.
_CLEARLY_MORE = 0.2


@dataclass(frozen=True, slots=True)
class Settled:
    """The evidence that answers, or if there is a ``reason``, what came nearest to it."""

    evidence: tuple[Evidence, ...]
    reason: Reason | None = None
    notes: tuple[Note, ...] = ()
    near_names: tuple[str, ...] = ()


def settle(question: Question, finding: Finding) -> Settled:
    """Find what answers a question, or why nothing does.

    Where only certain people's words would answer, nothing else is searched; where theirs are
    preferred, they come before others that are as good. Whether somebody said something may be
    answered by who did say it.
    """
    articles = _articles(question)
    unknown = [asked for asked in question.speakers if not asked.meant and not asked.group]
    if question.unknown_outlet is not None:
        nearest = tuple(finding.search(Filter()))
        return Settled(nearest, Reason.UNKNOWN_OUTLET, near_names=question.near_outlets)
    if question.only and unknown and len(unknown) == len(question.speakers):
        nearest = tuple(finding.search(articles))
        return Settled(nearest, Reason.UNKNOWN_SPEAKER, near_names=_near(unknown))
    settled = _settle_within(articles, question, finding)
    if settled.reason and question.period and not question.firm:
        articles = replace(articles, since=None, until=None)
        settled = _settle_within(articles, question, finding)
    if settled.reason and articles.of_articles:
        elsewhere = _settle_within(Filter(), question, finding)
        inside = tuple(piece for piece in elsewhere.evidence if articles.admits(piece.article))
        if not elsewhere.reason and not inside:
            undated = (articles.since or articles.until) and not finding.dated
            reason = Reason.NO_DATES if undated else Reason.NOTHING_IN_PERIOD
            return replace(elsewhere, reason=reason)
        if not elsewhere.reason:  # beside all others it answers better than among few
            settled = replace(elsewhere, evidence=inside)
        elif settled.reason is Reason.UNKNOWN_SPEAKER:  # who may have spoken at another time
            settled = elsewhere
    if settled.reason is Reason.NOT_FOUND and unknown and len(unknown) == len(question.speakers):
        return replace(settled, reason=Reason.UNKNOWN_SPEAKER, near_names=_near(unknown))
    if not settled.reason and (articles.since or articles.until):
        settled = replace(settled, notes=(*settled.notes, Note.IN_PERIOD))
    return settled


def _settle_within(articles: Filter, question: Question, finding: Finding) -> Settled:
    """Settle a question by some of the articles."""
    asked = [one for one in question.speakers if one.meant or one.group]
    if not asked:
        found = finding.search(articles)
        answering = tuple(filter(finding.answers, found))
        return Settled(answering) if answering else Settled(tuple(found), Reason.NOT_FOUND)
    told = [_told_by(one, articles, question, finding) for one in asked]
    answering = _in_turn([voice for voices in told for voice in voices])
    if not question.only:
        others = [piece for piece in finding.search(articles) if finding.answers(piece)]
        preferred = [replace(piece, score=piece.score + _PREFERRED) for piece in answering]
        merged = _merged(preferred, others)
        if merged:
            return Settled(merged, notes=_notes(asked))
        return Settled(tuple(finding.search(articles)), Reason.NOT_FOUND)
    if question.claim and (elsewhere := _said_by_others(asked, articles, finding)):
        return Settled(elsewhere, notes=(Note.SAID_BY_OTHERS, *_notes(asked)))
    if not answering:
        return _unsaid(asked, articles, question, finding)
    notes = list(_notes(asked))
    if len(told) < len(question.speakers) or not all(any(voices) for voices in told):
        notes.append(Note.NOT_ALL_SPOKE)
    return Settled(answering, notes=tuple(notes))


def _said_by_others(
    asked: Sequence[AskedSpeaker], articles: Filter, finding: Finding
) -> tuple[Evidence, ...]:
    """What others surely said that holds far more of the topic than what those asked about said."""
    ids = frozenset(speaker.id for one in asked for speaker in one.meant)
    theirs = [
        piece
        for one in asked
        for voice in voices_of(one, articles)
        for piece in finding.search(voice)
    ]
    held = max(map(finding.holds, theirs), default=0.0)
    least = max(MOST_OF_IT, held + _CLEARLY_MORE)
    return tuple(
        piece
        for piece in finding.search(articles)
        if finding.answers(piece)
        and finding.holds(piece) >= least
        and finding.by_another(piece, ids)
    )


def _told_by(
    asked: AskedSpeaker, articles: Filter, question: Question, finding: Finding
) -> list[tuple[Evidence, ...]]:
    """What each of those who may be meant says that answers; a body speaks with one voice."""
    return [
        tuple(
            piece for piece in finding.search(voice) if not question.topic or finding.answers(piece)
        )
        for voice in voices_of(asked, articles)
    ]


def _unsaid(
    asked: Sequence[AskedSpeaker], articles: Filter, question: Question, finding: Finding
) -> Settled:
    """No words of those asked for hold what is asked: theirs under a title that does, if any; else
    what they say nearest to it."""
    said = _in_turn([finding.search(voice) for one in asked for voice in voices_of(one, articles)])
    titled = () if question.claim else finding.titled(said)
    if titled:
        return Settled(titled, notes=(Note.IN_TITLE, *_notes(asked)))
    if said:
        return Settled(said, Reason.SPEAKER_SILENT, _notes(asked))
    nearest = tuple(finding.search(articles))
    return Settled(nearest, Reason.UNKNOWN_SPEAKER, near_names=_near(asked))


def _near(asked: Sequence[AskedSpeaker]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in asked for name in one.near))


def _in_turn(voices: Sequence[Sequence[Evidence]]) -> tuple[Evidence, ...]:
    """The best of each in turn, whoever has the best first; each piece once."""
    speaking = sorted((voice for voice in voices if voice), key=lambda voice: -voice[0].score)
    turns = (piece for turn in zip_longest(*speaking) for piece in turn if piece is not None)
    return tuple(dict.fromkeys(turns))


def _merged(some: Sequence[Evidence], others: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Both, best first, without those that overlap a better one."""
    chosen: list[Evidence] = []
    for piece in sorted([*some, *others], key=lambda piece: -piece.score):
        if not any(
            piece.article.id == other.article.id and piece.span.overlaps(other.span)
            for other in chosen
        ):
            chosen.append(piece)
    return tuple(chosen)


def _articles(question: Question) -> Filter:
    period = question.period
    return Filter(
        since=period.since if period else None,
        until=period.until if period else None,
        outlets=question.outlets,
    )


def _notes(asked: Sequence[AskedSpeaker]) -> tuple[Note, ...]:
    notes = []
    if any(one.guessed for one in asked):
        notes.append(Note.NEAREST_NAME)
    # Whoever is known by a surname alone may be one of the others.
    if any(sum(" " in speaker.name for speaker in one.meant) > 1 for one in asked if not one.group):
        notes.append(Note.SEVERAL_OF_THAT_NAME)
    return tuple(notes)
