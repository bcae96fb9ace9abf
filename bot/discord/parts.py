"""Which commands and buttons the bot has."""

from bot.discord.buttons import BUTTONS
from bot.discord.client import Item, TalksCog
from bot.discord.commands.asking import Asking
from bot.discord.commands.managing import Managing
from bot.discord.commands.reading import Reading
from bot.discord.commands.settings import SettingsCommands
from bot.discord.commands.summarising import Summarising

COGS: tuple[type[TalksCog], ...] = (Asking, Reading, Summarising, Managing, SettingsCommands)
ITEMS: tuple[Item, ...] = BUTTONS
