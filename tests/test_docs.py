"""The documents keep up with the project, and the files with its rules."""

import re
import subprocess
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PAGES = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")})
REGISTRIES = re.compile(r"(pypi|pythonhosted|anaconda)\.org")


def tracked_files() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def requirements() -> list[Requirement]:
    """Everything that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = chain(
        project["build-system"]["requires"],
        project["project"]["dependencies"],
        *project["project"].get("optional-dependencies", {}).values(),
        *project["dependency-groups"].values(),
    )
    return [Requirement(line) for line in lines]


def relative_links(markdown: str) -> list[str]:
    """Link targets inside the project, without anchors; code is no place for links."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", markdown, flags=re.DOTALL)
    targets = re.findall(r"\]\(<?([^\s)>]+)", prose) + re.findall(
        r"^\[[^\]]+\]:\s*(\S+)", prose, re.MULTILINE
    )
    paths = [target.partition("#")[0] for target in targets if not re.match(r"\w+:", target)]
    return [path for path in paths if path]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_lead_somewhere(page: Path) -> None:
    links = relative_links(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_links_are_read_from_prose() -> None:
    markdown = "[a](b.md#c) ![d](<e.png>) [f](https://g.example) [h](#i)\n`[j](k)`\n[l]: m.md\n"
    assert relative_links(markdown) == ["b.md", "e.png", "m.md"]


def test_no_file_names_a_package_registry() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if REGISTRIES.search(path.read_bytes().decode("utf-8", "replace"))
    ]
    assert found == []


def test_every_dependency_is_explained_and_no_other() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    explained = re.findall(r"^- `([^`]+)`: \S.*", page, re.MULTILINE)
    assert sorted(explained) == sorted(requirement.name for requirement in requirements())


def test_the_constraints_pin_every_dependency() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()[1:]
    odd = [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==\d[\w.]*", line)]
    assert odd == []  # no path, host, marker or local version
    pins = dict(line.split("==") for line in lines)
    unpinned = []
    for requirement in requirements():
        version = pins.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version):
            unpinned.append(str(requirement))
    assert unpinned == ["hatchling>=1.27"]  # lives in pip's own build environment
