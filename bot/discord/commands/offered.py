"""What commands offer while somebody types, from the catalog of the present index."""

import asyncio

from bot.discord.catalog import Catalog, Choice
from bot.discord.client import Interaction
from bot.discord.digests.given import zones_named


async def speakers(interaction: Interaction, typed: str) -> list[Choice]:
    """Speakers."""
    catalog = _catalog(interaction)
    return catalog.speakers(typed) if catalog else []


async def topics(interaction: Interaction, typed: str) -> list[Choice]:
    """Words of titles."""
    catalog = _catalog(interaction)
    return catalog.topics(typed) if catalog else []


async def articles(interaction: Interaction, typed: str) -> list[Choice]:
    """Articles, by their titles."""
    catalog = _catalog(interaction)
    return catalog.articles(typed) if catalog else []


async def outlets(interaction: Interaction, typed: str) -> list[Choice]:
    """Outlets."""
    catalog = _catalog(interaction)
    return catalog.outlets(typed) if catalog else []


async def zones(_: Interaction, typed: str) -> list[Choice]:
    """Time zones."""
    return await asyncio.to_thread(zones_named, typed)  # which reads their names, once


def _catalog(interaction: Interaction) -> Catalog | None:
    return interaction.client.services.engine.catalog
