"""Builds the next version of an index from a corpus, embedding only what is new."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from corpus.aliases import NO_ALIASES, Aliases
from corpus.load import Corpus, LoadSummary, load_corpus
from corpus.models import Article, Span
from corpus.quotes.marks import find_quotations
from corpus.quotes.paragraphs import paragraphs
from corpus.quotes.extract import extract_quotes
from corpus.sentences import split_sentences
from index.encoders import Encoder
from index.errors import IndexWriteError, NoIndexError
from index.manifest import check_files, read_manifest
from index.passages import PassageSettings, cut_passages
from index.progress import Progress, Silent
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
    coverage: Coverage
    reading: LoadSummary


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
        except (OSError, sqlite3.Error) as error:
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
        removed, added = _store_articles(corpus, staged.store, encoder, settings, counts, progress)
        if before is not None and not counts.differ and _same_aliases(before, settings):
            coverage = staged.store.coverage()
            version, published = before.name, False
        else:
            staged.index_passages(removed, added, progress)
            progress.stage("checking")
            manifest = staged.finish(settings.passages, settings.aliases)
            check_files(folder, manifest, contents=False)
            coverage = manifest.coverage
            version, published = versions.publish(folder).name, True
    versions.prune(settings.keep_versions)
    return BuildReport(version, published, counts, len(added), coverage, corpus.summary)


def _version_to_go_on_from(
    versions: Versions, encoder: Encoder, settings: BuildSettings
) -> Path | None:
    """The published version, None if there is none or nothing of it can be taken over."""
    try:
        folder = versions.published()
    except NoIndexError:
        return None
    manifest = read_manifest(folder)
    if manifest.encoder != encoder.identity or manifest.passages != settings.passages:
        return None
    check_files(folder, manifest, contents=True)  # or a damaged file would get a new, valid sum
    return folder


def _store_articles(
    corpus: Corpus,
    store: Store,
    encoder: Encoder,
    settings: BuildSettings,
    counts: ArticleCounts,
    progress: Progress,
) -> tuple[list[int], list[int]]:
    """Bring the store up to the corpus; the numbers of passages gone from it and come to it."""
    progress.stage("reading articles")
    before = store.fingerprints()
    removed: list[int] = []
    added: list[int] = []
    for article in corpus:
        fingerprint = article_fingerprint(article)
        known, origin = before.pop(article.id, (None, None))
        if known == fingerprint:
            counts.unchanged += 1
            if origin != article.origin:
                store.move(article.id, article.origin)
                counts.moved += 1
        else:
            if known is None:
                counts.added += 1
            else:
                removed += store.remove(article.id)
                counts.changed += 1
            added += _store_article(article, fingerprint, store, encoder, settings.passages)
        progress.advance()
    failed = [failure.path for failure in corpus.summary.failures]
    for article_id, (_, origin) in before.items():
        if _lies_in(origin, failed):
            counts.kept += 1
        else:
            removed += store.remove(article_id)
            counts.removed += 1
    return removed, added


def _store_article(
    article: Article,
    fingerprint: str,
    store: Store,
    encoder: Encoder,
    settings: PassageSettings,
) -> list[int]:
    """Put one article into the store; the numbers of its passages."""
    sentences = split_sentences(article.text, article.turns)
    passages = cut_passages(
        article.text,
        sentences,
        settings,
        encoder.count_tokens,
        turns=article.turns,
        whole=_quotations(article.text),
    )
    stored = store.put(article, fingerprint, sentences, passages)
    store.quotes.put(extract_quotes(article))
    return [passage.number for passage in stored]


def _same_aliases(before: Path, settings: BuildSettings) -> bool:
    return read_manifest(before).aliases == settings.aliases.fingerprint


def _quotations(text: str) -> list[Span]:
    """The quotations of a text with their marks, in order, those inside others left out."""
    marks = find_quotations(text, list(paragraphs(text)))
    return [quotation.outer for quotation in marks.quotations if quotation.depth == 0]


def _lies_in(origin: str | None, failed: Sequence[str]) -> bool:
    """Whether an article's file is one of those that failed, or lies in a folder that did."""
    return origin is not None and any(
        origin == path or Path(path) in Path(origin).parents for path in failed
    )


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
