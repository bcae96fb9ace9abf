"""What the benchmarks share: sides measured in clean processes, texts to measure on, tables."""

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

Figures = dict[str, float]
"""Figures of one side by name; the unit stands in the name."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A process that ended well: wall and CPU seconds, peak MB, and what it printed."""

    wall: float
    cpu: float
    peak: float
    stdout: str

    @property
    def figures(self) -> Figures:
        """Its cost, and the figures in the JSON object that it printed as its last line, if any."""
        cost = {"wall s": self.wall, "CPU s": self.cpu, "peak MB": self.peak}
        last = self.stdout.strip().rpartition("\n")[2]
        printed = json.loads(last) if last.startswith("{") else {}
        return cost | {name: value for name, value in printed.items() if isinstance(value, float)}


def run(command: Sequence[str]) -> Finished:
    """Run a command to its end and measure that one process; stderr passes through.

    The kernel counts the peak of the process that runs this as the other's too, so what does must
    stay small: it reads no texts and imports no model.

    Raises:
        RuntimeError: if it fails.
    """
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    stdout = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 3}:  # 3: talks found no answer
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    wall = time.perf_counter() - began
    return Finished(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, stdout)


def side(module: str, *arguments: object) -> list[str]:
    """The command that runs one side of a benchmark in a process of its own."""
    return [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]


def alternate(sides: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Figures]:
    """Run each side once a round, in turn; the median of every figure, by side."""
    found: dict[str, list[Figures]] = {name: [] for name in sides}
    for number in range(rounds):
        for name, command in sides.items():
            found[name].append(run(command).figures)
            print(f"round {number + 1} of {rounds}: {name}", found[name][-1], file=sys.stderr)
    return {
        name: {figure: median(each[figure] for each in repeats) for figure in repeats[0]}
        for name, repeats in found.items()
    }


def timed(calls: Sequence[Callable[[], object]], prefix: str = "") -> Figures:
    """CPU and wall milliseconds of each call: the median and the 95th percentile."""
    wall, cpu = [], []
    for call in calls:
        began, used = time.perf_counter(), time.process_time()
        call()
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - used))
    last = int(0.95 * (len(calls) - 1))
    return {
        f"{prefix}{kind} ms {name}": sorted(values)[place]
        for kind, values in (("wall", wall), ("CPU", cpu))
        for name, place in (("p50", len(calls) // 2), ("p95", last))
    }


def report(rows: Mapping[str, Figures], *, as_json: bool, title: str = "") -> None:
    """Print a row a side and a column a figure, as a table or as one JSON object a line."""
    if as_json:
        print(json.dumps({"title": title, "rows": rows}))
        return
    names = list(dict.fromkeys(name for figures in rows.values() for name in figures))
    table = Table("", *names, title=title, title_justify="left")
    for column in table.columns[1:]:
        column.justify = "right"
    for row, figures in rows.items():
        table.add_row(row, *(f"{figures[n]:,.4g}" if n in figures else "" for n in names))
    Console().print(table)


def ratios(ours: Figures, peer: Figures) -> Figures:
    """Each figure of ours as a share of the peer's."""
    return {name: ours[name] / peer[name] for name in ours if peer.get(name)}


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSONL file, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def texts(data: Path) -> Iterator[str]:
    """The text of every record, or turn of one, in the folders of ``data``, in order of path."""
    for path in sorted(data.glob("*/*.jsonl.gz")):
        for record in records(path):
            for part in record.get("turns", [record]):
                if isinstance(part.get("text"), str):
                    yield part["text"]


def questions(data: Path) -> list[str]:
    """The questions of every ``questions.dev`` and ``qa.dev`` file in ``data``, in order."""
    files = (path for name in ("questions", "qa") for path in data.glob(f"*/{name}.dev.jsonl.gz"))
    return [record["question"] for path in sorted(files) for record in records(path)]


def short_texts(whole: Iterable[str], tokens: int) -> Iterator[str]:
    """Passages of at most ``tokens`` tokens without overlap, cut from texts, none twice."""
    from corpus.sentences import split_sentences
    from index.encoders import EncoderSettings, open_build_encoder
    from index.passages import PassageSettings, cut_passages

    count = open_build_encoder(EncoderSettings(backend="onnx", threads=1)).count_tokens
    settings = PassageSettings(tokens, overlap_sentences=0)
    seen: set[str] = set()
    for text in whole:
        for span in cut_passages(text, split_sentences(text), settings, count):
            passage = span.of(text)
            if passage not in seen:
                seen.add(passage)
                yield passage
