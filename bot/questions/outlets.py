"""Which outlets of the index a question names as its source."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

_SOURCE = re.compile(
    r"\b(?P<told>according to|(?:reported|told|published|printed|written) (?:by|in)|in|from|by|per"
    r"|via) (?:an? (?:article|report|story) (?:in|by|from) )?"
    r"(?=(?P<name>(?:the )?[^\s,;:?!]+(?: [^\s,;:?!]+){0,5}))",
    re.IGNORECASE,
)
_NEAR = 80.0  # of 100, by rapidfuzz.fuzz.ratio
_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Sourced:
    """The outlets that a question names, and the question without the words for them."""

    outlets: tuple[str, ...]
    rest: str


class OutletDirectory:
    """The outlets of an index by their names, with and without article and domain."""

    def __init__(self, outlets: Sequence[str]) -> None:
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for outlet in outlets:
            self._by_name[_folded(outlet)].append(outlet)
        # "the Courier" is The Velmora Courier where no other outlet ends so.
        short: dict[str, set[str]] = defaultdict(set)
        for name in self._by_name:
            words = name.split()
            for start in range(1, len(words)):
                short[" ".join(words[start:])].add(name)
        for ending, names in short.items():
            if len(names) == 1 and ending not in self._by_name:
                self._by_name[f"the {ending}"] = self._by_name[next(iter(names))]

    def named(self, asked: str) -> tuple[str, ...]:
        """The outlets of a name, as the index has them; none if it has none of that name."""
        folded = _folded(asked)
        return tuple(self._by_name.get(folded) or self._by_name.get(f"the {folded}") or ())

    def near(self, asked: str) -> tuple[str, ...]:
        """Outlets whose names come near one that the index has not, best first."""
        found = process.extract(
            _folded(asked), list(self._by_name), score_cutoff=_NEAR, scorer=fuzz.ratio
        )
        near = (outlet for name, *_ in found for outlet in self._by_name[name])
        return tuple(dict.fromkeys(near))[:_MOST_NEAR]

    def told(self, text: str) -> Sourced | None:
        """The outlets that a question names after "according to", "in" and the like.

        >>> OutletDirectory(["The Orsk Courier"]).told("What did the Courier say of grain") is None
        True
        >>> OutletDirectory(["The Orsk Courier"]).told("Who met Ruiz according to the Courier")
        Sourced(outlets=('The Orsk Courier',), rest='Who met Ruiz')
        """
        found = [told for match in _SOURCE.finditer(text) if (told := self._told(match))]
        outlets = {outlet for told in found for outlet in told.outlets}
        # A question that compares what several outlets say is not asked of one of them.
        return found[0] if found and outlets == set(found[0].outlets) else None

    def _told(self, match: re.Match[str]) -> Sourced | None:
        words, text = match.group("name").split(), match.string
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            # "in" and "from" stand before much else: only a name with its capitals is an outlet's
            proper = all(not word[0].islower() or word == "the" for word in words[:size])
            if not proper and " " not in match.group("told"):
                continue
            outlets = self._by_name.get(_folded(name))
            if outlets is None and words[0].lower() == "the":
                outlets = self._by_name.get(f"the {_folded(name)}")
            if outlets:
                rest = text[match.start("name") + len(name) :].lstrip(" ,")
                before = text[: match.start()].rstrip(" ,")
                return Sourced(tuple(outlets), " ".join(f"{before} {rest}".split()))
        return None


def _folded(name: str) -> str:
    """A name in lower case, without "The" and ".com"."""
    plain = re.sub(r"^the |^www\.|\.(?:com|org|net)$|'s$", "", name.strip().lower())
    return " ".join(re.findall(r"[\w&]+", plain))
