"""Messages: as Discord keeps them, and as a test looks at them."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.wire.people import Channel, Json, Person
from tests.wire.snowflakes import snowflake

EPHEMERAL, LOADING = 1 << 6, 1 << 7
_KEPT = ("content", "embeds", "components", "flags")


@dataclass(frozen=True, slots=True)
class Button:
    """A button that a person can see; one with a link has a ``url`` and no ``custom_id``."""

    label: str
    custom_id: str
    disabled: bool
    url: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stood when it was looked at."""

    raw: Json

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.raw["id"])

    @property
    def channel_id(self) -> str:
        """Where it stands."""
        return str(self.raw["channel_id"])

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return bool(self.raw["flags"] & EPHEMERAL)

    @property
    def text(self) -> str:
        """Everything to be read in it: content and embeds, one part a line."""
        return "\n".join(_words(self.raw))

    @property
    def buttons(self) -> list[Button]:
        """Its buttons in order."""
        return [
            Button(
                # One with a picture for a label goes by that.
                each.get("label") or each.get("emoji", {}).get("name", ""),
                each.get("custom_id", ""),
                each.get("disabled", False),
                each.get("url", ""),
            )
            for row in self.raw["components"]
            for each in row.get("components", [])
            if each["type"] == 2
        ]

    @property
    def pings(self) -> list[str]:
        """Whom it notifies: ids of users, and "everyone"."""
        everyone = ["everyone"] if self.raw["mention_everyone"] else []
        return everyone + [user["id"] for user in self.raw["mentions"]]


def _words(raw: Json) -> Iterable[str]:
    yield raw["content"]
    for embed in raw["embeds"]:
        yield embed.get("author", {}).get("name", "")
        yield embed.get("title", "")
        yield embed.get("description", "")
        for each in embed.get("fields", []):
            yield f"{each['name']}\n{each['value']}"
        yield embed.get("footer", {}).get("text", "")


def new_message(
    author: Person,
    channel: Channel,
    body: Json,
    people: Iterable[Person],
    referenced: Json | None = None,
    files: Sequence[str] = (),
) -> Json:
    """A message object made of the body of a request."""
    message: Json = {
        "id": snowflake(),
        "channel_id": channel.id,
        "author": author.as_user(),
        "content": "",
        "embeds": [],
        "components": [],
        "attachments": [],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "timestamp": datetime.now(UTC).isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "flags": 0,
        "type": 0,
    }
    if referenced:
        message |= {
            "type": 19,
            "referenced_message": referenced,
            "message_reference": {
                "type": 0,
                "message_id": referenced["id"],
                "channel_id": referenced["channel_id"],
                **({"guild_id": channel.guild_id} if channel.guild_id else {}),
            },
        }
    change_message(message, body, files)
    _notify(message, body, people)
    return message


def change_message(message: Json, body: Json, files: Sequence[str] = ()) -> None:
    """Put into a message what the body of a request says of it."""
    for key in _KEPT:
        if key in body:
            empty: object = {"content": "", "flags": 0}.get(key, [])
            message[key] = empty if body[key] is None else body[key]
    message["embeds"] = [{"type": "rich", **each} for each in message["embeds"]]
    message["components"] = _numbered(message["components"])
    kept = body.get("attachments")
    if kept is not None or files:
        described = {str(each["id"]): each.get("description") for each in kept or []}
        names = {each["filename"] for each in kept or [] if "filename" in each}
        stay = [each for each in message["attachments"] if each["id"] in described]
        new = [
            {
                "id": snowflake(),
                "filename": name,
                "description": described.get(str(number)),
                "size": 1,
                "url": f"https://cdn.invalid/{name}",
                "proxy_url": f"https://cdn.invalid/{name}",
            }
            for number, name in enumerate(files)
            if not names or name in names
        ]
        message["attachments"] = stay + new


def _numbered(rows: Sequence[Json]) -> list[Json]:
    """The components with the numbers that Discord gives those that have none."""
    count = itertools.count(1)
    for row in rows:
        for each in row.get("components", []):
            if "emoji" in each:
                each["emoji"] = {key: value for key, value in each["emoji"].items() if value}
    return [
        {"id": next(count)}
        | row
        | {"components": [{"id": next(count)} | each for each in row.get("components", [])]}
        for row in rows
    ]


def _notify(message: Json, body: Json, people: Iterable[Person]) -> None:
    """Whom the message notifies: those named in its text whom ``allowed_mentions`` lets through."""
    allowed = body.get("allowed_mentions")
    parse = {"users", "everyone"} if allowed is None else set(allowed.get("parse", []))
    listed = set() if allowed is None else {str(each) for each in allowed.get("users", [])}
    named = set(re.findall(r"<@!?(\d+)>", message["content"]))
    pinged = {each.id for each in people} & (named if "users" in parse else named & listed)
    replied = message.get("referenced_message")
    if replied and (allowed is None or allowed.get("replied_user", False)):
        pinged.add(replied["author"]["id"])
    message["mentions"] = [each.as_user() for each in people if each.id in pinged]
    message["mention_everyone"] = "everyone" in parse and bool(
        re.search(r"@(everyone|here)\b", message["content"])
    )
