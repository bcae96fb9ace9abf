"""Log lines: JSON, one each, without tokens."""

import json
import logging

from bot.discord.log import JsonLines

TOKEN = "MTE0MjU2ODcxMjM0NTY3ODkw.GaBcDe." + "x" * 38


def line(message: str, **extra: object) -> str:
    record = logging.makeLogRecord(
        {"name": "talks.x", "levelname": "INFO", "msg": message, "created": 0.0, **extra}
    )
    return JsonLines().format(record)


def test_a_line_has_what_was_given_with_it() -> None:
    assert json.loads(line("question", outcome="answered", total_ms=3.5)) == {
        "time": "1970-01-01T00:00:00.000+00:00",
        "level": "info",
        "logger": "talks.x",
        "event": "question",
        "outcome": "answered",
        "total_ms": 3.5,
    }


def test_line_breaks_do_not_make_lines() -> None:
    assert "\n" not in line("a\nb", question='c\n{"level": "error"}')


def test_tokens_are_left_out_wherever_they_stand() -> None:
    url = "https://discord.com/api/v10/webhooks/12/aW50ZXI.abc-_~9/messages/@original"
    callback = "https://discord.com/api/v10/interactions/34/aW50ZXI=ABC/callback"
    try:
        raise ValueError(TOKEN)
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    told = line(f"{url} {callback} {TOKEN}", reason=TOKEN, exc_info=info)
    assert TOKEN not in told
    assert "aW50ZXI" not in told
    assert "/webhooks/12/***/messages/@original" in told
    assert "/interactions/34/***/callback" in told
    assert "ValueError: ***" in told
