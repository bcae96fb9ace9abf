"""REST: each request is read, may meet a fault, is served by its route, and is kept."""

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from tests.wire.faults import Fault, Faults
from tests.wire.people import Json
from tests.wire.refusals import Refused
from tests.wire.responses import json_response
from tests.wire.traffic import Request, Traffic

BASE = "/api/v10"
Answer = Json | list[Json] | None


@dataclass(frozen=True, slots=True)
class Call:
    """What a request says: the ids in its path, its JSON body, the names of files sent with it."""

    ids: dict[str, str]
    body: Json
    files: tuple[str, ...]


Handler = Callable[[Call], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Route:
    """A route of the API, written as Discord's documentation does: ``/channels/{channel}``."""

    method: str
    path: str
    handler: Handler
    public: bool = False

    def match(self, method: str, path: str) -> dict[str, str] | None:
        """The ids in a path of this route."""
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.path)
        found = re.fullmatch(pattern, path) if method == self.method else None
        return found.groupdict() if found else None


class Rest:
    """Serves the routes given; ``unknown`` lists the requests that none of them serves."""

    def __init__(self, routes: list[Route], faults: Faults, traffic: Traffic, token: str) -> None:
        self._routes = routes
        self._faults = faults
        self._traffic = traffic
        self._token = token
        self.unknown: list[str] = []

    async def handle(self, request: web.Request) -> web.Response:
        """One request."""
        path = request.path.removeprefix(BASE)
        body, files = await _read(request)
        fault = self._faults.next(request.method, path)
        response = await self._serve(fault, request, path, body, files)
        if fault and fault.cut and request.transport:
            request.transport.abort()
        self._traffic.add(
            Request(request.method, path, body, response.status, _answer(response), files)
        )
        return response

    async def _serve(
        self,
        fault: Fault | None,
        request: web.Request,
        path: str,
        body: Answer,
        files: tuple[str, ...],
    ) -> web.Response:
        if fault and fault.status:
            return fault.response()
        if fault and not fault.cut:
            await fault.released.wait()
        for route in self._routes:
            ids = route.match(request.method, path)
            if ids is None:
                continue
            if not route.public and request.headers.get("Authorization") != f"Bot {self._token}":
                return json_response({"message": "401: Unauthorized", "code": 0}, 401)
            sent = {"list": body} if isinstance(body, list) else body or {}
            try:
                answer = await route.handler(Call(ids, sent, files))
            except Refused as refused:
                return json_response(refused.body, refused.status)
            return web.Response(status=204) if answer is None else json_response(answer)
        self.unknown.append(f"{request.method} {path}")
        return json_response({"message": "404: Not Found", "code": 0}, 404)


async def _read(request: web.Request) -> tuple[Answer, tuple[str, ...]]:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        files = tuple(part.filename for part in form.values() if isinstance(part, web.FileField))
        return json.loads(str(form["payload_json"])), files
    text = await request.text()
    return (json.loads(text) if text else None), ()


def _answer(response: web.Response) -> Answer:
    body = response.body
    if not isinstance(body, bytes) or not body.startswith((b"{", b"[")):
        return None
    answer: Answer = json.loads(body)
    return answer
