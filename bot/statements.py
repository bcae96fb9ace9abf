"""Statements with their articles: from the index, or from files read now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answers.attribution import sure_speaker
from corpus.aliases import Aliases
from corpus.models import Article, Quote, Speaker
from index.lexical import terms
from index.published import PublishedIndex
from index.speaker_match import match_speakers
from index.speakers import KnownSpeaker, SpeakerMention, build_registry

if TYPE_CHECKING:
    from corpus.load import LoadSummary


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and the article that reports it."""

    article: Article
    quote: Quote

    @property
    def speaker(self) -> Speaker | None:
        """Who said it, None unless that is sure enough to be shown."""
        return sure_speaker(self.quote)


@dataclass(frozen=True, slots=True)
class ReadStatements:
    """The statements of files, the speakers in them, and how reading went."""

    statements: tuple[Statement, ...]
    speakers: tuple[KnownSpeaker, ...]
    reading: "LoadSummary"


def read_statements(paths: Sequence[Path], aliases: Aliases) -> ReadStatements:
    """The statements of article files, in the order of the files and of their text.

    Raises:
        CorpusNotFoundError: if a path does not exist.
    """
    # Not at the top: what has an index needs none of it, and is to start quickly.
    from corpus.load import load_corpus
    from corpus.quotes.extract import extract_quotes

    corpus = load_corpus(paths)
    found = [Statement(article, q) for article in corpus for q in extract_quotes(article)]
    registry = build_registry(_mentions(found), aliases)
    known = [replace(s, quote=_with_id(s.quote, registry.ids)) for s in found]
    return ReadStatements(tuple(known), registry.speakers, corpus.summary)


def indexed_statements(
    published: PublishedIndex, speakers: Sequence[KnownSpeaker] | None = None
) -> Iterator[Statement]:
    """The statements in an index, of these speakers alone if any are given, newest first."""
    quotes = published.store.quotes
    found = quotes.all() if speakers is None else quotes.of_speakers([s.id for s in speakers])
    article: Article | None = None
    for quote in found:
        if article is None or article.id != quote.article_id:
            article = published.store.article(quote.article_id)
        if article is not None:
            yield Statement(article, quote)


def of_speaker(
    statements: Iterable[Statement], asked: str, speakers: Sequence[KnownSpeaker]
) -> list[Statement]:
    """Those of the speakers whom a name or office asked for may mean."""
    wanted = {speaker.id for speaker in match_speakers(asked, speakers)}
    return [s for s in statements if s.speaker and s.speaker.id in wanted]


def on_topic(statements: Iterable[Statement], topic: str) -> list[Statement]:
    """Those that hold at least half of a topic's terms, the ones that hold most of them first."""
    wanted = set(terms(topic))
    held = [(len(wanted & set(_terms_around(s))), s) for s in statements]
    found = [(share, s) for share, s in held if wanted and share * 2 >= len(wanted)]
    return [s for _, s in sorted(found, key=lambda pair: -pair[0])]


def _terms_around(statement: Statement) -> list[str]:
    return [
        term for part in statement.quote.parts for term in terms(part.of(statement.article.text))
    ]


def _mentions(statements: Iterable[Statement]) -> Iterator[SpeakerMention]:
    for statement in statements:
        article, speaker = statement.article, statement.quote.speaker
        if speaker:
            yield SpeakerMention(
                article.id, speaker.name, speaker.role, article.published, 1, bool(article.turns)
            )


def _with_id(quote: Quote, ids: Mapping[tuple[str, str, str | None], str]) -> Quote:
    speaker = quote.speaker
    if speaker is None:
        return quote
    known = ids[quote.article_id, speaker.name, speaker.role]
    return replace(quote, speaker=replace(speaker, id=known))
