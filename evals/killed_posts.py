"""The bot killed at random moments of posting and correcting: nothing twice, nothing left wrong.

    python -m evals.killed_posts [--moments 50] [--seed 1]

A loopback Discord (tests/wire), and the bot in a process of its own over an index that has an
article of today. A digest is due, a channel and a person watch a speaker, and an answer quotes an
article that a new version of the index corrects; this version, in which the speaker says two more
things, is published before the bot's start. The bot is killed (SIGKILL), and started again, until
it is done. All of it takes some seconds and the posting a moment, so that the kills are spread over
what is done instead of over time: before anything, or up to 0.05 s after the first, second, third
or fourth of the three posts and the correction.

Checked is that no statement comes twice in a channel, that one that was not begun to be sent comes
after the kill, and that in the end the answer says that its source was corrected. A post that was
claimed before the kill and is not there is lost: that rather than twice is what
`bot.discord.posting.outbox` is for. How many came before the kill, after it, and never is counted.
"""

import argparse
import asyncio
import random
import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.bot.discord.wire.articles import JUNE, MAY
from tests.bot.discord.wire.conftest import publish, tables
from tests.bot.discord.wire.test_asking import RUIZ
from tests.bot.discord.wire.test_corrections import CORRECTED
from tests.bot.discord.wire.test_digests import COURIER, LATER, SHIPS, WINTER, due_now, posted
from tests.bot.discord.wire.test_watches import looked, watch
from tests.wire.messages import Message
from tests.wire.people import Channel
from tests.wire.process import BotProcess
from tests.wire.server import Discord

_SAID = (SHIPS, WINTER)
_FIRST = 2.0  # seconds from the bot's connection to what it does first, or a little more
_SOON = 0.05  # seconds in which it has noted what it did, and perhaps gone on
_STEPS = 4  # three posts and a correction


@dataclass(frozen=True, slots=True)
class Moment:
    """So many seconds after so many steps are done."""

    steps: int
    seconds: float

    @classmethod
    def drawn(cls, chosen: random.Random) -> "Moment":
        """One of them, each number of steps as often as the others."""
        steps = chosen.randint(0, _STEPS)
        return cls(steps, chosen.uniform(0, _SOON if steps else _FIRST))


@dataclass(frozen=True, slots=True)
class Begun:
    """A Discord in which all is asked for, and where the bot will post and correct."""

    discord: Discord
    digest: Channel
    watching: tuple[Channel, Channel]
    answer: Message

    def told(self) -> dict[str, int]:
        """How often each channel was told each statement."""
        places = {"digest": self.digest, "channel": self.watching[0], "direct": self.watching[1]}
        return {
            f"{name}: {words}": sum(words in each.text for each in posted(self.discord, place))
            for name, place in places.items()
            for words in _SAID
        }

    def steps(self) -> int:
        """How much is done."""
        places = (self.digest, *self.watching)
        return sum(bool(posted(self.discord, each)) for each in places) + self.corrected()

    def corrected(self) -> bool:
        """Whether the answer says that its source was."""
        now = self.discord.now(self.answer).text
        return CORRECTED in now and MAY not in now


async def begin(folder: Path, discord: Discord) -> Begun:
    """Have an answer given and watches made, then publish what is new while no bot runs."""
    manager = discord.person("manager", manager=True)
    channel, news = await discord.channel("questions"), await discord.channel("news")
    async with BotProcess(discord, folder, tables(folder)) as bot:
        await bot.connected()
        await looked(discord, bot, folder)
        answer = await discord.ask(manager, channel, RUIZ)
        await watch(discord, manager, news, speaker="Ana Ruiz", where="here")
        await watch(discord, manager, news, speaker="Ana Ruiz")
    await discord.until(lambda: not discord.gateway.connected, "the socket to close")
    digest = await discord.channel("digest")
    due_now(folder, discord, digest)
    publish(folder, JUNE, [COURIER, LATER])
    return Begun(discord, digest, (news, discord.direct(manager)), answer)


async def kill_at(built: Path, moment: Moment) -> Counter[str]:
    """Kill the bot, and let another end it; how many statements came before, after and never.

    Raises:
        AssertionError: if a statement came twice, was lost that was not claimed, or the answer does
            not say in the end that its source was corrected.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(built, folder, dirs_exist_ok=True)
        async with Discord() as discord:
            begun = await begin(folder, discord)
            async with BotProcess(discord, folder, tables(folder)) as bot:
                await bot.connected()
                await discord.until(lambda: begun.steps() >= moment.steps, f"step {moment.steps}")
                await asyncio.sleep(moment.seconds)
                bot.kill()
                await bot.ended()
            await discord.until(lambda: not discord.gateway.connected, "the socket to close")
            before, claimed = begun.told(), _claimed(folder)
            async with BotProcess(discord, folder, tables(folder)) as bot:
                await bot.connected()
                await looked(discord, bot, folder)
                await discord.until(lambda: _digested(folder), "the digest")
                await discord.until(begun.corrected, "the correction")
            after = begun.told()
    assert all(times <= 1 for times in after.values()), f"posted twice: {after}"
    never = [each for each, times in after.items() if not times]
    unclaimed = [each for each in never if each.partition(":")[0] not in _places(begun, claimed)]
    assert not unclaimed, f"lost without having been claimed: {unclaimed}"
    came = {"before": sum(before.values()), "never": len(never)}
    return Counter({**came, "after": len(after) - sum(came.values())})


def _digested(folder: Path) -> bool:
    with closing(sqlite3.connect(folder / "state.sqlite")) as db:
        return bool(db.execute("SELECT count(*) FROM digest_runs").fetchone()[0])


def _claimed(folder: Path) -> frozenset[str]:
    """The channels for which a post was claimed."""
    with closing(sqlite3.connect(folder / "state.sqlite")) as db:
        return frozenset(str(each) for (each,) in db.execute("SELECT channel FROM posts"))


def _places(begun: Begun, channels: frozenset[str]) -> set[str]:
    named = {"digest": begun.digest, "channel": begun.watching[0], "direct": begun.watching[1]}
    return {name for name, place in named.items() if place.id in channels}


async def kill(moments: int, chosen: random.Random) -> Counter[str]:
    """Kill at so many moments; how many statements came before, after, and never."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        built = Path(place)
        await asyncio.to_thread(publish, built)
        for number in range(moments):
            found += await kill_at(built, Moment.drawn(chosen))
            print(f"{number + 1} of {moments}: {dict(found)}", flush=True)
    return found


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = asyncio.run(kill(options.moments, random.Random(options.seed)))
    told = ", ".join(f"{count} {when}" for when, count in sorted(found.items()))
    print(f"{options.moments} kills; statements posted before or after the kill, or never: {told}")
    print("none posted twice, none lost that was not being sent, every answer corrected")


if __name__ == "__main__":
    main()
