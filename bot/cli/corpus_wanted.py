"""Which articles the options --source and --since of `talks corpus` ask for."""

from datetime import date

from corpus.models import Article


def is_wanted(article: Article, source: str | None, since: date | None) -> bool:
    """Whether an article is from an outlet, in any case of letters, and not from before a day.

    What has no date is not wanted where a day is given.
    """
    if source is not None and (article.source or "").casefold() != source.strip().casefold():
        return False
    return since is None or (article.published is not None and article.published.date() >= since)
