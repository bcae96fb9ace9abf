"""A ranked list of passages, whoever ranked them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ranking:
    """Numbers of passages, best first, and their scores (higher is better), equally long."""

    numbers: tuple[int, ...]
    scores: tuple[float, ...]
