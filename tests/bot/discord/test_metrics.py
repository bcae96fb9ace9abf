"""What Prometheus and a supervisor are told."""

import json
import urllib.error
import urllib.request
from asyncio import to_thread
from contextlib import closing
from datetime import UTC, datetime
from socket import socket

import pytest
from prometheus_client import generate_latest

from bot.discord.engine import EngineStatus, Timings
from bot.discord.health import Health, serve_health
from bot.discord.metrics import Metrics

STATUS = EngineStatus(
    "000007", datetime(2025, 5, 1, tzinfo=UTC), 12, 34, 5, 6, None, "m", 8.5, 3, None
)


def free_port() -> int:
    with closing(socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def fetched(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_questions_are_counted_and_timed() -> None:
    metrics = Metrics(lambda: STATUS)
    metrics.question("answered", Timings(0.1, 0.002, 0.03), 0.2)
    metrics.question("CooldownError", None, 0.001)
    metrics.reading("summary", "shown", 0.3)
    metrics.reading("quotes", "SayToUser", 0.001)
    metrics.error()
    metrics.lag(0.004)
    text = generate_latest(metrics.registry).decode()
    for line in (
        'talks_questions_total{outcome="answered"} 1.0',
        'talks_questions_total{outcome="CooldownError"} 1.0',
        'talks_readings_total{command="summary",outcome="shown"} 1.0',
        'talks_readings_total{command="quotes",outcome="SayToUser"} 1.0',
        'talks_reading_seconds_bucket{command="summary",le="0.5"} 1.0',
        "talks_errors_total 1.0",
        'talks_question_seconds_bucket{le="0.1",step="waiting"} 1.0',
        'talks_question_seconds_count{step="total"} 2.0',
        'talks_loop_lag_seconds_bucket{le="0.005"} 1.0',
        "talks_queue 3.0",
        "talks_index_articles 12.0",
    ):
        assert f"\n{line}\n" in f"\n{text}"
    assert "talks_index_age_seconds" in text


def test_metrics_are_served_on_this_machine_alone() -> None:
    server, thread = Metrics(lambda: STATUS).serve(port := free_port())
    try:
        assert server.server_address[0] == "127.0.0.1"
        status, text = fetched(f"http://127.0.0.1:{port}/metrics")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert status == 200
    assert "talks_queue 3.0" in text


@pytest.mark.parametrize(("connected", "status"), [(True, 200), (False, 503)])
async def test_health_is_told(connected: bool, status: int) -> None:
    runner = await serve_health(
        port := free_port(), lambda: Health(connected, None, waiting=2, lag_p99_ms=1.5)
    )
    try:
        found, text = await to_thread(fetched, f"http://127.0.0.1:{port}/healthz")
    finally:
        await runner.cleanup()
    assert found == status
    assert json.loads(text) == {
        "connected": connected,
        "index": None,
        "waiting": 2,
        "lag_p99_ms": 1.5,
    }
