"""How long an update takes: a feed on this machine, all of whose articles are new.

    python -m benchmarks.fetch [ARTICLES]

Prints the seconds until the first and the last article have come, with the time between requests
at 0, and those of a second update, which finds nothing new.
"""

import sys
import tempfile
import time
from pathlib import Path

from corpus.fetch.guard import Guard
from corpus.fetch.models import FeedSource, Fetched, FetchSettings
from corpus.fetch.state import FetchState
from corpus.fetch.update import update
from corpus.fetch.web import Web
from tests.corpus.fetch.pages import LONG, page
from tests.web.answers import serve
from tests.web.server import serving

SETTINGS = FetchSettings(delay_s=0, allow_private=("127.0.0.0/8",))


def main(count: int) -> None:
    """Serve so many articles of some 3,500 characters, and update twice."""
    guard = Guard(SETTINGS.allow_private, lambda *_: ["127.0.0.1"])
    with serving() as server, tempfile.TemporaryDirectory() as folder:
        links = [server.url(f"/a{n}") for n in range(count)]
        items = "".join(f"<item><link>{link}</link></item>" for link in links)
        server.answers["/feed"] = serve(
            f"<rss><channel>{items}</channel></rss>", "application/rss+xml"
        )
        for n in range(count):
            server.answers[f"/a{n}"] = serve(page(f"This is part {n}.", *LONG))
        with FetchState(Path(folder)) as state:
            for name in ("all new", "nothing new"):
                began, came = time.perf_counter(), list[float]()
                with Web(SETTINGS, guard=guard) as web:
                    for outcome in update([FeedSource(server.url("/feed"))], state, web, 4):
                        if isinstance(outcome, Fetched):
                            came.append(time.perf_counter() - began)
                ends = f", first after {came[0]:.2f} s" if came else ""
                took = time.perf_counter() - began
                print(f"{name}: {len(came)} articles in {took:.2f} s{ends}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
