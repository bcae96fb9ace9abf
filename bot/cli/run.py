"""The one door out of the program: results, one-line errors, exit codes."""

import io
import logging
import sys
import uuid
from pathlib import Path

import platformdirs

from bot.cli.app import app
from bot.cli.exits import FAILED
from bot.config import ConfigError
from bot.discord.errors import BotError
from bot.evaluation.errors import EvaluationError
from bot.harmless import harmless
from corpus.errors import CorpusError
from index.errors import TalksIndexError


def run() -> None:
    """Run the command line; an error is one line on standard error, never a traceback."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an article may hold what a terminal cannot show
    try:
        app(prog_name="talks")  # ends by itself where a pipe is closed or the user stops it
    except (CorpusError, TalksIndexError, ConfigError, BotError, EvaluationError) as error:
        _fail(str(error))
    except Exception as error:  # noqa: BLE001 - the last door: logged in full, shown in one line
        incident = uuid.uuid4().hex[:8]
        place = _log(incident, error)
        _fail(f"something went wrong that should not have (incident {incident}); {place}")


def _fail(message: str) -> None:
    for line in message.splitlines():
        sys.stderr.write(f"talks: {harmless(line)}\n")
    sys.exit(FAILED)


def _log(incident: str, error: Exception) -> str:
    """Write the traceback to the log; a phrase that says where it is."""
    path = Path(platformdirs.user_log_dir("talks")) / "talks.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as problem:
        return f"the log {path} cannot be written: {problem.strerror}"
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("talks")
    logger.addHandler(handler)
    logger.error("incident %s", incident, exc_info=error)
    logger.removeHandler(handler)
    handler.close()
    return f"please report it with what {path} says"
