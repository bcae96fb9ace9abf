"""Which statements of a real corpus are put together, and whether a search finds them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.attribution import sure_speaker
from bot.answers.retold import Retelling
from bot.tellings.likeness import Likeness, alike
from bot.tellings.spoken import Spoken, spoken
from corpus.models import Quote
from index.retriever import Retriever
from index.store import Store


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in quotation marks, of somebody who is sure."""

    quote: Quote
    speaker_id: str
    words: Spoken


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that are told to be one."""

    one: Told
    other: Told
    likeness: Likeness


def statements(store: Store) -> Iterator[Told]:
    """The statements of all articles, but transcripts."""
    for article in store.articles():
        for quote in store.quotes.of_article(article.id) if not article.turns else ():
            speaker, words = sure_speaker(quote), spoken(article, [quote])
            if speaker and quote.within is None and words.sentences:
                yield Told(quote, speaker.id, words)


def pairs(told: list[Told]) -> Iterator[Pair]:
    """Every two of one speaker, in two articles, that are told to be one."""
    by_speaker: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        for other in by_speaker[one.speaker_id]:
            if one.quote.article_id != other.quote.article_id:
                likeness = alike(other.words, one.words).likeness
                if likeness is not Likeness.APART:
                    yield Pair(other, one, likeness)
        by_speaker[one.speaker_id].append(one)


def found(pair: Pair, retriever: Retriever) -> bool:
    """Whether a search from the first finds the other's article as telling the same."""
    one, article = pair.one, pair.one.words.article
    quotes = retriever.index.store.quotes.of_article(article.id)
    retold = Retelling(retriever).of(article, one.quote.span, quotes, one.speaker_id)
    told = (*retold.same, *retold.reworded)
    return pair.other.quote.article_id in {citation.article.id for citation in told}
