"""Digests."""

from rich.console import Console
from rich.text import Text

from bot.digests import Digest, NoDigest
from bot.digests.models import NOTHING_TO_DIGEST
from bot.digests.words import not_shown
from bot.harmless import in_one_line
from bot.in_words import count, day
from bot.terminal.parts import SHOW, print_lines, print_near, print_quotes, print_searched


def print_digest(console: Console, digest: Digest | NoDigest, show: str = SHOW) -> None:
    """Print a digest: by speaker, each statement with where it stands, then what is left out."""
    if isinstance(digest, Digest):
        if digest.meant > 1:
            asked = in_one_line(digest.request.speaker or "")
            console.print(Text(f"{asked} may be any of {digest.meant}; each is named.\n"))
        for voice in digest.voices:
            name = in_one_line(voice.speaker.name)
            console.print(Text(f"{name}\n", style="bold underline"))
            print_quotes(console, [statement.quote for statement in voice.statements], show)
            if voice.more:
                more = f"And {count(voice.more, 'more new statement')} by {name}.\n"
                print_lines(console, Text(more, style="dim"), Text(), Text())
        covered = digest.covered
        outlets = count(len(covered.outlets), "outlet")
        when = " to ".join(dict.fromkeys(map(day, (covered.earliest, covered.latest))))
        said = f"From {count(covered.articles, 'article')} of {outlets}, {when}."
        print_lines(console, Text(said, style="dim"), Text(), Text())
    else:
        console.print(Text(f"{NOTHING_TO_DIGEST[digest.reason]}\n", style="bold"))
        print_near(console, digest.near_names)
    for sentence in not_shown(digest.not_shown):
        print_lines(console, Text(sentence, style="dim"), Text(), Text())
    print_searched(console, digest.searched)
