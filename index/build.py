"""Builds the next version of an index from a corpus, embedding only what is new."""

import sqlite3
from collections.abc import Callable, Collection, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from corpus.aliases import NO_ALIASES, Aliases
from corpus.load import Corpus, LoadSummary, load_corpus
from corpus.models import Article
from corpus.quotes.extract import extract_quotes
from corpus.sentences import split_sentences
from index.encoders import Encoder
from index.errors import (
    EmptyCorpusError,
    IndexCorruptError,
    IndexMismatchError,
    IndexWriteError,
    NoIndexError,
)
from index.files import KnownFiles
from index.manifest import check_files, read_manifest
from index.passages import PassageSettings, cut_article
from index.progress import Progress, Silent
from index.published import verify_index
from index.staged import StagedVersion
from index.store import Coverage, Store, article_fingerprint
from index.versions import Versions


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """How a version is built.

    ``aliases`` help to tell who is who. Up to ``exact_up_to`` passages are compared exactly.
    ``keep_versions`` are kept, the new one included. With ``full`` nothing is taken over from the
    version before; with ``strict`` the first article that cannot be read ends the build.
    """

    passages: PassageSettings = field(default_factory=PassageSettings)
    aliases: Aliases = NO_ALIASES
    exact_up_to: int = 100_000
    keep_versions: int = 3
    full: bool = False
    strict: bool = False


@dataclass(slots=True)
class ArticleCounts:
    """What became of the articles.

    ``kept`` are those that stay only since the file that held them could not be read; ``moved``
    are unchanged, but for the file that they are read from.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0
    unchanged: int = 0
    moved: int = 0

    @property
    def differ(self) -> bool:
        """Whether there is anything to publish."""
        return bool(self.added or self.changed or self.removed or self.moved)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``version`` is the published one, made by this build if ``published``."""

    version: str
    published: bool
    articles: ArticleCounts
    embedded_passages: int
    embedded_statements: int
    coverage: Coverage
    reading: LoadSummary


@dataclass(slots=True)
class _Changes:
    """Numbers of the passages and statements that went from a store, and of those that came.

    ``speakers`` are the ids of those of whom statements went.
    """

    removed_passages: list[int] = field(default_factory=list)
    removed_quotes: list[int] = field(default_factory=list)
    passages: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    speakers: set[str] = field(default_factory=set)

    def remove(self, article_id: str, store: Store) -> None:
        """Take an article out of the store, and note what went with it."""
        self.speakers |= store.quotes.speakers_of_article(article_id)
        self.removed_quotes += store.quotes.numbers_of_article(article_id)
        self.removed_passages += store.remove(article_id)


def build_index(
    paths: Sequence[Path],
    folder: Path,
    open_encoder: Callable[[], Encoder],
    settings: BuildSettings,
    progress: Progress | None = None,
) -> BuildReport:
    """Make the index in ``folder`` hold the corpus at ``paths``, and publish it.

    The new version is staged in a folder of its own, checked, and published whole; readers of the
    one before are not disturbed, and a failure leaves that as it was. If nothing changed, nothing
    is published.

    Raises:
        CorpusError: if the corpus does not exist or, with ``strict``, cannot all be read.
        EncoderError: if the model cannot be had.
        EmptyCorpusError: if there is no article, but the published version has some.
        IndexLockedError: if another build runs.
        IndexCorruptError: if the version to go on from is damaged.
        IndexWriteError: if the new version cannot be written.
    """
    versions = Versions(folder)
    corpus = load_corpus(paths, strict=settings.strict)
    with versions.lock():
        encoder = open_encoder()
        try:
            return _build(corpus, versions, encoder, settings, progress or Silent())
        except (IndexCorruptError, IndexWriteError, OSError, sqlite3.Error) as error:
            if not settings.full:
                _refuse_damaged(versions)
            if isinstance(error, IndexCorruptError | IndexWriteError):
                raise
            raise IndexWriteError(
                f"{folder}: the new version cannot be written ({_first_line(error)}); make room or "
                "choose another folder by --index; the published version is untouched"
            ) from error
        finally:
            versions.clear_staged()


