"""What Prometheus is told, and the port on this machine where it asks."""

import time
from collections.abc import Callable, Iterator
from threading import Thread
from wsgiref.simple_server import WSGIServer

from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.discord.engine import EngineStatus, Timings

LOOPBACK = "127.0.0.1"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0)
_LAG_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)


class Metrics:
    """Counts and times; `status` is asked for when Prometheus asks."""

    def __init__(self, status: Callable[[], EngineStatus]) -> None:
        self.registry = CollectorRegistry()
        self._questions = Counter(
            "talks_questions", "Questions by how they ended.", ["outcome"], registry=self.registry
        )
        self._errors = Counter(
            "talks_errors", "Things that should not have happened.", registry=self.registry
        )
        self._seconds = Histogram(
            "talks_question_seconds",
            "Time of a question by step.",
            ["step"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._readings = Counter(
            "talks_readings",
            "Summaries, lists and checks by command and how they ended.",
            ["command", "outcome"],
            registry=self.registry,
        )
        self._reading_seconds = Histogram(
            "talks_reading_seconds",
            "Time of a summary, list or check.",
            ["command"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._lag = Histogram(
            "talks_loop_lag_seconds",
            "How much later than due the event loop ran.",
            buckets=_LAG_SECONDS,
            registry=self.registry,
        )
        self.registry.register(_Standing(status))

    def question(self, outcome: str, timings: Timings | None, total: float) -> None:
        """A question ended: ``answered``, ``abstained`` or an error's name; ``total`` seconds."""
        self._questions.labels(outcome).inc()
        self._seconds.labels("total").observe(total)
        if timings:
            self._seconds.labels("waiting").observe(timings.waited)
            self._seconds.labels("embedding").observe(timings.embedding)
            self._seconds.labels("answering").observe(timings.answering)

    def refused(self, outcome: str) -> None:
        """A question was not let in; ``outcome`` is the error's name."""
        self._questions.labels(outcome).inc()

    def reading(self, command: str, outcome: str, seconds: float) -> None:
        """A summary, list or check ended: ``shown``, ``nothing`` or an error's name."""
        self._readings.labels(command, outcome).inc()
        self._reading_seconds.labels(command).observe(seconds)

    def error(self) -> None:
        """Something happened that has an incident id."""
        self._errors.inc()

    def lag(self, seconds: float) -> None:
        """The event loop ran that much later than due."""
        self._lag.observe(seconds)

    def serve(self, port: int) -> tuple[WSGIServer, Thread]:
        """Answer Prometheus on a port of this machine, in a thread of its own.

        Raises:
            OSError: if the port is taken.
        """
        return start_http_server(port, addr=LOOPBACK, registry=self.registry)


class _Standing(Collector):
    """Gauges, read from the engine when they are asked for."""

    def __init__(self, status: Callable[[], EngineStatus]) -> None:
        self._status = status

    def collect(self) -> Iterator[Metric]:
        """The gauges."""
        status = self._status()
        yield GaugeMetricFamily("talks_queue", "Questions that wait.", status.waiting)
        yield GaugeMetricFamily("talks_uptime_seconds", "Since the start.", status.uptime)
        yield GaugeMetricFamily("talks_index_articles", "Articles.", status.articles)
        yield GaugeMetricFamily("talks_index_passages", "Passages.", status.passages)
        if status.built:
            age = time.time() - status.built.timestamp()
            yield GaugeMetricFamily("talks_index_age_seconds", "Since the index was built.", age)
