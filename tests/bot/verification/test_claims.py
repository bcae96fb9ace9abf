"""What of a message is a claim, and whose it says that the words are."""

import pytest

from bot.verification import Claim, claims_in, claims_of


@pytest.mark.parametrize(
    ("message", "claims"),
    [
        ("", ()),
        ("We will not leave the table", ()),
        ('A "first" step', ()),
        ('Ruiz: "We will not leave the table."', (("We will not leave the table.", "Ruiz"),)),
        (
            "“We will sign,” Ana Ruiz said, “on Friday in Tarn.”",
            (("We will sign, … on Friday in Tarn.", "Ana Ruiz"),),
        ),
        (
            "“We will not leave Tarn” — Ana Ruiz",
            (("We will not leave Tarn", "Ana Ruiz"),),
        ),
        ("She said: “We will not leave.”", (("We will not leave.", None),)),
        (
            "Brandt said that they would “open the ports” soon.",
            (("open the ports", "Brandt"),),
        ),
        ("“we will ‘not’ leave”", (("we will ‘not’ leave", None),)),
        ('"one two three" ' * 9, (("one two three", None),) * 9),
        ("“We leave at once.” (Ana Ruiz, envoy)", (("We leave at once.", "Ana Ruiz"),)),
        (
            "“We leave at once” (Ana Ruiz, Minister)\n“We stay here” (Jonas Brandt, Envoy)",
            (("We leave at once", "Ana Ruiz"), ("We stay here", "Jonas Brandt")),
        ),
        ("“We leave at once” (Sorvik Wire, 5 May)", (("We leave at once", None),)),
        ("“We leave at once” (my translation, rough)", (("We leave at once", None),)),
        ("Ruiz said: “We leave at once” (Sorvik Wire, Tarn)", (("We leave at once", "Ruiz"),)),
    ],
)
def test_in_a_message(message: str, claims: tuple[tuple[str, str | None], ...]) -> None:
    assert claims_in(message) == tuple(Claim(text, speaker) for text, speaker in claims)


@pytest.mark.parametrize(
    ("text", "speaker", "claims"),
    [
        ("We will sign", None, (Claim("We will sign"),)),
        ("We will sign", "Ruiz", (Claim("We will sign", "Ruiz", named=True),)),
        ("“We will sign it”", "Ruiz", (Claim("We will sign it", "Ruiz", named=True),)),
        ("“We will sign it,” Brandt said.", None, (Claim("We will sign it,", "Brandt"),)),
        ("We accept no “peace at any price” here, nor war, he said", None, None),
        ("", None, (Claim(""),)),
    ],
)
def test_of_a_text(text: str, speaker: str | None, claims: tuple[Claim, ...] | None) -> None:
    assert claims_of(text, speaker) == ((Claim(text),) if claims is None else claims)
