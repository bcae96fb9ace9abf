"""Other people's text made harmless to a terminal: what it would obey is shown as a symbol."""

import re

# A line's end written as CR LF; controls but the line feed; marks that turn the reading direction,
# which can make a line read as another; halves of surrogate pairs, which cannot be written.
_UNSAFE = re.compile(
    r"\r(?=\n)|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def harmless(text: str) -> str:
    """``text`` with its controls as symbols, each tab as a space and each line's end as a feed.

    >>> harmless("\\x1b[2Jgone\\tor not\\a")
    '␛[2Jgone or not␇'
    """
    return _UNSAFE.sub(_symbol, text)


def in_one_line(text: str) -> str:
    """The same in one line, for titles and names.

    >>> in_one_line("Talks\\n at  last")
    'Talks at last'
    """
    return harmless(" ".join(text.split()))


def _symbol(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\r" and found.string[found.end() : found.end() + 1] == "\n":
        return ""
    if character == "\t":
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))  # the control pictures, in the order of the controls
    return "\u2421" if character == "\x7f" else "\ufffd"
