"""What is watched, since when, and what is found."""

from dataclasses import dataclass
from datetime import datetime

from bot.digests.models import NewStatement


@dataclass(frozen=True, slots=True)
class Interest:
    """Words of ``speaker``, a name or an office, on ``topic``; at least one of them is given."""

    speaker: str | None
    topic: str | None

    @property
    def title(self) -> str:
        """What it is, in plain text.

        >>> Interest("Ana Ruiz", "the monitors").title
        'Ana Ruiz on the monitors'
        """
        return " on ".join(filter(None, [self.speaker or "Anything", self.topic]))


@dataclass(frozen=True, slots=True)
class Since:
    """From where on statements are new: those with a higher ``number``.

    Where numbers have begun anew, ``published`` is set, aware UTC: then all are new whose articles
    were published at that moment or later.
    """

    number: int
    published: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is watched, and what of it is new."""

    interest: Interest
    since: Since


@dataclass(frozen=True, slots=True)
class Matches:
    """New statements on one interest: by speaker, newest first.

    ``found`` counts all of them, and ``passed_over`` are the sums of those that are not shown.
    """

    interest: Interest
    statements: tuple[NewStatement, ...]
    found: int
    passed_over: tuple[str, ...]
