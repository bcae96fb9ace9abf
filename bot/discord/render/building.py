"""How a build of the index goes, and how it ended."""

from bot.discord.escape import escape_line
from bot.discord.rebuild import Built
from bot.discord.reply import Reply
from bot.in_words import count


def render_building(progress: str) -> Reply:
    """That a build runs; ``progress`` is its last line, "" at first."""
    how_far = f"\n-# {escape_line(progress, 200)}" if progress else ""
    return Reply(content=f"Rebuilding the index; I answer from the one before meanwhile.{how_far}")


def render_built(built: Built) -> Reply:
    """What a build has changed."""
    if not built.published:
        said = f"Nothing has changed: {count(built.articles, 'article')}."
    else:
        changes = f"{built.added:,} added, {built.changed:,} changed, {built.removed:,} removed"
        said = f"The index is rebuilt: {count(built.articles, 'article')}; {changes}."
    if built.unread:
        said += (
            f"\n{built.unread:,} of the files and records could not be read; the log says which."
        )
    return Reply(content=said)
