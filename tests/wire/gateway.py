"""The gateway: sockets over which Discord tells a bot what happens."""

import asyncio
import json
import secrets
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.wire.people import Json

DISPATCH, HEARTBEAT, IDENTIFY, RESUME = 0, 1, 2, 6
RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 9, 10, 11

PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15  # members, presences, message content
_INTENTS = {"guild": 1 << 9, "direct": 1 << 12}  # which intent brings a message


class _Socket:
    """One connection; everything that it sends is one zlib stream."""

    def __init__(self, request: web.Request) -> None:
        self.closing = web.WebSocketResponse(compress=False)
        self._request = request
        self._stream = zlib.compressobj() if "compress" in request.query else None
        self._order = asyncio.Lock()

    async def send(
        self, op: int, data: object, sequence: int | None = None, event: str = ""
    ) -> None:
        """Send one payload, unless the other side has gone."""
        text = json.dumps({"op": op, "d": data, "s": sequence, "t": event or None})
        async with self._order:
            if self.closing.closed:
                return
            try:
                if self._stream is None:
                    await self.closing.send_str(text)
                    return
                packed = self._stream.compress(text.encode())
                await self.closing.send_bytes(packed + self._stream.flush(zlib.Z_SYNC_FLUSH))
            except ConnectionError:
                pass  # the session keeps it for a RESUME

    def drop(self) -> None:
        """Cut the connection without a word."""
        if self._request.transport:
            self._request.transport.abort()


@dataclass(slots=True)
class _Session:
    """What IDENTIFY opened: its events stay for a RESUME."""

    intents: int
    shard: tuple[int, int]
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    events: list[tuple[str, Any]] = field(default_factory=list)
    socket: _Socket | None = None

    async def dispatch(self, event: str, data: object) -> None:
        """Tell of an event; its sequence number is its place among all of the session."""
        self.events.append((event, data))
        if self.socket:
            await self.socket.send(DISPATCH, data, len(self.events), event)


class Gateway:
    """All sockets and sessions of the one bot."""

    def __init__(
        self,
        token: str,
        ready: Json,
        guilds: Callable[[], list[Json]],
        heartbeat_seconds: float = 5,
    ) -> None:
        self._token = token
        self._ready = ready
        self._guilds = guilds
        self._heartbeat = int(1000 * heartbeat_seconds)
        self._sessions: dict[str, _Session] = {}
        self.url = ""
        self.identified = self.resumed = self.heartbeats = 0

    async def dispatch(self, event: str, data: Json) -> None:
        """Tell the shard that it concerns, if the bot's intents cover it."""
        guild = data.get("guild_id")
        wanted = _INTENTS["guild" if guild else "direct"] if event.startswith("MESSAGE_") else 0
        for session in list(self._sessions.values()):
            shard, shards = session.shard
            mine = (int(guild) >> 22) % shards if guild else 0
            if mine == shard and session.intents & wanted == wanted:
                await session.dispatch(event, data)

    def drop(self) -> None:
        """Cut every connection; the sessions can be resumed."""
        for session in self._sessions.values():
            if session.socket:
                session.socket.drop()
                session.socket = None

    async def close(self, code: int) -> None:
        """Close every connection with a code of Discord's."""
        for session in list(self._sessions.values()):
            if session.socket:
                closing, session.socket = session.socket, None
                await closing.closing.close(code=code)

    async def ask_to_reconnect(self) -> None:
        """Op 7, which Discord sends before it takes a server down."""
        for session in self._sessions.values():
            if session.socket:
                await session.socket.send(RECONNECT, None)

    async def invalidate(self) -> None:
        """End every session: the next connection must IDENTIFY."""
        sockets = [session.socket for session in self._sessions.values() if session.socket]
        self._sessions.clear()
        for socket in sockets:
            await socket.send(INVALID_SESSION, False)

    @property
    def connected(self) -> bool:
        """Whether a session has a socket now."""
        return any(session.socket for session in self._sessions.values())

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from its HELLO to its end."""
        socket = _Socket(request)
        await socket.closing.prepare(request)
        await socket.send(HELLO, {"heartbeat_interval": self._heartbeat})
        session: _Session | None = None
        async for message in socket.closing:
            if message.type is not WSMsgType.TEXT:
                break
            payload = json.loads(message.data)
            if payload["op"] == HEARTBEAT:
                self.heartbeats += 1
                await socket.send(HEARTBEAT_ACK, None)
            elif payload["op"] == IDENTIFY:
                session = await self._identify(socket, payload["d"])
            elif payload["op"] == RESUME:
                session = await self._resume(socket, payload["d"])
        if session and session.socket is socket:
            session.socket = None
        return socket.closing

    async def _identify(self, socket: _Socket, data: Json) -> _Session | None:
        if data["token"] != self._token:
            await socket.closing.close(code=4004)
            return None
        if data["intents"] & PRIVILEGED:
            await socket.closing.close(code=4014)
            return None
        shard, shards = data.get("shard", (0, 1))
        session = _Session(data["intents"], (shard, shards), socket=socket)
        self._sessions[session.id] = session
        self.identified += 1
        mine = [each for each in self._guilds() if (int(each["id"]) >> 22) % shards == shard]
        await session.dispatch(
            "READY",
            self._ready
            | {
                "v": 10,
                "session_id": session.id,
                "resume_gateway_url": self.url,
                "shard": [shard, shards],
                "guilds": [{"id": each["id"], "unavailable": True} for each in mine],
            },
        )
        for each in mine:
            await session.dispatch("GUILD_CREATE", each)
        return session

    async def _resume(self, socket: _Socket, data: Json) -> _Session | None:
        session = self._sessions.get(data["session_id"])
        if session is None:
            await socket.send(INVALID_SESSION, False)
            return None
        for number, (event, missed) in enumerate(session.events[data["seq"] :], data["seq"] + 1):
            await socket.send(DISPATCH, missed, number, event)
        session.socket = socket
        self.resumed += 1
        await session.dispatch("RESUMED", {})
        return session
