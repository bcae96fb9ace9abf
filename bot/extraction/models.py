"""What is told in sentences of articles, and what they were chosen from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.answers import QuotedPassage
from corpus.models import Article, Speaker

NO_DATE = "What the corpus has on this is without a date."
"""What a person is told where days are asked for, and no article has any."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What sentences were chosen from; the dates are aware UTC, None where none is known."""

    articles: int
    outlets: tuple[str, ...]
    earliest: datetime | None
    latest: datetime | None

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "Covered":
        """What these articles cover, each counted once."""
        known = {article.id: article for article in articles}.values()
        dates = [article.published for article in known if article.published]
        outlets = dict.fromkeys(article.source for article in known if article.source)
        return cls(
            articles=len(known),
            outlets=tuple(outlets),
            earliest=min(dates, default=None),
            latest=max(dates, default=None),
        )


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun in cited words, as printed ("She"), and whom it means."""

    printed: str
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Told:
    """A whole sentence of an article, and what is to be known of it beside its words.

    ``pronouns`` are those by which it names speakers whom it does not name otherwise; ``side`` is
    the one that its speaker speaks for, as offices in the corpus print it, None where that does not
    show.
    """

    quote: QuotedPassage
    pronouns: tuple[Pronoun, ...] = ()
    side: str | None = None

    @property
    def gloss(self) -> str:
        """Whom the pronouns mean, in brackets, to stand outside the words: "[She: Ana Ruiz]"."""
        told = ", ".join(f"{each.printed}: {each.speaker.name}" for each in self.pronouns)
        return f"[{told}]" if told else ""
