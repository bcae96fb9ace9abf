"""What the managers of a server choose: /settings."""

import asyncio
from dataclasses import replace
from typing import Any, Literal, TypeVar

import discord
from discord import app_commands

from bot.discord.client import Interaction, TalksCog
from bot.discord.commands import offered
from bot.discord.digests.given import GivenSchedule, check_may_post, read_schedule
from bot.discord.digests.schedule import Every
from bot.discord.errors import SayToUser
from bot.discord.render.settings import render_settings
from bot.discord.sending import ephemeral
from bot.discord.servers import Replies, ServerSettings

T = TypeVar("T", bound=int | str)

_MOST = 50  # channels, and outlets


class RoomOption(app_commands.Transformer):
    """A channel in which people write.

    discord.py's own option for forums offers media channels too, a type (16) that Discord's
    description of its API does not have.
    """

    @property
    def type(self) -> discord.AppCommandOptionType:
        """A channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Which of them are offered."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.voice, kinds.forum]

    async def transform(
        self, _: discord.Interaction[Any], value: Any, /
    ) -> app_commands.AppCommandChannel:
        """The channel as it is."""
        channel: app_commands.AppCommandChannel = value
        return channel


class PostOption(RoomOption):
    """A channel that takes messages."""

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Which of them are offered."""
        return [discord.ChannelType.text, discord.ChannelType.news]


Room = app_commands.Transform[app_commands.AppCommandChannel, RoomOption]
PostRoom = app_commands.Transform[app_commands.AppCommandChannel, PostOption]


class SettingsCommands(TalksCog):
    """Each command changes one choice, and shows them all."""

    settings = app_commands.Group(
        name="settings",
        description="How I answer on this server.",
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    async def interaction_check(self, interaction: Interaction, /) -> bool:  # type: ignore[override]
        """Whether somebody may: a server can give the commands to others, but not the right."""
        return interaction.permissions.manage_guild

    @settings.command()
    async def show(self, interaction: Interaction) -> None:
        """Show how I answer here."""
        await self._show(interaction, await self._now(interaction))

    @settings.command()
    @app_commands.describe(change="What to do with the channel", channel="Which channel")
    async def channels(
        self,
        interaction: Interaction,
        change: Literal["add", "remove", "everywhere"],
        channel: Room | None = None,
    ) -> None:
        """Choose the channels where I answer."""
        now = await self._now(interaction)
        chosen = _changed(now.channels, change, channel.id if channel else None, "a channel")
        await self._put(interaction, replace(now, channels=chosen))

    @settings.command()
    @app_commands.describe(where="Where an answer to a message goes")
    async def replies(
        self, interaction: Interaction, where: Literal["under the question", "in a thread"]
    ) -> None:
        """Choose whether I answer messages in place or in a thread."""
        replies = Replies.THREAD if where == "in a thread" else Replies.PLACE
        now = await self._now(interaction)
        await self._put(interaction, replace(now, replies=replies))

    @settings.command()
    @app_commands.describe(per_minute="Questions that one user may ask in a minute; 0: as usual")
    async def cooldown(
        self, interaction: Interaction, per_minute: app_commands.Range[int, 0, 1000]
    ) -> None:
        """Choose how many questions one user may ask in a minute."""
        now = await self._now(interaction)
        await self._put(interaction, replace(now, user_per_minute=per_minute or None))

    @settings.command()
    @app_commands.describe(days="How old an article may be unless dates are asked for; 0: any age")
    async def window(
        self, interaction: Interaction, days: app_commands.Range[int, 0, 36500]
    ) -> None:
        """Choose how old the articles are that I search."""
        now = await self._now(interaction)
        await self._put(interaction, replace(now, window_days=days or None))

    @settings.command()
    @app_commands.describe(change="What to do with the outlet", outlet="Which outlet")
    @app_commands.autocomplete(outlet=offered.outlets)
    async def outlets(
        self,
        interaction: Interaction,
        change: Literal["leave out", "quote again", "quote all"],
        outlet: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        """Choose outlets that I do not quote."""
        now = await self._now(interaction)
        doing = {"leave out": "add", "quote again": "remove"}.get(change, "everywhere")
        left_out = _changed(now.left_out, doing, outlet, "an outlet")
        await self._put(interaction, replace(now, left_out=left_out))

    @settings.command()
    @app_commands.describe(
        every="On which days I post what was newly said, without a sound",
        channel="In which channel",
        at="At what time: 08:00",
        zone="In whose time: Europe/Paris",
    )
    @app_commands.autocomplete(zone=offered.zones)
    async def digest(
        self,
        interaction: Interaction,
        every: Literal[
            "never", "day", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
            "Sunday",
        ],
        channel: PostRoom | None = None,
        at: app_commands.Range[str, 1, 5] | None = None,
        zone: app_commands.Range[str, 1, 50] | None = None,
    ) -> None:  # fmt: skip
        """Choose where and when I post what was newly said."""
        now = await self._now(interaction)
        schedule = None
        if every != "never":
            given = GivenSchedule(Every(every), channel.id if channel else None, at, zone)
            # In a thread: the names of all zones are read, once.
            schedule = await asyncio.to_thread(
                read_schedule, given, now.digest, interaction.created_at
            )
            check_may_post(interaction.guild, schedule.channel_id)
        await self._put(interaction, replace(now, digest=schedule))

    @settings.command()
    @app_commands.describe(keep="Whether questions are kept with what people think of the answers")
    async def feedback(self, interaction: Interaction, keep: bool) -> None:
        """Choose whether people are asked what they think of an answer."""
        settings = replace(await self._now(interaction), feedback=keep)
        if interaction.guild_id:
            await self.services.servers.put(interaction.guild_id, settings)
            if not keep:  # after that, or an answer on its way would be kept with its question
                await self.services.kept.forget_questions(interaction.guild_id)
        await self._show(interaction, settings)

    async def _now(self, interaction: Interaction) -> ServerSettings:
        return await self.services.servers.of(interaction.guild_id)

    async def _put(self, interaction: Interaction, settings: ServerSettings) -> None:
        if interaction.guild_id:
            await self.services.servers.put(interaction.guild_id, settings)
        await self._show(interaction, settings)

    async def _show(self, interaction: Interaction, settings: ServerSettings) -> None:
        usual = self.services.settings.discord.user_per_minute
        refused = False
        if settings.digest:
            runs = await self.services.digest_runs.last()
            last = runs.get(settings.digest.channel_id)
            refused = last is not None and last.refused
        await ephemeral(interaction, render_settings(settings, usual, digest_refused=refused))


def _changed(chosen: tuple[T, ...], change: str, one: T | None, what: str) -> tuple[T, ...]:
    """``chosen`` with one added or removed, or none of them.

    Raises:
        SayToUser: if ``one`` is missing, or there are too many.
    """
    if change not in {"add", "remove"}:
        return ()
    if one is None:
        raise SayToUser(f"Please give {what} as well.")
    rest = tuple(each for each in chosen if each != one)
    if change == "remove":
        return rest
    if len(rest) >= _MOST:
        raise SayToUser(f"There are {_MOST} already; please remove some first.")
    return (*rest, one)
