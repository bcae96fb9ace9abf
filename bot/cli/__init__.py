"""The command `talks`."""

from bot.cli.app import app
from bot.cli.main import main

__all__ = ["app", "main"]
