"""What is wrong with a corpus."""

import json
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from corpus.fetch.models import FeedHealth
from corpus.library.doctor import Ailment, Finding, examine
from corpus.library.lengths import odd_outlets, short_texts
from corpus.load import load_corpus

NOW = datetime(2025, 4, 21, tzinfo=UTC)
FEED = FeedHealth("https://courier.example/feed")


def findings(tmp_path: Path, *records: dict[str, str], feeds: tuple[FeedHealth, ...] = ()) -> list[
    Finding
]:  # fmt: skip
    """All that is wrong with a corpus of these records."""
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return examine(load_corpus([path] if records else []), feeds, NOW)


def record(number: int, **fields: str) -> dict[str, str]:
    """An article with which nothing is wrong."""
    chance = random.Random(number)
    text = " ".join(f"w{chance.randrange(10_000)}" for _ in range(400))
    return {
        "id": f"a{number}",
        "published": "2025-04-18",
        "source": "Courier",
        "text": text,
    } | fields


def test_nothing(tmp_path: Path) -> None:
    assert findings(tmp_path, *map(record, range(12)), feeds=(FEED,)) == []


@pytest.mark.parametrize(
    ("changed", "ailment"),
    [
        ({"published": ""}, Ailment.NO_DATE),
        ({"published": "2025-04-23"}, Ailment.FUTURE_DATE),
        ({"published": "2025-04-21T23:00:00Z"}, None),  # it is tomorrow somewhere
        ({"text": "Subscribe to read on."}, Ailment.SHORT),
        ({"text": " ".join(f"v{n}" for n in range(70))}, Ailment.SHORTER_THAN_USUAL),
        ({"text": record(3)["text"]}, Ailment.COPIES),
        ({"text": record(3)["text"].replace("w1", "x1")}, None),
        ({"text": record(3)["text"] + " Read on at our partners."}, Ailment.NEAR_COPIES),
        ({"id": "a3"}, Ailment.UNREADABLE),
        ({"text": " "}, Ailment.UNREADABLE),
    ],
)
def test_one_thing(tmp_path: Path, changed: dict[str, str], ailment: Ailment | None) -> None:
    found = findings(tmp_path, *map(record, range(12)), record(12) | changed)
    assert [finding.ailment for finding in found] == ([ailment] if ailment else [])
    for finding in found:
        assert "\n" not in finding.what + finding.next_step


def test_feeds_that_fail(tmp_path: Path) -> None:
    failing = replace(FEED, failures=3, failing_since=NOW - timedelta(days=2), reason="HTML; mend")
    (finding,) = findings(tmp_path, feeds=(FEED, failing))
    assert finding.ailment is Ailment.FEED_FAILS
    assert "https://courier.example/feed: failures: 3, never read: HTML; mend" in finding.what


def test_lengths_that_only_vary_are_no_finding() -> None:
    chance = random.Random(0)
    lengths = {f"a{n}": round(600 * chance.lognormvariate(0, 0.4)) for n in range(1_000)}
    assert sum(len(short.article_ids) for short in short_texts({"Courier": lengths})) <= 5
    assert short_texts({"Courier": {f"a{n}": 600 for n in range(9)} | {"b": 580}}) == []
    assert short_texts({"Courier": {f"a{n}": 600 for n in range(8)} | {"b": 60}}) == []  # too few


def test_outlets_unlike_the_others() -> None:
    words = {f"Courier {n}": {f"{n}-{m}": 500 + 30 * n + m for m in range(12)} for n in range(6)}
    assert odd_outlets(words) == []
    words["Gazette"] = {f"g{m}": 40 + m for m in range(12)}
    (odd,) = odd_outlets(words)
    assert (odd.outlet, odd.usual) == ("Gazette", 46)
    del words["Gazette"]["g1"], words["Gazette"]["g2"], words["Gazette"]["g3"]
    assert odd_outlets(words) == []  # nine say little
