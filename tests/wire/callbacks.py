"""The routes by which the bot answers interactions."""

import time

from tests.wire.gateway import Gateway
from tests.wire.interactions import Interaction
from tests.wire.messages import EPHEMERAL, LOADING, change_message, new_message
from tests.wire.people import Json
from tests.wire.refusals import Refused, check_choices, check_message
from tests.wire.rest import Answer, Call, Route
from tests.wire.routes import in_channel
from tests.wire.world import World

MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES = 4, 5, 6, 7, 8


class Callbacks:
    """What each route does to an interaction and its messages."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self._world = world
        self._gateway = gateway

    def routes(self) -> list[Route]:
        """All of them; the token in the path is what opens them."""
        hook = "/webhooks/{application}/{token}"
        return [
            Route("POST", "/interactions/{id}/{token}/callback", self._callback, public=True),
            Route("POST", hook, self._follow_up, public=True),
            Route("GET", f"{hook}/messages/{{message}}", self._get, public=True),
            Route("PATCH", f"{hook}/messages/{{message}}", self._edit, public=True),
            Route("DELETE", f"{hook}/messages/{{message}}", self._delete, public=True),
        ]

    async def _callback(self, call: Call) -> Answer:
        interaction = self._world.interactions.get(call.ids["token"])
        if interaction is None or interaction.expired:
            raise Refused(404, 10062, "Unknown interaction")
        if interaction.acknowledged is not None:
            raise Refused(400, 40060, "Interaction has already been acknowledged.")
        kind, data = call.body["type"], call.body.get("data") or {}
        if kind == CHOICES:
            check_choices(data["choices"])
            interaction.choices = data["choices"]
        elif kind in {MESSAGE, DEFERRED_MESSAGE}:
            await self._respond(interaction, call, data, loading=kind == DEFERRED_MESSAGE)
        elif kind in {DEFERRED_UPDATE, UPDATE} and interaction.source:
            interaction.original = interaction.source["id"]
            if kind == UPDATE:
                await self._change(interaction, interaction.original, data, call.files)
        else:
            raise Refused(400, 50035, f"Invalid Form Body: type {kind}")
        interaction.acknowledged = time.monotonic()
        return self._acknowledgement(interaction, kind)

    def _acknowledgement(self, interaction: Interaction, kind: int) -> Json:
        told: Json = {"id": interaction.id, "type": interaction.kind}
        if interaction.original is None:
            return {"interaction": told}
        message = self._world.messages[interaction.original]
        told["response_message_id"] = message["id"]
        told["response_message_loading"] = bool(message["flags"] & LOADING)
        told["response_message_ephemeral"] = bool(message["flags"] & EPHEMERAL)
        if kind in {MESSAGE, UPDATE}:
            return {"interaction": told, "resource": {"type": kind, "message": message}}
        return {"interaction": told}

    async def _respond(
        self, interaction: Interaction, call: Call, data: Json, *, loading: bool
    ) -> None:
        if not loading:
            check_message(data, editing=False, files=bool(call.files))
        message = self._new(interaction, data, call.files)
        interaction.original = message["id"]
        if loading:
            message["flags"] |= LOADING
        else:
            interaction.wrote(message["id"])
        await self._tell("MESSAGE_CREATE", interaction, message)

    async def _follow_up(self, call: Call) -> Answer:
        interaction = self._open(call)
        check_message(call.body, editing=False, files=bool(call.files))
        original = self._world.messages.get(interaction.original or "")
        if original and original["flags"] & LOADING:
            # The first follow-up takes the place of "is thinking".
            return await self._change(interaction, original["id"], call.body, call.files)
        message = self._new(interaction, call.body, call.files)
        interaction.wrote(message["id"])
        await self._tell("MESSAGE_CREATE", interaction, message)
        return message

    async def _get(self, call: Call) -> Answer:
        return self._world.message(self._message_id(call))

    async def _edit(self, call: Call) -> Answer:
        check_message(call.body, editing=True, files=bool(call.files))
        return await self._change(self._open(call), self._message_id(call), call.body, call.files)

    async def _delete(self, call: Call) -> Answer:
        del self._world.messages[self._message_id(call)]
        return None

    def _open(self, call: Call) -> Interaction:
        interaction = self._world.interactions.get(call.ids["token"])
        if interaction is None or interaction.expired or interaction.acknowledged is None:
            raise Refused(404, 10015, "Unknown Webhook")
        return interaction

    def _message_id(self, call: Call) -> str:
        interaction, named = self._open(call), call.ids["message"]
        return (interaction.original or "") if named == "@original" else named

    def _new(self, interaction: Interaction, data: Json, files: tuple[str, ...]) -> Json:
        world = self._world
        message = new_message(world.bot, interaction.channel, data, world.people, files=files)
        metadata: Json = {
            "id": interaction.id,
            "type": interaction.kind,
            "user": interaction.person.as_user(),
            "authorizing_integration_owners": {},
        }
        if interaction.source:
            metadata["interacted_message_id"] = interaction.source["id"]
        message |= {
            "application_id": world.application_id,
            "webhook_id": world.application_id,
            "interaction_metadata": metadata,
        }
        world.messages[message["id"]] = message
        return message

    async def _change(
        self, interaction: Interaction, message_id: str, body: Json, files: tuple[str, ...]
    ) -> Json:
        message = self._world.message(message_id)
        lasting = message["flags"] & EPHEMERAL
        change_message(message, body, files)
        message["flags"] = message["flags"] & ~(LOADING | EPHEMERAL) | lasting
        interaction.wrote(message_id)
        await self._tell("MESSAGE_UPDATE", interaction, message)
        return message

    async def _tell(self, event: str, interaction: Interaction, message: Json) -> None:
        if not message["flags"] & EPHEMERAL:
            await self._gateway.dispatch(event, in_channel(message, interaction.channel))
