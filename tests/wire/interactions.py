"""Interactions: a command given, a button pressed, a letter typed, and what came of it."""

import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.wire.people import Channel, Guild, Json, Person
from tests.wire.snowflakes import snowflake

COMMAND, COMPONENT, AUTOCOMPLETE = 2, 3, 4


@dataclass(slots=True)
class Interaction:
    """One interaction; ``messages`` are those that it wrote or changed, ids in order.

    Times are monotonic: when it was sent, acknowledged in any way, and first answered.
    """

    kind: int
    person: Person
    channel: Channel
    data: Json
    source: Json | None = None
    id: str = field(default_factory=snowflake)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(40))
    sent: float = field(default_factory=time.monotonic)
    acknowledged: float | None = None
    answered: float | None = None
    expired: bool = False
    original: str | None = None
    messages: list[str] = field(default_factory=list)
    choices: list[Json] | None = None

    def __str__(self) -> str:
        return f"{self.data.get('name') or self.data.get('custom_id')} by {self.person.name}"

    def wrote(self, message_id: str) -> None:
        """Note that a message was written or changed, finally or not."""
        self.answered = self.answered or time.monotonic()
        if message_id not in self.messages:
            self.messages.append(message_id)

    def payload(self, application_id: str, guild: Guild, bot: Person) -> Json:
        """What INTERACTION_CREATE carries."""
        in_guild = self.channel.guild_id is not None
        payload: Json = {
            "id": self.id,
            "application_id": application_id,
            "type": self.kind,
            "token": self.token,
            "version": 1,
            "data": self.data,
            "channel_id": self.channel.id,
            "channel": self.channel.as_json(bot),
            "app_permissions": str(bot.permissions),
            "locale": "en-US",
            "entitlements": [],
            "authorizing_integration_owners": {"0": guild.id if in_guild else "0"},
            "context": 0 if in_guild else 1,
            "attachment_size_limit": 10 << 20,
        }
        if self.source:
            payload["message"] = self.source
        if not in_guild:
            return payload | {"user": self.person.as_user()}
        member = self.person.as_member(in_interaction=True) | {"user": self.person.as_user()}
        return payload | {
            "guild_id": guild.id,
            "guild": {"id": guild.id, "locale": "en-US", "features": []},
            "guild_locale": "en-US",
            "member": member,
        }


def command_data(
    commands: Sequence[Json], name: str, options: Mapping[str, object], focused: str | None = None
) -> Json:
    """The data of a slash command as it was synced; "settings show" is a subcommand.

    Raises:
        AssertionError: if no such command or option was synced, so that nobody could give it.
    """
    first, *parts = name.split()
    command = _named(commands, first)
    given: list[Json] = []
    data: Json = {"id": command["id"], "name": first, "type": 1, "options": given}
    described = command.get("options", [])
    for part in parts:
        below = _named(described, part)
        inner: list[Json] = []
        given.append({"name": part, "type": below["type"], "options": inner})
        given, described = inner, below.get("options", [])
    for key, value in options.items():
        option: Json = {"name": key, "type": _named(described, key)["type"], "value": value}
        if isinstance(value, Channel):
            option["value"] = value.id
            shown = {"id": value.id, "type": value.type, "name": value.name, "permissions": "0"}
            data["resolved"] = {"channels": {value.id: shown}}
        given.append(option | ({"focused": True} if key == focused else {}))
    missing = {each["name"] for each in described if each.get("required")} - options.keys()
    assert not missing or focused, f"/{name} cannot be sent without {missing}"
    return data


def _named(objects: Sequence[Json], name: str) -> Json:
    for each in objects:
        if each["name"] == name:
            return each
    raise AssertionError(f"{name!r} is none of {[each['name'] for each in objects]}")
