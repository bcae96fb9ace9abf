"""What the loopback Discord knows at a moment."""

import base64
from dataclasses import dataclass, field

from tests.wire.interactions import Interaction
from tests.wire.messages import Message
from tests.wire.people import Channel, Guild, Json, Person
from tests.wire.refusals import Refused
from tests.wire.snowflakes import snowflake


@dataclass(slots=True)
class World:
    """One application with its bot, one server, and all that was said in it."""

    application_id: str = field(default_factory=snowflake)
    guild: Guild = field(default_factory=Guild)
    token: str = field(init=False)
    bot: Person = field(init=False)
    people: list[Person] = field(init=False)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: dict[str, Json] = field(default_factory=dict)
    commands: list[Json] = field(default_factory=list)
    guild_commands: list[Json] = field(default_factory=list)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    shards: int = 1

    def __post_init__(self) -> None:
        # Of the form that Discord gives: the bot's id, a time, a secret.
        number = base64.b64encode(self.application_id.encode()).decode().rstrip("=")
        self.token = f"{number}.{'t' * 6}.{'s' * 38}"
        self.bot = Person("talks", bot=True, id=self.application_id)
        self.people = [self.bot]

    def channel(self, channel_id: str) -> Channel:
        """The channel of an id."""
        try:
            return self.channels[channel_id]
        except KeyError:
            raise Refused(404, 10003, "Unknown Channel") from None

    def message(self, message_id: str) -> Json:
        """The message of an id."""
        try:
            return self.messages[message_id]
        except KeyError:
            raise Refused(404, 10008, "Unknown Message") from None

    def seen(self, message_id: str) -> Message:
        """A message as it stands now."""
        return Message(dict(self.messages[message_id]))

    def direct(self, person: Person) -> Channel:
        """Somebody's direct messages with the bot."""
        for channel in self.channels.values():
            if channel.recipient == person:
                return channel
        channel = Channel("", None, recipient=person)
        self.channels[channel.id] = channel
        return channel

    def guilds(self) -> list[Json]:
        """What GUILD_CREATE tells of the server now."""
        channels = [each for each in self.channels.values() if each.guild_id]
        return [self.guild.as_json(self.bot, channels)]

    def application(self) -> Json:
        """The application object."""
        return {
            "id": self.application_id,
            "name": "talks",
            "icon": None,
            "description": "",
            "type": None,
            "summary": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "flags_new": "0",
            "redirect_uris": [],
            "interactions_endpoint_url": None,
            "role_connections_verification_url": None,
            "owner": Person("owner").as_user(),
            "approximate_guild_count": 1,
            "approximate_user_install_count": 0,
            "approximate_user_authorization_count": 0,
            "explicit_content_filter": 0,
            "team": None,
            "eligible_oauth2_scopes": [],
        }
