"""Each way in which a server may go wrong ends in one line, soon and in little memory."""

import gzip
import ssl
import tracemalloc

import httpcore2
import pytest

from corpus.fetch.errors import FetchError, TransientError
from corpus.fetch.http import FEED, PAGE, ROBOTS, Http, Kind, Reply
from corpus.fetch.models import Validators
from corpus.fetch.told import told
from tests.corpus.fetch.conftest import MakeWeb, PatientClock
from tests.web.answers import (
    drip,
    gzip_bomb,
    in_turn,
    noise,
    redirect,
    serve,
    status,
    truncated,
    truncated_gzip,
    unending,
    versioned,
)
from tests.web.server import Answer, WebServer

PAGE_OF_TALKS = "<html><body><p>The talks in Orsk were paused.</p></body></html>"

BOMB_IN_GZIP = gzip.compress(gzip.compress(bytes(200 * 2**20)))

SOON_GONE: dict[str, tuple[Answer, str]] = {
    "429": (status(429), "the server answers 429 Too Many Requests"),
    "429 for an hour": (
        status(429, Retry_After="3600"),
        "the server answers 429 Too Many Requests",
    ),
    "503": (status(503), "the server answers 503 Service Unavailable"),
    "a status of its own": (status(599), "the server answers 599"),
    "half a body": (truncated(PAGE_OF_TALKS), "it breaks off before its end"),
    "half a gzip": (truncated_gzip(PAGE_OF_TALKS), "it breaks off before its end"),
    "a slow body": (drip(0.02, head=False), "it had not come whole after 0.3 s"),
    "a slow head": (drip(0.02, head=True), "it had not come whole after 0.3 s"),
    "no answer": (noise(b""), "the server closed the connection without an answer"),
    "no HTTP": (noise(b"SSH-2.0-server\r\n\r\n"), "what the server sends is no HTTP"),
}

THERE_TO_STAY: dict[str, tuple[Answer, str]] = {
    "a circle": (in_turn(redirect("/other"), redirect("/talks")), "it redirects in a circle"),
    "to itself": (redirect("/talks", 302), "it redirects in a circle"),
    "to a file": (redirect("file:///etc"), "'file:///etc' is no address of the web (http, https)"),
    "to mail": (redirect("http://courier.example:25/"), "port 25 is not one of the web"),
    "to nonsense": (redirect("http://[no"), "the address 'http://[no' is not valid"),
    "to a private host": (redirect("http://10.0.0.5/"), "10.0.0.5 is not of the public internet"),
    "to metadata": (
        redirect("http://169.254.169.254/latest"),
        "169.254.169.254 is not of the public internet",
    ),
    "403": (status(403), "the server refuses it (403)"),
    "404": (status(404), "nothing is there (404)"),
    "410": (status(410), "nothing is there (410)"),
    "204": (status(204), "the server answers 204"),
    "304 unasked": (status(304), "the server answers 304"),
    "5 GB": (unending(bytes(2**16), times=5 * 2**14), "it has more than 1 MB"),
    "5 GB announced": (unending(b"", 0, length=5 * 2**30), "it has more than 1 MB"),
    "a gzip bomb": (gzip_bomb(200), "it has more than 1 MB"),
    "a bomb in a gzip": (serve(BOMB_IN_GZIP, Content_Encoding="gzip"), "it has more than 1 MB"),
    "no gzip": (serve(b"words", Content_Encoding="gzip"), "it is not the gzip that it says it is"),
    "brotli": (
        serve(b"words", Content_Encoding="br"),
        "it is sent as 'br', which was not asked for",
    ),
    "a PDF": (serve(b"%PDF", "application/pdf"), "it is application/pdf, not a web page"),
    "a feed": (serve("<rss/>", "text/xml"), "it is text/xml, not a web page"),
}


@pytest.mark.parametrize("name", [*SOON_GONE, *THERE_TO_STAY])
def test_what_goes_wrong_is_one_line(server: WebServer, make_web: MakeWeb, name: str) -> None:
    answer, cause = (SOON_GONE | THERE_TO_STAY)[name]
    server.answers["/talks"] = server.answers["/other"] = answer
    web = make_web(timeout_s=0.3)
    with pytest.raises(FetchError) as caught:
        web.get(server.url("/talks"), PAGE)
    assert isinstance(caught.value, TransientError) == (name in SOON_GONE)
    assert caught.value.cause == cause
    line = str(caught.value)
    assert line.startswith(f"{cause}; ")
    assert "\n" not in line
    assert len(line) < 200


