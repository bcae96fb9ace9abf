"""What the bot sent over REST: kept, waited for, and written down for the request checker."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.wire.people import Json

T = TypeVar("T")

_PAUSE = 0.01  # seconds between two looks


@dataclass(frozen=True, slots=True)
class Request:
    """One request and what it got; its path starts after ``/api/v10``."""

    method: str
    path: str
    body: Json | list[Json] | None
    status: int
    answer: Json | list[Json] | None
    files: tuple[str, ...] = ()

    @property
    def reference(self) -> str | None:
        """The id of the message that the one sent is a reply to."""
        reference = self.body.get("message_reference") if isinstance(self.body, dict) else None
        return str(reference["message_id"]) if reference else None


class Traffic:
    """Every request, oldest first; with a file, one JSON object a line is appended to it too."""

    def __init__(self, record: Path | None, deadline: float) -> None:
        self.requests: list[Request] = []
        self._record = record
        self._deadline = deadline

    def add(self, request: Request) -> None:
        """Keep a request that has been answered."""
        self.requests.append(request)
        if self._record:
            line = {
                "method": request.method,
                "path": request.path,
                "body": request.body,
                "status": request.status,
                "answer": request.answer,
                "files": request.files,
            }
            with self._record.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")

    async def until(self, look: Callable[[], T | None], what: str) -> T:
        """What ``look`` sees as soon as it is true.

        Raises:
            AssertionError: after the deadline, with the last requests.
        """
        try:
            async with asyncio.timeout(self._deadline):
                while not (seen := look()):
                    await asyncio.sleep(_PAUSE)
        except TimeoutError:
            last = "".join(f"\n  {r.method} {r.path} {r.status}" for r in self.requests[-12:])
            raise AssertionError(f"waited in vain for {what}; the last requests:{last}") from None
        return seen

    def of(self, method: str, ending: str) -> list[Request]:
        """The requests of a method whose path ends so."""
        return [r for r in self.requests if r.method == method and r.path.endswith(ending)]
