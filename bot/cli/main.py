"""The one door out of the program: results, one-line errors, exit codes."""

import logging
import os
import sys
import uuid
from pathlib import Path

import platformdirs

from bot.cli.app import app
from bot.cli.batch import BatchError
from bot.cli.exits import FAILED
from bot.config import ConfigError
from corpus.errors import CorpusError
from index.errors import TalksIndexError


def main() -> None:
    """Run the command line; an error is one line on standard error, never a traceback."""
    try:
        app()
    except (CorpusError, TalksIndexError, ConfigError, BatchError) as error:
        _fail(str(error))
    except BrokenPipeError:
        # Whoever read our output has stopped; what is still buffered must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except KeyboardInterrupt:
        _fail("stopped; nothing that was published has changed")
    except Exception as error:  # noqa: BLE001 - the last door: logged in full, shown in one line
        incident = uuid.uuid4().hex[:8]
        place = _log(incident, error)
        _fail(f"something went wrong that should not have (incident {incident}); {place}")


def _fail(message: str) -> None:
    for line in message.splitlines():
        sys.stderr.write(f"talks: {line}\n")
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
    handler.close()
    return f"please report it with what {path} says"
