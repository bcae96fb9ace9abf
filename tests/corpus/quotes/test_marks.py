"""Which quotation marks pair, and why others are refused."""

from itertools import pairwise

import pytest

from corpus.quotes.extract import refused_marks
from corpus.quotes.marks import find_quotations
from corpus.quotes.paragraphs import paragraphs, windows


def inner(text: str) -> list[tuple[str, int]]:
    """The words of each quotation, with its depth."""
    found = find_quotations(text, list(paragraphs(text))).quotations
    return [(q.inner.of(text), q.depth) for q in found]


PAIRED = [
    ("He said “yes” and “no”.", [("yes", 0), ("no", 0)]),
    ('He said "yes" and "no".', [("yes", 0), ("no", 0)]),
    ("He said ''yes'' twice.", [("yes", 0)]),
    ("He said ``yes'' twice.", [("yes", 0)]),
    ("Il a dit «oui» hier.", [("oui", 0)]),
    ("Er sagte „ja“ dazu.", [("ja", 0)]),
    ("Er sagte „ja” dazu.", [("ja", 0)]),
    ("“He said ‘no’ to me,” she said.", [("He said ‘no’ to me,", 0), ("no", 1)]),
    ("''He said 'no','' she said.", [("He said 'no',", 0), ("no", 1)]),
    ("''They 'bomb them,''' she said.", [("They 'bomb them,'", 0), ("bomb them,", 1)]),
    ("“He said “no” to me,” she said.", [("He said “no” to me,", 0), ("no", 1)]),
    ("‘We’re off,’ he said.", [("We’re off,", 0)]),
    ("‘It’s the workers’ day,’ he said.", [("It’s the workers’ day,", 0)]),
    ("Ruiz: ‘We go’\n\n“Yes,” he said.", [("We go", 0), ("Yes,", 0)]),
    ('“Mixed," he said.', [("Mixed,", 0)]),
    ("(“in brackets”)", [("in brackets", 0)]),
    ("“One.\n\n“Two.”", [("One.", 0), ("Two.", 0)]),
    ("“” and ‘ ’", []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_pairs(text: str, expected: list[tuple[str, int]]) -> None:
    assert inner(text) == expected


REFUSED = [
    ("He is 6'2\" tall.", "measure"),
    ('A 12" gun stood there.', "measure"),
    ("It is at 40° 26′ 46″ north.", "measure"),
    ("He said “we go.\n\nThen he left.", "does not close"),
    ("He said we go.” Then he left.", "no opening"),
    ('<a href="x">Ruiz</a>', "markup"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refuses_with_a_reason(text: str, reason: str) -> None:
    assert inner(text) == []
    refused = refused_marks(text)
    assert refused
    assert all(reason in r.reason for r in refused)


@pytest.mark.parametrize(
    "text",
    ["It's Ruiz's.", "the ministers’ cars", "rock 'n' roll", "the ’90s", "’tis so", "5 o’clock"],
)
def test_apostrophes_are_no_marks(text: str) -> None:
    assert inner(text) == []
    assert refused_marks(text) == ()


def test_an_odd_mark_spoils_its_own_paragraph_only() -> None:
    assert inner("He said “we go.\n\nThe end.\n\n“Yes,” she said.") == [("Yes,", 0)]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "“We will sign the accord on Friday in the old town hall,” Ruiz\n"
        "said after the talks, which had taken all of the night, as she\n"
        "left.\n\nBrandt slept."
    )
    assert len(list(paragraphs(text))) == 2


def test_short_lines_are_paragraphs() -> None:
    assert len(list(paragraphs("One line.\nAnother line.\nA third."))) == 3


def test_a_text_without_line_breaks_is_read_in_pieces() -> None:
    text = "Ruiz said the talks had failed. " * 30_000
    blocks = [block for group in windows(text) for block in group]
    assert blocks[0].start == 0
    assert blocks[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(blocks))
    assert max(len(block) for block in blocks) <= 100_000
