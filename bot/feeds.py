"""How the feeds that are followed have fared."""

from dataclasses import dataclass

from bot.desk import feed_health, feeds
from bot.settings import Settings
from corpus.fetch.models import FeedHealth
from corpus.fetch.names import feed_names


@dataclass(frozen=True, slots=True)
class FeedStanding:
    """A feed by the name that people know it by, and how it has fared."""

    name: str
    health: FeedHealth


def feeds_standing(settings: Settings) -> list[FeedStanding]:
    """How each feed of the settings has fared, in their order; also those never asked yet.

    Raises:
        LibraryError, FetchStateError: if what is known of feeds cannot be read.
    """
    names = feed_names(feeds(settings))
    known = {health.url: health for health in feed_health(settings)}
    return [FeedStanding(name, known.get(url, FeedHealth(url))) for url, name in names.items()]
