"""What stands around statements in their articles, of which each is read once."""

from bot.statements import Statement
from corpus.models import Quote, Span, widened
from index.store import Store


class Reading:
    """Sentences and statements of the articles of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sentences: dict[str, tuple[Span, ...]] = {}
        self._quotes: dict[str, list[Quote]] = {}

    def sentences(self, article_id: str) -> tuple[Span, ...]:
        """The sentences of an article, in order."""
        if article_id not in self._sentences:
            self._sentences[article_id] = self._store.sentences(article_id)
        return self._sentences[article_id]

    def sentences_around(self, statement: Statement) -> Span:
        """The whole sentences that a statement stands in, with its source and cue."""
        return widened(statement.quote.told, self.sentences(statement.article.id))

    def quotes(self, article_id: str) -> list[Quote]:
        """The statements of an article, by their start."""
        if article_id not in self._quotes:
            self._quotes[article_id] = self._store.quotes.of_article(article_id)
        return self._quotes[article_id]
