"""Words that are older than the article that reports them."""

from datetime import datetime, timedelta

from bot.digests.reading import Reading
from bot.statements import Statement
from bot.timelines.dates import told_day

# What was said on the day before is news, and often told with its weekday.
_NEWS = timedelta(days=1)


def is_old(statement: Statement, since: datetime, reading: Reading) -> bool:
    """Whether the sentence of a statement surely says that it was made before ``since``, an aware
    moment, and not on the day before.

    Days within what was said tell nothing of when it was.
    """
    text, quote = statement.article.text, statement.quote
    around = reading.sentences_around(statement)
    said = list(around.of(text))
    for part in quote.parts:
        start, end = part.start - around.start, part.end - around.start
        said[max(0, start) : end] = "_" * (end - max(0, start))
    published = statement.article.published
    day = told_day("".join(said), published.date() if published else None)
    return day is not None and day < since.date() - _NEWS
