"""What Discord would refuse of a message, and what it would show of its markdown."""

import re

import discord

from bot.discord import limits
from bot.discord.reply import Reply

_TOKEN = re.compile(r"\\(?P<escaped>[^0-9A-Za-z\s])|(?P<plain>[\s\S])")
_MARKUP = frozenset("\\`*_~|<>#@:[]")


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
