"""Which words of an article are a speaker's own."""

import pytest

from bot.tellings.spoken import spoken, with_marks
from corpus.models import Article, Span
from corpus.quotes.extract import extract_quotes

LEAD = "Ana Ruiz, foreign minister of Velmora, spoke in Port Sorel. "


def sentences(text: str, within: Span | None = None) -> list[str]:
    article = Article("a", LEAD + text)
    found = spoken(article, extract_quotes(article), within)
    return [sentence.span.of(article.text) for sentence in found.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will go on," Ruiz said. "They know it."', ["We will go on", "They know it"]),
        ('"We will," Ruiz said, "go on until May."', ['We will," Ruiz said, "go on until May']),
        ('"Is it so? We go on!" Ruiz said.', ["Is it so", "We go on"]),
        ('"Mr. Ek went. I stayed," Ruiz said.', ["Mr. Ek went", "I stayed"]),
        ('Ruiz said the talks were "a long way from over" there.', ["a long way from over"]),
        ('Ruiz said the "hard" talks go on.', []),
        ("Ruiz said that the talks go on until May.", []),
    ],
)
def test_words_in_quotation_marks(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_only_words_of_the_stretch() -> None:
    text = '"We will go on. They know it," Ruiz said.'
    start = len(LEAD) + text.index("They")
    assert sentences(text, Span(start, start + 9)) == ["They know"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ('He said "Go on." twice', "Go on", '"Go on."'),
        ("He said “Go on,” twice", "Go on", "“Go on,”"),
        ("He said: Go on!", "Go on", "Go on!"),
        ("Go on", "Go on", "Go on"),
    ],
)
def test_marks_at_the_ends(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    assert with_marks(text, Span(start, start + len(words))).of(text) == expected
