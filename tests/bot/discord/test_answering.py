"""A question's way from admission: what a server's managers chose."""

from datetime import UTC, date, datetime

import pytest

from bot.discord.answering import narrowed
from bot.discord.servers import DEFAULT, ServerSettings
from bot.questions.models import Narrowing

NOW = datetime(2025, 5, 31, 12, tzinfo=UTC)
MONTH = ServerSettings(window_days=30)


@pytest.mark.parametrize(
    ("question", "given", "server", "since"),
    [
        ("What did Ruiz say?", Narrowing(), MONTH, date(2025, 5, 1)),
        ("What did Ruiz say?", Narrowing(), DEFAULT, None),
        ("What did Ruiz say in March 2024?", Narrowing(), MONTH, None),
        ("What did Ruiz say?", Narrowing(since=date(2024, 1, 1)), MONTH, date(2024, 1, 1)),
        ("What did Ruiz say?", Narrowing(until=date(2024, 1, 1)), MONTH, None),
    ],
)
def test_the_window_holds_where_nobody_asks_for_dates(
    question: str, given: Narrowing, server: ServerSettings, since: date | None
) -> None:
    assert narrowed(question, given, server, NOW).since == since


def test_outlets_are_left_out_beside_what_is_asked() -> None:
    server = ServerSettings(left_out=("Carvania Today",))
    given = Narrowing(speaker="Ruiz", source="The Velmora Courier")
    found = narrowed("What did she say?", given, server, NOW)
    assert found == Narrowing("Ruiz", source="The Velmora Courier", left_out=("Carvania Today",))
