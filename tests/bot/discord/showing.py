"""What Discord would refuse of a message, and what it would show of its markdown."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import discord
import pytest

from bot.discord import limits
from bot.discord.reply import Reply

_GOLDEN = Path(__file__).parent / "render" / "golden"
_TOKEN = re.compile(r"\\(?P<escaped>[^0-9A-Za-z\s])|(?P<plain>[\s\S])")
_MARKUP = frozenset("\\`*_~|<>#@:[]")


def check_golden(name: str, replies: Iterable[Reply]) -> None:
    """Fail if messages are other ones than those that were looked at.

    To accept a change, delete the file, run the test once, and look at what it wrote.
    """
    record = [[embed.to_dict() for embed in reply.embeds] for reply in replies]
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    path = _GOLDEN / f"{name}.json"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{path} was missing and is written now: look at it")
    assert text == path.read_text(encoding="utf-8")


def description(reply: Reply) -> str:
    """The text of a message's only embed."""
    (embed,) = reply.embeds
    return embed.description or ""


def check_limits(reply: Reply) -> None:
    """Fail if any of Discord's limits is exceeded."""
    assert len(reply.content) <= limits.CONTENT
    assert len(reply.embeds) <= limits.EMBEDS
    assert sum(len(embed) for embed in reply.embeds) <= limits.EMBED_TOTAL
    for embed in reply.embeds:
        assert len(embed.title or "") <= limits.EMBED_TITLE
        assert len(embed.description or "") <= limits.EMBED_DESCRIPTION
        assert len(embed.footer.text or "") <= limits.EMBED_FOOTER
        assert len(embed.author.name or "") <= limits.EMBED_AUTHOR
        assert len(embed.fields) <= limits.EMBED_FIELDS
        for field in embed.fields:
            assert 0 < len(field.name or "") <= limits.EMBED_FIELD_NAME
            assert 0 < len(field.value or "") <= limits.EMBED_FIELD_VALUE
    assert reply.content or reply.embeds
    if reply.picture:
        assert len(reply.picture.alt) <= limits.ALT_TEXT


def check_buttons(view: discord.ui.View) -> None:
    """Fail if Discord would refuse the buttons."""
    rows = view.to_components()
    assert len(rows) <= limits.ROWS
    buttons = [button for row in rows for button in row["components"]]
    assert all(len(row["components"]) <= limits.ROW_BUTTONS for row in rows)
    ids = [button["custom_id"] for button in buttons]
    assert len(set(ids)) == len(ids)
    for button in buttons:
        assert len(button["custom_id"]) <= limits.CUSTOM_ID
        assert len(button.get("label") or "") <= limits.BUTTON_LABEL
        assert button.get("label") or button.get("emoji")


def shown(markdown: str) -> str:
    """What Discord shows of escaped text; fails where a character of it would be markup."""
    text = ""
    for token in _TOKEN.finditer(markdown):
        assert token["escaped"] or token["plain"] not in _MARKUP, markdown
        text += token["escaped"] or token["plain"]
    for line in markdown.split("\n"):
        assert not re.match(r"\s*(?:[-+*]|\d+[.)])\s", line), markdown  # a list
    return text
