"""What people are told of as it comes: /watch."""

from typing import Literal

import discord
from discord import app_commands

from bot.discord.answering import sound
from bot.discord.catalog import Choice
from bot.discord.client import Interaction, TalksCog
from bot.discord.commands import offered
from bot.discord.commands.permitted import asker_of
from bot.discord.digests.given import check_may_post
from bot.discord.errors import NoPublishedIndexError, SayToUser
from bot.discord.escape import escape_line
from bot.discord.limits import CHOICE_NAME, CHOICES, shortened
from bot.discord.posting.person import direct_channel
from bot.discord.render.watches import render_unwatched, render_watches, render_watching
from bot.discord.sending import ephemeral, finish
from bot.discord.watches.watch import Watch
from bot.discord.watches.watchlist import MOST_OF_PERSON, MOST_OF_SERVER, Added, NewWatch
from bot.questions.understand import Known
from bot.watches import Interest
from index.lexical import terms
from index.speaker_match import How

_NAMED = 5


class Watching(TalksCog):
    """Watches by direct message are everybody's own; those in channels are the managers'."""

    watch = app_commands.Group(
        name="watch", description="I post what somebody newly says, or what is said on a topic."
    )

    @watch.command()
    @app_commands.describe(
        speaker="Whose words? A name, an office or a body",
        topic="On what? A few words",
        where="Where I post it, without a sound; here is for who manages the server or channel",
    )
    @app_commands.autocomplete(speaker=offered.speakers, topic=offered.topics)
    async def add(
        self,
        interaction: Interaction,
        speaker: app_commands.Range[str, 1, 100] | None = None,
        topic: app_commands.Range[str, 1, 200] | None = None,
        where: Literal["direct message", "here"] = "direct message",
    ) -> None:
        """Watch what somebody newly says, or what is newly said on a topic."""
        interest = _interest(speaker, topic)
        server = await self.services.servers.of(interaction.guild_id)
        self.services.cooldowns.check(asker_of(interaction), server.user_per_minute)
        here = where == "here" and interaction.guild_id is not None
        if here:
            _check_may_watch(interaction)
        with self.services.running.one():
            await interaction.response.defer(ephemeral=True, thinking=True)
            notes = await self._notes(interest)
            channel_id = interaction.channel_id if here else await direct_channel(interaction)
            new = NewWatch(
                interaction.user.id,
                interaction.guild_id if here else None,
                channel_id or 0,
                interest,
            )
            _check(await self.services.watchlist.add(new, interaction.created_at), here=here)
            place = f"in <#{channel_id}>" if here else "by direct message"
            await finish(
                interaction, render_watching(interest.title, place, notes), None, for_all=False
            )

    @watch.command(name="list")
    async def list_(self, interaction: Interaction) -> None:
        """Show what is watched: by you, and on this server if you manage it."""
        await ephemeral(interaction, render_watches(await _theirs(interaction)))

    @watch.command()
    @app_commands.describe(watch="Which of them")
    async def remove(
        self, interaction: Interaction, watch: app_commands.Range[str, 1, 100]
    ) -> None:
        """End a watch: one of yours, or of this server if you manage it."""
        chosen = [one for one in await _theirs(interaction) if str(one.id) == watch]
        if not chosen:
            raise SayToUser("I find no such watch of yours; please choose one from the list.")
        await self.services.watchlist.remove([chosen[0].id])
        await ephemeral(interaction, render_unwatched(chosen[0]))

    @remove.autocomplete("watch")
    async def _offered(self, interaction: Interaction, typed: str) -> list[Choice]:
        words = typed.casefold().split()
        named = [(_named(interaction, each), each) for each in await _theirs(interaction)]
        found = [pair for pair in named if all(word in pair[0].casefold() for word in words)]
        return [Choice(name=name, value=str(each.id)) for name, each in found[:CHOICES]]

    async def _notes(self, interest: Interest) -> list[str]:
        """Whom a name means in the present index."""
        name = interest.speaker
        if name is None:
            return []
        try:
            return await self.services.engine.read(lambda version: _whom(name, version.known))
        except NoPublishedIndexError:
            return []


def _interest(speaker: str | None, topic: str | None) -> Interest:
    """What is to be watched.

    Raises:
        SayToUser: if there is nothing that could be found.
    """
    name = " ".join(sound(speaker).split()) if speaker else None
    words = " ".join(sound(topic).split()) if topic else None
    if not name and not words:
        raise SayToUser("Please give a speaker, a topic or both.")
    if words and not terms(words):
        raise SayToUser("That topic has no word that I could look for; please give another.")
    return Interest(name or None, words or None)


def _whom(name: str, known: Known) -> list[str]:
    """Whom a name is taken for, or names that are near where it is nobody's yet; markdown."""
    meant = known.speakers.meant(name)
    names = [speaker.name for speaker in meant.speakers] if meant else known.speakers.near(name)
    named = [escape_line(each, 100) for each in names[:_NAMED]]
    if meant and meant.how is not How.GUESS:
        more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
        return [f"At present this means: {', '.join([*named, *more])}."]
    near = ", ".join(named)
    told = "Nobody of that name is surely quoted so far; I will post it once somebody is."
    return [told, f"Names that come near: {near}."] if near else [told]


def _check_may_watch(interaction: Interaction) -> None:
    """Whether somebody may make the bot post in this channel, and the bot may.

    Raises:
        SayToUser: if not.
    """
    may = interaction.permissions
    if not (may.manage_guild or may.manage_channels):
        raise SayToUser(
            "Only who manages the server or this channel may watch something here; I can post it "
            "to you by direct message."
        )
    channel = interaction.channel
    if isinstance(channel, discord.Thread) or not isinstance(channel, discord.abc.Messageable):
        raise SayToUser("Please use this in a channel itself; threads come to an end.")
    check_may_post(interaction.guild, interaction.channel_id or 0)


def _check(added: Added, *, here: bool) -> None:
    """Raises:
    SayToUser: if there is no new watch.
    """
    if added is Added.THERE:
        raise SayToUser("That is watched already; `/watch list` shows it.")
    if added is Added.FULL:
        whose = f"This server has {MOST_OF_SERVER}" if here else f"You have {MOST_OF_PERSON}"
        raise SayToUser(f"{whose} watches already; please remove one first.")


async def _theirs(interaction: Interaction) -> list[Watch]:
    """The watches that somebody may see and end here."""
    may = interaction.permissions
    manages = interaction.guild_id is not None and (may.manage_guild or may.manage_channels)
    watchlist = interaction.client.services.watchlist
    return await watchlist.of(interaction.user.id, interaction.guild_id if manages else None)


def _named(interaction: Interaction, watch: Watch) -> str:
    channel = interaction.guild.get_channel(watch.channel_id) if interaction.guild else None
    where = f" (#{channel.name})" if channel and watch.guild_id else ""
    return shortened(watch.interest.title, CHOICE_NAME - len(where)) + where
