"""The bot killed at random moments of posting: no statement is posted twice.

    python -m evals.killed_posts [--moments 20] [--seed 1]

A loopback Discord (tests/wire), and the bot in a process of its own over an index with an article
of today; a digest is due. The bot is killed (SIGKILL) at a moment drawn evenly from 0.6 to 1.3 of
the time that it takes from its connection to the end of its post, and started again, until it has
looked for the digest and is done with it. Counted are posts that came before the kill, after it,
and never: that one is lost rather than posted twice is what `bot.discord.posting.outbox` is for.
"""

import argparse
import asyncio
import random
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.bot.discord.wire.conftest import publish, tables
from tests.bot.discord.wire.test_digests import COURIER, SHIPS, due_now, posted
from tests.wire.process import BotProcess
from tests.wire.server import Discord


async def post(folder: Path, kill_after: float | None) -> tuple[str, float]:
    """Have the digest posted from a copy of a folder, the bot killed so many seconds after it has
    connected; when the post came, and the seconds until then, if it was not killed.

    Raises:
        AssertionError: if it is posted twice.
    """
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        async with Discord() as discord:
            channel = await discord.channel("news")
            due_now(copy, discord, channel)
            seconds = 0.0
            async with BotProcess(discord, copy, tables(copy)) as bot:
                await bot.connected()
                began = time.monotonic()
                if kill_after is None:
                    await discord.until(lambda: bot.events("digest"), "the digest")
                    seconds = time.monotonic() - began
                else:
                    await asyncio.sleep(kill_after)
                bot.kill()
                await bot.ended()
            await discord.until(lambda: not discord.gateway.connected, "the socket to close")
            before, done = len(posted(discord, channel)), len(bot.events("digest"))
            async with BotProcess(discord, copy, tables(copy)) as bot:
                await bot.connected()
                if not done:
                    await discord.until(lambda: bot.events("digest"), "the digest")
            messages = posted(discord, channel)
            assert sum(message.text.count(SHIPS) for message in messages) <= 1, "posted twice"
            assert len(messages) <= 1, "posted twice"
            return ("before" if before else "after" if messages else "never"), seconds


async def kill(moments: int, chosen: random.Random) -> Counter[str]:
    """Kill at so many moments; how often the post came before, after, and never."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        await asyncio.to_thread(publish, folder, more=[COURIER])
        _, seconds = await post(folder, None)
        return Counter(
            [(await post(folder, chosen.uniform(0.6, 1.3) * seconds))[0] for _ in range(moments)]
        )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = asyncio.run(kill(options.moments, random.Random(options.seed)))
    told = ", ".join(f"{count} {when}" for when, count in sorted(found.items()))
    print(f"{options.moments} kills; posted before or after the kill, or never: {told}")
    print("no statement posted twice")


if __name__ == "__main__":
    main()
