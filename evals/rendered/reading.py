"""What stands on a screen, read back from what was sent there, and whose words it is not."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.discord.reply import Reply

# The bars before words.
_TERMINAL = re.compile(r"  │ ?")
_DISCORD = re.compile(r"> ?")
# What is called an article's words without a bar.
_LABELLED = re.compile(r"\s*[Ii]n the article: +(.*)")
# Between these stands what differs, where it cannot be shown in another colour.
_MARKERS = re.compile(r">>>|<<<")
_LINK = re.compile(r"\]\(<[^>]*>\)")
_TOKEN = re.compile(r"\\(?P<shown>[^0-9A-Za-z\s])|(?P<layout>[*_~`]|<t:\d+:D>)|(?P<text>[\s\S])")
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\ufffd")


@dataclass(frozen=True, slots=True)
class Screen:
    """What a person is shown of one result, in pieces.

    ``words`` are those behind a bar, or said to be an article's; ``lines`` are all others.
    """

    words: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def claimed(self) -> list[str]:
        """What is shown as somebody's words: those behind a bar, and in a pair of marks."""
        shown = (*self.words, *self.lines)
        return [*self.words, *(inside for text in shown for inside in quoted(text))]


def terminal_screen(printed: str) -> Screen:
    """What a terminal shows; its lines as they were broken."""
    return _screen(_MARKERS.sub("", printed).split("\n"), _TERMINAL)


def discord_screens(replies: Iterable[Reply]) -> Iterator[Screen]:
    """What each message shows, but for the title of an embed: there stands what was asked."""
    for reply in replies:
        for embed in reply.embeds:
            markdown = _LINK.sub("]", embed.description or "")
            shown = _screen(markdown.split("\n"), _DISCORD)
            yield Screen(tuple(map(_unescaped, shown.words)), tuple(map(_unescaped, shown.lines)))
        yield Screen((), tuple(map(_unescaped, reply.content.split("\n"))))


def faults(screen: Screen, sayable: Iterable[str]) -> list[str]:
    """What is claimed to be somebody's words and stands in none of the texts that may be quoted.

    White space does not count, nor what no screen shows.
    """
    stored = "\0".join(map(bare, sayable))
    return [piece for piece in screen.claimed if bare(piece) not in stored]


def quoted(text: str) -> list[str]:
    """What each pair of quotation marks encloses: a closing mark and the last that opens for it.

    >>> quoted('He said “no „never“ and" then»'), quoted('“a “b” c" d "e')
    (['never'], ['b', ' d '])
    """
    found: list[str] = []
    opened: dict[str, list[int]] = {closing: [] for closing in '“”»"'}
    for n, mark in enumerate(text):
        if opened.get(mark):
            opener = opened[mark].pop()
            found.append(text[opener + 1 : n])
            for others in opened.values():  # what it would have closed with too
                others[:] = [other for other in others if other < opener]
        elif closings := _PAIRS.get(mark):
            for closing in closings:
                opened[closing].append(n)
    return found


@lru_cache(maxsize=5000)
def bare(text: str) -> str:
    """Text without white space, and without what is shown as a symbol or not at all."""
    return text.translate(_unseen())


@cache
def _unseen() -> dict[int, None]:
    return {
        n: None
        for n in range(sys.maxunicode + 1)
        if (c := chr(n)).isspace()
        or unicodedata.category(c)[0] == "C"
        or c in _FILLERS
        or "\u2400" <= c <= "\u2426"
    }


def _screen(lines: Iterable[str], bar: re.Pattern[str]) -> Screen:
    words: list[list[str]] = []
    others: list[str] = []
    within = False
    for line in lines:
        barred = bar.match(line)
        if labelled := _LABELLED.fullmatch(line):
            words.append([labelled[1]])
        elif barred is None:
            others.append(line)
        elif within:
            words[-1].append(line[barred.end() :])
        else:
            words.append([line[barred.end() :]])
        within = barred is not None
    return Screen(tuple("\n".join(each) for each in words), tuple(others))


def _unescaped(markdown: str) -> str:
    """The text that Discord shows of markdown as the bot writes it."""
    return "".join(token["shown"] or token["text"] or "" for token in _TOKEN.finditer(markdown))
