r"""Other people's text in Discord's markdown: shown as it is, whatever stands in it.

Discord's parser takes a backslash off any character that is neither an ASCII letter, a digit nor a
space, and shows that character as it is. So a backslash before each character that could begin a
markup leaves the words on the screen exactly as they are: nothing is bold, hidden, a heading, a
list, a link, an emoji, a date or a mention that is not so in our own layout. Checked with
discord-markdown-parser 1.3.1 (npm), built on the simple-markdown that Discord's own parser is built
on. Of texts made of markup, mentions and links it read 50,000 as plain text, and the same text;
30,000 as the label of a link, as that one link; 30,000 as reported speech, as slanted text alone.

What a terminal would obey is shown as a symbol here too (`bot.harmless`), above all marks that turn
the reading direction. Invisible characters that no script's spelling needs are left out.
"""

import re
from urllib.parse import quote, urlsplit

from bot.discord.limits import shortened
from bot.harmless import harmless, in_one_line

LABEL = 150
"""The most characters of the words of a link."""
LINK = 1000
"""The most characters of a link; in some scripts a text fragment has six for each letter."""

_LINE_ENDS = re.compile("[\u2028\u2029]")
# Zero-width space, word joiner and invisible operators, deprecated format marks, Mongolian vowel
# separator, byte order mark, annotations, fillers. The joiners of scripts and emoji stay.
_INVISIBLE = re.compile(
    "[\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
# What begins a markup wherever it stands; a dash or plus that begins a line, and the point after a
# number that does, which make lists; the point in the address of an invite, which needs no scheme.
_MARKUP = re.compile(
    r"[\\`*_~|<>#@:\[\]]"
    r"|(?m:^)(?P<indent>[^\S\n]*)(?P<bullet>[-+])"
    r"|(?m:^)(?P<number>[^\S\n]*\d+)(?P<point>[.)])"
    r"|(?<=discord)\.|(?<=discordapp)\.",
    re.IGNORECASE,
)
# Discord shows no masked link whose label looks like an address, nor one with odd brackets.
_NO_LABEL = re.compile(r"[\[\]]|://|\bwww\.|\bdiscord(?:app)?\.", re.IGNORECASE)


def escape(text: str) -> str:
    r"""``text`` as markdown that Discord shows as that text, line for line.

    >>> escape("**Free** <@1> at https://example.org")
    '\\*\\*Free\\*\\* \\<\\@1\\> at https\\://example.org'
    """
    return _MARKUP.sub(_escaped, plain(text))


def escape_line(text: str, most: int) -> str:
    """The same in one line of at most ``most`` characters, shortened if need be; for titles."""
    line = in_one_line(_INVISIBLE.sub("", text))
    room = most
    while len(escaped := escape(shortened(line, room))) > most:
        room -= max(1, (len(escaped) - most) // 2)
    return escaped


def plain(text: str) -> str:
    """``text`` for where no markdown is read (footers, choices): controls as symbols."""
    return _INVISIBLE.sub("", harmless(_LINE_ENDS.sub("\n", text)))


def plain_line(text: str, most: int) -> str:
    """The same in one line of at most ``most`` characters, shortened if need be."""
    return shortened(in_one_line(_INVISIBLE.sub("", text)), most)


def link(label: str, url: str | None, *, most_link: int = LINK) -> str:
    r"""``label``, in at most `LABEL` characters, as a link to ``url``; alone if that is unsafe.

    A label of which Discord would make no link stands before the link.

    >>> link("Talks (again)", "https://example.org/a_(b)")
    '[Talks (again)](<https://example.org/a_%28b%29>)'
    >>> link("Talks [updated]", "https://example.org/a")
    'Talks \\[updated\\] [(open)](<https://example.org/a>)'
    """
    shown = escape_line(label, LABEL)
    safe = safe_url(url, most_link)
    if safe is None:
        return shown
    if _NO_LABEL.search(label):
        return f"{shown} [(open)](<{safe}>)"
    return f"[{shown}](<{safe}>)"


def safe_url(url: str | None, most: int = LINK) -> str | None:
    """An http or https address with all encoded that could end a link; None for any other.

    Where it is longer than ``most`` its fragment is left out; None if it is longer still.
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # brackets that are no address of the sixth version of the protocol
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return None
    safe = quote(parts.geturl(), safe="%/:?#&=+,;~!$._-@", errors="replace")
    if len(safe) > most:
        safe = safe.partition("#")[0]
    return safe if len(safe) <= most else None


def _escaped(found: re.Match[str]) -> str:
    if found["bullet"]:
        return f"{found['indent']}\\{found['bullet']}"
    if found["point"]:
        return f"{found['number']}\\{found['point']}"
    return f"\\{found[0]}"
