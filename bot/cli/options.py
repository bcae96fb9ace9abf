"""Options that several commands share, and the settings that they change."""

import shlex
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.config import load
from bot.questions.models import Narrowing
from bot.settings import Settings
from bot.terminal.parts import SHOW


def check_unicode(text: str | None) -> str | None:
    """An argument as it is.

    Raises:
        typer.BadParameter: if its bytes were not UTF-8, or what the terminal's encoding is.
    """
    try:
        (text or "").encode()
    except UnicodeEncodeError as error:
        raise typer.BadParameter("is not valid in the terminal's encoding") from error
    return text


def check_words(text: str | None) -> str | None:
    """An argument that says something, as it is.

    Raises:
        typer.BadParameter: as `check_unicode`, or if it is blank.
    """
    if text is not None and not text.strip():
        raise typer.BadParameter("is empty; write something, or leave it out")
    return check_unicode(text)


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2025-04-18") from error


ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="The settings; else $TALKS_CONFIG, config.toml."),
]
IndexOption = Annotated[
    Path | None, typer.Option("--index", metavar="DIR", help="The index; else index.dir.")
]
CorpusOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--corpus",
        metavar="PATH",
        help="A file or folder of articles, may be repeated; else corpus.paths, "
        "else the articles that come with talks.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
BatchOption = Annotated[
    typer.FileBinaryRead | None,
    typer.Option(
        "--batch",
        metavar="FILE",
        lazy=False,
        help='Read questions from a file, "-" for standard input: JSONL {"id", "question"}; '
        "print JSONL in the same order.",
    ),
]

SpeakerOption = Annotated[
    str | None,
    typer.Option(
        "--speaker",
        metavar="NAME",
        help="Only the words of whom this name or office may mean.",
        callback=check_words,
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="OUTLET",
        help="Only what this outlet published.",
        callback=check_words,
    ),
]
SinceOption = Annotated[
    date | None,
    typer.Option(
        "--since", metavar="DAY", parser=_day, help="Only what was published from then on."
    ),
]
UntilOption = Annotated[
    date | None,
    typer.Option("--until", metavar="DAY", parser=_day, help="Only what was published by then."),
]


def narrowing(
    speaker: str | None, since: date | None, until: date | None, source: str | None
) -> Narrowing:
    """What the options of that name ask for.

    Raises:
        typer.BadParameter: if ``until`` lies before ``since``.
    """
    if since and until and until < since:
        raise typer.BadParameter("--until names a day before that of --since")
    return Narrowing(speaker, since, until, source)


def settings(
    config: Path | None, index: Path | None = None, corpus: list[Path] | None = None
) -> Settings:
    """The settings in effect, with what the command line says over them.

    Raises:
        ConfigError: with every problem of the settings.
    """
    loaded = load(config).settings
    if index is not None:
        changed = loaded.index.model_copy(update={"dir": index})
        loaded = loaded.model_copy(update={"index": changed})
    if corpus:
        changed_corpus = loaded.corpus.model_copy(update={"paths": tuple(corpus)})
        loaded = loaded.model_copy(update={"corpus": changed_corpus})
    return loaded


def show_command(config: Path | None, index: Path | None) -> str:
    """The command that shows an article of the index that these options name.

    >>> show_command(None, Path("my index"))
    "talks corpus show --index 'my index'"
    """
    named = (("--config", config), ("--index", index))
    return " ".join(
        [SHOW, *(f"{name} {shlex.quote(str(path))}" for name, path in named if path is not None)]
    )
