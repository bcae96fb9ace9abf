"""The page: everything on it, nothing from elsewhere, nobody's text obeyed."""

import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.evaluation.compare import compare
from bot.evaluation.errors import EvaluationError
from bot.evaluation.figures import figures
from bot.evaluation.outcome import Outcome, Shown
from bot.evaluation.page import check_writable, render_page, write_page
from bot.evaluation.questions import AnswerSpan, Problem, Question
from bot.evaluation.report import Evaluation, Searched

EVIL = "</script><img src=https://x.example onerror=\"alert('1')\">\x1b[2J\u202e& {{ 7 * 7 }}"


@pytest.fixture
def evaluation(outcome: Callable[..., Outcome]) -> Evaluation:
    """Every part of a page, with hostile text wherever others write."""
    asked = Question(
        EVIL, EVIL, relevant=(EVIL,), answer_spans=(AnswerSpan(EVIL, 0, 3),), speaker=EVIL, line=2
    )
    wrong = Outcome(
        asked, "answered", False, Shown(EVIL, 0, 3, EVIL, EVIL, 0.5), (EVIL,), {"Hits@10": 0.0}
    )
    failed = replace(wrong, asked=replace(asked, id="f"), status="failed", shown=None, failure=EVIL)
    good = outcome("good", **{"Hits@10": 1.0})
    outcomes = [good, wrong, failed]
    return Evaluation(
        file=EVIL,
        searched=Searched(EVIL, 3, 4),
        caution="balanced",
        figures=figures(outcomes),
        outcomes=outcomes,
        problems=[Problem(3, EVIL)],
        left_out=1,
        comparison=compare([good, replace(wrong, values={"Hits@10": 1.0}), failed], outcomes, EVIL),
    )


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_nothing_is_fetched_and_nothing_runs(evaluation: Evaluation) -> None:
    page = render_page(evaluation)
    elements = Elements(page).found
    assert {tag for tag, _ in elements} & {"script", "link", "iframe", "object", "a"} == set()
    for _, attributes in elements:
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("src") or "data:").startswith("data:")
    policy = next(a["content"] for t, a in elements if t == "meta" and "http-equiv" in a)
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert re.search(r"url\(|@import", page) is None


def test_text_of_others_is_escaped_and_harmless(evaluation: Evaluation) -> None:
    page = render_page(evaluation)
    assert "<img src=https" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert page.count("{{ 7 * 7 }}") >= 10
    assert "49" not in re.sub(r"base64,[^\"]*", "", page)


def test_every_picture_says_what_it_shows(evaluation: Evaluation) -> None:
    images = [
        attributes for tag, attributes in Elements(render_page(evaluation)).found if tag == "img"
    ]
    assert [(image["alt"] or "").partition(":")[0] for image in images] == [
        "Precision against coverage",
        "Share that is right by score",
    ]
    for image in images:
        content = b64decode((image["src"] or "").partition("base64,")[2])
        assert ET.fromstring(content).tag == "{http://www.w3.org/2000/svg}svg"


def test_failures_are_listed_and_the_rest_is_not(evaluation: Evaluation) -> None:
    page = render_page(evaluation)
    assert "2 of 3 questions." in page
    assert page.count("<article>") == 2
    assert "Who is good?" not in page
    assert "another answer; no relevant article among the first ten" in page
    assert "<li>line 3: " in page
    assert 'class="noise"' in page


def test_nothing_that_can_be_judged_has_no_picture(evaluation: Evaluation) -> None:
    unknown = [replace(one, right=None) for one in evaluation.outcomes]
    page = render_page(replace(evaluation, outcomes=unknown, comparison=None, problems=()))
    assert "<img" not in page
    assert "What moved" not in page


def test_a_page_is_written_whole_or_not_at_all(
    evaluation: Evaluation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    path.write_text("before")
    write_page(evaluation, path)
    assert path.read_text(encoding="utf-8") == render_page(evaluation)

    def full(*_arguments: object, **_options: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        with pytest.raises(EvaluationError, match=r"page\.html cannot be written \(No space left"):
            write_page(evaluation, path)
    assert path.read_text(encoding="utf-8") == render_page(evaluation)
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_told_before(tmp_path: Path) -> None:
    check_writable(tmp_path / "page.html")
    with pytest.raises(EvaluationError, match="is a folder; give the name of a page"):
        check_writable(tmp_path)
    for folder in ("missing", "file"):
        (tmp_path / "file").touch()
        with pytest.raises(EvaluationError, match=r"cannot be written, for .* is no folder"):
            check_writable(tmp_path / folder / "page.html")
