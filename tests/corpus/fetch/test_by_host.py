"""Jobs of one host run one after the other, those of several side by side."""

import threading
from collections import Counter

import pytest

from corpus.fetch.by_host import ByHost, Done


def test_every_job_is_done_in_its_hosts_order() -> None:
    with ByHost[int, int](lambda job: job * 10, 2) as jobs:
        for job in range(30):
            jobs.add(f"host{job % 3}", job)
        done = list(jobs.results())
    assert sorted(d.job for d in done) == list(range(30))
    assert all(d.result == d.job * 10 for d in done)
    for host in ("host0", "host1", "host2"):
        of_host = [d.job for d in done if d.host == host]
        assert of_host == sorted(of_host)


def test_one_job_at_a_time_runs_for_a_host_and_so_many_hosts() -> None:
    running: Counter[str] = Counter()
    most_hosts, wrong, lock = [0], [0], threading.Lock()

    def work(job: tuple[str, int]) -> None:
        host = job[0]
        with lock:
            running[host] += 1
            wrong[0] += running[host] > 1
            most_hosts[0] = max(most_hosts[0], +running.total())
        threading.Event().wait(0.002)
        with lock:
            running[host] -= 1

    with ByHost[tuple[str, int], None](work, 3) as jobs:
        for number in range(40):
            jobs.add(f"host{number % 5}", (f"host{number % 5}", number))
        assert len(list(jobs.results())) == 40
    assert wrong == [0]
    assert 1 <= most_hosts[0] <= 3


def test_jobs_may_be_added_and_dropped_as_results_come() -> None:
    with ByHost[int, int](lambda job: job, 1) as jobs:
        jobs.add("a", 0)
        seen = []
        for done in jobs.results():
            seen.append(done.job)
            if done.job == 0:
                for job in range(1, 10):
                    jobs.add("a", job)
            if done.job == 2:
                assert jobs.drop("a")[-1] == 9
        assert jobs.drop("a") == []
    assert seen[:3] == [0, 1, 2]
    assert len(seen) <= 4  # one may run by the time that the rest is dropped


def test_an_error_is_a_result() -> None:
    def work(job: int) -> int:
        if job == 1:
            raise LookupError("one")
        return job

    with ByHost[int, int](work, 1) as jobs:
        for job in range(3):
            jobs.add("a", job)
        results = [done.result for done in jobs.results()]
    assert results[0] == 0
    assert isinstance(results[1], LookupError)
    assert results[2] == 2


def test_leaving_drops_what_has_not_begun() -> None:
    did: list[int] = []
    with ByHost[int, None](did.append, 1) as jobs:
        for job in range(100):
            jobs.add("a", job)
        assert next(jobs.results()) == Done("a", 0, None)
    assert len(did) <= 3


def test_ctrl_c_in_a_thread_is_not_swallowed() -> None:
    def work(job: int) -> None:
        raise KeyboardInterrupt

    with ByHost[int, None](work, 1) as jobs:
        jobs.add("a", 0)
        with pytest.raises(KeyboardInterrupt):
            list(jobs.results())
