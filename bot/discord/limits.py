"""Discord's limits, and how text is kept within them.

All are in characters, which are Unicode code points as `len` counts them: "the API calculates
length based on the number of codepoints" (Discord's staff in discord/discord-api-docs#1315).
Sources: the pages of https://docs.discord.com/developers that each comment names.
"""

CONTENT = 2000  # resources/message, Create Message: content

# resources/message, Embed Limits
EMBEDS = 10  # of one message (Create Message: embeds)
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELDS = 25
EMBED_FIELD_NAME = 256
EMBED_FIELD_VALUE = 1024
EMBED_FOOTER = 2048
EMBED_AUTHOR = 256
EMBED_TOTAL = 6000  # title, description, field names and values, footer, author; of all embeds

ALT_TEXT = 1024  # resources/message, Attachment: description

# components/reference
ROWS = 5  # Action Row, of one message
ROW_BUTTONS = 5  # Action Row
CUSTOM_ID = 100  # Anatomy of a Component
BUTTON_LABEL = 80  # Button: label

# interactions/application-commands and interactions/receiving-and-responding
CHOICES = 25  # Autocomplete
CHOICE_NAME = 100  # Application Command Option Choice: name
CHOICE_VALUE = 100  # the same: value of a string

THREAD_NAME = 100  # resources/channel: name


def shortened(text: str, most: int) -> str:
    """``text`` in at most ``most`` characters, cut before a word, with a mark that it is.

    Not for quoted words, which are never cut inside.

    >>> shortened("The grain talks resume", 15)
    'The grain …'
    """
    if len(text) <= most:
        return text
    room = most - 2  # for the space and the mark
    space = text.rfind(" ", 0, room + 1)
    if space > room // 2:
        return f"{text[:space].rstrip()} …"
    return f"{text[: most - 1].rstrip()}…"
