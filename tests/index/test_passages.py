"""Passages: whole sentences within limits, every one covered, quotations and turns kept whole."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.models import Span, Turn
from corpus.readers.transcript import join_turns
from corpus.sentences import split_sentences
from index.passages import CountTokens, PassageSettings, cut_passages


def words(texts: Sequence[str]) -> list[int]:
    """A tokenizer that makes one token of each word."""
    return [len(text.split()) for text in texts]


def characters(texts: Sequence[str]) -> list[int]:
    """A tokenizer that makes three tokens of each character, white space aside."""
    return [3 * len("".join(text.split())) for text in texts]


def spans_of(text: str, parts: Sequence[str]) -> list[Span]:
    """Where ``parts`` stand in ``text``, one after the other."""
    spans, at = [], 0
    for part in parts:
        start = text.index(part, at)
        at = start + len(part)
        spans.append(Span(start, at))
    return spans


def cut(*sentences: str, tokens: int, overlap: int = 0, whole: Sequence[str] = ()) -> list[str]:
    """The passages of these sentences, joined by spaces, as texts."""
    text = " ".join(sentences)
    settings = PassageSettings(tokens, overlap)
    spans = cut_passages(
        text, spans_of(text, sentences), settings, words, whole=spans_of(text, whole)
    )
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("sentences", "tokens", "overlap", "expected"),
    [
        ((), 4, 1, []),
        (("a a.",), 4, 1, ["a a."]),
        (("a a.", "b b.", "c c."), 4, 0, ["a a. b b.", "c c."]),
        (("a a.", "b b.", "c c."), 4, 1, ["a a. b b.", "b b. c c."]),
        (("a a.", "b b.", "c c."), 6, 1, ["a a. b b. c c."]),
        # no room for the overlap beside the next sentence
        (("a a.", "b b.", "c c c."), 4, 1, ["a a. b b.", "c c c."]),
        (("a.", "b.", "c.", "d.", "e."), 3, 2, ["a. b. c.", "b. c. d.", "c. d. e."]),
        # the overlap never reaches back to where the passage before began
        (("a.", "b.", "c."), 2, 9, ["a. b.", "b. c."]),
        (("a a a a.", "b b b b."), 4, 1, ["a a a a.", "b b b b."]),
    ],
)
def test_whole_sentences_up_to_the_limit(
    sentences: tuple[str, ...], tokens: int, overlap: int, expected: list[str]
) -> None:
    assert cut(*sentences, tokens=tokens, overlap=overlap) == expected


@pytest.mark.parametrize(
    ("sentence", "tokens", "expected"),
    [
        ("one two three four five six", 3, ["one two three", "four five six"]),
        ("one two three four", 3, ["one two", "three four"]),
        # at the only white space there is, wherever it is, whichever it is
        ("aaaaaaaaaaaaaaaaaaaa b", 1, ["aaaaaaaaaa", "aaaaaaaaaa", "b"]),
        ("a bbbbbbbbb", 1, ["a", "bbbbbbbbb"]),
        ("one\ntwo\u00a0three", 1, ["one", "two", "three"]),
        # a run of letters that a tokenizer takes for one token
        ("x" * 30, 2, ["x" * 15, "x" * 15]),
    ],
)
def test_a_sentence_that_is_too_long_is_cut(
    sentence: str, tokens: int, expected: list[str]
) -> None:
    assert cut(sentence, tokens=tokens) == expected


def test_unknown_words_do_not_make_a_passage_endless() -> None:
    passages = cut(*["x" * 120] * 20, tokens=40)
    assert [len(passage) for passage in passages] == [4 * 120 + 3] * 5


@pytest.mark.parametrize(
    ("sentences", "tokens", "overlap", "whole", "expected"),
    [
        # without a quotation, or with one that ends at the cut
        (("a a.", "“b.", "c.”", "d."), 3, 0, (), ["a a. “b.", "c.” d."]),
        (("a.", "“b.", "c.”", "d."), 3, 0, ("“b. c.”",), ["a. “b. c.”", "d."]),
        # the end moves before the quotation
        (("a a.", "“b.", "c.”", "d."), 3, 0, ("“b. c.”",), ["a a.", "“b. c.” d."]),
        (("a.", "b.", "“c.", "d.", "e.”"), 4, 0, ("“c. d. e.”",), ["a. b.", "“c. d. e.”"]),
        # but by no more than half of the passage
        (("a.", "“b.", "c.", "d.”"), 3, 0, ("“b. c. d.”",), ["a. “b. c.", "d.”"]),
        (("a a.", "“b b b.", "c.”"), 5, 0, ("“b b b. c.”",), ["a a. “b b b.", "c.”"]),
        # nor into a quotation that is longer than a passage
        (("“a.", "b.", "c.", "d.”"), 2, 0, ("“a. b. c. d.”",), ["“a. b.", "c. d.”"]),
        # nor to where the passage before ended: each passage says something new
        (
            ("a a.", "b.", "“c c.", "d d.”"), 4, 1, ("“c c. d d.”",),
            ["a a. b.", "b. “c c.", "“c c. d d.”"],
        ),
        (
            ("a a.", "b b.", "“c c.", "d d.”"), 4, 1, ("“c c. d d.”",),
            ["a a. b b.", "b b. “c c.", "“c c. d d.”"],
        ),
        # a mark that opens within a sentence
        (
            ("a a a.", "b, “c.", "d.”", "e."), 5, 0, ("“c. d.”",),
            ["a a a.", "b, “c. d.” e."],
        ),
    ],
)  # fmt: skip
def test_quotations_are_not_cut_where_that_can_be_avoided(
    sentences: tuple[str, ...], tokens: int, overlap: int, whole: tuple[str, ...],
    expected: list[str],
) -> None:  # fmt: skip
    assert cut(*sentences, tokens=tokens, overlap=overlap, whole=whole) == expected


@pytest.mark.parametrize(
    ("turns", "tokens", "expected"),
    [
        (
            [("MR. RUIZ", "We agreed."), ("Q", "When?")], 50,
            ["MR. RUIZ: We agreed.", "Q: When?"],
        ),
        ([(None, "We agreed."), (None, "When?")], 50, ["We agreed.", "When?"]),
        # a turn without words leaves its label to itself
        ([("A", "Yes."), ("B", ""), ("C", "No.")], 50, ["A: Yes.", "B:", "C: No."]),
        ([("A", "Yes. We did."), ("B", "No.")], 3, ["A: Yes.", "We did.", "B: No."]),
    ],
)  # fmt: skip
def test_no_passage_crosses_turns(
    turns: list[tuple[str | None, str]], tokens: int, expected: list[str]
) -> None:
    text, found = join_turns(turns)
    sentences = split_sentences(text, found)
    passages = cut_passages(text, sentences, PassageSettings(tokens, 0), words, turns=found)
    assert [span.of(text) for span in passages] == expected


lengths = st.lists(st.lists(st.sampled_from(["a", "bb", "c" * 40]), min_size=1, max_size=6))


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Span], list[Turn], list[Span]]:
    """A text with its sentences, turns and quotations (both in order)."""
    sentences = [" ".join(sentence) + "." for sentence in draw(lengths)]
    text = " ".join(sentences)
    spans = spans_of(text, sentences)
    cuts = sorted({0, len(spans), *draw(st.lists(st.integers(0, len(spans)), max_size=4))})
    groups = [(spans[a].start, spans[b - 1].end) for a, b in pairwise(cuts)]
    turns = [Turn(None, Span(*group)) for group in groups] if draw(st.booleans()) else []
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    return text, spans, turns, [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]


@given(
    article=articles(),
    tokens=st.integers(1, 12),
    overlap=st.integers(0, 3),
    count=st.sampled_from([words, characters]),
)
@example(article=("😀", [Span(0, 1)], [], []), tokens=1, overlap=0, count=characters)
def test_what_holds_of_all_passages(
    article: tuple[str, list[Span], list[Turn], list[Span]],
    tokens: int,
    overlap: int,
    count: CountTokens,
) -> None:
    text, sentences, turns, whole = article
    settings = PassageSettings(tokens, overlap)
    passages = cut_passages(text, sentences, settings, count, turns=turns, whole=whole)

    # every character of every sentence is covered, and nothing else begins or ends a passage
    covered = {at for span in passages for at in range(span.start, span.end)}
    assert all(at in covered for s in sentences for at in range(s.start, s.end) if text[at] != " ")
    fitting = [s for s in sentences if count([s.of(text)])[0] <= tokens and len(s) <= 12 * tokens]
    for span in passages:
        assert span.of(text) == span.of(text).strip()
        for sentence in fitting:
            assert span.contains(sentence) or not span.overlaps(sentence)

    # limits (a single character cannot be cut), turns, progress
    for span in passages:
        assert count([span.of(text)])[0] <= tokens or len(span) == 1
        assert not turns or any(turn.span.contains(span) for turn in turns)
    for before, after in pairwise(passages):
        assert before.start < after.start
        assert before.end < after.end

    # an overlap is of whole sentences, no more than asked
    for before, after in pairwise(passages):
        shared = Span(min(after.start, before.end), before.end)
        if all(sentence in fitting for sentence in sentences):
            assert sum(shared.contains(sentence) for sentence in sentences) <= overlap
        assert overlap or not shared
