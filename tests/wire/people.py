"""Who and what there is on the loopback Discord: people, a server, its channels."""

from dataclasses import dataclass, field
from typing import Any

from tests.wire.snowflakes import snowflake

Json = dict[str, Any]
"""An object as Discord's API has it."""

MEMBER = 0x48_8001_CC40  # see, read, write, embed, attach, react, open threads, use commands
MANAGER = MEMBER | 0x20  # and MANAGE_GUILD


@dataclass(frozen=True, slots=True)
class Person:
    """A user, and what they may do in the server."""

    name: str
    permissions: int = MEMBER
    bot: bool = False
    id: str = field(default_factory=snowflake)

    @property
    def mention(self) -> str:
        """How a message names them."""
        return f"<@{self.id}>"

    def as_user(self) -> Json:
        """A user object."""
        return {
            "id": self.id,
            "username": self.name,
            "global_name": self.name.title(),
            "discriminator": "0",
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
        }

    def as_member(self, *, in_interaction: bool = False) -> Json:
        """A member object without its user; an interaction's tells the permissions too."""
        member: Json = {
            "roles": [],
            "joined_at": "2025-01-01T00:00:00+00:00",
            "nick": None,
            "avatar": None,
            "banner": None,
            "premium_since": None,
            "communication_disabled_until": None,
            "pending": False,
            "deaf": False,
            "mute": False,
            "flags": 0,
        }
        if in_interaction:
            member["permissions"] = str(self.permissions)
        return member


@dataclass(frozen=True, slots=True)
class Channel:
    """A text channel of a server, a thread in one, or somebody's direct messages."""

    name: str
    guild_id: str | None
    parent_id: str | None = None
    recipient: Person | None = None
    id: str = field(default_factory=snowflake)

    @property
    def type(self) -> int:
        """Discord's number of the kind."""
        if self.recipient:
            return 1
        return 11 if self.parent_id else 0

    def as_json(self, bot: Person) -> Json:
        """A channel object, as the bot sees it."""
        shared: Json = {"id": self.id, "type": self.type, "flags": 0, "last_message_id": None}
        if self.recipient:
            return shared | {"recipients": [self.recipient.as_user()]}
        shared |= {
            "name": self.name,
            "guild_id": self.guild_id,
            "parent_id": self.parent_id,
            "rate_limit_per_user": 0,
            "permissions": str(MEMBER),
        }
        if self.parent_id:
            return shared | {
                "owner_id": bot.id,
                "message_count": 0,
                "member_count": 1,
                "total_message_sent": 0,
                "thread_metadata": {
                    "archived": False,
                    "archive_timestamp": "2025-01-01T00:00:00+00:00",
                    "auto_archive_duration": 60,
                    "locked": False,
                    "create_timestamp": "2025-01-01T00:00:00+00:00",
                },
                "member": {
                    "id": self.id,
                    "user_id": bot.id,
                    "join_timestamp": "2025-01-01T00:00:00+00:00",
                    "flags": 0,
                },
            }
        return shared | {"position": 0, "topic": None, "nsfw": False, "permission_overwrites": []}


@dataclass(frozen=True, slots=True)
class Guild:
    """A server whose every member may do what members usually may."""

    name: str = "Talks about talks"
    id: str = field(default_factory=snowflake)
    owner_id: str = "1"

    def as_json(self, bot: Person, channels: list[Channel]) -> Json:
        """What GUILD_CREATE carries."""
        return {
            "id": self.id,
            "name": self.name,
            "owner_id": self.owner_id,
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "description": None,
            "banner": None,
            "features": [],
            "emojis": [],
            "stickers": [],
            "afk_channel_id": None,
            "afk_timeout": 300,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "public_updates_channel_id": None,
            "safety_alerts_channel_id": None,
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "premium_progress_bar_enabled": False,
            "preferred_locale": "en-US",
            "vanity_url_code": None,
            "application_id": None,
            "large": False,
            "unavailable": False,
            "member_count": 2,
            "joined_at": "2025-01-01T00:00:00+00:00",
            "roles": [self._everyone()],
            "members": [{"user": bot.as_user(), **bot.as_member()}],
            "channels": [each.as_json(bot) for each in channels if not each.parent_id],
            "threads": [each.as_json(bot) for each in channels if each.parent_id],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }

    def _everyone(self) -> Json:
        return {
            "id": self.id,  # the role of everyone has the server's id
            "name": "@everyone",
            "permissions": str(MEMBER),
            "position": 0,
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }
