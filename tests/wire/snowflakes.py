"""Discord's ids: milliseconds since 2015 in the high bits, so that they sort by age."""

import itertools
import time

_EPOCH = 1_420_070_400_000
_numbers = itertools.count()


def snowflake() -> str:
    """An id of this moment; discord.py holds an interaction whose id is old for expired."""
    milliseconds = int(time.time() * 1000) - _EPOCH
    return str(milliseconds << 22 | next(_numbers) & 0x3FFFFF)
