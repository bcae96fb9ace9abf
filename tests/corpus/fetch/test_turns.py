"""Each host is asked by one thread at a time, with a pause between."""

import threading
import time

from corpus.fetch.clock import SystemClock
from corpus.fetch.turns import Turns
from tests.corpus.fetch.conftest import PatientClock


def test_the_pause_runs_from_the_end_of_the_last_turn() -> None:
    clock = PatientClock()
    turns = Turns(2.0, clock)
    with turns.of("courier.example"):
        clock.at += 5
    clock.at += 0.5
    with turns.of("courier.example"):
        pass
    assert clock.slept == [1.5]
    clock.at += 10
    with turns.of("courier.example"), turns.of("herald.example"):
        pass
    assert clock.slept == [1.5]


def test_a_host_may_ask_for_a_longer_pause_only() -> None:
    clock = PatientClock()
    turns = Turns(2.0, clock)
    for delay in (1.0, 7.0):
        turns.slow_down("courier.example", delay)
        with turns.of("courier.example"):
            pass
    with turns.of("courier.example"):
        pass
    assert clock.slept == [2.0, 7.0]


def test_no_two_threads_have_a_turn_at_once() -> None:
    turns = Turns(0.0, SystemClock())
    inside: list[str] = []
    seen: list[int] = []

    def ask() -> None:
        for _ in range(20):
            with turns.of("courier.example"):
                inside.append("x")
                time.sleep(0.0005)
                seen.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [1] * 80
