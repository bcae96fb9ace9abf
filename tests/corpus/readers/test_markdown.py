"""Markdown: front matter, headings, and what only looks like either."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.models import Article
from corpus.readers.markdown import read_markdown

BODY = "The talks in Orsk stopped on Friday.\n\n“We need a week,” Ana Ruiz said."


def read(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    return read_markdown(path, tmp_path)


def test_front_matter(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        "---\nid: v-1\ntitle: 'Velmora: a pause'\nsource: The Velmora Courier\n"
        "url: https://courier.example/pause\nauthor: Ana Ruiz\n"
        "published: 2025-04-18T09:30:00+02:00\n"
        f"language: no\nmood: grim\n---\n\n# Velmora: a pause\n\n{BODY}\n",
    )
    assert article == Article(
        id="v-1",
        text=BODY,
        title="Velmora: a pause",
        source="The Velmora Courier",
        url="https://courier.example/pause",
        author="Ana Ruiz",
        published=datetime(2025, 4, 18, 7, 30, tzinfo=UTC),
        language="no",
        origin=str(tmp_path / "a.md"),
    )


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (f"# Velmora calls a pause\n\n{BODY}", "Velmora calls a pause", BODY),
        (f"---\ntitle:\npublished: null\n---\n# A pause\n\n{BODY}", "A pause", BODY),
        (f"---\ntitle: 1984\n---\n{BODY}", "1984", BODY),
        (f"## A pause\n\n{BODY}", None, f"## A pause\n\n{BODY}"),
        (f"{BODY}\n\n---\n\nMore.\n\n---\n\nEnd.", None, f"{BODY}\n\n---\n\nMore.\n\n---\n\nEnd."),
    ],
)
def test_title(tmp_path: Path, text: str, title: str | None, body: str) -> None:
    article = read(tmp_path, text)
    assert (article.title, article.text, article.published) == (title, body, None)


def test_the_url_makes_the_id(tmp_path: Path) -> None:
    text = f"---\nurl: https://courier.example/pause\n---\n{BODY}"
    (tmp_path / "b").mkdir()
    assert read(tmp_path, text).id == read(tmp_path / "b", text + " More.").id


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: [open\n---\nText.", "front matter is not valid YAML: .*line"),
        ("---\ntitle: never closed\n\nText.", "front matter is not valid YAML"),
        ("---\nOnly prose here.\n---\nText.", "not a list of 'name: value' lines"),
        ("---\nauthor: [Ana Ruiz, Bo Lind]\n---\nText.", "author is not a string"),
        ("---\npublished: Friday\n---\nText.", "published is not an ISO 8601 date: 'Friday'"),
        ('---\ntitle: "\\UFFFFFFFF"\n---\nText.', "front matter is not valid YAML"),
        ('---\ntitle: "\\ud800"\n---\nText.', "title holds a lone surrogate"),
        ("---\n" + "[" * 5000 + "\n---\nText.", "front matter is not valid YAML"),
        ("---\ntitle: A pause\n---\n", "no text"),
    ],
)
def test_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read(tmp_path, text)
