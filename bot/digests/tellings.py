"""Statements that tell the same, put together: who had it first, and who repeats it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.digests.heard import Heard, words_sum
from bot.digests.reading import Reading
from bot.statements import Statement
from bot.tellings.wording import FEWEST_WORDS, Wording
from corpus.models import Article


@dataclass(slots=True)
class Telling:
    """A statement as it was first told; ``sums`` are of its words and of those that repeat it.

    ``also`` are the other articles that do, by id, in order of publication.
    """

    first: Statement
    sums: list[str]
    also: dict[str, Article]

    @property
    def speaker_id(self) -> str:
        """Whose statement it is."""
        return self.first.speaker.id if self.first.speaker else ""


def put_together(statements: Iterable[Statement], reading: Reading) -> list[Telling]:
    """The statements, one speaker's that tell the same together, in the order of the first.

    Statements are compared by their content; one of a few words, which may be said again by chance,
    by all of the sentences that it stands in.
    """
    heard: dict[tuple[str, bool], Heard] = defaultdict(Heard)
    tellings: dict[tuple[str, bool, int], Telling] = {}
    for statement in statements:
        article, quote = statement.article, statement.quote
        words = " ".join(part.of(article.text) for part in quote.parts)
        if Wording.of(words).count < FEWEST_WORDS:
            words = reading.sentences_around(statement).of(article.text)
        said = Telling(statement, [], {})
        number = heard[said.speaker_id, quote.denied].hear(words)
        telling = tellings.setdefault((said.speaker_id, quote.denied, number), said)
        telling.sums.append(words_sum(words, denied=quote.denied))
        if article.id != telling.first.article.id:
            telling.also[article.id] = article
    return list(tellings.values())
