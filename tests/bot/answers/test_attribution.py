"""Whose words a stretch of an article is: somebody's only where that is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.attribution import attribute, sure_speaker
from corpus.models import Quote, QuoteKind, Span, Speaker
from index.speakers import SURE

RUIZ, BRANDT = Speaker("ana-ruiz", "Ana Ruiz"), Speaker("jonas-brandt", "Jonas Brandt")
DIRECT, MIXED, INDIRECT = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT
TEXT = (
    "“We will not leave the table. We came to sign. We will sign,” Ruiz told reporters. "
    "Brandt said that the ports would stay open. "
    "The next round of talks is planned for May in the old harbour of Tarn."
)


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def quote(
    kind: QuoteKind,
    content: str,
    speaker: Speaker | None,
    *,
    sure: float = 0.98,
    source: str | None = None,
    cue: str | None = None,
    within: str | None = None,
) -> Quote:
    return Quote(
        "a",
        kind,
        (place(content),),
        place(cue) if cue else None,
        place(source) if source else None,
        speaker,
        sure,
        place(within) if within else None,
    )


SPOKEN = quote(
    DIRECT,
    "We will not leave the table. We came to sign. We will sign,",
    RUIZ,
    source="Ruiz",
    cue="told",
)
REPORTED = quote(INDIRECT, "that the ports would stay open", BRANDT, source="Brandt", cue="said")
FIRST = "“We will not leave the table. We came to sign. We will sign,” Ruiz told reporters."


@pytest.mark.parametrize(
    ("words", "quotes", "expected"),
    [
        (FIRST, [SPOKEN, REPORTED], (DIRECT, RUIZ)),
        ("We came to sign.", [SPOKEN, REPORTED], (DIRECT, RUIZ)),
        ("Brandt said that the ports would stay open.", [SPOKEN, REPORTED], (INDIRECT, BRANDT)),
        ("The next round of talks is planned for May", [SPOKEN, REPORTED], (None, None)),
        (FIRST, [], (None, None)),
        # two speakers, or one who is known and one who is not
        (TEXT[:125], [SPOKEN, REPORTED], (MIXED, None)),
        (TEXT[:125], [SPOKEN, quote(DIRECT, "that the ports would stay open", None)],
         (DIRECT, None)),
        # one speaker twice, in two capacities of which the article tells
        (TEXT[:125],
         [SPOKEN, quote(MIXED, "that the ports would stay open", Speaker("ana-ruiz", "Ruiz", "x"))],
         (MIXED, RUIZ)),
        # nobody for sure
        ("We came to sign.", [quote(DIRECT, "We came to sign.", None, sure=1.0)], (DIRECT, None)),
        ("We came to sign.", [quote(DIRECT, "We came to sign.", RUIZ, sure=SURE)], (DIRECT, RUIZ)),
        ("We came to sign.", [quote(DIRECT, "We came to sign.", RUIZ, sure=SURE - 0.01)],
         (DIRECT, None)),
        # mostly nobody's statement
        (TEXT[83:], [SPOKEN, REPORTED], (None, None)),
        (FIRST, [quote(DIRECT, "We came to sign.", RUIZ)], (None, None)),
        ("Brandt said", [REPORTED], (None, None)),
        # what another reports is their statement
        (FIRST, [SPOKEN, quote(INDIRECT, "We came to sign", BRANDT, within=TEXT[1:60])],
         (DIRECT, RUIZ)),
    ],
)  # fmt: skip
def test_whose_words_they_are(
    words: str, quotes: list[Quote], expected: tuple[QuoteKind | None, Speaker | None]
) -> None:
    assert attribute(TEXT, place(words), quotes) == expected


def test_a_speaker_is_sure_or_none() -> None:
    assert sure_speaker(SPOKEN) == RUIZ
    assert sure_speaker(quote(DIRECT, "We came to sign.", RUIZ, sure=SURE - 0.01)) is None
    assert sure_speaker(quote(DIRECT, "We came to sign.", None, sure=1.0)) is None


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_no_stretch_has_a_speaker_whose_statement_it_does_not_touch(one: int, other: int) -> None:
    stretch = Span(min(one, other), max(one, other))
    kind, speaker = attribute(TEXT, stretch, [SPOKEN, REPORTED])
    for quoted in (SPOKEN, REPORTED):
        touched = quoted.parts[0].overlaps(stretch)
        assert touched or speaker != quoted.speaker
        assert touched or kind != quoted.kind


def test_words_of_whom_is_asked_about_are_theirs_unless_somebody_else_is_quoted_too() -> None:
    text = (
        "After a long night at the bridge, in rain and wind, “no,” said Ruiz. “Yes,” said Brandt."
    )
    first, second = text.index("no,"), text.index("Yes,")
    ruiz = Quote("a", QuoteKind.DIRECT, (Span(first, first + 3),), speaker=RUIZ, confidence=1.0)
    brandt = Quote("a", QuoteKind.DIRECT, (Span(second, second + 4),), speaker=BRANDT, confidence=1)
    sentence = Span(0, text.index(" “Yes"))
    assert attribute(text, sentence, [ruiz, brandt]) == (None, None)
    assert attribute(text, sentence, [ruiz, brandt], {RUIZ.id}) == (QuoteKind.DIRECT, RUIZ)
    assert attribute(text, sentence, [ruiz, brandt], {BRANDT.id}) == (None, None)
    assert attribute(text, Span(0, len(text)), [ruiz, brandt], {RUIZ.id})[1] is None
    nobody = Quote("a", QuoteKind.DIRECT, (Span(second, second + 4),))
    assert attribute(text, Span(0, len(text)), [ruiz, nobody], {RUIZ.id})[1] is None
    unsure = Quote("a", QuoteKind.DIRECT, (Span(second, second + 4),), speaker=RUIZ, confidence=0.1)
    assert attribute(text, Span(0, len(text)), [ruiz, unsure], {RUIZ.id})[1] == RUIZ
