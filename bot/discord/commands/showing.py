"""What a command has found, shown with its buttons, and kept for them."""

from dataclasses import replace

from bot.discord.client import Interaction
from bot.discord.presenting import present
from bot.discord.render import Heading, render_listing, render_sections
from bot.discord.reply import Picture
from bot.discord.sections import Sections, shown_sections
from bot.discord.sending import finish
from bot.discord.shown import shown_listing
from bot.discord.statement_lists import StatementList


async def show_sections(
    interaction: Interaction, sections: Sections, heading: Heading, picture: Picture | None = None
) -> None:
    """Show quotes under headings, in the place of "is thinking"; ``picture`` stays on all pages."""
    pages = render_sections(
        sections.slots, sections.quotes, sections.lead, sections.searched, heading
    )
    reply, view = await present(
        interaction.client.services.kept,
        shown_sections(sections),
        pages,
        asker_id=interaction.user.id,
        guild_id=interaction.guild_id,
    )
    await finish(interaction, replace(reply, picture=picture), view)


async def show_listing(interaction: Interaction, listing: StatementList) -> None:
    """Show a list of statements, in the place of "is thinking"."""
    reply, view = await present(
        interaction.client.services.kept,
        shown_listing(listing.quotes, listing.found, listing.searched),
        render_listing(listing.quotes, listing.searched, listing.heading, listing.found),
        asker_id=interaction.user.id,
        guild_id=interaction.guild_id,
    )
    await finish(interaction, reply, view)
