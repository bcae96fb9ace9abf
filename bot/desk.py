"""Opens what answers questions, from the settings; the first time, it builds the index."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
from bot.answers import Answerer, AnswerSettings
from bot.settings import Settings, default_articles_dir
from corpus.aliases import Aliases, read_aliases
from corpus.errors import LibraryError, ReadError
from corpus.fetch.models import FeedHealth, FeedSource, FetchSettings
from corpus.library.library import Library
from index.encoders import Encoder, EncoderSettings, open_build_encoder, open_question_encoder
from index.errors import NoIndexError
from index.passages import PassageSettings
from index.progress import Progress
from index.published import PublishedIndex, open_index
from index.reranker import open_reranker
from index.retriever import Retriever, SearchSettings

if TYPE_CHECKING:
    from index.ahead import Ahead
    from index.build import BuildReport

SAMPLE = Path(corpus.__file__).parent / "articles"
"""The articles that come with talks."""


def corpus_paths(settings: Settings) -> Sequence[Path]:
    """What to index: the paths of the settings, else what was added, else the shipped sample."""
    if settings.corpus.paths:
        return settings.corpus.paths
    added = default_articles_dir()
    return (added if added.is_dir() else SAMPLE,)


def library(settings: Settings) -> Library:
    """Where articles that are fetched or added are kept: the first folder of the corpus.

    Raises:
        LibraryError: if the corpus is made of files alone.
    """
    for path in settings.corpus.paths or (default_articles_dir(),):
        if not path.is_file():
            return Library(path)
    raise LibraryError(
        "corpus.paths names files alone; name a folder there, or by --corpus, to keep articles in"
    )


def feed_health(settings: Settings) -> list[FeedHealth]:
    """How each feed of the settings has fared that was ever asked.

    Raises:
        FetchStateError: if what is known of feeds cannot be read.
    """
    if not settings.feeds:
        return []
    from corpus.fetch.state import read_health  # not at the top: answering needs none of it

    followed = {feed.url for feed in settings.feeds}
    known = read_health(library(settings).folder)
    return [health for health in known if health.url in followed]


def aliases(settings: Settings) -> Aliases:
    """What the operator's file says of names: that of the settings, else the shipped, empty one.

    Raises:
        CorpusError: with everything that is wrong with the file.
    """
    return read_aliases(settings.corpus.aliases)


def build(
    settings: Settings,
    progress: Progress,
    *,
    full: bool = False,
    strict: bool = False,
    open_encoder: Callable[[], Encoder] | None = None,
) -> "BuildReport":
    """Build and publish the index that the settings describe; ``open_encoder`` opens the encoder of
    the settings, if it is at work already.

    Raises:
        CorpusError, TalksIndexError: as `index.build.build_index`.
    """
    # Not at the top: asking needs none of what building imports, and is to start quickly.
    from index.build import BuildSettings, build_index

    encoder = encoder_settings(settings)
    return build_index(
        corpus_paths(settings),
        settings.index.dir,
        open_encoder or (lambda: open_build_encoder(encoder)),
        BuildSettings(
            passages=passage_settings(settings),
            aliases=aliases(settings),
            exact_up_to=settings.index.exact_up_to,
            keep_versions=settings.index.keep_versions,
            full=full,
            strict=strict,
        ),
        progress,
    )


def ahead(settings: Settings) -> "Ahead":
    """What embeds articles before `build` asks for it, while they still come."""
    from index.ahead import Ahead

    encoder = encoder_settings(settings)
    return Ahead(lambda: open_build_encoder(encoder), passage_settings(settings))


def open_or_build(
    settings: Settings, progress: Progress
) -> tuple[PublishedIndex, tuple[ReadError, ...]]:
    """The published index, built now if there is none, and what could not be read in building it.

    Raises:
        CorpusError, TalksIndexError: as `index.published.open_index` and `build`.
    """
    try:
        return open_index(settings.index.dir), ()
    except NoIndexError:
        report = build(settings, progress)
        return open_index(settings.index.dir), report.reading.failures


def open_encoder(index: PublishedIndex, settings: Settings) -> Encoder:
    """What embeds questions as the passages of an index were.

    Raises:
        IndexMismatchError, EncoderError: if it cannot be had.
    """
    return open_question_encoder(encoder_settings(settings), index.manifest.encoder)


def open_retriever(
    index: PublishedIndex, settings: Settings, encoder: Encoder | None = None
) -> Retriever:
    """What finds passages in an index; with ``encoder``, if one is open that fits it.

    Raises:
        IndexMismatchError, EncoderError: if questions cannot be embedded as its passages were, or
            the reranker that the settings name cannot be loaded.
    """
    search = SearchSettings(
        candidates=settings.search.candidates,
        dense_weight=settings.search.dense_weight,
        lexical_weight=settings.search.lexical_weight,
        article_weight=settings.search.article_weight,
        opening_weight=settings.search.opening_weight,
        rerank=settings.search.rerank,
    )
    model = settings.search.reranker
    reranker = open_reranker(model) if model else None
    return Retriever(index, encoder or open_encoder(index, settings), search, reranker)


def open_answerer(
    index: PublishedIndex, settings: Settings, encoder: Encoder | None = None
) -> Answerer:
    """What answers questions from an index; with ``encoder``, if one is open that fits it.

    Raises:
        IndexMismatchError, EncoderError: as `open_retriever`.
    """
    answers = AnswerSettings(
        max_quotes=settings.answer.max_quotes,
        top_k=settings.search.top_k,
        caution=settings.answer.caution,
    )
    return Answerer(open_retriever(index, settings, encoder), answers)


def passage_settings(settings: Settings) -> PassageSettings:
    """How articles are cut into passages, from the settings."""
    return PassageSettings(
        tokens=settings.index.passage_tokens, overlap_sentences=settings.index.overlap_sentences
    )


def encoder_settings(settings: Settings) -> EncoderSettings:
    """The encoder's part of the settings."""
    return EncoderSettings(**settings.encoder.model_dump())


def fetch_settings(settings: Settings) -> FetchSettings:
    """How the web is read, from the settings."""
    return FetchSettings(**settings.fetch.model_dump(exclude={"every_minutes"}))


def feeds(settings: Settings) -> tuple[FeedSource, ...]:
    """The feeds to follow, in their order."""
    return tuple(FeedSource(feed.url, feed.source or None) for feed in settings.feeds)
