"""Nothing of another's text reaches a terminal as a command."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.harmless import harmless, in_one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("\x1b]8;;https://example.org\x1b\\", "␛]8;;https://example.org␛\\"),
        ("\x9b31m", "�31m"),
        ("a\tb", "a b"),
        ("a\r\nb", "a\nb"),
        ("a\rb\n", "a␍b\n"),
        ("a\r\r\nb", "a␍\nb"),
        ("\x00\x7f", "␀␡"),
        ("abc\u202edef\u2069", "abc�def�"),
        ("\udc80", "�"),
        ("“Ça va”, 停戦, zero\u200dwidth, שלום\n", "“Ça va”, 停戦, zero\u200dwidth, שלום\n"),
    ],
)
def test_controls_become_symbols(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text(st.characters()))
def test_no_control_is_left(text: str) -> None:
    shown = harmless(text)
    assert {unicodedata.category(c) for c in shown.replace("\n", "")}.isdisjoint({"Cc", "Cs"})
    assert harmless(shown) == shown


@given(st.text(st.characters()))
def test_one_line_is_one_line(text: str) -> None:
    assert len(in_one_line(text).splitlines()) <= 1
