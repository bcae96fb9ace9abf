"""The commands' definition, and when Discord is told of it."""

from typing import Any

import discord
from discord import app_commands

from bot.discord.state import State
from bot.discord.sync import definition, sync_if_changed


class Tree(app_commands.CommandTree[discord.Client]):
    """Counts how often Discord is told, and refuses when it is to."""

    told = 0
    refuses = False

    async def sync(self, *, guild: Any = None) -> list[Any]:
        """Tell nobody."""
        self.told += 1
        if self.refuses:
            raise discord.DiscordServerError(_Response(), "")
        return list(self.get_commands())


class _Response:
    status = 503
    reason = "as the test wants it"


def tree_of(*texts: str) -> Tree:
    """A tree with a command for each text, called by its number."""
    tree = Tree(discord.Client(intents=discord.Intents.none(), application_id=7))
    for number, text in enumerate(texts):

        async def callback(_interaction: discord.Interaction) -> None:
            """Do nothing."""

        name = f"command-{number}"
        tree.add_command(app_commands.Command(name=name, description=text, callback=callback))
    return tree


async def test_discord_is_told_once_of_one_definition(state: State) -> None:
    for _ in range(2):  # two starts of the program
        tree = tree_of("Ask.", "Help.")
        await sync_if_changed(tree, state)
    assert tree.told == 0
    changed = tree_of("Ask.", "Help!")
    assert await sync_if_changed(changed, state)
    assert changed.told == 1


async def test_a_refusal_is_no_end_and_is_tried_again(state: State) -> None:
    tree = tree_of("Ask.")
    tree.refuses = True
    assert not await sync_if_changed(tree, state)
    tree.refuses = False
    assert await sync_if_changed(tree, state)


def test_a_definition_is_of_what_discord_is_told() -> None:
    assert definition(tree_of("Ask.", "Help.")) == definition(tree_of("Ask.", "Help."))
    assert definition(tree_of("Ask.")) != definition(tree_of("Ask.", "Help."))
    assert definition(tree_of("Ask.")) != definition(tree_of("Ask!"))
