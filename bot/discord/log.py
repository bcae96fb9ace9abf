"""Log lines that a program can read: one JSON object each, on standard error."""

import json
import logging
import re
import sys
from datetime import UTC, datetime

# What an interaction is answered with: whoever has it can write in the bot's name for 15 minutes.
_INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^\s/?\"'\\]+")
_BOT_TOKEN = re.compile(r"\b[\w-]{23,32}\.[\w-]{6,7}\.[\w-]{27,}\b")
_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """``time``, ``level``, ``logger`` and ``event``, then what the call gave as ``extra``.

    Tokens of bots and interactions are left out, wherever they stand.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return without_tokens(json.dumps(line, ensure_ascii=False, default=str))


def without_tokens(text: str) -> str:
    """The text without tokens of bots and interactions.

    >>> without_tokens("PATCH /webhooks/12/aW50ZXJhY3Rpb24/messages/@original")
    'PATCH /webhooks/12/***/messages/@original'
    """
    return _BOT_TOKEN.sub("***", _INTERACTION_TOKEN.sub(r"\1***", text))


def log_to_stderr() -> None:
    """Send the log of this program and of its libraries to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in ("talks", "discord"):
        logging.getLogger(name).setLevel(logging.INFO)
