"""What is not shown in a digest, in words."""

from collections.abc import Iterator

from bot.digests.models import NotShown
from bot.in_words import count


def not_shown(counts: NotShown) -> Iterator[str]:
    """A sentence for each sort of statement that a digest leaves out, if there are any.

    >>> list(not_shown(NotShown(repeated=2)))
    ['Not shown, as told before: 2 statements.']
    """
    told = [
        (f"by {count(counts.speakers, 'other speaker')}", counts.statements),
        ("as told before", counts.repeated),
        ("as said longer ago", counts.old),
        ("as it is not sure who said it", counts.unattributed),
        ("as there are too many for so long a time", counts.unread),
    ]
    for why, number in told:
        if number:
            yield f"Not shown, {why}: {count(number, 'statement')}."
