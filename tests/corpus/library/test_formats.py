"""What is read from a kept file is what was written."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import LibraryError, ReadError
from corpus.library.formats import read_version, write_article
from corpus.load import load_corpus
from corpus.models import Article
from corpus.readers.transcript import join_turns
from tests.corpus.library.conftest import MONDAY, article

LINES = st.sampled_from(
    [
        "The talks in Orsk stopped.",
        "“We will not sign,” said Ana Ruiz.",
        "Advertisement",
        "Read also: Ten days in Orsk",
        "# Velmora calls a pause",
        "Velmora calls a pause",
        "---",
        "id: x",
        "null",
        "no\u00a0break and soft\u00adhyphen",
        "carriage\rreturn",
        "\u2028",
        "  indented  ",
        "",
    ]
)
TEXTS = (st.lists(LINES, min_size=1).map("\n".join) | st.text()).filter(lambda t: t.strip() != "")
FIELDS = (LINES | st.text()).map(str.strip).filter(bool) | st.none()
WRITABLE = st.characters(exclude_categories=["Cs"])


def encodable(text: str | None) -> bool:
    """Whether a file can hold it."""
    return text is None or not any("\ud800" <= c <= "\udfff" for c in text)


@settings(max_examples=300, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    TEXTS.filter(encodable),
    st.lists(FIELDS.filter(encodable), min_size=5, max_size=5),
    st.datetimes(timezones=st.just(UTC)) | st.none(),
)
def test_any_article_reads_back_as_it_was(
    text: str, fields: list[str | None], published: datetime | None
) -> None:
    title, source, url, author, language = fields
    written = Article("a b", text, title, source, url, author, published, language)
    with tempfile.TemporaryDirectory() as folder:
        path = write_article(written, MONDAY, Path(folder), "news")
        version = read_version(path)
        assert replace(version.article, origin=None) == written
        assert version.receipt == MONDAY
        # and so does the whole corpus, whose readers know nothing of libraries
        assert [replace(found, origin=None) for found in load_corpus([Path(folder)])] == [written]
        assert [found.name for found in Path(folder).iterdir()] == [path.name]


@given(st.lists(st.tuples(FIELDS.filter(encodable), TEXTS.filter(encodable)), min_size=1))
def test_any_transcript_reads_back_as_it_was(turns: list[tuple[str | None, str]]) -> None:
    text, spans = join_turns(turns)
    written = Article("a", text, "A briefing", turns=spans)
    with tempfile.TemporaryDirectory() as folder:
        path = write_article(written, MONDAY, Path(folder), "briefing")
        assert replace(read_version(path).article, origin=None) == written


def test_a_file_is_to_be_read_by_people(tmp_path: Path) -> None:
    published = datetime(2025, 4, 18, 10, tzinfo=timezone(timedelta(hours=2))).astimezone(UTC)
    text = "“We will not sign,” said Ana Ruiz.\n\nNobody knew why."
    written = Article(
        "3f0c2d1a9b8e7f60", text, "Velmora: no deal", "The Velmora Courier",
        "https://courier.example/a", "Ana Lund", published, "en",
    )  # fmt: skip
    path = write_article(written, MONDAY, tmp_path, "news")
    assert path.read_text(encoding="utf-8") == (
        "---\n"
        "id: 3f0c2d1a9b8e7f60\n"
        "title: 'Velmora: no deal'\n"
        "source: The Velmora Courier\n"
        "url: https://courier.example/a\n"
        "author: Ana Lund\n"
        "published: '2025-04-18T08:00:00+00:00'\n"
        "language: en\n"
        "fetched: '2025-04-21T09:00:00+00:00'\n"
        "fetched_from: https://courier.example/ports\n"
        "---\n"
        "\n"
        "“We will not sign,” said Ana Ruiz.\n\nNobody knew why.\n"
    )


@pytest.mark.parametrize(
    ("written", "ending"),
    [
        (article(text="The ports stay open."), ".md"),
        (article(text="The ports stay open.\n\nAdvertisement\n\nNo more."), ".jsonl"),
        (article(text="No\u00a0deal."), ".jsonl"),
        (article(text="# Ports\n\nThey stay open."), ".jsonl"),
        (article(text="# Ports\n\nThey stay open.", title="The day"), ".md"),
        (article(title="null"), ".jsonl"),
        (article(text="Two\nlines \n\n\nand --- three\n---\nlines."), ".md"),
        (article(text="\n\nAn open line first."), ".jsonl"),
    ],
)
def test_markdown_unless_it_would_change_the_article(
    tmp_path: Path, written: Article, ending: str
) -> None:
    assert write_article(written, MONDAY, tmp_path, "news").suffix == ending


@pytest.mark.parametrize(
    "written",
    [article(text=" \n"), article(title=" padded "), article(text="half \ud800 a pair")],
    ids=["blank", "padded", "surrogate"],
)
def test_what_no_file_would_give_back_is_refused(tmp_path: Path, written: Article) -> None:
    with pytest.raises(LibraryError, match="'ports' cannot be kept"):
        write_article(written, MONDAY, tmp_path, "news")
    assert list(tmp_path.iterdir()) == []


def test_words_outside_the_turns_are_refused(tmp_path: Path) -> None:
    text, turns = join_turns([("MR. RUIZ", "We agreed.")])
    with pytest.raises(LibraryError, match="outside its turns"):
        write_article(Article("a", text + " (Applause.)", turns=turns), MONDAY, tmp_path, "x")


def test_a_file_without_receipt(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nid: a\nfetched: yesterday\nfetched_from: x\n---\nThe ports stay open.\n")
    assert read_version(path).receipt is None
    path.write_text("")
    with pytest.raises(ReadError, match="empty"):
        read_version(path)
