"""What is wrong with a corpus, each as one line with the next step."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from corpus.fetch.models import FeedHealth
from corpus.library.duplicates import find_stories
from corpus.library.lengths import odd_outlets, short_texts
from corpus.library.names import host_of
from corpus.library.shingles import words_of
from corpus.load import Corpus
from corpus.models import Article

# Of realtimeqa-2025-26's 3,625 articles 11 are shorter, all of them the first lines of one that
# goes on elsewhere.
_FEWEST_WORDS = 60
# Clocks and time zones differ; a date a day ahead is no mistake.
_AHEAD = timedelta(days=1)


class Ailment(StrEnum):
    """What can be wrong."""

    UNREADABLE = "unreadable"
    COPIES = "copies"
    NEAR_COPIES = "near_copies"
    NO_DATE = "no_date"
    FUTURE_DATE = "future_date"
    SHORT = "short"
    SHORTER_THAN_USUAL = "shorter_than_usual"
    ODD_OUTLET = "odd_outlet"
    FEED_FAILS = "feed_fails"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: in one line what it is and what to do; ``articles`` are ids, all of them."""

    ailment: Ailment
    what: str
    next_step: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is remembered of an article that was read."""

    outlet: str
    words: int
    published: datetime | None


def examine(corpus: Corpus, feeds: Sequence[FeedHealth], now: datetime) -> list[Finding]:
    """All that is wrong with a corpus and the feeds that it comes from, gravest first.

    The corpus is read three times, so that its texts are not in memory at a time. ``now`` is aware.
    """
    seen = {article.id: _seen(article) for article in corpus}
    unreadable = [
        Finding(Ailment.UNREADABLE, str(failure), "mend or delete it; the rest is indexed")
        for failure in corpus.summary.failures
    ]
    return [
        *_failing_feeds(feeds),
        *unreadable,
        *_dates(seen, now),
        *_lengths(seen),
        *_stories(corpus, seen),
    ]


def _seen(article: Article) -> _Seen:
    outlet = article.source or host_of(article.url) or "unknown outlet"
    return _Seen(outlet, len(words_of(article.text)), article.published)


def _failing_feeds(feeds: Sequence[FeedHealth]) -> list[Finding]:
    found = []
    for feed in feeds:
        if feed.failures:
            last = (
                f"last read {feed.succeeded:%Y-%m-%d %H:%M} UTC" if feed.succeeded else "never read"
            )
            what = f"{feed.url}: failures: {feed.failures}, {last}: {feed.reason or 'unknown'}"
            step = "open the address in a browser; mend it under [[feeds]] or take it out"
            found.append(Finding(Ailment.FEED_FAILS, what, step))
    return found


def _dates(seen: dict[str, _Seen], now: datetime) -> list[Finding]:
    undated: dict[str, list[str]] = defaultdict(list)
    found = []
    for article_id, known in seen.items():
        if known.published is None:
            undated[known.outlet].append(article_id)
        elif known.published > now + _AHEAD:
            what = f"{article_id}: published {known.published:%Y-%m-%d}, which is to come"
            step = "mend `published` in its file"
            found.append(Finding(Ailment.FUTURE_DATE, what, step, (article_id,)))
    for outlet, ids in undated.items():
        step = "give `published` in its file, or questions of a time pass over it"
        what = f"{outlet}: {_some(ids)} without a date"
        found.append(Finding(Ailment.NO_DATE, what, step, tuple(ids)))
    return found


def _lengths(seen: dict[str, _Seen]) -> list[Finding]:
    words: dict[str, dict[str, int]] = defaultdict(dict)
    stubs: dict[str, list[str]] = defaultdict(list)
    for article_id, known in seen.items():
        if known.words < _FEWEST_WORDS:
            stubs[known.outlet].append(article_id)
        else:
            words[known.outlet][article_id] = known.words
    show = "look at it with `talks corpus show`; add the page again if it was cut off"
    found = [
        Finding(
            Ailment.SHORT,
            f"{outlet}: {_some(ids)} of under {_FEWEST_WORDS} words",
            show,
            tuple(ids),
        )
        for outlet, ids in stubs.items()
    ]
    for short in short_texts(words):
        what = f"{short.outlet}: {_some(short.article_ids)} of {short.of} far shorter than usual"
        what += f" there ({short.usual:,} words)"
        found.append(Finding(Ailment.SHORTER_THAN_USUAL, what, show, short.article_ids))
    for odd in odd_outlets(words):
        what = f"{odd.outlet}: {odd.usual:,} words are usual, {odd.elsewhere:,} at other outlets"
        step = "compare one of its articles with the page it is from"
        found.append(Finding(Ailment.ODD_OUTLET, what, step, tuple(words[odd.outlet])))
    return found


def _stories(corpus: Corpus, seen: dict[str, _Seen]) -> list[Finding]:
    found = []
    for story in find_stories(corpus):
        outlets = dict.fromkeys(seen[article_id].outlet for article_id in story.article_ids)
        where = ", ".join(outlets)
        if story.exact:
            what = f"{_some(story.article_ids)} are the same word for word ({where})"
            step = "keep one, and take away the others with `talks corpus remove`"
            found.append(Finding(Ailment.COPIES, what, step, story.article_ids))
        else:
            what = f"{_some(story.article_ids)} are nearly the same ({where})"
            step = "keep what you want to be quoted; answers show repeated words once"
            found.append(Finding(Ailment.NEAR_COPIES, what, step, story.article_ids))
    return found


def _some(article_ids: Sequence[str]) -> str:
    """How many articles, and the first of them."""
    if len(article_ids) == 1:
        return f"article {article_ids[0]}"
    return f"{len(article_ids):,} articles ({', '.join(article_ids[:2])}{_etc(article_ids)})"


def _etc(article_ids: Sequence[str]) -> str:
    return ", ..." if len(article_ids) > 2 else ""
