"""Plain text: titles and bodies."""

from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.readers.text import read_text, split_title

BODY = "The talks in Orsk stopped on Friday.\n\n“We need a week,” Ana Ruiz said."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Velmora calls a pause\n\n{BODY}", "Velmora calls a pause"),
        (f"Velmora calls a pause\n\nVelmora calls a pause\n\n{BODY}", "Velmora calls a pause"),
        (f"Velmora calls a pause\nVELMORA CALLS A PAUSE\n{BODY}", "Velmora calls a pause"),
        (f"The talks are over.\n\nThe talks are over.\n\n{BODY}", "The talks are over."),
        (f"Will Velmora sign?\n\n{BODY}", "Will Velmora sign?"),
    ],
)
def test_a_title_is_taken_out(text: str, title: str) -> None:
    assert split_title(text) == (title, BODY)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"Velmora calls a pause\n{BODY}",  # no blank line: wrapped text or a list
        f"She left the room,\n\n{BODY}",
        f"{'A long first paragraph goes on and on ' * 8}\n\n{BODY}",
        "Velmora calls a pause",
        "Velmora calls a pause\n\nVelmora calls a pause",
        "",
    ],
)
def test_no_title(text: str) -> None:
    assert split_title(text) == (None, text)


def test_an_article(tmp_path: Path) -> None:
    path = tmp_path / "talks" / "pause.txt"
    path.parent.mkdir()
    path.write_bytes(
        f"Home | News | Search\r\n\r\nVelmora calls a pause\r\n\r\n{BODY}\r\n".encode("utf-8-sig")
    )
    article = read_text(path, tmp_path)
    assert (article.title, article.text) == ("Velmora calls a pause", BODY)
    assert (article.published, article.source, article.author) == (None, None, None)
    assert article.origin == str(path)


def test_the_id_survives_a_move(tmp_path: Path) -> None:
    ids = set()
    for root in (tmp_path / "one", tmp_path / "two" / "deep"):
        (root / "talks").mkdir(parents=True)
        path = root / "talks" / "pause.txt"
        path.write_text(BODY)
        ids.add(read_text(path, root).id)
    assert len(ids) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b" \r\n\t", "empty"), (b"Advertisement\n", "no text"), (b"\0\1", "binary")],
)
def test_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=reason):
        read_text(path, tmp_path)


def test_fifty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    paragraph = "The envoys of Velmora spoke of rivers and roads. " * 20 + "\n\n"
    path.write_text(paragraph * (50_000_000 // len(paragraph)))
    assert len(read_text(path, tmp_path).text) > 49_000_000
