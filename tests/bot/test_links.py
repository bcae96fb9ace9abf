"""Text fragments, read back as a browser would."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import text_fragment
from corpus.models import Span

PAGE = "https://news.example/a"
STORY = (
    "Velmora weighs a cease-fire\n"
    "President Ana Ruiz said: “We will not leave – not now & not for 1,000 days.” She left at once."
    "\nAsked twice, Ruiz said: “We will not leave.” Others, too, said “we will not leave” today."
    "\n“It is\ntime,”\nhe said. Nobody can't wait (5-year talks)."
)


def directive(link: str | None) -> str:
    assert link is not None
    return link.partition(":~:text=")[2]


def terms(link: str | None) -> tuple[str, str, str, str]:
    """Prefix, start, end and suffix, decoded; "" where one is left out."""
    found = re.fullmatch(r"(?:([^,-]+)-,)?([^,-]+)(?:,([^,-]+))?(?:,-([^,-]+))?", directive(link))
    assert found, link
    return tuple(unquote(term or "") for term in found.groups())  # type: ignore[return-value]


def highlighted(text: str, link: str | None) -> str | None:
    """What a browser highlights: the first place that fits, whole words, case ignored."""
    prefix, start, end, suffix = (re.escape(term).replace("\\ ", " ") for term in terms(link))
    opening = rf"\b{prefix}\s*(?P<words>{start}\b" if prefix else rf"(?P<words>\b{start}\b"
    closing = rf"(?s:.*?)\b{end}\b" if end else ""
    found = re.search(rf"{opening}{closing})\s*{suffix}", text, re.IGNORECASE)
    return found["words"] if found else None


def span_of(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = STORY.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "nth", "expected"),
    [
        ("President Ana Ruiz", 1, "President%20Ana%20Ruiz"),
        ("She left at once.", 1, "She%20left%20at%20once"),
        ("(5-year talks).", 1, "5%2Dyear%20talks"),
        ("now & not", 1, "now%20%26%20not"),
        ("1,000 days.”", 1, "1%2C000%20days"),
        # a long text is named by its two ends
        (
            "“We will not leave – not now & not for 1,000 days.” She left",
            1,
            (
                "President%20Ana%20Ruiz%20said%3A%20%E2%80%9C-,We%20will%20not%20leave,"
                "1%2C000%20days.%E2%80%9D%20She%20left"
            ),
        ),
        # the same words elsewhere
        ("We will not leave", 2, "We%20will%20not%20leave,-.%E2%80%9D%20Others%2C%20too"),
        ("we will not leave", 1, "too%2C%20said%20%E2%80%9C-,we%20will%20not%20leave"),
        # no term crosses a line
        ("It is\ntime", 1, "It%20is,time"),
        ("It is\ntime,”\nhe said", 1, "It%20is,he%20said"),
        # words are taken whole
        ("esident Ana Ru", 1, "President%20Ana%20Ruiz"),
        ("can", 1, "can%27t"),
        ("000", 1, "1%2C000"),
        ("fire", 1, "fire"),
        ("eft", 1, "left"),
    ],
)
def test_the_words_are_named(words: str, nth: int, expected: str) -> None:
    assert directive(text_fragment(PAGE, STORY, span_of(words, nth))) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/a", "https://news.example/a#:~:text=talks"),
        ("HTTP://news.example", "HTTP://news.example#:~:text=talks"),
        ("https://news.example/a?q=1,2#top", "https://news.example/a?q=1,2#top:~:text=talks"),
        ("https://news.example/a#", "https://news.example/a#:~:text=talks"),
        ("https://news.example/a#x:~:text=old", "https://news.example/a#x:~:text=talks"),
        (None, None),
        ("", None),
        ("news.example/a", None),
        ("ftp://news.example/a", None),
        ("javascript:alert(1)//https://news.example", None),
        ("https://", None),
        ("https:///a", None),
        ("https://news.example/a b", None),
        ("https://news.example/a\n", None),
        ("https://news.example/\x00", None),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, expected: str | None) -> None:
    assert text_fragment(url, STORY, span_of("talks")) == expected


@pytest.mark.parametrize("span", [Span(0, 0), Span(27, 28), span_of(" – "), Span(8, 8)])
def test_without_a_word_the_page_opens_at_its_top(span: Span) -> None:
    assert text_fragment(f"{PAGE}#top", STORY, span) == f"{PAGE}#top"


def test_words_that_no_context_tells_apart_still_link() -> None:
    link = text_fragment(PAGE, "no " * 50, Span(60, 62))
    assert highlighted("no " * 50, link) == "no"


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert directive(text_fragment(PAGE, "cafe\u0301 noir", Span(0, 4))) == "cafe%CC%81"


def test_every_part_of_the_story_is_found_by_a_browser() -> None:
    for start in range(len(STORY)):
        for end in range(start + 1, len(STORY) + 1, 7):
            link = text_fragment(PAGE, STORY, Span(start, end))
            if link != PAGE:
                found = highlighted(STORY, link)
                assert found is not None
                words = re.findall(r"\w+", STORY[start:end])
                assert set(words[1:-1]) <= set(re.findall(r"\w+", found)), (link, found)


tokens = st.sampled_from(
    ["peace", "Peace", "talks", "no", "“No", "can't", "1,000", "5-year", "é\u0301", "—", "&", "…",
     "平和", "x" * 30, "\n", "\n\n", ".", ",”", "\u00a0", "\t", "\u00ad"]
)  # fmt: skip
texts = st.lists(tokens | st.text(max_size=4), max_size=40).map(" ".join)


@given(text=texts, data=st.data())
def test_terms_stand_in_the_text_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    link = text_fragment(PAGE, text, span)
    if link == PAGE:
        assert not any(character.isalnum() for character in span.of(text))
        return
    assert re.fullmatch(r"[\w.%~,-]+", directive(link), re.ASCII)
    plain, at = " ".join(text.split()), 0
    for term in filter(None, terms(link)):
        place = plain.find(term, at)
        assert place >= 0, (term, plain)
        at = place + len(term)
