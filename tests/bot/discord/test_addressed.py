"""What is said to the bot and asks nothing."""

import pytest

from bot.discord.addressed import is_greeting


@pytest.mark.parametrize(
    "text",
    ["hello", "Hi there!", "thanks", "Thank you so much!!", "help", "who are you?", "Hey bot"],
)
def test_greetings(text: str) -> None:
    assert is_greeting(text)


@pytest.mark.parametrize(
    "text",
    [
        "help with grain ships",
        "Who are you quoting?",
        "thanks to whom did the talks go on?",
        "Hi, what did Ruiz say?",
        "",
    ],
)
def test_questions(text: str) -> None:
    assert not is_greeting(text)
