"""The routes of REST that the bot uses, but those of interactions."""

from tests.wire.gateway import Gateway
from tests.wire.messages import change_message, new_message
from tests.wire.people import Channel, Json
from tests.wire.refusals import Refused, check_message
from tests.wire.rest import Answer, Call, Route
from tests.wire.snowflakes import snowflake
from tests.wire.world import World


class Routes:
    """What each route does to the world."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    def routes(self) -> list[Route]:
        """All of them."""
        commands = "/applications/{application}/commands"
        guild_commands = "/applications/{application}/guilds/{guild}/commands"
        message = "/channels/{channel}/messages/{message}"
        return [
            Route("GET", "/users/@me", self._me),
            Route("GET", "/users/{user}", self._user),
            Route("POST", "/users/@me/channels", self._direct),
            Route("GET", "/oauth2/applications/@me", self._application),
            Route("GET", "/applications/@me", self._application),
            Route("GET", "/gateway/bot", self._gateway_bot),
            Route("GET", commands, self._commands),
            Route("PUT", commands, self._sync),
            Route("GET", guild_commands, self._guild_commands),
            Route("PUT", guild_commands, self._sync_guild),
            Route("GET", "/channels/{channel}", self._channel),
            Route("POST", "/channels/{channel}/typing", self._typing),
            Route("POST", "/channels/{channel}/messages", self._send),
            Route("GET", message, self._message),
            Route("PATCH", message, self._edit),
            Route("DELETE", message, self._delete),
            Route("POST", f"{message}/threads", self._thread),
            Route("PUT", "/channels/{channel}/thread-members/@me", self._join),
        ]

    async def _me(self, _: Call) -> Answer:
        return self._world.bot.as_user() | {"mfa_enabled": False, "locale": "en-US"}

    async def _user(self, call: Call) -> Answer:
        people = {person.id: person for person in self._world.people}
        return people[call.ids["user"]].as_user()

    async def _direct(self, call: Call) -> Answer:
        people = {person.id: person for person in self._world.people}
        recipient = people[str(call.body["recipient_id"])]
        return self._world.direct(recipient).as_json(self._world.bot)

    async def _application(self, _: Call) -> Answer:
        return self._world.application()

    async def _gateway_bot(self, _: Call) -> Answer:
        limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
        return {
            "url": self._gateway.url,
            "shards": self._world.shards,
            "session_start_limit": limit,
        }

    async def _commands(self, _: Call) -> Answer:
        return self._world.commands

    async def _guild_commands(self, _: Call) -> Answer:
        return self._world.guild_commands

    async def _sync(self, call: Call) -> Answer:
        self._world.commands = self._registered(call.body["list"])
        return self._world.commands

    async def _sync_guild(self, call: Call) -> Answer:
        self._world.guild_commands = self._registered(call.body["list"])
        return self._world.guild_commands

    def _registered(self, commands: list[Json]) -> list[Json]:
        shared: Json = {"application_id": self._world.application_id, "version": snowflake()}
        registered = []
        for each in commands:
            permissions = each.get("default_member_permissions")
            command: Json = {"description": "", "type": 1}
            command |= {key: value for key, value in each.items() if value is not None}
            command |= shared | {"id": snowflake()}
            command["default_member_permissions"] = (
                None if permissions is None else str(permissions)
            )
            registered.append(command)
        return registered

    async def _channel(self, call: Call) -> Answer:
        return self._world.channel(call.ids["channel"]).as_json(self._world.bot)

    async def _typing(self, call: Call) -> Answer:
        self._world.channel(call.ids["channel"])
        return None

    async def _send(self, call: Call) -> Answer:
        world = self._world
        channel = world.channel(call.ids["channel"])
        check_message(call.body, editing=False, files=bool(call.files))
        reference = call.body.get("message_reference", {})
        referenced = world.messages.get(str(reference.get("message_id")))
        if reference and not referenced and reference.get("fail_if_not_exists", True):
            raise Refused(400, 50035, "Invalid Form Body: Unknown message")
        message = new_message(
            world.bot, channel, call.body, world.people, referenced=referenced, files=call.files
        )
        nonce = message["nonce"] = call.body.get("nonce")
        if nonce and call.body.get("enforce_nonce"):
            for sent in world.messages.values():
                if sent.get("nonce") == nonce:
                    return sent
        world.messages[message["id"]] = message
        await self._gateway.dispatch("MESSAGE_CREATE", in_channel(message, channel))
        return message

    async def _message(self, call: Call) -> Answer:
        return self._world.message(call.ids["message"])

    async def _edit(self, call: Call) -> Answer:
        check_message(call.body, editing=True, files=bool(call.files))
        message = self._world.message(call.ids["message"])
        change_message(message, call.body, call.files)
        channel = self._world.channel(call.ids["channel"])
        await self._gateway.dispatch("MESSAGE_UPDATE", in_channel(message, channel))
        return message

    async def _delete(self, call: Call) -> Answer:
        self._world.message(call.ids["message"])
        del self._world.messages[call.ids["message"]]
        return None

    async def _thread(self, call: Call) -> Answer:
        parent = self._world.channel(call.ids["channel"])
        # A thread has the id of the message that it was opened from.
        thread = Channel(call.body["name"], parent.guild_id, parent.id, id=call.ids["message"])
        self._world.channels[thread.id] = thread
        made = thread.as_json(self._world.bot)
        await self._gateway.dispatch("THREAD_CREATE", made | {"newly_created": True})
        return made

    async def _join(self, call: Call) -> Answer:
        self._world.channel(call.ids["channel"])
        return None


def in_channel(message: Json, channel: Channel) -> Json:
    """A message as the gateway tells of it."""
    return message | ({"guild_id": channel.guild_id} if channel.guild_id else {})
