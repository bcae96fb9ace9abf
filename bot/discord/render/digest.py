"""Digests: what was newly said, by speaker."""

from datetime import datetime

from bot.digests import Digest
from bot.digests.models import Voice
from bot.digests.words import not_shown
from bot.discord.escape import escape_line
from bot.discord.limits import shortened
from bot.discord.render.heading import Heading
from bot.discord.render.pages import LEAD
from bot.discord.render.small_print import published
from bot.discord.reply import Reply
from bot.discord.sections import Entry, Sections
from bot.in_words import count


def digest_sections(digest: Digest) -> Sections:
    """A digest, each speaker's statements together."""
    covered = digest.covered
    dates = published(covered.earliest, covered.latest)
    told = [
        f"From {count(covered.articles, 'article')} of {count(len(covered.outlets), 'outlet')}, "
        f"{dates}.",
        *not_shown(digest.not_shown),
    ]
    return Sections(
        tuple(entry for voice in digest.voices for entry in _entries(voice)),
        shortened("\n".join(f"-# {line}" for line in told), LEAD),
        digest.searched,
    )


def digest_heading(since: datetime) -> Heading:
    """What stands above a digest of what came since a moment."""
    return Heading.of_list(f"Newly said since {since.day} {since:%B %Y}")


def render_digest_refused(channel_id: int) -> Reply:
    """To whoever looks after a server: a digest cannot be posted."""
    return Reply(
        f"I could not post this server's digest in <#{channel_id}>: Discord does not let me. "
        "Please allow me there to view the channel, send messages and embed links, or choose "
        "another with `/settings digest`. I will try again when the next one is due."
    )


def render_digest_homeless(server: str) -> Reply:
    """To whoever looks after a server: the channel of the digest is gone."""
    return Reply(
        f"The channel in which I posted the digest of {escape_line(server, 100)} is gone, so I "
        "have turned it off. "
        "`/settings digest` chooses another."
    )


def _entries(voice: Voice) -> list[Entry]:
    shown = len(voice.statements)
    more = f"{count(shown + voice.more, 'new statement')}, {shown} of them here"
    return [
        Entry(told.quote, note=more if voice.more and not number else "", by_speaker=True)
        for number, told in enumerate(voice.statements)
    ]
