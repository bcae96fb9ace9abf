"""What the bot is for, and how it is asked."""

import discord

from bot.discord.render.pages import Colour
from bot.discord.reply import Reply
from bot.in_words import count

_ASKING = """\
**Mention me** with a question in a channel, **reply** to one of my answers, send me a **direct \
message**, or use `/ask`. In a thread or a chain of replies you may go on: “and what about grain?”

What I quote stands word for word in an article, with a link to it. `direct speech` is what \
somebody said, `quoted in part` and `reported speech` (slanted) is how the article tells it, \
`article text` is nobody's statement. Where the articles do not answer, I say so."""
_COMMANDS = """\
`/ask` a question, if you like of one speaker, outlet or time
`/quotes` what somebody said, on a topic or at a time
`/summary` of a topic, a speaker, an article or a time, in exact sentences
`/timeline` of a topic, by date, in exact sentences
`/position` all that somebody said on a topic, in order of date
`/compare` what two to four said on a topic, side by side
`/verify` whether a quote is verbatim, altered, cut or somebody else's
`/article` an article and the statements in it
`/speakers` who is quoted
`/sources` which outlets
`/watch` what somebody newly says, or what is newly said on a topic
`/status` what is searched
`/privacy` what is kept of you

On a message, **Apps → Check this quote** verifies its words in quotation marks."""


def render_help() -> Reply:
    """What the bot does, and its commands."""
    embed = discord.Embed(
        colour=Colour.ANSWER.value,
        title="What was said, on the record",
        description=f"{_ASKING}\n\n{_COMMANDS}",
    )
    return Reply(embeds=(embed,))


def render_introduction() -> Reply:
    """Two lines, for who mentions the bot and asks nothing."""
    return Reply(
        content="Ask me what was said, and I quote it word for word from the articles I know.\n"
        "Mention me with a question, or use `/ask`; `/help` says more."
    )


def render_go_on() -> Reply:
    """For a reply to a slash command's answer, whose text Discord does not send."""
    return Reply(
        content="Discord does not show me what a reply to this says. "
        "Mention me in it, or ask with `/ask`."
    )


def render_forgotten(answers: int, feedback: int, watches: int) -> Reply:
    """What was deleted of somebody."""
    deleted = f"{count(answers, 'answer')}, {count(feedback, 'opinion')} on answers"
    deleted += f" and {watches:,} watch{'' if watches == 1 else 'es'}"
    return Reply(content=f"Deleted: {deleted}. The buttons under those answers no longer work.")
