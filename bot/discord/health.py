"""Whether the bot is well, for a supervisor that asks on a port of this machine."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from aiohttp import web

from bot.discord.metrics import LOOPBACK


@dataclass(frozen=True, slots=True)
class Health:
    """``connected`` to Discord, with the ``index`` version that answers, None for none.

    ``lag_p99_ms`` is the event loop's of the last minute, ``waiting`` the questions that wait.
    """

    connected: bool
    index: str | None
    waiting: int
    lag_p99_ms: float

    @property
    def well(self) -> bool:
        """Whether it answers: without an index too, since it then says that there is none."""
        return self.connected


async def serve_health(port: int, health: Callable[[], Health]) -> web.AppRunner:
    """Answer ``GET /healthz``: 200 if well, else 503, with what is known as JSON.

    Raises:
        OSError: if the port is taken.
    """

    async def answer(_: web.Request) -> web.Response:
        now = health()
        return web.json_response(asdict(now), status=200 if now.well else 503)

    app = web.Application()
    app.router.add_get("/healthz", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, LOOPBACK, port).start()
    return runner
