"""Write docs/cli.md, the help of every command, as `make docs` does."""

from collections.abc import Iterator
from pathlib import Path

import typer
from rich.text import Text
from typer.core import TyperGroup
from typer.testing import CliRunner

WIDTH = 90  # columns of the terminal that the help is written for


def commands(group: TyperGroup, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words after ``talks`` of each command, groups before what they hold; () comes first."""
    yield path
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if isinstance(command, TyperGroup):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


def render(app: typer.Typer) -> str:
    """The page in Markdown, the same on every terminal."""
    root = typer.main.get_command(app)
    paths = commands(root) if isinstance(root, TyperGroup) else [()]
    parts = ["# Commands\n\nWritten by `make docs` from each command's `--help`.\n"]
    for path in paths:
        name = " ".join(("talks", *path))
        parts.append(f"\n## {name}\n\n```text\n{_help(app, path)}\n```\n")
    return "".join(parts)


def _help(app: typer.Typer, path: tuple[str, ...]) -> str:
    plain = {"COLUMNS": str(WIDTH), "NO_COLOR": "1"}
    result = CliRunner().invoke(app, [*path, "--help"], prog_name="talks", env=plain)
    lines = Text.from_ansi(result.stdout).plain.splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


if __name__ == "__main__":
    from bot.cli.app import app

    Path(__file__).with_name("cli.md").write_text(render(app), encoding="utf-8")