def _build(
    corpus: Corpus,
    versions: Versions,
    encoder: Encoder,
    settings: BuildSettings,
    progress: Progress,
) -> BuildReport:
    before = None if settings.full else _version_to_go_on_from(versions, encoder, settings)
    folder = versions.stage()
    counts = ArticleCounts()
    with closing(StagedVersion(folder, encoder, settings.exact_up_to, before)) as staged:
        changes = _store_articles(corpus, staged.store, encoder, settings, counts, progress)
        _refuse_to_empty(versions, staged.store)
        same_aliases = before is not None and _same_aliases(before, settings)
        if before is not None and not counts.differ and same_aliases:
            coverage = staged.store.coverage()
            version, published = before.name, False
        else:
            progress.stage("telling speakers apart")
            staged.tell_speakers_apart(settings.aliases, changes.speakers, anew=not same_aliases)
            staged.index_passages(changes.removed_passages, changes.passages, progress)
            staged.index_quotes(changes.removed_quotes, changes.quotes, progress)
            progress.stage("checking")
            manifest = staged.finish(settings.passages, settings.aliases)
            check_files(folder, manifest.files, contents=False)
            coverage = manifest.coverage
            version, published = versions.publish(folder).name, True
    versions.prune(settings.keep_versions)
    return BuildReport(
        version=version,
        published=published,
        articles=counts,
        embedded_passages=len(changes.passages),
        embedded_statements=len(changes.quotes),
        coverage=coverage,
        reading=corpus.summary,
    )


def _refuse_to_empty(versions: Versions, store: Store) -> None:
    """A folder that is not there for the moment must not take all articles with it."""
    if store.holds_articles():
        return
    try:
        published = read_manifest(versions.published()).coverage.articles
    except (NoIndexError, IndexMismatchError, IndexCorruptError):
        return
    if published:
        raise EmptyCorpusError(
            f"{versions.folder}: the corpus has no article, the published version {published:,}; "
            "nothing was changed; check the corpus path, or delete that folder to start anew"
        )


def _refuse_damaged(versions: Versions) -> None:
    """What was taken over unread may be why a build failed: then the file is named."""
    with suppress(NoIndexError, IndexMismatchError):
        verify_index(versions.folder)


def _version_to_go_on_from(
    versions: Versions, encoder: Encoder, settings: BuildSettings
) -> Path | None:
    """The published version, None if there is none or nothing of it can be taken over."""
    try:
        folder = versions.published()
        manifest = read_manifest(folder)
    except (NoIndexError, IndexMismatchError):
        return None
    if manifest.encoder != encoder.identity or manifest.passages != settings.passages:
        return None
    return folder


def _store_articles(
    corpus: Corpus,
    store: Store,
    encoder: Encoder,
    settings: BuildSettings,
    counts: ArticleCounts,
    progress: Progress,
) -> _Changes:
    """Bring the store up to the corpus; what went from it and came to it."""
    progress.stage("reading articles")
    unseen = store.origins()
    files = KnownFiles(store.files, unseen)
    corpus.pass_over(files.ids)
    changes = _Changes()
    for article in corpus:
        fingerprint = article_fingerprint(article)
        known, origin = store.fingerprint(article.id), unseen.pop(article.id, None)
        if known == fingerprint:
            counts.unchanged += 1
            if origin != article.origin:
                store.move(article.id, article.origin)
                counts.moved += 1
        else:
            if known is None:
                counts.added += 1
            else:
                changes.remove(article.id, store)
                counts.changed += 1
            _store_article(article, fingerprint, store, encoder, settings.passages, changes)
        progress.advance()
    for article_id in corpus.passed_over:
        del unseen[article_id]
    counts.unchanged += len(corpus.passed_over)
    failed = {failure.path for failure in corpus.summary.failures}
    files.keep(failed)
    for article_id, origin in unseen.items():
        if _lies_in(origin, failed):
            counts.kept += 1
        else:
            changes.remove(article_id, store)
            counts.removed += 1
    return changes


def _store_article(
    article: Article,
    fingerprint: str,
    store: Store,
    encoder: Encoder,
    settings: PassageSettings,
    changes: _Changes,
) -> None:
    """Put one article into the store, with its passages and statements."""
    sentences = split_sentences(article.text, article.turns)
    passages = cut_article(article, sentences, settings, encoder.count_tokens)
    stored = store.put(article, fingerprint, sentences, passages)
    changes.passages += [passage.number for passage in stored]
    quotes = store.quotes.put(article, extract_quotes(article))
    if not article.turns:  # a turn is found by its passages, which none crosses
        changes.quotes += quotes


def _same_aliases(before: Path, settings: BuildSettings) -> bool:
    return read_manifest(before).aliases == settings.aliases.fingerprint


def _lies_in(origin: str | None, failed: Collection[str]) -> bool:
    """Whether an article's file is one of those that failed, or lies in a folder that did."""
    return origin is not None and (
        origin in failed or any(str(parent) in failed for parent in Path(origin).parents)
    )


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
