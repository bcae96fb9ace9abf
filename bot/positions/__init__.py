"""What somebody said on a topic over time, and what several said on it side by side."""

from bot.positions.models import NoPositions, Positions, PositionsRequest, Side, Voice
from bot.positions.positioner import Positioner

__all__ = ["NoPositions", "Positioner", "Positions", "PositionsRequest", "Side", "Voice"]
