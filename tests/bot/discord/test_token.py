"""The token: from the environment, and never shown."""

import pytest

from bot.config import TOKEN_VARIABLE
from bot.discord.errors import TokenError
from bot.discord.token import read_token, refused

GOOD = "MTE0MjU2ODcxMjM0NTY3ODkw.GaBcDe.s3cret-part_of-the-token"


def test_a_token_is_read_and_not_shown() -> None:
    token = read_token({TOKEN_VARIABLE: f" {GOOD}\n"})
    assert token.value == GOOD
    assert "s3cret" not in repr(token) + str(token)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "is not set"),
        ({TOKEN_VARIABLE: "  "}, "is not set"),
        ({TOKEN_VARIABLE: f"Bot {GOOD}"}, "does not hold a token"),
        ({TOKEN_VARIABLE: GOOD.replace(".", "")}, "does not hold a token"),
        ({TOKEN_VARIABLE: GOOD + ".more"}, "does not hold a token"),
    ],
)
def test_what_is_wrong_is_said_without_it(environment: dict[str, str], said: str) -> None:
    with pytest.raises(TokenError, match=said) as error:
        read_token(environment)
    assert TOKEN_VARIABLE in str(error.value)
    assert "s3cret" not in str(error.value)


def test_a_refusal_says_what_to_do() -> None:
    assert "docs/deploy.md" in str(refused())
