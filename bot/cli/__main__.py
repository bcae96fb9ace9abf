"""`python -m bot.cli`, the same as `talks`."""

from bot.cli import main

main()
