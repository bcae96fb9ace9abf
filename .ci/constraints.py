"""Print exact pins of everything that the project needs, as installed in this environment.

Used by `make constraints`. Follows pyproject.toml's dependencies, extras and groups through what
the installed packages require; what is installed beside them is left out, and so is a version's
local part (torch's "+cpu"), so that the pins hold for every build of a release.
"""

import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]


def declared() -> Iterator[str]:
    """The requirements of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    yield from project["project"]["dependencies"]
    yield from chain(*project["project"].get("optional-dependencies", {}).values())
    yield from chain(*project["dependency-groups"].values())


def pins() -> dict[NormalizedName, Version]:
    """The installed version of each distribution that is needed."""
    found: dict[NormalizedName, Version] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    pending = [Requirement(line) for line in declared()]
    while pending:
        wanted = pending.pop()
        name = canonicalize_name(wanted.name)
        if (name, frozenset(wanted.extras)) in seen:
            continue
        seen.add((name, frozenset(wanted.extras)))
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            sys.exit(f"{name} is needed but not installed; run `make setup` first")
        found[name] = Version(Version(installed.version).public)
        for line in installed.requires or []:
            needed = Requirement(line)
            extras = wanted.extras or {""}
            if not needed.marker or any(needed.marker.evaluate({"extra": e}) for e in extras):
                pending.append(needed)
    return found


sys.stdout.write("# Written by `make constraints`: what talks was tested with, whole.\n")
sys.stdout.writelines(f"{name}=={version}\n" for name, version in sorted(pins().items()))
