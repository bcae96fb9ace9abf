"""Which words of an article come nearest to a claim's, and how they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from bot.tellings.words import Word
from bot.verification.exact import Match
from bot.verification.pieces import Piece

# By how many words a run may begin and end elsewhere than one of the claim's length does.
_SHIFT = 6
_HOPELESS = 40.0  # of 100, by rapidfuzz.fuzz.partial_ratio: not looked at further


@dataclass(frozen=True, slots=True)
class Near:
    """Words of an article that are like a claim's.

    ``changed`` is the least number of words to be put in, left out or changed.
    """

    match: Match
    changed: int


def find_nearest(pieces: Sequence[Piece], stored: Sequence[Word]) -> Near | None:
    """The runs of ``stored``, words of an article, that come nearest to the pieces of a claim.

    The longest piece is found first, the others in their order and reach before and after it. None
    if nothing there is like it.
    """
    keys = [word.key for word in stored]
    longest = max(range(len(pieces)), key=lambda n: len(pieces[n].words))
    found = {longest: _run(pieces[longest].keys, keys, 0, len(keys))}
    for n in range(longest + 1, len(pieces)):
        start = found[n - 1].match[0].stop
        found[n] = _run(pieces[n].keys, keys, start, start + _room(pieces[n], pieces[n].reach))
    for n in range(longest - 1, -1, -1):
        end = found[n + 1].match[0].start
        found[n] = _run(pieces[n].keys, keys, end - _room(pieces[n], pieces[n + 1].reach), end)
    runs = [found[n] for n in range(len(pieces))]
    if not runs[longest].match[0]:
        return None
    return Near(tuple(run.match[0] for run in runs), sum(run.changed for run in runs))


def _room(piece: Piece, reach: int) -> int:
    return reach + len(piece.words) + _SHIFT


def _run(wanted: Sequence[str], keys: Sequence[str], start: int, end: int) -> Near:
    """The run of ``keys[start:end]`` nearest to ``wanted``; empty where none is like it.

    Of runs that are as near, the longest; so what is changed is not taken for left out.
    """
    start, end = max(start, 0), min(end, len(keys))
    nothing = Near((range(start, start),), len(wanted))
    rough = partial_ratio_alignment(wanted, keys[start:end], score_cutoff=_HOPELESS)
    if rough is None:
        return nothing
    shorter = end - start <= len(wanted)  # then the two change places in what comes back
    first, last = (start, end) if shorter else (start + rough.dest_start, start + rough.dest_end)
    tried = [
        range(n, m)
        for n in range(max(start, first - _SHIFT), min(end, first + _SHIFT + 1))
        for m in range(max(n + 1, last - _SHIFT), min(end, last + _SHIFT) + 1)
    ]
    scored = [(Levenshtein.distance(wanted, keys[r.start : r.stop]), -len(r), r) for r in tried]
    changed, _, best = min(scored, key=lambda each: each[:2], default=(0, 0, range(0)))
    return Near((best,), changed) if best and changed < len(wanted) else nothing
