"""How everything looks: pure functions from records to replies, one file for each message."""

from bot.discord.render.answer import (
    render_abstention,
    render_answer,
    render_nearest,
    render_quotes,
)
from bot.discord.render.checked import render_checked
from bot.discord.render.context import render_context
from bot.discord.render.errors import GONE, render_error, render_incident
from bot.discord.render.heading import Heading
from bot.discord.render.help import render_forgotten, render_go_on, render_help, render_introduction
from bot.discord.render.listing import render_listing
from bot.discord.render.sections import render_sections
from bot.discord.render.sources import render_article_sources, render_outlets
from bot.discord.render.speakers import render_speakers
from bot.discord.render.status import render_status
from bot.discord.render.summary import render_no_summary, summary_heading, summary_sections

__all__ = [
    "GONE",
    "Heading",
    "render_abstention",
    "render_answer",
    "render_article_sources",
    "render_checked",
    "render_context",
    "render_error",
    "render_forgotten",
    "render_go_on",
    "render_help",
    "render_incident",
    "render_introduction",
    "render_listing",
    "render_nearest",
    "render_no_summary",
    "render_outlets",
    "render_quotes",
    "render_sections",
    "render_speakers",
    "render_status",
    "summary_heading",
    "summary_sections",
]