@pytest.mark.parametrize("answer", [unending(bytes(2**16), 5 * 2**14), gzip_bomb(200)])
def test_what_is_too_big_takes_no_memory(
    server: WebServer, make_web: MakeWeb, answer: Answer
) -> None:
    server.answers["/talks"] = answer
    web = make_web(max_mb=0.5)
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match=r"more than 0\.5 MB"):
            web.get(server.url("/talks"), PAGE)
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    finally:
        tracemalloc.stop()


def test_a_chain_of_redirects_has_an_end(server: WebServer, make_web: MakeWeb) -> None:
    for step in range(9):
        server.answers[f"/{step}"] = redirect(f"/{step + 1}", 302)
    with pytest.raises(FetchError, match=r"^it redirects more than 5 times; check the address$"):
        make_web().get(server.url("/0"), PAGE)
    assert server.paths() == [f"/{step}" for step in range(6)]


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "data",
    [
        OK + b'ETag: "\xc3\xa9\xff"\r\nLast-Modified: \xff\xfe\r\n\r\nwords',
        b"HTTP/1.1 200 OK\r\nContent-Type: \xff\xfe; charset=\xff\r\n\r\nwords",
        OK + b"Content-Length: -5\r\n\r\nwords",
        OK + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\nwords",
        OK + b"X: y\r\n" * 100_000 + b"\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n",
        OK + b"Transfer-Encoding: gzip\r\n\r\nwords",
        OK + b"Content-Encoding: gzip, gzip\r\n\r\nwords",
        b"HTTP/1.1 103 Early Hints\r\n\r\n" * 50 + OK + b"\r\nwords",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /\xff\xc3\xa9 x\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: //\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 99 Less\r\n\r\n",
        b"HTTP/1.1 999 More\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 418 \xff\r\nContent-Length: 0\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"<html>words",
    ],
)
def test_any_answer_is_read_or_refused(server: WebServer, make_web: MakeWeb, data: bytes) -> None:
    server.answers["/talks"] = noise(data)
    web = make_web(timeout_s=2)
    line = ""
    try:
        reply = web.get(server.url("/talks"), PAGE)
        assert reply is not None
        assert reply.body == b"words"
        assert web.get(server.url("/talks"), PAGE, reply.validators)  # as they came, or not at all
    except FetchError as error:
        line = str(error)
    assert "\n" not in line


def test_no_connection_is_told(make_web: MakeWeb) -> None:
    with pytest.raises(TransientError, match=r"^no connection: connection refused; check the"):
        make_web().get("http://courier.example:1029/", PAGE)


def test_a_server_without_tls_is_told(server: WebServer, make_web: MakeWeb) -> None:
    with pytest.raises(TransientError, match=r"^no safe connection \(TLS\) can be made; check"):
        make_web().get(server.url("/").replace("http:", "https:"), PAGE)


def test_a_bad_certificate_is_told() -> None:
    invalid = ssl.SSLCertVerificationError("it has expired")
    invalid.verify_message = "certificate has expired"
    error = told(httpcore2.ConnectError(invalid), seconds=30)
    assert str(error) == (
        "its certificate is not valid (certificate has expired); check the address, and this "
        "machine's clock"
    )


def test_a_redirect_is_followed(server: WebServer, make_web: MakeWeb) -> None:
    server.answers["/old"] = redirect("/new?utm_source=old#part", 308)
    server.answers["/new"] = serve(PAGE_OF_TALKS)
    reply = make_web().get(server.url("/old"), PAGE)
    assert reply is not None
    assert reply.url == server.url("/new")
    assert reply.body.decode() == PAGE_OF_TALKS


