"""The pictures in docs/images are of what docs/generate_messages.py writes, all of it."""

import json
import runpy
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_every_picture_can_be_made_again(tmp_path: Path) -> None:
    runpy.run_path(str(DOCS / "generate_messages.py"))["main"]([str(tmp_path)])
    written = {path.stem for path in tmp_path.iterdir()}
    assert written == {
        path.stem.removesuffix("-narrow") for path in (DOCS / "images").glob("*.png")
    }
    for path in tmp_path.iterdir():
        (*_, message) = json.loads(path.read_text(encoding="utf-8"))
        assert message["author"]["bot"]
        assert message["content"] or message["embeds"]
