"""What the operator knows of names that the corpus alone does not tell."""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Aliases:
    """Names as the operator has them, all casefolded where they are looked up by.

    ``main`` maps a spelling to the name that it stands for; ``different`` are pairs of names that
    are not one person's; ``offices`` maps a name to the offices that different people of it hold.
    """

    main: dict[str, str]
    different: frozenset[frozenset[str]]
    offices: dict[str, frozenset[str]]

    @property
    def fingerprint(self) -> str:
        """A sha256 of all that is said here."""
        pairs = sorted(map(sorted, self.different))
        offices = sorted((name, sorted(held)) for name, held in self.offices.items())
        content = json.dumps([sorted(self.main.items()), pairs, offices])
        return hashlib.sha256(content.encode()).hexdigest()

    def main_name(self, name: str) -> str:
        """The name that ``name`` is a spelling of, else ``name``."""
        return self.main.get(name.casefold(), name)

    def apart(self, one: str, other: str) -> bool:
        """Whether two names are said not to be one person's."""
        return frozenset((one.casefold(), other.casefold())) in self.different

    def offices_apart(self, name: str) -> frozenset[str]:
        """Offices that people of this name hold, each somebody else."""
        return self.offices.get(name.casefold(), frozenset())


NO_ALIASES = Aliases({}, frozenset(), {})


def read_aliases(path: Path) -> Aliases:
    """Read and check a file of aliases; corpus/aliases.toml describes its form.

    Raises:
        CorpusError: with everything that is wrong with the file, a line each.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise CorpusError(f"{path}: not valid TOML in UTF-8: {error}") from error
    problems = [
        f"{path}: [[{key}]] is unknown; there are [[same]], [[different]] and [[namesakes]]"
        for key in tables.keys() - {"same", "different", "namesakes"}
    ]
    main = _main_names(_lists(tables, "same", ("names",), path, problems), path, problems)
    different = [
        (one.casefold(), other.casefold())
        for names in _lists(tables, "different", ("names",), path, problems)
        for one, other in combinations(names, 2)
    ]
    problems += [
        f"{path}: {one!r} and {other!r} are said to be same and different"
        for one, other in different
        if main.get(one, one).casefold() == main.get(other, other).casefold()
    ]
    offices: dict[str, frozenset[str]] = {}
    for name, *held in _lists(tables, "namesakes", ("name", "offices"), path, problems):
        if len(held) < 2:
            problems.append(f"{path}: namesakes {name!r} need two offices that tell them apart")
        offices[name.casefold()] = offices.get(name.casefold(), frozenset()) | set(held)
    if problems:
        raise CorpusError("\n".join(sorted(problems)))
    return Aliases(main, frozenset(map(frozenset, different)), offices)


def _main_names(lists: Iterable[Sequence[str]], path: Path, problems: list[str]) -> dict[str, str]:
    """The first name of each list by the others of it, casefolded."""
    main: dict[str, str] = {}
    for first, *others in lists:
        for name in others:
            taken = main.setdefault(name.casefold(), first)
            if taken != first:
                problems.append(f"{path}: {name!r} is said to be {taken!r} and {first!r}")
    problems += [
        f"{path}: {name!r} has spellings of its own and is said to be {main[name.casefold()]!r}"
        for name in sorted(set(main.values()))
        if main.get(name.casefold(), name) != name
    ]
    return main


def _lists(
    tables: dict[str, Any], key: str, fields: tuple[str, ...], path: Path, problems: list[str]
) -> Iterator[list[str]]:
    """The texts under each ``[[key]]``, those of its fields one after the other.

    A table that has other fields, or fewer than two texts, is a problem.
    """
    entries = tables.get(key, [])
    for number, table in enumerate(entries if isinstance(entries, list) else [entries], start=1):
        found: list[object] = []
        if isinstance(table, dict) and set(table) == set(fields):
            for field in fields:
                value = table[field]
                found += value if isinstance(value, list) else [value]
        texts = [text for text in found if isinstance(text, str) and text.strip()]
        if len(texts) < 2 or len(texts) != len(found):
            form = " and ".join(fields)
            problems.append(f"{path}: [[{key}]] {number} must give {form}, with at least two texts")
        else:
            yield texts
