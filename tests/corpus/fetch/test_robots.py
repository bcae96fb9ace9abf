"""robots.txt is obeyed as RFC 9309 has it."""

import pytest

from corpus.fetch.errors import FetchError, TransientError
from corpus.fetch.http import PAGE
from tests.corpus.fetch.conftest import MakeWeb, PatientClock
from tests.web.answers import redirect, serve, status, unending
from tests.web.server import Answer, WebServer

CLOSED = "User-agent: talks-bot\nDisallow: /private/\n\nUser-agent: *\nDisallow: /\n"


@pytest.fixture
def site(server: WebServer) -> WebServer:
    for path in ("/talks", "/private/talks"):
        server.answers[path] = serve("<p>words</p>")
    return server


def test_it_is_obeyed_and_read_once(site: WebServer, make_web: MakeWeb) -> None:
    site.answers["/robots.txt"] = serve(CLOSED, "text/plain")
    web = make_web()
    assert web.get(site.url("/talks"), PAGE)
    assert web.get(site.url("/talks"), PAGE)
    address = site.url("/robots.txt")
    with pytest.raises(FetchError) as caught:
        web.get(site.url("/private/talks"), PAGE)
    assert str(caught.value) == (
        f"{address} does not let talks-bot read it; ask the outlet, or save the page and add the "
        "file"
    )
    assert not caught.value.retryable
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/talks", "/talks"]


def test_it_is_obeyed_where_a_redirect_leads(site: WebServer, make_web: MakeWeb) -> None:
    site.answers["/robots.txt"] = serve(CLOSED, "text/plain")
    site.answers["/moved"] = redirect("/private/talks")
    with pytest.raises(FetchError, match="does not let talks-bot read it"):
        make_web().get(site.url("/moved"), PAGE)
    assert "/private/talks" not in site.paths()


@pytest.mark.parametrize(
    "answer",
    [
        status(404),
        status(403),
        status(410),
        serve("<html><body>Not here</body></html>"),
        serve("", "text/plain"),
        serve(bytes(range(256)), "text/plain"),
        redirect("/elsewhere.txt"),
    ],
)
def test_a_site_without_rules_lets_us_read(
    site: WebServer, make_web: MakeWeb, answer: Answer
) -> None:
    site.answers["/robots.txt"] = answer
    assert make_web().get(site.url("/talks"), PAGE)


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (status(500), "the server answers 500 Internal Server Error"),
        (status(429, Retry_After="3600"), "the server answers 429 Too Many Requests"),
        (redirect("/robots.txt"), "it redirects in a circle"),
        (unending(b"# words\n" * 1000, 10**5, "text/plain"), "it has more than 1 MB"),
    ],
)
def test_a_site_whose_rules_cannot_be_had_is_left_alone(
    site: WebServer, make_web: MakeWeb, answer: Answer, cause: str
) -> None:
    site.answers["/robots.txt"] = answer
    with pytest.raises(TransientError) as caught:
        make_web().get(site.url("/talks"), PAGE)
    address = site.url("/robots.txt")
    assert str(caught.value) == (
        f"{address} cannot be read ({cause}), so the site is left alone; the next update asks again"
    )
    assert site.paths() == []


def test_a_host_that_cannot_be_reached_is_told_as_that(make_web: MakeWeb) -> None:
    with pytest.raises(FetchError, match=r"^10.0.0.5 is not of the public internet"):
        make_web().get("http://10.0.0.5/talks", PAGE)


@pytest.mark.parametrize(("wanted", "waited"), [("3", 3.0), ("0.5", 1.0), ("9000", 60.0)])
def test_the_pause_that_it_asks_for_is_kept(
    site: WebServer, make_web: MakeWeb, clock: PatientClock, wanted: str, waited: float
) -> None:
    site.answers["/robots.txt"] = serve(f"User-agent: *\nCrawl-delay: {wanted}\n", "text/plain")
    web = make_web(delay_s=1.0)
    for _ in range(3):
        web.get(site.url("/talks"), PAGE)
    assert clock.slept[1:] == [waited, waited]
