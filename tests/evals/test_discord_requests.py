"""The check of recorded requests, with a description of an invented API."""

import json
from pathlib import Path

import pytest

from evals.discord_requests import check

CHECKER = """
def check_request(method, path, body):
    text = isinstance((body or {}).get("message_reference", {}).get("message_id", ""), str)
    long = len((body or {}).get("content") or "") > 10
    return ["content is too long"] * long + ["an id is no text"] * (not text)


def check_response(method, path, status, body):
    return [] if "id" in body else [f"{status} without an id"]
"""


@pytest.mark.parametrize(
    ("body", "answer", "complaints"),
    [
        ({"content": "short"}, {"id": "1"}, {}),
        ({"content": "much too long"}, {"id": "1"}, {"content is too long": 2}),
        ({"message_reference": {"message_id": 7, "type": 0}}, {"id": "1"}, {}),
        (None, None, {}),
        (None, {}, {"200 without an id": 2}),
    ],
)
def test_complaints_are_counted(
    tmp_path: Path, body: object, answer: object, complaints: dict[str, int]
) -> None:
    (tmp_path / "specheck.py").write_text(CHECKER)
    record = {"method": "POST", "path": "/x", "body": body, "status": 200, "answer": answer}
    recording = tmp_path / "requests.jsonl"
    recording.write_text(2 * (json.dumps(record) + "\n"))
    report = check(recording, tmp_path)
    assert (report.requests, dict(report.complaints)) == (2, complaints)
