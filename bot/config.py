"""Finding, reading and checking the settings: a TOML file, then the environment over it."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from bot import problems
from bot.settings import Settings, fields

FILE_VARIABLE = "TALKS_CONFIG"
"""The environment variable that names the file of settings."""
TOKEN_VARIABLE = "TALKS_DISCORD_TOKEN"  # noqa: S105 - its name
"""The environment variable that holds the bot's token, which is never a setting."""


class ConfigError(Exception):
    """The settings cannot be used; ``problems`` holds every reason, one line each."""

    def __init__(self, *reasons: str) -> None:
        self.problems = reasons
        super().__init__("\n".join(reasons))


@dataclass(frozen=True, slots=True)
class Option:
    """One setting in effect; ``origin`` is "default", the file's path or "$" and a variable."""

    section: str
    key: str
    value: object
    origin: str


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in effect, the file they were read from, if any, and every option in order."""

    settings: Settings
    file: Path | None
    options: tuple[Option, ...]


def load(file: Path | None = None, environment: Mapping[str, str] = os.environ) -> Config:
    """Read and check the settings, from ``file`` (that of ``--config``) and the environment.

    Without ``file``, `TALKS_CONFIG` names the file; without that, `./config.toml` is read where
    there is one. Variables (`TALKS_INDEX_DIR`) override the file. A relative path in the file
    starts at the file's folder, one in a variable at the current folder.

    Raises:
        ConfigError: with every problem of the file and of the variables.
    """
    path = _find(file, environment)
    tables = {} if path is None else _read(path)
    origins = {
        (section, key): str(path)
        for section, table in tables.items()
        if isinstance(table, dict)
        for key in table
    }
    for section, key, field in fields():
        table = tables.setdefault(section, {})
        name = variable(section, key)
        if name in environment and isinstance(table, dict):
            table[key] = _decoded(environment[name], field)
            origins[section, key] = f"${name}"

    found = _unknown_variables(environment)
    try:
        folder = Path.cwd() if path is None else path.absolute().parent
        settings = Settings.model_validate(tables, context=folder)
    except ValidationError as error:
        raise ConfigError(
            *problems.lines(error, origins, str(path or "environment")), *found
        ) from error
    if found:
        raise ConfigError(*found)
    options = (
        Option(section, key, getattr(getattr(settings, section), key), origin)
        for section, key, _ in fields()
        for origin in [origins.get((section, key), "default")]
    )
    return Config(settings, path, tuple(options))


def variable(section: str, key: str) -> str:
    """The environment variable that overrides an option.

    >>> variable("index", "dir")
    'TALKS_INDEX_DIR'
    """
    return f"TALKS_{section}_{key}".upper()


def _find(file: Path | None, environment: Mapping[str, str]) -> Path | None:
    named = file or Path(environment.get(FILE_VARIABLE, ""))
    if named != Path():
        if not named.exists():
            by = "--config" if file else FILE_VARIABLE
            raise ConfigError(f"{named}: no such file; {by} names it")
        return named
    local = Path("config.toml")
    return local if local.exists() else None


def _read(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        raise ConfigError(
            f"{path}: is not UTF-8 (byte 0x{byte:02x} on line {line}); save it as UTF-8"
        ) from error
    except (ValueError, RecursionError) as error:  # ValueError: also a number of 5,000 digits
        raise ConfigError(f"{path}: is not valid TOML: {error}") from error


def _decoded(text: str, field: FieldInfo) -> object:
    """The value that a variable's text stands for; the text itself where it is no number."""
    kind = field.annotation
    if kind is int or kind is float:
        try:
            return kind(text)
        except ValueError:
            return text
    if kind is bool:
        return {"true": True, "false": False}.get(text.lower(), text)
    if kind is Path:
        return _from_here(text)
    if get_origin(kind) is tuple:
        parts = text.split(os.pathsep) if text else []
        return parts if get_args(kind)[0] is str else [_from_here(part) for part in parts]
    return text


def _from_here(text: str) -> str:
    return text if text.startswith("~") or not text else str(Path.cwd() / text)


def _unknown_variables(environment: Mapping[str, str]) -> list[str]:
    known = [
        FILE_VARIABLE,
        TOKEN_VARIABLE,
        *(variable(section, key) for section, key, _ in fields()),
    ]
    return [
        f"environment: {name} is unknown{problems.suggestion(name, known)}"
        for name in sorted(environment)
        if name.startswith("TALKS_") and name not in known
    ]
