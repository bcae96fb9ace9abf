"""Progress is lines where nobody watches, and never on standard output."""

import re
import sys
from types import SimpleNamespace

import pytest

from bot.cli.progress import BuildProgress


def show() -> None:
    with BuildProgress() as progress:
        progress.stage("reading articles")
        for _ in range(3):
            progress.advance()
        progress.stage("embedding passages", 1204)
        progress.advance(1000)
        progress.advance(204)
        progress.stage("checking")


def test_without_a_terminal_there_are_lines(capsys: pytest.CaptureFixture[str]) -> None:
    show()
    output = capsys.readouterr()
    assert output.out == ""
    assert re.sub(r"[\d,.]+/s", "N/s", output.err).splitlines() == [
        "reading articles",
        "reading articles: 3, N/s",
        "embedding passages: 0 of 1,204",
        "embedding passages: 1,204 of 1,204, N/s",
        "checking",
    ]


def test_long_stages_say_how_far_they_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = 0.0
    clock = SimpleNamespace(monotonic=lambda: seconds)
    monkeypatch.setattr("bot.cli.progress.time", clock)
    with BuildProgress() as progress:
        progress.stage("embedding passages", 300)
        seconds = 9.9
        progress.advance(100)
        seconds = 10.0
        progress.advance(100)
        seconds = 19.9
        progress.advance(1)
        assert capsys.readouterr().err.splitlines() == [
            "embedding passages: 0 of 300",
            "embedding passages: 200 of 300, 20.0/s, 5 s left",
        ]


def test_nothing_is_shown_where_nothing_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    with BuildProgress():
        pass
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("terminal", ["xterm", "dumb"])
def test_a_terminal_has_bars_unless_it_is_dumb(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, terminal: str
) -> None:
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with BuildProgress():
        pass
    assert capsys.readouterr() == ("", "")
    show()
    output = capsys.readouterr()
    assert output.out == ""
    assert ("━" in output.err) is (terminal == "xterm")
    assert ("embedding passages: 0 of 1,204\n" in output.err) is (terminal == "dumb")


def test_who_stops_a_build_is_told_that_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    def stopped() -> None:
        with BuildProgress() as progress:
            progress.stage("embedding passages", 3)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert capsys.readouterr().err.splitlines() == [
        "embedding passages: 0 of 3",
        "talks: stopped; what was published before has not changed",
    ]
