"""The unit file is one that systemd takes."""

import shutil
import subprocess
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[1] / "docs" / "talks-bot.service"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    text = UNIT.read_text(encoding="utf-8")
    program = "/opt/talks/.venv/bin/talks"
    assert program in text
    unit = tmp_path / UNIT.name
    unit.write_text(text.replace(program, "/bin/true"), encoding="utf-8")  # it need not be there
    found = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stdout + found.stderr) == (0, "")
