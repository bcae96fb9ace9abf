"""Answers to requests, as discord.py reads them."""

import json
from collections.abc import Mapping

from aiohttp import web

from tests.wire.people import Json

_HEADERS = {
    # discord.py reads JSON only where the type is exactly this, without a charset.
    "Content-Type": "application/json",
    "X-RateLimit-Limit": "50",
    "X-RateLimit-Remaining": "49",
    "X-RateLimit-Reset-After": "1",
}


def json_response(
    answer: Json | list[Json], status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    """An answer with a body."""
    body = json.dumps(answer).encode()
    return web.Response(body=body, status=status, headers={**_HEADERS, **(headers or {})})
