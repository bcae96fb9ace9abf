"""Cleaning of web text: whole lines that belong to the page and not to the article go.

It runs once, before any offset exists, on text, Markdown and HTML files; JSONL is never cleaned.
What is not surely boilerplate stays: a stray notice does less harm than a lost sentence.
"""

from collections.abc import Sequence
from itertools import islice

from corpus.boilerplate import is_boilerplate, page_furniture

_WRAPPED = 50  # characters; a line as long that ends as no sentence does may go on in the next
_ENDINGS = ('.', '!', '?', ':', '…', '"', '”', '“', '»', '«', '’', ')', ']')  # fmt: skip
_TITLE_WITHIN = 3  # lines of text at the top among which the title is looked for again


def clean(text: str) -> str:
    """``text`` without its boilerplate lines and the blank ones about them.

    Dropped are menus and share bars, advertisement marks, "read also" lines, and notices about
    newsletters, comments and cookies, each only as a whole line that no neighbour runs on into.
    The lines left are unchanged and in order.

    >>> clean("Home | News | Search\\n\\nThe talks went on.\\n\\nAdvertisement\\n\\nAll left.")
    'The talks went on.\\n\\nAll left.'
    """
    lines = text.split("\n")
    dropped = page_furniture(lines)
    for at, line in enumerate(lines):
        before = lines[at - 1] if at and at - 1 not in dropped else ""
        after = lines[at + 1] if at + 1 < len(lines) else ""
        if is_boilerplate(line) and not _runs_on(before, line, after):
            dropped.add(at)
    return _left(lines, dropped)


def without_title(text: str, title: str) -> str:
    """``text`` without the lines at its top that repeat ``title``, and the blank ones about them.

    >>> without_title("Velmora calls a pause\\n\\nThe talks stopped.", "Velmora Calls a Pause")
    'The talks stopped.'
    """
    lines = text.split("\n")
    top = islice((at for at, line in enumerate(lines) if line.strip()), _TITLE_WITHIN)
    return _left(lines, {at for at in top if _bare(lines[at]) == _bare(title)})


def _left(lines: Sequence[str], dropped: set[int]) -> str:
    """The lines that are left, without blank ones after a dropped one or at either end."""
    kept: list[str] = []
    gap = True
    for at, line in enumerate(lines):
        if at in dropped:
            gap = True
        elif line.strip() or not gap:
            kept.append(line)
            gap = gap and not line.strip()
    while kept and not kept[-1].strip():
        kept.pop()
    return "\n".join(kept)


def _bare(line: str) -> str:
    """A heading for comparison: without case, Markdown's marks and differences in white space."""
    return " ".join(line.strip().strip("#*_ ").casefold().split())


def _runs_on(before: str, line: str, after: str) -> bool:
    """Whether a line is part of a paragraph wrapped over several lines, as in plain text files."""
    if len(before) >= _WRAPPED and not before.rstrip().endswith(_ENDINGS):
        return True
    if after.lstrip()[:1].islower():
        return True
    return bool(after.strip()) and len(line) >= _WRAPPED and not line.rstrip().endswith(_ENDINGS)
