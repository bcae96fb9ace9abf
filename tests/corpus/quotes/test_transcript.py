"""Turns of invented transcripts, and the people behind their labels."""

import pytest

from corpus.models import Article, Quote, QuoteKind, Span, Turn
from corpus.quotes.extract import extract_quotes
from corpus.quotes.transcript import _parted


def transcript(*turns: tuple[str | None, str], title: str | None = None) -> Article:
    """An article with one paragraph a turn."""
    text = ""
    found = []
    for label, words in turns:
        text += f"{label}: " if label else ""
        found.append(Turn(label, Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return Article("t", text, title, turns=tuple(found))


def words(article: Article, quote: Quote) -> list[str]:
    return [part.of(article.text) for part in quote.parts]


def names(article: Article) -> list[str | None]:
    return [q.speaker.name if q.speaker else None for q in extract_quotes(article)]


def test_a_turn_is_a_direct_statement_of_its_label() -> None:
    article = transcript(("Ana Ruiz", "We met. We agreed."), ("Piet Brandt", "We did."))
    first, second = extract_quotes(article)
    assert (first.kind, words(article, first)) == (QuoteKind.DIRECT, ["We met. We agreed."])
    assert first.source is not None
    assert first.source.of(article.text) == "Ana Ruiz"
    assert second.speaker is not None
    assert second.speaker.name == "Piet Brandt"


@pytest.mark.parametrize(
    ("turn", "left"),
    [
        ("We met. (Laughter.) We agreed.", ["We met.", "We agreed."]),
        ("(Applause) We met.", ["We met."]),
        ("We (inaudible) met.", ["We", "met."]),
        ("We met [crosstalk] and agreed.", ["We met", "and agreed."]),
        ("(In Velmoran.) We met.", ["We met."]),
        ("We met (as was planned) and agreed.", ["We met (as was planned) and agreed."]),
        ("We [the ministers] met.", ["We [the ministers] met."]),
    ],
)
def test_stage_directions_are_left_out(turn: str, left: list[str]) -> None:
    article = transcript(("Ana Ruiz", turn))
    (quote,) = extract_quotes(article)
    assert words(article, quote) == left


def test_a_turn_without_words_is_none() -> None:
    assert extract_quotes(transcript(("Ana Ruiz", "(Laughter.)"))) == ()


@pytest.mark.parametrize(
    "label",
    ["Q", "QUESTION", "Question from Brel", "MODERATOR", "SENIOR ADMINISTRATION OFFICIAL", "AIDE",
     "Remark", "Unidentified speaker", None],
)  # fmt: skip
def test_labels_that_name_nobody(label: str | None) -> None:
    assert names(transcript((label, "Will you sign?"))) == [None]


def test_surname_label_from_the_title() -> None:
    article = transcript(
        ("MS. RUIZ", "Good morning."), title="Briefing by Press Secretary Ana Ruiz in Brel"
    )
    assert names(article) == ["Ana Ruiz"]


def test_surname_label_from_an_earlier_turn() -> None:
    article = transcript(
        ("MS. RUIZ", "With me is National Security Advisor Piet Brandt."),
        ("MR. BRANDT", "Thank you."),
    )
    assert names(article) == ["Ruiz", "Piet Brandt"]


def test_surname_label_of_two_people_is_open() -> None:
    article = transcript(("Q", "Is Piet Brandt here, or Jan Brandt?"), ("MR. BRANDT", "Thank you."))
    assert names(article) == [None, None]


def test_title_before_a_full_name_is_the_role() -> None:
    article = transcript(
        ("Foreign Minister of Velmora Ana Ruiz", "Good morning."), ("Ana Ruiz", "We met.")
    )
    first, second = extract_quotes(article)
    assert first.speaker is not None
    assert first.speaker.role == "Foreign Minister of Velmora"
    assert first.speaker == second.speaker


def test_office_label_by_the_title() -> None:
    article = transcript(("THE PRESIDENT", "We met."), title="Remarks by President Ruiz in Brel")
    assert names(article) == ["Ruiz"]


def test_office_label_with_two_holders_in_the_title() -> None:
    title = "Remarks by President Ruiz and President Brandt of Velmora"
    assert names(transcript(("THE PRESIDENT", "We met."), title=title)) == [None]
    both = transcript(("THE PRESIDENT", "We met."), ("PRESIDENT BRANDT", "We did."), title=title)
    assert names(both) == ["Ruiz", "Brandt"]


def test_label_with_an_affiliation() -> None:
    assert names(transcript(("Ana Ruiz, reporter at the Courier", "Yes."))) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("label", "role", "name"),
    [
        ("Brel State University Rector Ana Ruiz", "Brel State University Rector", "Ana Ruiz"),
        ("Velmora Region Head Piet Brandt", "Velmora Region Head", "Piet Brandt"),
    ],
)
def test_rector_and_head_are_offices(label: str, role: str, name: str) -> None:
    assert _parted(label) == (role, name.split())
