"""Each address is written in one way, and only those of the web are asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetch.errors import FetchError
from corpus.fetch.urls import canonical_url, normal_url


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://courier.example", "https://courier.example/"),
        (" HTTPS://Courier.Example:443/Talks#top ", "https://courier.example/Talks"),
        ("http://courier.example:80/", "http://courier.example/"),
        ("http://courier.example:8080/", "http://courier.example:8080/"),
        ("https://córdel.example/é?q=ü", "https://xn--crdel-0ta.example/%C3%A9?q=%C3%BC"),
        ("https://courier.example/a%2Fb?c=%2F", "https://courier.example/a%2Fb?c=%2F"),
        ("https://courier.example/a/../b/./c", "https://courier.example/b/c"),
        ("https://courier.example/?", "https://courier.example/"),
        ("https://courier.example/a?utm_source=x&id=7&fbclid=1", "https://courier.example/a?id=7"),
        ("https://courier.example/a?utm_medium=rss", "https://courier.example/a"),
        ("https://courier.example/a?at_campaign=1&UTM_TERM=2", "https://courier.example/a"),
        ("https://courier.example/a?source=7&ref=8&cid=9", "https://courier.example/a?source=7&ref=8&cid=9"),
        ("https://courier.example/a?futm_source=1", "https://courier.example/a?futm_source=1"),
    ],
)  # fmt: skip
def test_one_way_of_writing(url: str, normal: str) -> None:
    assert normal_url(url) == normal
    assert normal_url(normal) == normal


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("", "'' is no address of the web"),
        ("talks", "'talks' is no address of the web"),
        ("ftp://courier.example/", "'ftp://courier.example/' is no address of the web"),
        ("javascript:alert(1)", "'javascript:alert(1)' is no address of the web"),
        ("http://", "'http://' is no address of the web"),
        ("http://a b.example/", "'http://a b.example/' is no address of the web"),
        ("http://[::1/", "the address 'http://[::1/' is not valid"),
        ("http://courier.example/\n", None),
        ("http://courier\n.example/", "the address 'http://courier\\n.example/' is not valid"),
        ("https://ana:secret@courier.example/", "the address holds a user name or password"),
        ("http://courier.example:22/", "port 22 is not one of the web"),
        ("http://courier.example:6667/", "port 6667 is not one of the web"),
        ("http://courier.example:70000/", "port 70000 is not one of the web"),
        ("x" * 5000, f"'{'x' * 98}… is no address of the web"),
    ],
)
def test_what_may_not_be_asked_for(url: str, cause: str | None) -> None:
    if cause is None:
        assert normal_url(url)
        return
    with pytest.raises(FetchError) as caught:
        normal_url(url)
    assert caught.value.cause.startswith(cause)


@given(st.text(), st.none() | st.just("https://courier.example/talks/"))
def test_any_text_is_an_address_or_refused(text: str, base: str | None) -> None:
    try:
        normal = normal_url(text, base)
    except FetchError:
        return
    assert normal_url(normal) == normal


@pytest.mark.parametrize(
    ("stated", "known_as"),
    [
        (None, "https://www.courier.example/talks?from=app"),
        ("", "https://www.courier.example/talks?from=app"),
        ("https://www.courier.example/talks", "https://www.courier.example/talks"),
        ("https://courier.example/talks", "https://courier.example/talks"),
        ("/talks", "https://www.courier.example/talks"),
        ("https://www.courier.example/", "https://www.courier.example/talks?from=app"),
        ("https://herald.example/talks", "https://www.courier.example/talks?from=app"),
        (
            "https://courier.example.evil.example/talks",
            "https://www.courier.example/talks?from=app",
        ),
        ("http://[nonsense", "https://www.courier.example/talks?from=app"),
        ("javascript:0", "https://www.courier.example/talks?from=app"),
    ],
)
def test_a_page_may_only_name_its_own_site(stated: str | None, known_as: str) -> None:
    assert canonical_url(stated, "https://www.courier.example/talks?from=app") == known_as
