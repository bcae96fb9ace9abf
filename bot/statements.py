"""Statements with their articles: from the index, or from files read now."""

from collections import Counter
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
    """The articles of files, their statements and speakers, and how reading went."""

    articles: tuple[Article, ...]
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
    articles = tuple(corpus)
    found = [Statement(article, q) for article in articles for q in extract_quotes(article)]
    registry = build_registry(_mentions(found), aliases)
    known = tuple(replace(s, quote=_with_id(s.quote, registry.ids)) for s in found)
    return ReadStatements(articles, known, registry.speakers, corpus.summary)


def indexed_statements(
    published: PublishedIndex, speakers: Sequence[KnownSpeaker] | None = None
) -> Iterator[Statement]:
    """The statements in an index, newest first; those surely of ``speakers``, if they are given."""
    quotes = published.store.quotes
    found = quotes.all() if speakers is None else quotes.of_speakers([s.id for s in speakers])
    article: Article | None = None
    for quote in found:
        if article is None or article.id != quote.article_id:
            article = published.store.article(quote.article_id)
        if article is not None and (speakers is None or sure_speaker(quote)):
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
    counted = ((len(wanted & _terms_of(s)), s) for s in statements)
    found = [(held, s) for held, s in counted if wanted and held * 2 >= len(wanted)]
    return [s for _, s in sorted(found, key=lambda pair: -pair[0])]


def _terms_of(statement: Statement) -> set[str]:
    """The terms of what was said."""
    text = statement.article.text
    return {term for part in statement.quote.parts for term in terms(part.of(text))}


def _mentions(statements: Sequence[Statement]) -> Iterator[SpeakerMention]:
    said = [(s.article.id, s.speaker.name, s.speaker.role) for s in statements if s.speaker]
    articles = {s.article.id: s.article for s in statements}
    for (article_id, name, role), count in Counter(said).items():
        article = articles[article_id]
        official = bool(article.turns)
        yield SpeakerMention(article_id, name, role, article.published, count, official)


def _with_id(quote: Quote, ids: Mapping[tuple[str, str, str | None], str]) -> Quote:
    speaker = quote.speaker
    known = ids.get((quote.article_id, speaker.name, speaker.role)) if speaker else None
    return replace(quote, speaker=replace(speaker, id=known) if speaker and known else None)
