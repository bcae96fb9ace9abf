"""What is kept of people, in a few words; docs/privacy.md has all of them."""

import discord

from bot.discord.render.pages import Colour
from bot.discord.reply import Reply


def render_privacy(keep_days: int, *, feedback: bool, log_questions: bool) -> Reply:
    """What is kept; with ``feedback`` and ``log_questions`` as they are here."""
    kept = (
        f"**For {keep_days} days**: your user id, with the places in articles that you were shown, "
        "so that the buttons under an answer work."
    )
    question = (
        "**Your question with it**, since this server's managers have turned feedback on."
        if feedback
        else "**Not your question**: feedback is off here."
    )
    logged = (
        "**The log of the program** holds the words of questions, without who asked."
        if log_questions
        else "**The log of the program** holds how long answers took, not what was asked."
    )
    memory = (
        "**For half an hour, in memory alone**: the last four questions of a conversation, so that "
        "you can go on with “and what about grain?”."
    )
    watched = (
        "**Until you end it**: what you watch, by your user id, and sums of what I posted to you, "
        "so that nothing comes twice."
    )
    description = "\n\n".join((kept, question, watched, memory, logged))
    embed = discord.Embed(colour=Colour.CALM.value, title="What I keep", description=description)
    return Reply(embeds=(embed,))