def test_a_redirect_from_a_safe_connection_to_another_is_refused(
    make_web: MakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(http: Http, url: str, kind: Kind, validators: Validators) -> Reply:
        return Reply(url, 404 if kind is ROBOTS else 302, location="http://courier.example/talks")

    monkeypatch.setattr(Http, "ask", ask)
    with pytest.raises(FetchError, match="it redirects to where the connection is not safe"):
        make_web().get("https://courier.example/talks", PAGE)


def test_what_has_not_changed_is_not_sent_again(server: WebServer, make_web: MakeWeb) -> None:
    server.answers["/talks"] = versioned(PAGE_OF_TALKS, '"1"')
    web = make_web()
    first = web.get(server.url("/talks"), PAGE)
    assert first is not None
    assert first.validators == Validators(etag='"1"')
    assert web.get(server.url("/talks"), PAGE, first.validators) is None
    server.answers["/talks"] = versioned(PAGE_OF_TALKS, '"2"')
    assert web.get(server.url("/talks"), PAGE, first.validators) is not None


def test_last_modified_is_sent_back_as_it_came(server: WebServer, make_web: MakeWeb) -> None:
    server.answers["/talks"] = serve(PAGE_OF_TALKS, Last_Modified="a Monday in April")
    web = make_web()
    first = web.get(server.url("/talks"), PAGE)
    assert first is not None
    web.get(server.url("/talks"), PAGE, first.validators)
    assert server.asked[-1].headers["if-modified-since"] == "a Monday in April"


@pytest.mark.parametrize(
    ("after", "waited"), [("7", 7.0), ("Mon, 21 Apr 2025 09:00:20 GMT", 20.0), ("29", 29.0)]
)
def test_it_waits_as_long_as_it_is_told(
    server: WebServer, make_web: MakeWeb, clock: PatientClock, after: str, waited: float
) -> None:
    server.answers["/talks"] = in_turn(status(429, Retry_After=after), serve(PAGE_OF_TALKS))
    assert make_web().get(server.url("/talks"), PAGE)
    assert clock.slept == [waited]


@pytest.mark.parametrize("after", ["", "soon", "-5", "0", "Mon, 21 Apr 2025 09:00:20", "٣"])
def test_an_odd_wait_is_none(
    server: WebServer, make_web: MakeWeb, clock: PatientClock, after: str
) -> None:
    server.answers["/talks"] = in_turn(
        status(503, Retry_After=after.encode().decode("latin-1")), serve(PAGE_OF_TALKS)
    )
    assert make_web().get(server.url("/talks"), PAGE)
    assert len(clock.slept) == 1
    assert 0 <= clock.slept[0] <= 1


def test_it_asks_three_times_and_waits_longer(
    server: WebServer, make_web: MakeWeb, clock: PatientClock
) -> None:
    server.answers["/talks"] = status(500)
    with pytest.raises(TransientError):
        make_web().get(server.url("/talks"), PAGE)
    assert server.paths() == ["/talks"] * 3
    assert len(clock.slept) == 2
    assert 0 <= clock.slept[0] <= 1
    assert 0 <= clock.slept[1] <= 2


def test_a_long_wait_is_left_to_the_next_update(
    server: WebServer, make_web: MakeWeb, clock: PatientClock
) -> None:
    server.answers["/talks"] = status(429, Retry_After="3600")
    with pytest.raises(TransientError) as caught:
        make_web().get(server.url("/talks"), PAGE)
    assert caught.value.wait == 3600
    assert server.paths() == ["/talks"]
    assert clock.slept == []


def test_what_breaks_off_is_asked_for_again(server: WebServer, make_web: MakeWeb) -> None:
    server.answers["/talks"] = in_turn(truncated(PAGE_OF_TALKS), serve(PAGE_OF_TALKS))
    assert make_web().get(server.url("/talks"), PAGE)


def test_we_say_who_we_are_and_keep_no_cookies(server: WebServer, make_web: MakeWeb) -> None:
    server.answers["/talks"] = serve(PAGE_OF_TALKS, Set_Cookie="reader=7")
    web = make_web(contact="https://velmora-watch.example/bot")
    for _ in range(2):
        web.get(server.url("/talks"), PAGE)
    headers = server.asked[-1].headers
    assert headers["user-agent"].startswith("talks-bot/")
    assert headers["user-agent"].endswith(" (+https://velmora-watch.example/bot)")
    assert headers["accept-encoding"] == "gzip"
    assert "cookie" not in headers


def test_proxies_of_the_environment_are_not_used(
    server: WebServer, make_web: MakeWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    server.answers["/talks"] = serve(PAGE_OF_TALKS)
    assert make_web().get(server.url("/talks"), PAGE)


@pytest.mark.parametrize("media_type", ["application/gzip", "application/octet-stream", "text/xml"])
def test_a_file_that_is_gzip_by_itself_is_unpacked(
    server: WebServer, make_web: MakeWeb, media_type: str
) -> None:
    server.answers["/map.xml.gz"] = serve(gzip.compress(b"<urlset/>"), media_type)
    reply = make_web().get(server.url("/map.xml.gz"), FEED)
    assert reply is not None
    assert reply.body == b"<urlset/>"
