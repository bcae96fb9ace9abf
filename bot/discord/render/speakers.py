"""Who speaks in the articles."""

from collections.abc import Sequence

import discord

from bot.discord.escape import escape_line
from bot.discord.render.pages import Colour
from bot.discord.reply import Picture, Reply
from bot.in_words import count, day
from bot.questions.narrowed import UNKNOWN_SPEAKER
from index.speakers import KnownSpeaker, Office

_MOST = 15
_IN_FULL = 3  # speakers up to which their spellings and offices are shown
_OFFICES = 5


def render_speakers(speakers: Sequence[KnownSpeaker], picture: Picture | None = None) -> Reply:
    """The speakers of the articles, or those whom a name may mean; few are shown in full.

    ``speakers`` are those with most statements first; ``picture`` is of the same ones.
    """
    shown = speakers[:_MOST]
    in_full = len(shown) <= _IN_FULL
    lines = [_in_full(speaker) if in_full else _line(speaker) for speaker in shown]
    if not shown:
        lines = [UNKNOWN_SPEAKER]
    embed = discord.Embed(
        colour=(Colour.ANSWER if shown else Colour.CALM).value,
        title="Speakers",
        description="\n".join(lines),
    )
    more = f", of whom these {len(shown)} are quoted most" if len(speakers) > len(shown) else ""
    embed.set_footer(text=f"{count(len(speakers), 'speaker')}{more} · /quotes shows what they said")
    if picture:
        embed.set_image(url=f"attachment://{picture.name}")
    return Reply(embeds=(embed,), picture=picture)


def _line(speaker: KnownSpeaker) -> str:
    office = f", {escape_line(speaker.offices[0].role, 80)}" if speaker.offices else ""
    return f"**{escape_line(speaker.name, 60)}**{office} · {_counts(speaker)}"


def _in_full(speaker: KnownSpeaker) -> str:
    lines = [f"**{escape_line(speaker.name, 100)}** · {_counts(speaker)}"]
    if speaker.names[1:]:
        lines.append(f"also {escape_line(', '.join(speaker.names[1:]), 200)}")
    lines += [f"- {_office(office)}" for office in speaker.offices[:_OFFICES]]
    if len(speaker.offices) > _OFFICES:
        lines.append(f"-# … and {count(len(speaker.offices) - _OFFICES, 'more office')}")
    return "\n".join(lines)


def _office(office: Office) -> str:
    when = " to ".join(dict.fromkeys(map(day, (office.first, office.last))))
    return f"{escape_line(office.role, 120)}, {when}"


def _counts(speaker: KnownSpeaker) -> str:
    return f"{count(speaker.statements, 'statement')} in {count(speaker.articles, 'article')}"
