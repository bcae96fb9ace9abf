"""Which commands and buttons the bot has."""

from bot.discord.buttons import BUTTONS
from bot.discord.client import Item, TalksCog
from bot.discord.commands.asking import Asking
from bot.discord.commands.comparing import Comparing
from bot.discord.commands.managing import Managing
from bot.discord.commands.reading import Reading
from bot.discord.commands.settings import SettingsCommands
from bot.discord.commands.summarising import Summarising
from bot.discord.commands.timelines import Timelines
from bot.discord.commands.verifying import Verifying
from bot.discord.commands.watching import Watching

COGS: tuple[type[TalksCog], ...] = (
    Asking,
    Reading,
    Summarising,
    Timelines,
    Comparing,
    Verifying,
    Watching,
    Managing,
    SettingsCommands,
)
ITEMS: tuple[Item, ...] = BUTTONS
