"""The one door by which words of an article become a citation."""

from dataclasses import dataclass

from bot.tellings.spoken import with_marks
from corpus.models import Article, Span


class MisquoteError(Exception):
    """Words were about to be cited that are not those of the stored article."""

    def __init__(self, article_id: str, span: Span, found: str, claimed: str) -> None:
        super().__init__(
            f"article {article_id} has {found!r} at {span.start}:{span.end}, not {claimed!r}"
        )


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a stored article, kept as their place in it; made by `cite` alone."""

    article: Article
    span: Span

    @property
    def text(self) -> str:
        """The words, cut from the stored article now."""
        return self.span.of(self.article.text)


def cite(article: Article, span: Span, claimed: str) -> Citation:
    """Cite words of an article.

    Raises:
        MisquoteError: unless ``claimed`` is the article's text at ``span``, to the character, not
            empty, and all of ``span`` lies in the text.
    """
    found = span.of(article.text)
    if found != claimed or not found or len(found) != len(span):
        raise MisquoteError(article.id, span, found, claimed)
    return Citation(article, span)


def cite_spoken(article: Article, span: Span) -> Citation:
    """Cite words that an article quotes, with the quotation marks that stand around them."""
    where = with_marks(article.text, span)
    return cite(article, where, where.of(article.text))
