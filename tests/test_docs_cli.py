"""What the documents say of the command line is what it offers."""

import re
import runpy
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup, TyperOption

from bot.cli.app import app

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def shown_commands(markdown: str) -> Iterator[list[str]]:
    """The words of each ``$ talks ...`` in a console block, up to a pipe or a redirection."""
    for block in re.findall(r"^```console\n(.*?)^```", markdown, re.DOTALL | re.MULTILINE):
        for line in re.findall(r"^\$ (.*)$", block.replace("\\\n", " "), re.MULTILINE):
            lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
            lexer.whitespace_split = True
            words = list(lexer)
            while words and re.match(r"\w+=", words[0]):
                words = words[1:]
            end = next((i for i, word in enumerate(words) if set(word) <= set("|<>&;()")), None)
            if words[:1] == ["talks"]:
                yield words[1:end]


def unknown(words: list[str]) -> str | None:
    """The first word that is neither a command nor an option of its command, if any is."""
    command = typer.main.get_command(app)
    rest = iter(words)
    for word in rest:
        if word.startswith("-") and word != "-":
            name, _, value = word.partition("=")
            options = {"--help": None, "-h": None} | {
                name: option
                for option in command.params
                if isinstance(option, TyperOption)
                for name in (*option.opts, *option.secondary_opts)
            }
            if name not in options:
                return word
            option = options[name]
            if option and not (option.is_flag or option.count or value):
                next(rest, None)
        elif isinstance(command, TyperGroup):
            if word not in command.commands:
                return word
            command = command.commands[word]
    return None


def test_the_page_of_commands_is_up_to_date() -> None:
    render = runpy.run_path(str(ROOT / "docs" / "generate_cli.py"))["render"]
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == render(app), "run `make docs`"


def test_the_readme_shows_commands() -> None:
    assert list(shown_commands(README.read_text(encoding="utf-8")))


def test_commands_that_the_readme_shows_exist() -> None:
    shown = list(shown_commands(README.read_text(encoding="utf-8")))
    assert [words for words in shown if unknown(words)] == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ask", "Who?", "--json"], None),
        (["ask", "Who?", "--index", "--odd-folder"], None),
        (["ask", "--help"], None),
        (["ask", "Who?", "--jsn"], "--jsn"),
        (["index", "build"], None),
        (["index", "bild"], "bild"),
        (["answer", "Who?"], "answer"),
    ],
)
def test_an_unknown_command_or_option_is_found(words: list[str], expected: str | None) -> None:
    assert unknown(words) == expected


def test_commands_are_read_from_console_blocks_only() -> None:
    markdown = (
        "```console\n$ talks ask 'Who left?' | less\nAna Ruiz\n$ make demo\n"
        "$ TALKS_INDEX_DIR=x talks search a \\\n  --json > out\n```\n"
        "```sh\n$ talks no\n```\n$ talks no\n"
    )
    assert list(shown_commands(markdown)) == [["ask", "Who left?"], ["search", "a", "--json"]]
