"""Whether two articles tell the same statement of somebody, and whether in the same words.

Told by words alone. How near the vectors of two statements are does not tell it: of pairs of
realtimeqa-2025-26 with a cosine of 0.8 and more and less than half of their words in common, nearly
all are other statements on the same matter.
"""

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from bot.tellings.bounds import limit
from bot.tellings.changes import Change, Run, change_places, changes_between
from bot.tellings.negations import negations
from bot.tellings.questions import has_mark, is_inverted, one_is_inverted
from bot.tellings.spoken import Sentence, Spoken
from corpus.models import Article, Span, hull

# Fewer words in a row may be said twice by chance, and fewer that differ may be another statement
# ("a lot of money"): of 19 pairs of realtimeqa-2025-26 with nearly the same 5 words and more, 4 are
# two statements, all four of fewer than 8 words.
_FEWEST, _FEWEST_REWORDED = 6, 8
# Of 77 pairs of timeline17 that are worded otherwise, all but one read as one statement's
# tellings, 73 were published within 3 days and all within 16; in digests older words are news
# after 30.
_DAYS = 30
# The least share of the words of the shorter statement that must stand in sentences which the other
# has too.
_SHARE = 0.75
# The least share of words in common, in order, of two wordings of a sentence.
_NEARLY = 0.75
# Where a sentence may stand with more words in it is looked for by less, and so many words further.
_SIMILAR, _BEYOND = 0.6, 4


class Likeness(StrEnum):
    """What one telling is to another."""

    SAME = "same"
    """The same words, or a part of them."""
    REWORDED = "reworded"
    """The same statement in other words, of which none changes a number, a name or a denial."""
    APART = "apart"
    """Another statement, or not surely the same."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What one telling is to another.

    ``where`` the words stand in the other's article is None for what is apart. The other
    ``is_mere_variant`` if it is worded otherwise and nothing is lost where it is not seen: all of
    its sentences are told by the one, with no change but of spelling and of articles.
    """

    likeness: Likeness
    where: Span | None = None
    is_mere_variant: bool = False


_APART = Alike(Likeness.APART)


def alike(one: Spoken, other: Spoken) -> Alike:
    """What ``other`` is to ``one``, words of the same speaker in another article.

    The sentences of the shorter are sought in the longer. Most of its words must stand in sentences
    that are found; if one is found with a number, a name, a condition or a denial changed, the two
    are apart. So are other words that are published long before or after: whoever says it may have
    worded it anew.
    """
    if one.denied != other.denied:
        return _APART
    turned = one.count < other.count
    short, long = (one, other) if turned else (other, one)
    found = [
        each for sentence in short.sentences if (each := _found(short.article.text, sentence, long))
    ]
    held = sum(len(each.sentence.words) for each in found)
    if held < max(_FEWEST, _SHARE * short.count) or any(each.is_another for each in found):
        return _APART
    whole = short.count >= _SHARE * long.count
    if whole and len(negations(short.words)) != len(negations(long.words)):
        return _APART  # in a sentence too short to be found
    # Two sentences that are told as one have a word between them, or had.
    one_sentence = len({f.around for f in found}) < len({f.sentence.keys for f in found})
    changed = any(each.changes or (each.more_in_sentence and each.more_around) for each in found)
    reworded = changed or one_sentence or len(found) < len(short.sentences)
    days = days_between(one.article, other.article) or 0.0
    if reworded and (held < _FEWEST_REWORDED or days > _DAYS):
        return _APART
    there = [s for s in long.sentences if any(s in each.around for each in found)]
    told = there if turned else [each.sentence for each in found]
    where = hull([sentence.span for sentence in told])
    if not reworded:
        return Alike(Likeness.SAME, where)
    slight = all(change.is_slight for each in found for change in each.changes)
    whole = len(told) == len(other.sentences) == len(found)
    more = any(each.more_around if turned else each.more_in_sentence for each in found)
    return Alike(Likeness.REWORDED, where, is_mere_variant=slight and whole and not more)


