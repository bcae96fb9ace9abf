"""What changed from one version to the next."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.library.changes import changes
from tests.corpus.library.conftest import article

OLD = "The ports stay open.\n\n“We will not sign,” said Ana Ruiz on Monday."


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, []),
        (OLD.replace("open.\n\n", "open.\n \n"), []),  # white space alone
        (OLD.replace("Monday", "Tuesday"), [("Monday.", "Tuesday.")]),
        (OLD.replace("will not", "will"), [("not", "")]),
        (OLD + "\n\nNobody knew why.", [("", "Nobody knew why.")]),
        (OLD.replace("The ports stay open.\n\n", ""), [("The ports stay open.", "")]),
        (OLD.replace("open", "shut").replace("Ana", "Eva"), [("open.", "shut."), ("Ana", "Eva")]),
    ],
)
def test_words_that_changed(new: str, expected: list[tuple[str, str]]) -> None:
    found = changes(article(text=OLD), article(text=new)).words
    shown = [(change.before.of(OLD).strip(), change.after.of(new).strip()) for change in found]
    assert shown == expected


def test_fields_that_changed() -> None:
    before = article(title="Ports open")
    after = replace(before, title="Ports stay open", author="Ana Lund")
    found = changes(before, after)
    assert (found.fields, found.words) == (("title", "author"), ())


@given(*[st.lists(st.sampled_from(["a", "b", "c ", "\n", " d\n"]), max_size=30).map("".join)] * 2)
def test_the_changes_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    words: list[str] = []
    at = 0
    for change in changes(article(text=before), article(text=after)).words:
        words += before[at : change.before.start].split() + change.after.of(after).split()
        at = change.before.end
    assert words + before[at:].split() == after.split()
