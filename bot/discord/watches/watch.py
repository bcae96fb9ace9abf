"""A watch, and how it goes on from one look at the index to the next."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.watches import Head, Interest, Since

NOISY = 20
"""A watch that finds more statements in a day is told once a day from then on."""
MOST_REFUSALS = 5
"""A watch that cannot be posted so often in a row is removed."""

_DAY = timedelta(days=1)
_AGAIN = timedelta(hours=6)  # after Discord has refused a post
# As digests have it: an article comes to the index some days after its date.
_LATE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a watch has looked: at all numbers to ``number`` in a ``run`` (`bot.watches.head`),
    at the moment ``looked``."""

    run: int
    number: int
    looked: datetime


@dataclass(frozen=True, slots=True)
class Watch:
    """Somebody's interest, and the channel that is told of it; moments are aware UTC.

    ``guild_id`` is None for a direct message to the owner. ``mark`` is None where there was no
    index yet. Before ``not_before`` nothing is posted. ``refusals`` counts the posts in a row that
    Discord refused. ``found`` counts the statements since ``day``; a ``folded`` watch had too many
    and is told once a day.
    """

    id: int
    owner_id: int
    guild_id: int | None
    channel_id: int
    interest: Interest
    mark: Mark | None
    day: datetime
    not_before: datetime
    refusals: int = 0
    found: int = 0
    folded: bool = False

    def is_due(self, head: Head, now: datetime) -> bool:
        """Whether there may be something new in an index, and it may be posted now."""
        seen = self.mark and (self.mark.run, self.mark.number) == (head.run, head.number)
        return not seen and self.not_before <= now

    def since(self, head: Head) -> Since:
        """From where on an index's statements are new to it.

        Where numbers have begun anew, all of what was published lately may be new: the outbox knows
        what of it was told.
        """
        if self.mark is None:
            return Since(head.number)
        if self.mark.run == head.run:
            return Since(self.mark.number)
        return Since(0, self.mark.looked - _LATE)

    def looked(self, head: Head, now: datetime) -> "Watch":
        """After all that is new was posted, or nothing was new."""
        return replace(self, mark=Mark(head.run, head.number, now))

    def posted(self, head: Head, found: int, now: datetime) -> "Watch":
        """After so many statements were posted; it may be ``folded`` from now on."""
        same_day = now - self.day < _DAY
        found = self.found + found if same_day else found
        folded = self.folded or found > NOISY
        return replace(
            self.looked(head, now),
            day=self.day if same_day else now,
            found=found,
            folded=folded,
            not_before=now + _DAY if folded else self.not_before,
            refusals=0,
        )

    def refused(self, now: datetime) -> "Watch":
        """After Discord has refused a post; what was in it stays new."""
        return replace(self, refusals=self.refusals + 1, not_before=now + _AGAIN)
