"""How long work tells how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Told of each stage of a build; the one who shows it decides how."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins; ``total`` is its number of steps, None where that is not known."""
        ...

    def advance(self, steps: int = 1) -> None:
        """That many steps of the present stage are done."""
        ...


class Silent:
    """Shows nothing."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Ignored."""

    def advance(self, steps: int = 1) -> None:
        """Ignored."""
