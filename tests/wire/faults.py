"""Misbehaviour that a test asks for: the next requests to a route fail, or wait."""

import asyncio
import re
from dataclasses import dataclass, field

from aiohttp import web

from tests.wire.people import Json
from tests.wire.responses import json_response


@dataclass(slots=True)
class Fault:
    """How the next ``times`` requests that match are treated.

    With a status they get it and nothing happens; with ``cut`` they are served, but the connection
    ends before the answer; else they are held back until ``release``.
    """

    method: str
    path: str
    times: int
    status: int = 0
    code: int = 0
    cut: bool = False
    retry_after: float = 0.1
    met: int = 0
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let those that are held back go on."""
        self.released.set()

    def response(self) -> web.Response:
        """The failure as Discord words it."""
        if self.status == 429:
            limited: Json = {"message": "You are being rate limited.", "global": False}
            # Without Via discord.py takes it for a ban by what stands before Discord.
            headers = {"Via": "1.1 loopback", "Retry-After": "1"}
            return json_response(limited | {"retry_after": self.retry_after}, 429, headers)
        if self.status >= 500:
            return web.Response(text="upstream connect error", status=self.status)
        return json_response({"message": "Refused by the test", "code": self.code}, self.status)


class Faults:
    """The faults asked for, in the order in which they are to happen."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Ask for one."""
        self._faults.append(fault)
        return fault

    def next(self, method: str, path: str) -> Fault | None:
        """The fault that a request meets, counted; None where it is served as usual."""
        for fault in self._faults:
            if fault.method == method and fault.times > fault.met and re.search(fault.path, path):
                fault.met += 1
                return fault
        return None
