"""Processes that kill themselves at a chosen call, with nothing run after that."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

Counts = Callable[[FrameType, str], bool]
"""Whether a call counts, by the frame and the event that `sys.setprofile` tells."""

_ROOT = Path(__file__).parents[1]


def die_at(moments: Sequence[tuple[Path, int]], script: str) -> list[tuple[int, list[str]]]:
    """Run a script that ends in `act_and_die`: for each folder the exit code of the process that
    acted on it, and the names of the functions whose calls count, none if it died.

    Each dies at its call of that number, from 1, or never if that is 0.
    """
    words = [str(word) for moment in moments for word in moment]
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        env={**os.environ, "PYTHONPATH": str(_ROOT), "OMP_NUM_THREADS": "1"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    lines = [line.split() for line in done.stdout.splitlines()]
    return [(int(code), calls) for *calls, code in lines]


def act_and_die(act: Callable[[Path], object], counts: Counts) -> None:
    """In the script: act on each folder that `die_at` names, in a process forked for it, so that
    what is imported is imported once."""
    words = sys.argv[1:]
    for folder, last in zip(words[::2], words[1::2], strict=True):
        child = os.fork()
        if not child:
            _act(act, counts, Path(folder), int(last))
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        _say(f" {code}\n")


def _act(act: Callable[[Path], object], counts: Counts, folder: Path, last: int) -> None:
    calls: list[str] = []

    def count(frame: FrameType, event: str, _argument: object) -> None:
        if counts(frame, event):
            calls.append(frame.f_code.co_name)
            if len(calls) == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    act(folder)
    sys.setprofile(None)
    _say(" ".join(calls))


def _say(words: str) -> None:
    """At once: what waits to be written would be written by each process that is forked."""
    sys.stdout.write(words)
    sys.stdout.flush()
