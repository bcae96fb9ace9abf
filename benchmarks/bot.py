"""The bot under load, over a loopback Discord: questions at once, and the index changed meanwhile.

    python -m benchmarks.bot --index DIR [--questions 200] [--users 50] [--bursts 10] [--json]

The bot runs in a process of its own, on a copy of the index, as `talks bot run` does; its limits
for each user and server are lifted, nothing else. A burst is --questions commands /ask sent without
waiting, from --users people; the questions are made of the titles of articles. The last burst has
the same index published as a new version in its middle. Times are measured where Discord is, which
is this process and shares the processors with the bot.

Lost is what got no answer, or an error for one; told, the longest time until Discord knew that an
answer comes, which must be below 3 s; p50 and p95, until it was there. The lag of the event loop is
the bot's own figure, the 99th percentile of the last minute; memory is the bot's after the burst.
"""

import argparse
import asyncio
import dataclasses
import json
import shutil
import socket
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import psutil

from benchmarks.measure import Figures, report
from index.manifest import read_manifest
from index.published import open_index
from index.versions import Versions
from tests.wire.interactions import Interaction
from tests.wire.people import Channel, Person
from tests.wire.process import BotProcess, Tables
from tests.wire.server import Discord

_DEADLINE = 120.0  # seconds after which a question is lost
_CHANNELS = 10


def questions(index: Path, count: int) -> list[str]:
    """Questions about articles spread over the index, which are asked again where there are few."""
    published = open_index(index)
    try:
        titles = [article.title for article in published.store.articles() if article.title]
    finally:
        published.close()
    step = max(1, len(titles) // count)
    chosen = [f"What was said about this: {title[:400]}?" for title in titles[::step]]
    return [chosen[number % len(chosen)] for number in range(count)]


def publish_again(folder: Path) -> None:
    """Publish what is published as the next version, the way a build does."""
    versions = Versions(folder)
    with versions.lock():
        staged = versions.stage()
        shutil.copytree(versions.published(), staged, dirs_exist_ok=True)
        name = staged.name.rpartition("-")[2]
        dataclasses.replace(read_manifest(staged), version=name).write(staged)
        versions.publish(staged)


def settings(folder: Path, health_port: int) -> Tables:
    """The defaults, without limits on how much one user or server may ask."""
    return {
        "index": {"dir": str(folder / "index")},
        "discord": {
            "state": str(folder / "state.sqlite"),
            "user_per_minute": 1_000_000,
            "channel_per_minute": 1_000_000,
            "server_per_minute": 1_000_000,
            "server_at_once": 1_000_000,
            "health_port": health_port,
        },
    }


async def burst(
    discord: Discord, people: Sequence[Person], channels: Sequence[Channel], asked: Sequence[str]
) -> list[Interaction]:
    """Ask all at once, and wait until each is answered or lost."""
    sent = [
        await discord.slash(
            people[number % len(people)], channels[number % len(channels)], "ask", question=question
        )
        for number, question in enumerate(asked)
    ]
    ends = time.monotonic() + _DEADLINE
    while any(each.answered is None for each in sent) and time.monotonic() < ends:
        await asyncio.sleep(0.05)
    return sent


def figures(discord: Discord, sent: Sequence[Interaction]) -> Figures:
    """How many were lost, and the seconds until Discord knew of an answer, and until it had it."""
    told = [(each.acknowledged or each.sent + _DEADLINE) - each.sent for each in sent]
    took = sorted((each.answered or each.sent + _DEADLINE) - each.sent for each in sent)
    last = len(sent) - 1
    return {
        "asked": float(len(sent)),
        "lost": float(sum(not _good(discord, each) for each in sent)),
        "told s": max(told),
        "p50 s": took[last // 2],
        "p95 s": took[int(0.95 * last)],
    }


def _good(discord: Discord, asked: Interaction) -> bool:
    """Whether it got an answer or an abstention; those are embeds, an error is plain text."""
    return bool(asked.messages and discord.world.messages[asked.messages[0]]["embeds"])


async def lag_ms(port: int) -> float:
    """The 99th percentile of the bot's loop lag."""

    def read() -> float:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            return float(json.load(answer)["lag_p99_ms"])

    return await asyncio.to_thread(read)


async def measure(index: Path, count: int, users: int, bursts: int) -> dict[str, Figures]:
    """The figures of each burst."""
    rows: dict[str, Figures] = {}
    asked = await asyncio.to_thread(questions, index, count)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        await asyncio.to_thread(shutil.copytree, index, folder / "index")
        port = _free_port()
        async with (
            Discord(deadline=_DEADLINE) as discord,
            BotProcess(discord, folder, settings(folder, port), hurried=False) as bot,
        ):
            await bot.connected()
            process = psutil.Process(bot.process.pid)
            people = [discord.person(f"user{number}") for number in range(users)]
            channels = [await discord.channel(f"channel{number}") for number in range(_CHANNELS)]

            async def row(name: str) -> None:
                before = sum(process.cpu_times()[:2])
                sent = await burst(discord, people, channels, asked)
                cpu = sum(process.cpu_times()[:2]) - before
                rows[name] = figures(discord, sent) | {
                    "CPU ms each": 1000 * cpu / len(sent),
                    "lag ms": await lag_ms(port),
                    "MB": process.memory_info().rss / 2**20,
                }
                print(name, rows[name], file=sys.stderr)

            for number in range(1, bursts + 1):
                await row(f"burst {number}")
            before = len(bot.events("question"))
            publishing = asyncio.create_task(asyncio.to_thread(publish_again, folder / "index"))
            await row("new index")
            await publishing
            opened = [event["version"] for event in bot.events("index opened")]
            versions = Counter(event["index"] for event in bot.events("question")[before:])
            print(f"opened {opened}; answered from {dict(versions)}", file=sys.stderr)
            bot.terminate()
            print(f"exit status {await bot.ended()}", file=sys.stderr)
    return rows


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--questions", type=int, default=200, help="in a burst")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--bursts", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = asyncio.run(measure(options.index, options.questions, options.users, options.bursts))
    report(rows, as_json=options.json, title="the bot under load")


if __name__ == "__main__":
    main()
