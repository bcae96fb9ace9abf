"""The program as a process of its own: what it loads, and how it ends."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

RUIZ = "What did Ruiz say about the withdrawal of the monitors?"
TALKS = [sys.executable, "-c", "from bot.cli import main; main()"]
HEAVY = (
    *("torch", "transformers", "sentence_transformers", "openvino", "onnx", "trafilatura"),
    *("ir_measures", "jinja2", "matplotlib", "scipy"),
)


def run(
    *words: str | Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*TALKS, *map(str, words)],
        capture_output=True,
        env={**os.environ, **(env or {})},
        check=False,
        timeout=60,
    )


@pytest.mark.usefixtures("home")
def test_asking_loads_no_torch(index_folder: Path) -> None:
    # Asked inside the process, when all is done: what it has imported.
    code = (
        "import json, sys\nfrom bot.cli import main\n"
        "try:\n    main()\nfinally:\n    print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "ask", RUIZ, "--json", "--index", str(index_folder)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert json.loads(ran.stdout)["status"] == "answered"
    modules = json.loads(ran.stderr)
    assert [name for name in modules if name.partition(".")[0] in HEAVY] == []


@pytest.mark.usefixtures("home")
def test_the_command_is_installed(index_folder: Path) -> None:
    talks = Path(sys.executable).with_name("talks")
    ran = subprocess.run(
        [talks, "ask", "Which team won the cup?", "--index", index_folder],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (3, b"")
    assert ran.stdout.startswith(b"Nothing in the corpus answers this.\n")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_reader_that_stops_reading_is_no_error(index_folder: Path, options: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [*TALKS, "corpus", "list", *options, "--index", str(index_folder)],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("words", [["ask", RUIZ], ["search", RUIZ], ["corpus", "show", "monitors"]])
def test_one_that_stops_in_the_middle_of_an_answer_is_none(
    index_folder: Path, words: list[str]
) -> None:
    with subprocess.Popen(
        [*TALKS, *words, "--index", str(index_folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.usefixtures("home")
def test_a_pipe_can_be_talked_with_until_it_is_interrupted(index_folder: Path) -> None:
    with subprocess.Popen(
        [*TALKS, "ask", "--batch", "-", "--index", str(index_folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        for number in (1, 2):
            record = {"id": number, "question": RUIZ}
            process.stdin.write(json.dumps(record).encode() + b"\nno record\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == str(number)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert b"<stdin>:2: not a record" in process.stderr.read().splitlines()[0]


@pytest.mark.usefixtures("home")
def test_json_is_utf_8_and_text_is_what_the_terminal_can_show(index_folder: Path) -> None:
    latin = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    ran = run("search", "moratorium", "-k", "1", "--json", "--index", index_folder, env=latin)
    assert "停戦" in json.loads(ran.stdout.decode("utf-8"))["passages"][0]["text"]
    ran = run("search", "moratorium", "-k", "1", "--index", index_folder, env=latin)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"  ? The moratorium on drones holds" in ran.stdout


@pytest.mark.usefixtures("home")
def test_a_terminal_gets_colour_and_no_command_of_an_article(index_folder: Path) -> None:
    controller, terminal = pty.openpty()
    with subprocess.Popen(
        [*TALKS, "search", "moratorium", "--index", str(index_folder)],
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm-256color"},
    ) as process:
        os.close(terminal)
        seen = b""
        while True:
            try:
                chunk = os.read(controller, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not chunk:
                break
            seen += chunk
        os.close(controller)
        assert process.wait(60) == 0
    assert b"\x1b[36m" in seen
    assert "␛[31mColonel Ilse Marten␛[0m".encode() in seen
    assert b"\x1b[31m" not in seen
    assert b"\x1b]0;" not in seen
