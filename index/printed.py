"""Whether a source, as an article prints it, is a body or whoever speaks for it.

"The Castle", "senior Castle officials", "the Castle's press secretary, Ana Ruiz" and "a spokesman
for the Castle" speak for the Castle. "A lawyer suing the Castle", "the Castle museum" and "leaders
of Brel and the Castle" do not, though its name stands in them: of a name in a source nothing is
taken to be the body's that is not known to be.
"""

import re
from collections.abc import Sequence

from corpus.folding import folded

# What may stand before the name.
_BEFORE = frozenset(
    """the a an that this these those one two three four five several some many another other
    senior top high ranking level unnamed anonymous""".split()
)
# What may stand between the name and who speaks; "s" is what is left of "'s".
_BETWEEN = frozenset(
    """s chief deputy vice first prime senior top ranking press foreign defence defense interior
    finance health trade state government ministry department administration military army embassy
    presidential communications executive acting""".split()
)
_PEOPLE = frozenset(
    """official officials spokesman spokesmen spokeswoman spokeswomen spokesperson spokespersons
    spokespeople minister ministers president premier chancellor secretary ambassador ambassadors
    envoy envoys diplomat diplomats negotiator negotiators delegate delegates leader leaders
    authorities director chief executive executives ceo chair chairman chairwoman""".split()
)
_BODIES = frozenset(
    """government ministry administration leadership delegation embassy mission presidency cabinet
    military army office department statement statements communique""".split()
)
# "A spokesman for the Castle", "a statement from the Castle".
_SPEAKING = frozenset(
    """official officials spokesman spokesmen spokeswoman spokeswomen spokesperson spokespersons
    spokespeople statement""".split()
)
_FOR = frozenset("for from of by at".split())
_RELATIVE = frozenset("who which".split())
_AFTER_PEOPLE = _RELATIVE | frozenset("in on at with familiar speaking".split())
_JOINING = frozenset("and or nor but & s".split())
_TOKEN = re.compile(r"[^\W_]+|[,()&]")


def speaks_for(source: str, body: str) -> bool:
    """Whether a source is ``body``, by its name in any case and with any accents, or speaks for it.

    >>> speaks_for("a senior Castle official", "castle"), speaks_for("Castle critics", "castle")
    (True, False)
    """
    words, name = _TOKEN.findall(source), [w for w in _folded(body) if w[0].isalnum()]
    while words and words[-1] == ",":
        del words[-1]
    low = [folded(word) for word in words]
    starts = [n for n in range(len(low) - len(name) + 1) if low[n : n + len(name)] == name]
    return bool(name) and any(
        (_leads(low[:n]) and _is_head(name, words[n + len(name) :]))
        or (_speaks(low[:n]) and _ends(low[n + len(name) :]))
        for n in starts
    )


def _leads(before: Sequence[str]) -> bool:
    """Whether nothing before a name makes it another one's."""
    return _BEFORE.issuperset(before)


def _speaks(before: Sequence[str]) -> bool:
    """Whether words are those of "a spokesman for the"."""
    said = [word for word in before if word not in _BEFORE]
    return len(said) == 2 and said[0] in _SPEAKING and said[1] in _FOR


def _is_head(name: Sequence[str], after: Sequence[str]) -> bool:
    """Whether words after a name leave it the one who speaks, or tell who speaks for it."""
    low = [folded(word) for word in after]
    size = next(
        (n for n, word in enumerate(low) if word not in _BETWEEN | _PEOPLE | _BODIES), len(low)
    )
    head = low[size - 1] if size else name[-1]
    if size and head not in _PEOPLE | _BODIES:
        return False
    rest = low[size:]
    if head not in _PEOPLE or not rest:
        return _ends(rest)
    named = after[size][0].isupper() or rest[0] in {",", "("}
    return (named or rest[0] in _AFTER_PEOPLE) and not _joins(rest)


def _ends(rest: Sequence[str]) -> bool:
    """Whether a phrase ends before ``rest``: nothing, brackets, or what is told in passing."""
    if not rest or (rest[0] == "(" and rest[-1] == ")"):
        return True
    told = rest[0] in _RELATIVE or rest[0] == ","
    return told and not _joins(rest)


def _joins(rest: Sequence[str]) -> bool:
    """Whether others may speak too, or instead ("the Castle spokesman Ruiz's lawyer")."""
    return not _JOINING.isdisjoint(rest)


def _folded(text: str) -> list[str]:
    return [folded(word) for word in _TOKEN.findall(text)]
