"""What a command has found, shown with its buttons, and kept for them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.discord.client import Interaction
from bot.discord.presenting import buttons, keep_shown, note_sent
from bot.discord.render import Heading, render_listing, render_sections
from bot.discord.reply import Picture, Reply
from bot.discord.sections import Sections, shown_sections
from bot.discord.sending import finish
from bot.discord.shown import Shown, shown_listing
from bot.discord.statement_lists import StatementList


async def show_sections(
    interaction: Interaction, sections: Sections, heading: Heading, picture: Picture | None = None
) -> None:
    """Show quotes under headings, in the place of "is thinking"; ``picture`` stays on all pages."""
    pages = render_sections(
        sections.slots, sections.quotes, sections.lead, sections.searched, heading
    )
    pages[0] = replace(pages[0], picture=picture)
    await _show(interaction, shown_sections(sections), pages)


async def show_listing(interaction: Interaction, listing: StatementList) -> None:
    """Show a list of statements, in the place of "is thinking"."""
    await _show(
        interaction,
        shown_listing(listing.quotes, listing.found, listing.searched),
        render_listing(listing.quotes, listing.searched, listing.heading, listing.found),
    )


async def _show(interaction: Interaction, shown: Shown, pages: Sequence[Reply]) -> None:
    services = interaction.client.services
    kept = await keep_shown(
        services.kept, shown, asker_id=interaction.user.id, guild_id=interaction.guild_id
    )
    message = await finish(interaction, pages[0], buttons(kept, pages))
    await note_sent(services.sent, kept, message)
