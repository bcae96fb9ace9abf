"""The server of the loopback Discord: its two ports, what it recorded, how it misbehaves."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Self, TypeVar

from aiohttp import web

from tests.wire.callbacks import Callbacks
from tests.wire.faults import Fault, Faults
from tests.wire.gateway import Gateway
from tests.wire.rest import BASE, Rest
from tests.wire.routes import Routes
from tests.wire.traffic import Traffic
from tests.wire.world import World

T = TypeVar("T")

RECORD = "DISCORD_WIRE_RECORD"
"""The environment variable that names the file to which requests are appended."""


class Loopback:
    """REST and the gateway over one world; use with ``async with``.

    All that waits does so for at most ``deadline`` seconds, then raises AssertionError.
    """

    def __init__(self, deadline: float = 30, heartbeat_seconds: float = 5) -> None:
        record = os.environ.get(RECORD)
        self.world = World()
        self.traffic = Traffic(Path(record) if record else None, deadline)
        self.gateway = Gateway(
            self.world.token,
            {
                "user": self.world.bot.as_user(),
                "application": {"id": self.world.application_id, "flags": 0},
            },
            self.world.guilds,
            heartbeat_seconds,
        )
        self._faults = Faults()
        routes = [
            *Callbacks(self.world, self.gateway).routes(),
            *Routes(self.world, self.gateway).routes(),
        ]
        self.rest = Rest(routes, self._faults, self.traffic, self.world.token)
        self._sites: dict[str, web.TCPSite] = {}
        self._ports: dict[str, int] = {}

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=32 << 20)
        app.router.add_get("/", self.gateway.handle)
        app.router.add_route("*", BASE + "/{path:.*}", self.rest.handle)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        for part in ("rest", "gateway"):
            await self.listen(part)
        self.gateway.url = f"ws://127.0.0.1:{self._ports['gateway']}/"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.gateway.drop()
        await self._runner.cleanup()

    @property
    def base(self) -> str:
        """Where REST is, as `discord.http.Route.BASE` has it."""
        return f"http://127.0.0.1:{self._ports['rest']}{BASE}"

    async def listen(self, part: str) -> None:
        """Take connections to "rest" or "gateway", each on a port of its own that stays its."""
        site = web.TCPSite(self._runner, "127.0.0.1", self._ports.get(part, 0))
        await site.start()
        self._sites[part] = site
        self._ports[part] = int(site.name.rpartition(":")[2])

    async def refuse(self, part: str) -> None:
        """Refuse new connections to "rest" or "gateway"."""
        await self._sites.pop(part).stop()

    def fail(self, method: str, path: str, status: int, *, times: int = 1, code: int = 0) -> Fault:
        """The next requests whose path has the pattern in it get a status and do nothing."""
        return self._faults.add(Fault(method, path, times, status, code))

    def cut(self, method: str, path: str, *, times: int = 1) -> Fault:
        """The next requests whose path has the pattern in it are served, and get no answer."""
        return self._faults.add(Fault(method, path, times, cut=True))

    def hold(self, method: str, path: str, *, times: int = 1) -> Fault:
        """The next requests whose path has the pattern in it wait until the fault is released."""
        return self._faults.add(Fault(method, path, times))

    async def until(self, look: Callable[[], T | None], what: str) -> T:
        """What ``look`` sees as soon as it is true, else an AssertionError that names ``what``."""
        return await self.traffic.until(look, what)
