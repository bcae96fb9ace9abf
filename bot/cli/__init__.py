"""The command `talks`."""

import sys


def main() -> None:
    """Run the command line; it can be stopped quietly from the first moment, imports included."""
    try:
        from bot.cli.run import run
    except KeyboardInterrupt:
        sys.exit(130)
    run()
