"""What the bot says: a value, made by `bot.discord.render`, that anything can send."""

import io
from dataclasses import dataclass

import discord


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with the words for those who do not see it, `limits.ALT_TEXT` at most."""

    png: bytes
    name: str
    alt: str

    def file(self) -> discord.File:
        """A file to send, new each time: one is used up by sending it."""
        return discord.File(io.BytesIO(self.png), filename=self.name, description=self.alt)


@dataclass(frozen=True, slots=True)
class Reply:
    """One message or one page of it, within Discord's limits; the buttons are put on apart."""

    content: str = ""
    embeds: tuple[discord.Embed, ...] = ()
    picture: Picture | None = None
