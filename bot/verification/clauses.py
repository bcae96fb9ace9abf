"""What governs words from before and after them in their sentence: negations and conditions.

By rules, and narrow ones, so that what is called lost is lost: a negation or a condition close
before the words in their clause ("we will not | sign", "only if | we sign"), a clause of condition
before theirs ("if they leave, | we sign"), and what follows them at once ("we sign | unless ...").
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.tellings.negations import negates, negations
from bot.tellings.words import Word
from bot.verification.models import Loss
from bot.verification.parted import blanked
from corpus.models import Span

Governing = tuple[Loss, Span]
"""What is lost without the words of an article at a span."""

_DENIALS = frozenset(
    """deny denies denied denying refuse refuses refused refusing reject rejects rejected false
    untrue impossible unlikely""".split()
)
_NEGATES_NOTHING = frozenset(
    """not only|not just|not merely|not simply|no doubt|no question|no wonder|no matter|no later"""
    """|no more|no less|no fewer|nothing but""".split("|")
)
_CONDITIONS = frozenset("if unless provided assuming except whether".split())
_PHRASES = frozenset({"as long as", "so long as", "on condition that", "on the condition"})
_ONLY = frozenset("if when once after until as".split())
"""After "only" they open a condition."""
_BOUNDS = frozenset({"until", "till", "before"})
"""They are conditions of what is negated: "we will not sign until they leave"."""
_NO_CONDITION = frozenset("even as what see know wonder ask asks asked asking sure".split())
"""Before "if" they make it none: "even if", "as if", "to see if"."""
_IDIOMS = frozenset("look think remember recall notice".split())
"""With one of these after "if you" nothing depends on it: "if you look at it, we did well"."""
_COURTESIES = frozenset("if you will|if you like|if you want|if you may|if you ask me".split("|"))
"""A clause of no more than this is no condition."""
_WOULD = frozenset("would wouldn't could couldn't".split())
"""What would be is no more than its condition: "it would help | if they left"."""
_LEADS = frozenset("and but so because that only then well".split())
"""They may open a clause of condition before its "if"."""
_ENDS_CLAUSE = frozenset(
    "and but because so although though while whereas since which who when where than".split()
)
_NOT_TRUE = re.compile(
    r"(?:is|was|are|were)(?: not true\b|n't true\b| not so\b| false\b| untrue\b| a lie\b)"
)
_FULL_STOP = r"(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.(?=\W|$)"  # not that of "Mr." or "Gen."
_BREAK = re.compile(r"[,;:()\[\]“”\"«»?!—–]|\s-+\s|\.{2,}|…|" + _FULL_STOP)
_STOP = re.compile(r"[?!;]|[—–]|\n|" + _FULL_STOP)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|“[^“”]*”|«[^«»]*»|\"[^\"]*\"")
_PAUSE = re.compile(r"\s*(?:[,—–]|-+)\s*")
# The share of the words cut out that must stand in the sentence that has lost something: of an
# excerpt that begins with the end of a sentence and goes on, that end is not what it tells.
_MUCH = 0.4
# Words over which a negation or condition reaches that stands before, and that stands after.
_BEFORE, _AFTER = 10, 5


def without_asides(text: str, within: Span) -> str:
    """A text of the same length with blanks for what a span of it has in brackets or quoted: what
    governs words reaches over these.

    >>> without_asides("We will not (they say) go.", Span(0, 26))
    'We will not            go.'
    """
    asides = _ASIDE.finditer(text, within.start, within.end)
    return blanked(text, [Span(*aside.span()) for aside in asides])


def lost_before(text: str, before: Sequence[Word], words: Sequence[Word]) -> Governing | None:
    """What governs ``words`` from ``before``, the words before them in their sentence."""
    if _share(text, words, first=True) < _MUCH:
        return None
    return next(_preceding(text, before, words[0]), None)


def lost_after(text: str, words: Sequence[Word], after: Sequence[Word]) -> Governing | None:
    """What governs ``words`` from ``after``, the words that follow them in their sentence."""
    if _share(text, words, first=False) < _MUCH:
        return _condition_of_would(words, after)
    if _NOT_TRUE.match(" ".join(word.key for word in after[:3])):
        return Loss.NEGATION, Span(after[0].start, after[1].end)
    return next(_following(text, words, after), None)


def _preceding(text: str, before: Sequence[Word], first: Word) -> Iterator[Governing]:
    """What of the words ``before`` governs those that begin with ``first``, the nearest first."""
    read = [*before, first]
    for n in range(len(before) - 1, max(len(before) - _BEFORE, 0) - 1, -1):
        word = before[n]
        gap = word.end, read[n + 1].start
        if _BREAK.search(text, *gap):
            if _PAUSE.fullmatch(text, *gap):
                yield from _clause_of_condition(text, before[: n + 1])
            return
        if word.key in _CONDITIONS or _phrase(before, n - 2) in _PHRASES:
            yield Loss.CONDITION, word.span
        if word.key in _DENIALS:
            yield Loss.DENIAL, word.span
        if negates(read, n) and _pair(read, n) not in _NEGATES_NOTHING:
            yield Loss.NEGATION, word.span
        if word.key in _ENDS_CLAUSE:
            return


def _following(text: str, words: Sequence[Word], after: Sequence[Word]) -> Iterator[Governing]:
    """What of the words ``after`` is a condition of ``words``, or negates what they lead to."""
    negated = bool(negations(words))
    last = words[-1]
    for n, word in enumerate(after[:_AFTER]):
        gap = last.end, word.start
        paused = bool(_BREAK.search(text, *gap))
        if paused and not _PAUSE.fullmatch(text, *gap):
            return
        if _opens_condition(last, after, n) or (negated and word.key in _BOUNDS):
            yield Loss.CONDITION, word.span
        if paused or word.key in _ENDS_CLAUSE:
            return
        if n == 0 and negates(after, n) and _pair(after, 0) not in _NEGATES_NOTHING:
            yield Loss.NEGATION, word.span
        last = word


def _clause_of_condition(text: str, before: Sequence[Word]) -> Iterator[Governing]:
    """The word that makes a condition of the clause that ends ``before``, if it is one."""
    first = len(before) - 1
    while first and not _BREAK.search(text, before[first - 1].end, before[first].start):
        first -= 1
    while first < len(before) - 1 and before[first].key in _LEADS:
        first += 1
    word = before[first]
    idle = " ".join(w.key for w in before[first:]) in _COURTESIES or (
        _pair(before, first) == "if you" and _IDIOMS & {w.key for w in before[first + 2 :][:2]}
    )
    if _phrase(before, first) in _PHRASES or (word.key in _CONDITIONS - {"whether"} and not idle):
        yield Loss.CONDITION, word.span


def _opens_condition(last: Word, after: Sequence[Word], n: int) -> bool:
    """Whether the word at ``n``, after ``last``, opens a condition of what stands before it."""
    key = after[n].key
    if key in {"only", "but"} and n + 1 < len(after):
        following = after[n + 1].key
        return following in (_ONLY if key == "only" else {"only", "if", "unless"})
    if _phrase(after, n) in _PHRASES:
        return True
    plain = key in _CONDITIONS - {"whether"} and _pair(after, n) != "provided by"
    return plain and not (key == "if" and last.key in _NO_CONDITION)


def _condition_of_would(words: Sequence[Word], after: Sequence[Word]) -> Governing | None:
    """The condition that follows ``words`` at once, if they end with what "would" be."""
    would = any(word.key in _WOULD for word in words[-_BEFORE:])
    if would and after and after[0].key in {"if", "unless"} and words[-1].key not in _NO_CONDITION:
        return Loss.CONDITION, after[0].span
    return None


def _share(text: str, words: Sequence[Word], *, first: bool) -> float:
    """The share of words that stand in the first, or the last, of the sentences that they hold."""
    ends = [
        n
        for n, (word, following) in enumerate(pairwise(words), 1)
        if _STOP.search(text, word.end, following.start)
    ]
    if not ends:
        return 1.0
    return (ends[0] if first else len(words) - ends[-1]) / len(words)


def _pair(words: Sequence[Word], n: int) -> str:
    return " ".join(word.key for word in words[n : n + 2])


def _phrase(words: Sequence[Word], n: int) -> str:
    return " ".join(word.key for word in words[max(n, 0) : n + 3])