def days_between(one: Article, other: Article) -> float | None:
    """Days between two publications, None where that is not known."""
    if one.published is None or other.published is None:
        return None
    return abs((one.published - other.published).total_seconds()) / 86400


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence, the sentences of another article that hold it, and what differs.

    ``beyond`` are more words before or after, in the sentence or in those around; ``limited`` says
    that they limit what it tells, ``asked`` that only one of the two is a question.
    """

    sentence: Sentence
    around: tuple[Sentence, ...]
    changes: tuple[Change, ...]
    beyond: tuple[Change, ...]
    limited: bool
    asked: bool

    @property
    def more_in_sentence(self) -> bool:
        """Whether it has words, before or after, that those around have not."""
        return any(more.before.words for more in self.beyond)

    @property
    def more_around(self) -> bool:
        """Whether those around have words, before or after, that it has not."""
        return any(more.after.words for more in self.beyond)

    @property
    def is_another(self) -> bool:
        """Whether it is the opposite, or tells something of another number, name or condition."""
        denials = sum(len(negations(each.words)) for each in self.around)
        if self.limited or self.asked or denials != len(negations(self.sentence.words)):
            return True
        if change_places((*self.changes, *self.beyond)):
            return True
        return any(change.is_weighty for change in self.changes)


def _found(text: str, sentence: Sentence, spoken: Spoken) -> _Found | None:
    """Where a sentence of ``text`` stands among the words of another article, or nearly."""
    words = spoken.words
    keys = [word.key for word in words]
    place = fuzz.partial_ratio_alignment(sentence.keys, keys, score_cutoff=100 * _SIMILAR)
    if place is None or len(sentence.words) > len(words):
        return None
    # The place is as long as the sentence, but more may be said in it.
    beyond = (max(0, place.dest_start - _BEYOND), place.dest_end + _BEYOND)
    for start, end in ((place.dest_start, place.dest_end), beyond):
        same = [s for s in Indel.opcodes(sentence.keys, keys[start:end]) if s.tag == "equal"]
        first, last = start + same[0].dest_start, start + same[-1].dest_end
        if Indel.normalized_similarity(sentence.keys, keys[first:last]) >= _NEARLY:
            break
    else:
        return None
    both = Span(same[0].src_start, same[-1].src_end)
    return _compared(text, sentence, both, spoken, Span(first, last))


def _compared(text: str, sentence: Sentence, told: Span, spoken: Spoken, held: Span) -> _Found:
    """What differs between a sentence of ``text``, which has words in common from the first to the
    last that are ``told``, and the sentences in which the words ``held`` of another stand."""
    words = spoken.words
    where = Span(words[held.start].start, words[held.end - 1].end)
    around = tuple(each for each in spoken.sentences if each.span.overlaps(where))
    begins = words.index(around[0].words[0])
    ends = words.index(around[-1].words[-1]) + 1
    here = Run(text, sentence.words, sentence.words)
    there = Run(spoken.article.text, words[begins:ends], words[begins:ends])
    start, end = held.start - begins, held.end - begins
    before, after = here.keys[: told.start], here.keys[told.end :]
    limited = limit(before, after) or limit(there.keys[:start], there.keys[end:])
    asked = one_is_inverted(here.keys, there.keys)
    asked |= is_inverted(here.words) != any(is_inverted(each.words) for each in around)
    if end == len(there.words) and not after:
        asked |= has_mark(here.text, here.words) != has_mark(there.text, there.words)
    # Words that come before or after on both sides differ too; one may have some more of them.
    if before:
        start = max(0, start - len(before) - _BEYOND)
    if after:
        end = min(len(there.words), end + len(after) + _BEYOND)
    changes = changes_between(here, there.part(start, end))
    outer = (there.part(0, start), there.part(end, len(there.words)))
    more = [Change(here.part(0, 0), run, beyond=True) for run in outer if run.words]
    return _Found(
        sentence,
        around,
        changes=tuple(change for change in changes if not change.beyond),
        beyond=(*(change for change in changes if change.beyond), *more),
        limited=limited,
        asked=asked,
    )
