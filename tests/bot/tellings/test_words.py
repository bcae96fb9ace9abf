"""Words are the same however they are written, and others are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tellings.words import words_in
from bot.verification.pieces import pieces_of
from corpus.models import Span


def keys(text: str) -> list[str]:
    return [word.key for word in words_in(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We don’t sign", "WE DON'T SIGN!"),
        ("“We” will—of course—sign", "we will - of course -- sign"),
        ("Jos\u00e9 Ruiz", "Jose\u0301 Ruiz"),
        ("the U.S. envoy", "the US envoy"),
        ("1,000 ships", "1000 ships"),
        ("5% of it", "5 percent of it"),
        ("[W]e will", "we will"),
        ("cease\xadfire now", "ceasefire now"),
        ("ｗｅ ｓｉｇｎ", "we sign"),
        ("we\u00a0will\n\nsign", "we will sign"),
        ("**we** _will_ ~~sign~~", "we will sign"),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we sign", "we sing"),
        ("we're here", "were here"),
        ("he will re-sign", "he will resign"),
        ("we are now here", "we are nowhere"),
        ("3.5 ships", "35 ships"),
        ("1,000 ships", "1,00 ships"),
        ("at -5 degrees", "at 5 degrees"),
        ("5% of it", "5 of it"),
        ("$40 more", "40 more"),
        ("resumé", "resume"),
        ("हिन्दी", "हन्द"),
        ("sign[ed] it", "sign it"),
    ],
)
def test_other_words(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    words = words_in(text)
    assert [(w.start, w.end) for w in words] == sorted({(w.start, w.end) for w in words})
    assert all(before.end <= after.start for before, after in pairwise(words))
    assert all(word.span.of(text).strip() and word.key for word in words)
    assert words_in(text, Span(0, 0)) == []


@pytest.mark.parametrize(
    ("claim", "pieces"),
    [
        ("", []),
        ("... — ...", []),
        ("We will sign", [["we", "will", "sign"]]),
        ("… we will … sign . . .", [["we", "will"], ["sign"]]),
        ("we (...) sign [it] today", [["we"], ["sign"], ["today"]]),
        ("[We will sign]", [["we", "will", "sign"]]),
        ("[W]e will [sic] sign", [["we", "will"], ["sign"]]),
    ],
)
def test_a_claim_in_pieces(claim: str, pieces: list[list[str]]) -> None:
    assert [piece.keys for piece in pieces_of(claim)] == pieces
