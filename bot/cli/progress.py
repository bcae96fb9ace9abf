"""Progress of long work, on standard error: bars in a terminal, plain lines elsewhere."""

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from index.progress import Progress

_SECONDS_BETWEEN_LINES = 10.0


class BuildProgress:
    """Shows the stages of a build while the block runs; nothing before the first stage.

    Who stops it is told ``if_stopped``.
    """

    def __init__(self, if_stopped: str = "what was published before has not changed") -> None:
        self._if_stopped = if_stopped
        console = Console(stderr=True)
        bars = sys.stderr.isatty() and console.is_interactive  # a "dumb" terminal has no bars
        self._shown: _Bars | _Lines = _Bars(console) if bars else _Lines()

    def __enter__(self) -> Progress:
        return self._shown

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._shown.close()
        if kind is KeyboardInterrupt:
            sys.stderr.write(f"talks: stopped; {self._if_stopped}\n")


class _Count(ProgressColumn):
    """Steps done, and of how many."""

    def render(self, task: Task) -> Text:
        return Text(_counted(int(task.completed), task.total))


class _Rate(ProgressColumn):
    """Steps a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "")


class _Bars:
    """A bar a stage."""

    def __init__(self, console: Console) -> None:
        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(),
            _Count(),
            _Rate(),
            TimeRemainingColumn(),
            console=console,
        )
        self._task: TaskID | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a bar."""
        self._finish()
        self._bars.start()
        self._task = self._bars.add_task(name, total=total)

    def advance(self, steps: int = 1) -> None:
        """Move the present bar."""
        if self._task is not None:
            self._bars.advance(self._task, steps)

    def close(self) -> None:
        """Leave the bars as they stand."""
        self._finish()
        self._bars.stop()

    def _finish(self) -> None:
        if self._task is not None:
            task = self._bars.tasks[self._task]
            self._bars.update(self._task, total=task.completed if task.total is None else None)
            self._bars.refresh()


def _counted(done: int, total: float | None) -> str:
    """How far a stage is; nothing for one that has no steps to count."""
    if not done and not total:
        return ""
    return f"{done:,}" if total is None else f"{done:,} of {total:,.0f}"


class _Lines:
    """A line when a stage begins, every ten seconds, and when it ends."""

    def __init__(self) -> None:
        self._name, self._done = "", 0
        self._began = self._last = 0.0
        self._total: int | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage."""
        self.close()
        self._name, self._total, self._done = name, total, 0
        self._began = self._last = time.monotonic()
        self._print()

    def advance(self, steps: int = 1) -> None:
        """Count, and print if it is time to."""
        self._done += steps
        if time.monotonic() - self._last >= _SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            self._print()

    def close(self) -> None:
        """Print where the stage ended."""
        if self._name and self._done:
            self._print()
        self._name = ""

    def _print(self) -> None:
        seconds = time.monotonic() - self._began
        rate = self._done / seconds if seconds and self._done else 0.0
        counts = _counted(self._done, self._total)
        line = f"{self._name}: {counts}" if counts else self._name
        if rate:
            line += f", {rate:,.1f}/s"
            if self._total is not None and self._total > self._done:
                line += f", {(self._total - self._done) / rate:,.0f} s left"
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
