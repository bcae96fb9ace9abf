"""Checks recorded requests of the bot against Discord's own description of its API.

    DISCORD_WIRE_RECORD=requests.jsonl python -m pytest tests/bot/discord/wire
    python -m evals.discord_requests requests.jsonl --description FOLDER

The tests over the loopback wire append every request to the file that the variable names. FOLDER
holds Discord's OpenAPI description and the checker that reads it, specheck.py with
`check_request(method, path, body)` and `check_response(method, path, status, body)`, each a list of
complaints. Neither comes with talks. Complaints are printed with how often they occurred, and make
the exit status 1; those about answers are the loopback server's own.

Ids in `message_reference` and `attachments` are compared as text: discord.py sends numbers, which
Discord takes.
"""

import argparse
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any


@dataclass(frozen=True, slots=True)
class Report:
    """How many requests there were, and how often each complaint occurred."""

    requests: int
    complaints: Counter[str]


def check(recording: Path, description: Path) -> Report:
    """Check every line of a recording.

    Raises:
        OSError: if the recording or the checker cannot be read.
    """
    checker = _load(description / "specheck.py")
    requests = [json.loads(line) for line in recording.read_text(encoding="utf-8").splitlines()]
    complaints = Counter(each for request in requests for each in _complaints(checker, request))
    return Report(len(requests), complaints)


def _complaints(checker: ModuleType, record: dict[str, Any]) -> Iterator[str]:
    method, path = record["method"], record["path"]
    yield from checker.check_request(method, path, _ids_as_text(record["body"]))
    if record["answer"] is not None:
        yield from checker.check_response(method, path, record["status"], record["answer"])


def _ids_as_text(body: Any) -> Any:
    if not isinstance(body, dict):
        return body
    changed = dict(body)
    if reference := body.get("message_reference"):
        ids = {key: str(value) for key, value in reference.items() if key.endswith("_id")}
        changed["message_reference"] = {**reference, **ids}
    if attachments := body.get("attachments"):
        changed["attachments"] = [{**each, "id": str(each["id"])} for each in attachments]
    if isinstance(body.get("data"), dict):
        changed["data"] = _ids_as_text(body["data"])
    return changed


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("specheck", path)
    if spec is None or spec.loader is None:
        raise OSError(f"{path} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Check recorded requests against Discord's API.")
    parser.add_argument("recording", type=Path)
    parser.add_argument("--description", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args()
    report = check(options.recording, options.description)
    for complaint, times in report.complaints.most_common():
        print(f"{times:6}  {complaint}")
    print(f"{report.requests} requests, {report.complaints.total()} complaints")
    sys.exit(1 if report.complaints else 0)


if __name__ == "__main__":
    main()
