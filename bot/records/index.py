"""What `talks index ... --json` prints."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.feeds import FeedStanding
from bot.records.parts import coverage_part, moment
from index.manifest import Manifest

if TYPE_CHECKING:
    from index.build import BuildReport  # importing it takes long, and asking needs none of it


def build_record(report: "BuildReport") -> dict[str, Any]:
    """How a build went, as docs/schemas/build.schema.json describes it."""
    return {
        "schema": "talks.build/1",
        "version": report.version,
        "published": report.published,
        "articles": report.coverage.articles,
        "passages": report.coverage.passages,
        **asdict(report.articles),
        "embedded_passages": report.embedded_passages,
        "embedded_statements": report.embedded_statements,
        "read": report.reading.read,
        "skipped": [str(path) for path in report.reading.skipped],
        "failed": [
            {"path": failure.path, "line": failure.line, "reason": failure.reason}
            for failure in report.reading.failures
        ],
    }


def status_record(
    folder: Path, manifest: Manifest, feeds: Sequence[FeedStanding] = ()
) -> dict[str, Any]:
    """What a version holds, and how the feeds of the settings have fared, as
    docs/schemas/status.schema.json describes it."""
    return {
        "schema": "talks.status/1",
        "index": str(folder),
        **asdict(manifest),
        "built": moment(manifest.built),
        "coverage": coverage_part(manifest.coverage),
        "feeds": [_feed_part(feed) for feed in feeds],
    }


def _feed_part(feed: FeedStanding) -> dict[str, Any]:
    health = feed.health
    return {
        "name": feed.name,
        "url": health.url,
        "checked": moment(health.checked),
        "succeeded": moment(health.succeeded),
        "failing_since": moment(health.failing_since),
        "failures": health.failures,
        "reason": health.reason,
    }
