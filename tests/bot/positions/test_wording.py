"""What repeats an earlier statement, and what is nearly the same in other words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.positions.on_record import OnRecord
from bot.positions.wording import remarks
from corpus.models import Article, Quote, QuoteKind, Span, Speaker
from corpus.quotes.extract import extract_quotes

SAID = "We will not close the harbours to foreign ships this winter"
RUIZ = Speaker("ana-ruiz", "Ana Ruiz")


def _on_record(n: int, text: str, published: datetime | None = None) -> OnRecord:
    """A whole article that is one statement, as the rules find it in its text."""
    article = Article(str(n), text, published=published)
    quotes = tuple(extract_quotes(article))
    assert quotes, text
    return OnRecord(article, Span(0, len(text)), quotes, 1.0, quotes[0].kind, RUIZ)


def _quoted(words: str) -> str:
    return f"“{words},” Ana Ruiz said."


@pytest.mark.parametrize(
    "again",
    [
        _quoted(SAID),
        _quoted(SAID.upper()),
        f"Ana Ruiz told reporters in Tarsk on Monday: “{SAID}.”",
        _quoted("We will not close the harbours to foreign ships"),
    ],
)
def test_the_same_words_are_folded(again: str) -> None:
    (first,) = remarks([_on_record(1, _quoted(SAID)), _on_record(2, again)])
    assert first.quote.citation.article.id == "1"
    assert [article.id for article in first.quote.also] == ["2"]


@pytest.mark.parametrize(
    "other",
    [
        _quoted(f"{SAID}, and the railway stays closed"),  # says more
        _quoted(SAID.replace("will not", "will never")),
        _quoted(SAID.replace("not ", "")),
        f"Ana Ruiz said that {SAID.lower()}.",  # in the reporter's words
        f"Ana Ruiz denied having said “{SAID}.”",
    ],
)
def test_other_words_are_not_folded(other: str) -> None:
    told = remarks([_on_record(1, _quoted(SAID)), _on_record(2, other)])
    assert [remark.quote.also for remark in told] == [(), ()]


def test_an_article_that_says_it_twice_is_not_another_one() -> None:
    first = _on_record(1, _quoted(SAID))
    (told,) = remarks([first, first])
    assert told.quote.also == ()


@pytest.mark.parametrize(
    ("later", "differences"),
    [
        (SAID.replace("not close", "never close"), [(["not"], ["never"])]),
        (SAID.replace("not ", ""), [(["not"], [])]),
        (SAID.replace("will", "will surely"), [([], ["surely"])]),
        (SAID.replace("this winter", "next winter"), [(["this"], ["next"])]),
        (SAID.replace("winter", "summer"), [(["winter"], ["summer"])]),
        (
            SAID.replace("not", "never").replace("foreign", "Carvanian"),
            [(["not"], ["never"]), (["foreign"], ["Carvanian"])],
        ),
    ],
)
def test_a_change_of_wording(later: str, differences: list[tuple[list[str], list[str]]]) -> None:
    first, second = remarks([_on_record(1, _quoted(SAID)), _on_record(2, _quoted(later))])
    assert first.rewording is None
    assert second.rewording
    assert second.rewording.earlier == first.quote
    assert [
        ([part.text for part in d.before], [part.text for part in d.now])
        for d in second.rewording.differences
    ] == differences


@pytest.mark.parametrize(
    "later",
    [
        f"{SAID}, and nobody asked us to",  # the same words and more
        "Nobody told us that foreign ships would come to the harbours in summer",
        "We will never close",
    ],
)
def test_what_is_no_change_of_wording(later: str) -> None:
    told = remarks([_on_record(1, _quoted(SAID)), _on_record(2, _quoted(later))])
    assert [remark.rewording for remark in told][-1] is None


def test_who_repeats_a_variant_is_kept() -> None:
    day = datetime(2025, 4, 18, tzinfo=UTC)
    other = SAID.replace("will not", "won’t")
    said = [_on_record(n, _quoted(words), day) for n, words in enumerate((SAID, other, other))]
    (first,) = remarks(said)
    assert [variant.article.id for variant in first.quote.variants] == ["1"]
    assert [article.id for article in first.quote.also] == ["2"]


def test_what_is_reported_beside_a_variant_is_not_lost() -> None:
    day = datetime(2025, 4, 18, tzinfo=UTC)
    mixed = (
        f"Ana Ruiz said “{SAID.replace('will not', 'won’t').lower()}” and that two guards had been"
        " dismissed."
    )
    first, second = remarks([_on_record(1, _quoted(SAID), day), _on_record(2, mixed, day)])
    assert first.quote.variants == ()
    assert "guards" in second.quote.citation.text


@pytest.mark.parametrize(
    ("later", "days", "is_variant"),
    [
        (SAID.replace("will not", "won’t").replace("harbours", "harbors"), 2, True),
        (SAID.replace("will not", "won’t"), 20, False),  # said anew
        (SAID.replace("the harbours", "our harbours"), 2, False),
        (SAID.replace("foreign", "some"), 2, False),
        (SAID.replace("not ", ""), 2, False),
    ],
)
def test_another_outlets_wording_is_no_change(later: str, days: int, is_variant: bool) -> None:
    day = datetime(2025, 4, 18, tzinfo=UTC)
    other = _on_record(2, _quoted(later), day + timedelta(days))
    first, *others = remarks([_on_record(1, _quoted(SAID), day), other])
    if is_variant:
        (variant,) = first.quote.variants
        assert (others, variant.text) == ([], f"“{later},”")
    else:
        (second,) = others
        assert second.rewording
        assert first.quote.variants == ()


def test_another_speaker_of_a_body_has_no_variant_of_the_first() -> None:
    day = datetime(2025, 5, 1, tzinfo=UTC)
    first = _on_record(1, _quoted("We will keep the two harbours open to grain this winter"), day)
    again = _on_record(2, _quoted("We'll keep the two harbours open to grain this winter"), day)
    (told,) = remarks([first, again])
    assert len(told.quote.variants) == 1
    other = replace(again, speaker=Speaker("otto-brandt", "Otto Brandt"))
    assert [remark.quote.variants for remark in remarks([first, other])] == [(), ()]


def test_reported_speech_is_worded_by_the_reporter() -> None:
    one, other = (
        _on_record(n, f"Ana Ruiz said that they would {word} close the harbours to foreign ships.")
        for n, word in ((1, "not"), (2, "never"))
    )
    assert [remark.rewording for remark in remarks([one, other])] == [None, None]


def test_a_difference_within_two_parts_of_a_quotation_leaves_out_what_is_between() -> None:
    text = "“We will keep,” she said, “harbours of grain open to foreign ships this winter.”"
    parts = (Span(1, 13), Span(27, len(text) - 2))
    quote = Quote("2", QuoteKind.DIRECT, parts, speaker=RUIZ, confidence=1.0)
    later = OnRecord(Article("2", text), Span(0, len(text)), (quote,), 1.0, QuoteKind.DIRECT, RUIZ)
    first = _on_record(
        1, _quoted("We will shut harbour of grain open to foreign ships this winter")
    )
    rewording = remarks([first, later])[1].rewording
    assert rewording
    (difference,) = rewording.differences
    assert [part.text for part in difference.before] == ["shut harbour"]
    assert [part.text for part in difference.now] == ["keep", "harbours"]


WORDS = st.lists(st.sampled_from("we will not close the harbours Éva’s 7 now".split()), min_size=1)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_differences_are_slices_and_nothing_is_lost(spoken: list[list[str]]) -> None:
    said = []
    for n, words in enumerate(spoken):
        text = " ".join(words)
        span = Span(0, len(text))
        quote = Quote(str(n), QuoteKind.DIRECT, (span,), speaker=RUIZ, confidence=1.0)
        said.append(OnRecord(Article(str(n), text), span, (quote,), 1.0, QuoteKind.DIRECT, RUIZ))
    told = remarks(said)
    shown = [remark.quote.citation.article.id for remark in told]
    also = [article.id for remark in told for article in remark.quote.also]
    assert sorted(shown + also, key=int) == [str(n) for n in range(len(spoken))]
    assert shown == sorted(shown, key=int)
    for remark in told:
        for difference in remark.rewording.differences if remark.rewording else ():
            assert difference.before or difference.now
            assert [part.text for part in difference.before] != [
                part.text for part in difference.now
            ]
