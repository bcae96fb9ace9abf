"""Opens what answers questions, from the settings; the first time, it builds the index."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
from bot.answers import Answerer, AnswerSettings
from bot.settings import Settings
from corpus.aliases import Aliases, read_aliases
from corpus.errors import ReadError
from index.encoders import Encoder, EncoderSettings, open_build_encoder, open_question_encoder
from index.errors import NoIndexError
from index.passages import PassageSettings
from index.progress import Progress
from index.published import PublishedIndex, open_index
from index.retriever import Retriever, SearchSettings

if TYPE_CHECKING:
    from index.build import BuildReport

SAMPLE = Path(corpus.__file__).parent / "articles"
"""The articles that come with talks."""


def corpus_paths(settings: Settings) -> Sequence[Path]:
    """The files and folders to index: those of the settings, else the shipped sample."""
    return settings.corpus.paths or (SAMPLE,)


def aliases(settings: Settings) -> Aliases:
    """What the operator's file says of names: that of the settings, else the shipped, empty one.

    Raises:
        CorpusError: with everything that is wrong with the file.
    """
    return read_aliases(settings.corpus.aliases)


def build(
    settings: Settings, progress: Progress, *, full: bool = False, strict: bool = False
) -> "BuildReport":
    """Build and publish the index that the settings describe.

    Raises:
        CorpusError, TalksIndexError: as `index.build.build_index`.
    """
    # Not at the top: asking needs none of what building imports, and is to start quickly.
    from index.build import BuildSettings, build_index

    encoder = encoder_settings(settings)
    return build_index(
        corpus_paths(settings),
        settings.index.dir,
        lambda: open_build_encoder(encoder),
        BuildSettings(
            passages=PassageSettings(
                tokens=settings.index.passage_tokens,
                overlap_sentences=settings.index.overlap_sentences,
            ),
            aliases=aliases(settings),
            exact_up_to=settings.index.exact_up_to,
            keep_versions=settings.index.keep_versions,
            full=full,
            strict=strict,
        ),
        progress,
    )


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
        IndexMismatchError, EncoderError: if questions cannot be embedded as its passages were.
    """
    search = SearchSettings(
        candidates=settings.search.candidates,
        dense_weight=settings.search.dense_weight,
        lexical_weight=settings.search.lexical_weight,
        article_weight=settings.search.article_weight,
        opening_weight=settings.search.opening_weight,
    )
    return Retriever(index, encoder or open_encoder(index, settings), search)


def open_answerer(
    index: PublishedIndex, settings: Settings, encoder: Encoder | None = None
) -> Answerer:
    """What answers questions from an index; with ``encoder``, if one is open that fits it.

    Raises:
        IndexMismatchError, EncoderError: if questions cannot be embedded as its passages were.
    """
    answers = AnswerSettings(
        max_quotes=settings.answer.max_quotes,
        top_k=settings.search.top_k,
        caution=settings.answer.caution,
    )
    return Answerer(open_retriever(index, settings, encoder), answers)


def encoder_settings(settings: Settings) -> EncoderSettings:
    """The encoder's part of the settings."""
    return EncoderSettings(**settings.encoder.model_dump())
