"""What is lost of a sentence by a cut, and what only looks so."""

import pytest

from bot.tellings.words import words_in
from bot.verification.clauses import lost_after, lost_before
from corpus.models import Span


def lost(sentence: str) -> str | None:
    """The word lost by a cut to what stands between bars."""
    before, kept, _ = sentence.split("|")
    text = sentence.replace("|", "")
    start, end = len(before), len(before) + len(kept)
    words = words_in(text, Span(start, end))
    found = lost_before(text, words_in(text, Span(0, start)), words) or lost_after(
        text, words, words_in(text, Span(end, len(text)))
    )
    return found[1].of(text) if found else None


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("We will not |sign on Friday|.", "not"),
        ("We won’t |sign on Friday|.", "won’t"),
        ("I do not believe that |we will sign|.", "not"),
        ("There is no |plan to sign|.", "no"),
        ("Nobody says |we will sign|.", "Nobody"),
        ("The ministry denied that |it would sign|.", "denied"),
        ("It is false that |we will sign|.", "false"),
        ("Only if |they leave will we sign|.", "if"),
        ("They ask whether |we will sign|.", "whether"),
        ("As long as |they stay we sign|.", "as"),
        ("If they leave, |we will sign|.", "If"),
        ("If they leave, then |we will sign|.", "If"),
        ("|We will sign| if they leave.", "if"),
        ("|We will sign|, unless they stay.", "unless"),
        ("|We will sign| on Friday provided that they leave.", "provided"),
        ("|We will sign| only when they leave.", "only"),
        ("|We will sign| but only if they leave.", "but"),
        ("|We will| not sign.", "not"),
        ("|We will not sign| until they leave.", "until"),
        ("|That we signed| is not true.", "is not"),
        ("We will not |let the U.S. monitors leave|.", "not"),
        ("We do not believe that Gen. Brandt |will sign|.", "not"),
        ("If you want prices to go up, |let them run the ports|.", "If"),
        ("We leave whether or not |they sign|.", "whether"),
        ("|The road was long and dark that week for us all. It would help| if they left.", "if"),
    ],
)
def test_lost(sentence: str, word: str) -> None:
    assert lost(sentence) == word


@pytest.mark.parametrize(
    "sentence",
    [
        "|We will sign on Friday|.",
        "We did not sleep, and |we will sign|.",
        "He is not here because |we will sign|.",
        "Not only |will we sign|.",
        "No doubt |we will sign|.",
        "No, |we will sign|.",
        "If you look at the numbers, |we will win|.",
        "If you want, |we will sign|.",
        "If you ask me, |we will sign|.",
        "|The road was long and dark that week for us all. They left| if I recall.",
        "|The road was long and dark that week for us all. I would know| if they left.",
        "|We will sign| and not leave.",
        "|We want peace|, not war.",
        "|We will sign| even if they leave.",
        "|We will sign| with those who know if they stay.",
        "|We will sign|; if they stay is another matter.",
        "|We signed| until they left.",
        "|The food| provided by them was good.",
        "I do not know. |We will sign|.",
        "We will not |leave. Our harbours stay open for all|.",
    ],
)
def test_not_lost(sentence: str) -> None:
    assert lost(sentence) is None
