"""Telling Discord of the commands: when they have changed, not at every start."""

import hashlib
import json
import logging
import sqlite3
from typing import Any

import discord
from discord import app_commands

from bot.discord.state import State

log = logging.getLogger("talks.sync")

SCHEMA = """
CREATE TABLE IF NOT EXISTS synced (
    application INTEGER PRIMARY KEY,
    definition TEXT NOT NULL  -- a sha256 of the commands that Discord was told of
) STRICT;
"""


def definition(tree: app_commands.CommandTree[Any]) -> str:
    """A sha256 of all that Discord is told of the commands."""
    commands = [json.dumps(each.to_dict(tree), sort_keys=True) for each in tree.get_commands()]
    return hashlib.sha256("\n".join(sorted(commands)).encode()).hexdigest()


async def sync_if_changed(tree: app_commands.CommandTree[Any], state: State) -> bool:
    """Tell Discord of the commands, unless it was told of just these; whether it was now.

    Where Discord refuses, the bot goes on with the commands that Discord knows, and tries again at
    its next start.
    """
    application = tree.client.application_id or 0
    now = definition(tree)
    if await state.run(lambda db: _last(db, application)) == now:
        return False
    try:
        synced = await tree.sync()
    except (discord.HTTPException, app_commands.CommandSyncFailure) as error:
        log.error("commands not synced", extra={"reason": str(error)})
        return False
    await state.run(lambda db: _note(db, application, now))
    log.info("commands synced", extra={"commands": len(synced)})
    return True


async def sync(tree: app_commands.CommandTree[Any], state: State, guild_id: int | None) -> int:
    """Tell Discord of the commands now, for all servers or at once for one; how many there are.

    Raises:
        discord.HTTPException, app_commands.CommandSyncFailure: if Discord refuses.
    """
    if guild_id is not None:
        guild = discord.Object(guild_id)
        tree.copy_global_to(guild=guild)
        return len(await tree.sync(guild=guild))
    synced = await tree.sync()
    application, now = tree.client.application_id or 0, definition(tree)
    await state.run(lambda db: _note(db, application, now))
    return len(synced)


def _last(db: sqlite3.Connection, application: int) -> str | None:
    row = db.execute(
        "SELECT definition FROM synced WHERE application = ?", (application,)
    ).fetchone()
    return row[0] if row else None


def _note(db: sqlite3.Connection, application: int, now: str) -> None:
    db.execute("INSERT OR REPLACE INTO synced VALUES (?, ?)", (application, now))
