"""Exit codes of the command line."""

FAILED = 1
"""An error, or something that could not be read; the rest was done."""
ABSTAINED = 3
"""There is no answer. (0 is success; Typer gives 2 for wrong usage and 130 when stopped.)"""
