"""The bot's token: from the environment, checked, and never shown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.config import TOKEN_VARIABLE
from bot.discord.errors import TokenError

_WHERE = "Discord's portal shows it once, under Bot > Reset Token (docs/deploy.md)"


@dataclass(frozen=True, slots=True)
class Token:
    """A token that may be the bot's."""

    value: str = field(repr=False)


def read_token(environment: Mapping[str, str]) -> Token:
    """The token.

    Raises:
        TokenError: if there is none, or it cannot be one.
    """
    text = environment.get(TOKEN_VARIABLE, "").strip()
    if not text:
        raise TokenError(f"{TOKEN_VARIABLE} is not set; put the bot's token into it: {_WHERE}")
    if not re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+", text, re.ASCII):
        raise TokenError(
            f"{TOKEN_VARIABLE} does not hold a token, which has three parts with dots between "
            f"them, and no 'Bot' before them: {_WHERE}"
        )
    return Token(text)


def refused() -> TokenError:
    """The error of a token that Discord does not take."""
    return TokenError(f"Discord refused the token in {TOKEN_VARIABLE}; make a new one: {_WHERE}")
