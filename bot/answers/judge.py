"""What speaks for stretches of articles answering a question."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.abstain import Signals
from bot.answers.sought import Sought, told_terms
from corpus.models import Article, Span

_AGREEING = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences of an article that may answer, and the cosine of what they were found by.

    ``told`` are their words with what is known of their speaker, ``around`` those of the passage.
    """

    article: Article
    span: Span
    cosine: float
    told: str
    around: str

    @property
    def text(self) -> str:
        """The sentences."""
        return self.span.of(self.article.text)


def judge(sought: Sought, stretches: Sequence[Stretch]) -> list[Signals]:
    """The signals of each of ``stretches``, which are best first."""
    agreed = _agreed(sought, stretches[:_AGREEING])
    signals = []
    for stretch in stretches:
        article = stretch.article
        day = f"{article.published:%d %B %Y}" if article.published else ""
        about = f"{article.title or ''} {article.source or ''} {day}"
        context = set(told_terms(f"{about} {stretch.around}"))
        signals.append(
            Signals(
                cosine=stretch.cosine,
                matched=math.log1p(sought.weights.matched(context)),
                named=sought.named(context),
                qualified=sought.qualified(f"{about} {stretch.told}"),
                fits=sought.answer_type.fits(stretch.text),
                agreed=agreed,
            )
        )
    return signals


def _agreed(sought: Sought, stretches: Sequence[Stretch]) -> float:
    """How many articles hold the same possible answer: log2 of the most.

    Source: Dumais, Banko, Brill, Lin and Ng, "Web question answering: is more always better?",
    SIGIR 2002, where what is found most often answers.
    """
    held: dict[str, set[str]] = {}
    for stretch in stretches:
        held.setdefault(stretch.article.id, set()).update(
            sought.answer_type.candidates(stretch.text)
        )
    counts = Counter(candidate for candidates in held.values() for candidate in candidates)
    return math.log2(max(counts.values(), default=1))
