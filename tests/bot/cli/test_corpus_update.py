"""Pages and feeds, from a server on this machine to the index, through the program's door."""

import json
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.bot.conftest import Run
from tests.bot.printed import check
from tests.web.answers import serve, status
from tests.web.server import WebServer, serving

LEAD = "The ports of Velmora stay open, its ministry said on Friday. “{}”, said Ana Ruiz. "
REST = (
    "The delegation had come to Orsk on Monday, with lists of ships and of what they carry. "
    "Boris Okoye of the harbour office expects forty ships a week, most of them with grain. "
    "Farmers in the valley had waited since the spring, and called the plan late. "
)


def page(title: str, words: str) -> str:
    """A page with an article."""
    paragraphs = "".join(f"<p>{text}</p>" for text in (LEAD.format(words), REST, REST))
    return (
        f"<html lang='en'><head><title>{title}</title>"
        "<meta property='og:site_name' content='The Velmora Courier'>"
        "<meta property='article:published_time' content='2025-04-18T08:00:00Z'></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def feed(*urls: str) -> str:
    """A feed that lists pages."""
    items = "".join(f"<item><title>x</title><link>{escape(url)}</link></item>" for url in urls)
    return f"<rss version='2.0'><channel><title>Courier</title>{items}</channel></rss>"


@pytest.fixture
def server() -> Iterator[WebServer]:
    with serving() as running:
        yield running


@pytest.fixture
def configured(home: Path, server: WebServer) -> WebServer:
    """The settings in the current folder: this machine may be asked, and its feed is followed."""
    (home / "config.toml").write_text(
        '[corpus]\npaths = ["kept"]\n[index]\ndir = "index"\n'
        '[fetch]\ndelay_s = 0.0\nallow_private = ["127.0.0.0/8"]\n'
        f'[[feeds]]\nurl = "{server.url("/feed", "127.0.0.1")}"\n'
    )
    return server


def test_a_page_is_added(talks: Run, configured: WebServer) -> None:
    configured.answers["/ports"] = serve(page("Ports stay open", "We will not shut them"))
    url = configured.url("/ports", "127.0.0.1")
    done = talks("corpus", "add", url, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    assert (record["outcome"], record["source"], record["published"]) == (
        "added", "The Velmora Courier", "2025-04-18T08:00:00+00:00",
    )  # fmt: skip
    history = json.loads(talks("corpus", "history", record["id"], "--json").stdout)
    assert history["versions"][0]["fetched_from"] == url


def test_a_page_that_cannot_be_had(talks: Run, configured: WebServer) -> None:
    done = talks("corpus", "add", configured.url("/none", "127.0.0.1"))
    assert done.returncode == 1
    assert "/none: nothing is there (404); check the address" in done.stderr
    assert "0 added, 0 changed, 0 unchanged, 1 failed" in done.stdout


def test_a_feed_is_followed_up_to_the_answer(talks: Run, configured: WebServer, home: Path) -> None:
    ports, grain = (configured.url(path, "127.0.0.1") for path in ("/ports", "/grain"))
    configured.answers |= {
        "/ports": serve(page("Ports stay open", "We will not shut them")),
        "/grain": status(500),
        "/feed": serve(feed(ports, grain), "application/rss+xml"),
    }
    done = talks("corpus", "update")
    assert done.returncode == 1
    assert "/grain" in done.stderr
    assert "1 new, 0 changed, 0 unchanged, 1 failed" in done.stdout
    assert "published version 000001" in done.stdout
    found = talks("quotes", "--json").stdout
    assert "We will not shut them" in found

    configured.answers["/grain"] = serve(page("Grain is sold", "Nobody asked us"))
    done = talks("corpus", "update", "--no-build")
    assert (done.returncode, done.stdout.count("published")) == (0, 0)
    assert len(list((home / "kept" / "the-velmora-courier").iterdir())) == 2


def test_the_record_of_an_update(talks: Run, configured: WebServer, home: Path) -> None:
    configured.answers |= {
        "/ports": serve(page("Ports stay open", "We will not shut them")),
        "/wall": serve("<html><body><p>Please accept all cookies.</p></body></html>"),
        "/feed": serve(
            feed(*(configured.url(path, "127.0.0.1") for path in ("/ports", "/wall", "/none"))),
            "application/rss+xml",
        ),
    }
    done = talks("corpus", "update", "--json")
    assert done.returncode == 1
    record = json.loads(done.stdout)
    check("update", record)
    (told,) = record["feeds"]
    assert (told["name"], told["read"], told["added"]) == ("127.0.0.1", True, 1)
    assert [each["url"].rpartition("/")[2] for each in told["skipped"]] == ["wall"]
    assert [each["url"].rpartition("/")[2] for each in told["failed"]] == ["none"]
    assert (record["build"]["published"], record["build"]["added"]) == (True, 1)

    again = json.loads(talks("corpus", "update", "--json", "--no-build").stdout)
    check("update", again)
    assert again["build"] is None
    status = talks("index", "status", "--json").stdout
    check("status", json.loads(status))
    assert json.loads(status)["feeds"][0]["failures"] == 0
    assert "feed        127.0.0.1: read 20" in talks("index", "status").stdout


def test_what_a_killed_update_kept_is_indexed_by_the_next(
    talks: Run, configured: WebServer
) -> None:
    configured.answers |= {
        "/ports": serve(page("Ports stay open", "We will not shut them")),
        "/feed": serve(feed(configured.url("/ports", "127.0.0.1")), "application/rss+xml"),
    }
    assert talks("corpus", "update", "--no-build").returncode == 0
    done = talks("corpus", "update")
    assert done.stdout.splitlines() == [
        "127.0.0.1: 0 new, 0 changed, 0 unchanged",
        "published version 000001: articles 1",
    ]


def test_one_feed_by_name(talks: Run, configured: WebServer, home: Path) -> None:
    configured.answers["/feed"] = serve(feed(), "application/rss+xml")
    with (home / "config.toml").open("a") as file:
        other = configured.url("/b", "127.0.0.1")
        file.write(f'[[feeds]]\nurl = "{other}"\nsource = "The Bee"\n')
    assert talks("corpus", "update", "--feed", "127.0.0.1").returncode == 0
    assert configured.paths() == ["/feed"]
    done = talks("corpus", "update", "--feed", "the bee")
    assert (done.returncode, done.stdout) == (1, "The Bee: not read\n")
    done = talks("corpus", "update", "--feed", "the be")
    assert done.returncode == 2
    assert "no feed is called 'the be'; there are 127.0.0.1, The Bee" in done.stderr


def test_a_feed_that_fails_is_for_the_doctor(talks: Run, configured: WebServer) -> None:
    configured.answers["/feed"] = serve("<html><body>Moved</body></html>")
    done = talks("corpus", "update")
    assert done.returncode == 1
    found = [json.loads(line) for line in talks("corpus", "doctor", "--json").stdout.splitlines()]
    assert [record["ailment"] for record in found] == ["feed_fails"]


def test_without_feeds(talks: Run) -> None:
    done = talks("corpus", "update")
    assert done.returncode == 2
    assert "the settings name no [[feeds]]" in done.stderr
