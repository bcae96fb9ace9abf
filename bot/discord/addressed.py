"""Whether a message is for the bot, and what it asks."""

import re
from dataclasses import dataclass
from enum import Enum, auto

import discord

# Said to the bot and asking nothing of the articles.
_GREETING = re.compile(
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks|thank you|thx|help(?: me)?|ping"
    r"|who are you|what are you|what can you do|how do you work|what do you do)"
    r"(?: (?:there|all|bot|talks|everyone|very much|a lot|so much))*[\s!?.,]*",
    re.IGNORECASE,
)
_SPEECH = (discord.MessageType.default, discord.MessageType.reply)


class Call(Enum):
    """What a message wants of the bot."""

    QUESTION = auto()
    BARE = auto()
    """It names the bot, or greets it, and asks nothing."""
    UNREADABLE = auto()
    """It answers the bot, and Discord keeps its words back."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """A message for the bot.

    ``chain`` is the conversation that it goes on, None for a new one; ``room`` the channel that
    holds one conversation, a thread of the bot's or direct messages, None for any other.
    """

    call: Call
    text: str
    chain: int | None
    room: int | None


def addressed(message: discord.Message, bot: discord.ClientUser) -> Addressed | None:
    """What a message wants of the bot; None where it is not for it.

    That is what mentions the bot by itself (not @everyone), what answers the bot, and all direct
    messages; never what other bots and webhooks say.
    """
    if message.author.bot or message.webhook_id or message.type not in _SPEECH:
        return None
    answered = message.reference.resolved if message.reference else None
    to_bot = isinstance(answered, discord.Message) and answered.author.id == bot.id
    direct = isinstance(message.channel, discord.DMChannel)
    if not (direct or to_bot or any(user.id == bot.id for user in message.mentions)):
        return None
    text = question_in(message, bot)
    if text and not is_greeting(text):
        call = Call.QUESTION
    elif to_bot and not message.content:
        call = Call.UNREADABLE
    else:
        call = Call.BARE
    room = _room(message.channel, bot)
    chain = message.reference.message_id if to_bot and message.reference else room
    return Addressed(call, text, chain, room)


def is_greeting(text: str) -> bool:
    """Whether words greet, thank or ask who the bot is, and ask nothing of the articles."""
    return _GREETING.fullmatch(text) is not None


def question_in(message: discord.Message, bot: discord.ClientUser) -> str:
    """The words of a message without the mention of the bot; others are called by their names."""
    names = {user.id: user.display_name for user in message.mentions if user.id != bot.id}
    text = re.sub(r"<@!?(\d+)>", lambda found: names.get(int(found[1]), ""), message.content)
    text = re.sub(r"<(?:#|@&|a?:\w+:)\d+>", "", text)  # channels, roles, emoji of servers
    return " ".join(text.split())


def _room(channel: object, bot: discord.ClientUser) -> int | None:
    if isinstance(channel, discord.DMChannel):
        return channel.id
    if isinstance(channel, discord.Thread) and channel.owner_id == bot.id:
        return channel.id
    return None
