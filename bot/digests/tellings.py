"""Statements that tell the same, put together: who had it first, and who repeats it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.answers import Citation
from bot.answers.cite import cite_spoken
from bot.digests.heard import Heard, words_sum
from bot.digests.reading import Reading
from bot.digests.sharing import Run, Sharing
from bot.statements import Statement
from bot.tellings.likeness import alike
from bot.tellings.spoken import Spoken, spoken
from bot.tellings.wording import FEWEST_WORDS, Wording
from corpus.models import Article, QuoteKind

# Words in a row that two wordings of a sentence share, if they are nearly the same.
_RUN = 3


@dataclass(slots=True)
class Telling:
    """A statement as it was first told; ``sums`` are of its words and of those that repeat it.

    ``also`` are the other articles that do, by id, in order of publication; ``variants`` is how
    others word it.
    """

    first: Statement
    sums: list[str]
    also: dict[str, Article]
    variants: dict[str, Citation] = field(default_factory=dict)

    @property
    def speaker_id(self) -> str:
        """Whose statement it is."""
        return self.first.speaker.id if self.first.speaker else ""

    @property
    def repeated(self) -> int:
        """How many other articles tell it."""
        return len({*self.also, *self.variants})


def put_together(statements: Iterable[Statement], reading: Reading) -> list[Telling]:
    """The statements, one speaker's that tell the same together, in the order of the first.

    Statements are compared by their content; one of a few words, which may be said again by chance,
    by all of the sentences that it stands in. A mere variant of another is put with that, and so is
    what repeats the variant, cited as it words it.
    """
    heard: dict[tuple[str, bool], Heard] = defaultdict(Heard)
    worded: dict[str, _Worded] = defaultdict(_Worded)
    tellings: dict[tuple[str, bool, int], Telling] = {}
    otherwise: set[tuple[str, bool, int]] = set()
    for statement in statements:
        article, quote = statement.article, statement.quote
        words = " ".join(part.of(article.text) for part in quote.parts)
        if Wording.of(words).count < FEWEST_WORDS:
            words = reading.sentences_around(statement).of(article.text)
        said = Telling(statement, [], {})
        key = (said.speaker_id, quote.denied, heard[said.speaker_id, quote.denied].hear(words))
        if key not in tellings:
            tellings[key] = worded[said.speaker_id].put(said) if said.speaker_id else said
            if tellings[key] is not said:
                otherwise.add(key)
        telling = tellings[key]
        telling.sums.append(words_sum(words, denied=quote.denied))
        if article.id in (telling.first.article.id, *telling.also, *telling.variants):
            continue
        if key in otherwise:
            telling.variants[article.id] = cite_spoken(article, quote.span)
        else:
            telling.also[article.id] = article
    return list({id(telling): telling for telling in tellings.values()}.values())


class _Worded:
    """What one speaker is quoted as saying, in the order in which it was told."""

    def __init__(self) -> None:
        self._told: list[tuple[Telling, Spoken]] = []
        self._sharing = Sharing()

    def put(self, said: Telling) -> Telling:
        """The telling that ``said`` words otherwise, with that; itself if it is none of these."""
        article, quote = said.first.article, said.first.quote
        words = spoken(article, [quote])
        runs = set(_runs(words))
        # What a reporter says beside words in marks would be lost.
        folded = runs if quote.kind is QuoteKind.DIRECT else ()
        for number in self._sharing.with_any(folded):
            telling, before = self._told[number]
            # Two transcripts are the record of two occasions, and long.
            if before.article.id == article.id or (article.turns and before.article.turns):
                continue
            found = alike(before, words)
            if found.where and found.is_mere_variant:
                if article.id not in telling.also:
                    telling.variants.setdefault(article.id, cite_spoken(article, found.where))
                return telling
        self._told.append((said, words))
        self._sharing.put(runs)
        return said


def _runs(words: Spoken) -> Iterator[Run]:
    """Every few words in a row of each sentence."""
    for sentence in words.sentences:
        for start in range(len(sentence.keys) - _RUN + 1):
            yield sentence.keys[start : start + _RUN]
