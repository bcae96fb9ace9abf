"""Showing the settings in effect."""

import json
from itertools import groupby
from pathlib import Path

from bot.config import Config, Option
from bot.settings import FeedTable


def render_toml(config: Config) -> str:
    """The settings as TOML that reads back equal, each line saying where its value came from."""
    sections = groupby(config.options, key=lambda option: option.section)
    tables = [_section(name, list(options)) for name, options in sections]
    feeds = [_feed(feed) for feed in config.settings.feeds]  # only a file can give them
    return "\n".join([*tables, *feeds])


def _section(name: str, options: list[Option]) -> str:
    lines = [f"{option.key} = {_toml(option.value)}  # {option.origin}\n" for option in options]
    return f"[{name}]\n{''.join(lines)}"


def _feed(feed: FeedTable) -> str:
    source = f"source = {_toml(feed.source)}\n" if feed.source else ""
    return f"[[feeds]]\nurl = {_toml(feed.url)}\n{source}"


def _toml(value: object) -> str:
    if isinstance(value, str | Path):
        # JSON's escapes are TOML's, but TOML escapes DEL too.
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return repr(value)
