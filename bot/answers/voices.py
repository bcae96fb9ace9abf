"""Whose words a search is narrowed to for somebody asked about."""

from dataclasses import replace

from bot.questions.models import AskedSpeaker
from corpus.quotes.grammar import DETERMINERS
from index.filter import Filter


def voices_of(asked: AskedSpeaker, articles: Filter) -> list[Filter]:
    """What lets through the words of each of those who may be meant, of some ``articles``.

    A body speaks with one voice, that of all who speak for it and of sources printed so.
    """
    ids = [speaker.id for speaker in asked.meant]
    if asked.group:
        return [replace(articles, speakers=tuple(ids), printed=printed_as(asked))]
    return [replace(articles, speakers=(speaker,)) for speaker in ids]


def printed_as(asked: AskedSpeaker) -> tuple[str, ...]:
    """The name of a body that the words name; none for an office that many hold."""
    words = asked.words.split()
    while words and words[0].lower() in DETERMINERS:
        del words[0]
    if not words or (asked.meant and len(words) == 1 and words[0].islower()):
        return ()
    return (" ".join(words),)
