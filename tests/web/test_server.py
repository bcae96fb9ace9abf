"""The server of the tests serves what it is given, and remembers what it was asked."""

import urllib.error
import urllib.request

import pytest

from tests.web.answers import in_turn, serve, status
from tests.web.server import serving


def test_it_serves_and_remembers() -> None:
    with serving() as server:
        server.answers["/a"] = in_turn(serve("one"), serve("two", ETag='"2"'))
        address = f"http://127.0.0.1:{server.port}/a"
        for expected in (b"one", b"two", b"two"):
            with urllib.request.urlopen(address) as reply:
                assert reply.read() == expected
        assert server.paths() == ["/a", "/a", "/a"]
        assert server.asked[0].headers["host"] == f"127.0.0.1:{server.port}"


def test_what_nobody_gave_it_is_not_there() -> None:
    with serving() as server:
        server.answers["/moved"] = status(301, Location="/nowhere")
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"http://127.0.0.1:{server.port}/moved")
        assert caught.value.code == 404
        caught.value.close()
        assert server.paths() == ["/moved", "/nowhere"]
