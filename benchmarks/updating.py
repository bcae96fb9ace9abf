"""From publication to the answer: a feed on this machine, followed while questions are answered.

    python -m benchmarks.updating --index DIR --corpus PATH [--articles 200] [--json]

DIR is an index that was built of PATH alone; it is copied, and not changed. A loopback Discord
(tests/wire), the bot in a process of its own, a loopback outlet (tests/web) of which one article is
indexed already. First questions are asked, one after the other, with nothing else going on. Then
the outlet publishes its articles at once, `talks corpus update` is started, without a pause between
requests, and the same questions are asked on, until the bot answers from the last of the articles.
Seconds are counted from that start. At last one more article is published, and the same is done.

Lost is what got no answer, or an error for one; answers are timed where Discord is. The floor is
one script that fetches the same pages and embeds the passages of their articles, and nothing else:
no robots.txt, no article found in a page, nothing kept or published, no statements. It runs right
after the update, with questions too, so that the ratio to it says more than seconds where other
work loads the machine.
"""

import argparse
import asyncio
import itertools
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.bot import questions
from benchmarks.measure import Figures, report, run, side
from tests.web.outlet import NAME, feed_url, publish
from tests.web.server import WebServer, serving
from tests.wire.people import Channel, Person
from tests.wire.process import BotProcess, Tables
from tests.wire.server import Discord

_DEADLINE = 120.0  # seconds after which a question is lost
_OFTEN = 1_000_000
_QUIET = 30  # questions
_PAUSE = 0.5  # seconds from an answer to the next question
_SYLLABLES = ("tar", "vik", "lor", "sen", "ost", "bra", "nel", "dun")


def news(count: int) -> dict[str, str]:
    """So many subjects, each an invented harbour, and what was said of it."""
    names = map("".join, itertools.product(_SYLLABLES, repeat=3))
    chosen = [name.capitalize() for name in itertools.islice(names, count)]
    return {
        f"the harbour of {name}": f"The harbour of {name} opens its gates for the ships of Carvania"
        for name in chosen
    }


def settings(folder: Path, corpus: Path, server: WebServer) -> Tables:
    """Settings that follow the outlet, without limits on how much somebody may ask."""
    return {
        "corpus": {"paths": [str(corpus.absolute()), str(folder / "kept")]},
        "index": {"dir": str(folder / "index")},
        "fetch": {"delay_s": 0.0, "allow_private": ["127.0.0.0/8"]},
        "feeds": [{"url": feed_url(server), "source": NAME}],
        "discord": {
            "state": str(folder / "state.sqlite"),
            **{f"{who}_per_minute": _OFTEN for who in ("user", "channel", "server")},
            "server_at_once": _OFTEN,
        },
    }


async def keep_asking(
    discord: Discord,
    asker: Person,
    channel: Channel,
    asked: Sequence[str],
    enough: Callable[[int], bool],
) -> list[float | None]:
    """Ask one question after the other until it is enough of them; the seconds of each, None for
    what was lost."""
    took: list[float | None] = []
    for question in itertools.cycle(asked):
        if enough(len(took)):
            break
        began = time.monotonic()
        message = await discord.ask(asker, channel, question)
        took.append(time.monotonic() - began if message.raw["embeds"] else None)
        await asyncio.sleep(_PAUSE)
    return took


async def until_answered(discord: Discord, asker: Person, subject: str, words: str) -> None:
    """Ask about a subject until the answer has these words in it."""
    channel = await discord.channel("news")
    while True:
        answer = await discord.ask(asker, channel, f"What did Ruiz say about {subject}?")
        if words in answer.text:
            return
        await asyncio.sleep(_PAUSE)


def _used_by_children() -> float:
    """CPU seconds of the processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def figures(took: Sequence[float | None]) -> Figures:
    """How many were asked and lost, and how long answers took."""
    good = sorted(seconds for seconds in took if seconds is not None)
    return {
        "asked": float(len(took)),
        "lost": float(len(took) - len(good)),
        "p50 s": good[len(good) // 2],
        "p95 s": good[int(0.95 * (len(good) - 1))],
        "longest s": good[-1],
    }


async def measure(index: Path, corpus: Path, count: int) -> dict[str, Figures]:
    """The figures before the update and while it runs, and the seconds until each was done."""
    asked = await asyncio.to_thread(questions, index, 50)
    articles = news(count + 2)
    first, *new, one_more = articles
    with serving() as server, tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        await asyncio.to_thread(shutil.copytree, index, folder / "index")
        publish(server, {first: articles[first]})
        async with (
            Discord(deadline=_DEADLINE) as discord,
            BotProcess(discord, folder, settings(folder, corpus, server), hurried=False) as bot,
        ):
            await bot.connected()
            await bot.run("corpus", "update")
            ana, boris = discord.person("ana"), discord.person("boris")
            channel = await discord.channel("questions")
            rows = {
                "nothing else": figures(
                    await keep_asking(discord, ana, channel, asked, lambda done: done >= _QUIET)
                )
            }

            async def update(until: str) -> None:
                """Publish all up to a subject, and update until that is answered from."""
                there = list(articles)[: list(articles).index(until) + 1]
                publish(server, {subject: articles[subject] for subject in there})
                answered = asyncio.Event()
                others = asyncio.create_task(
                    keep_asking(discord, ana, channel, asked, lambda _: answered.is_set())
                )
                began, used = time.monotonic(), _used_by_children()
                code, output = await bot.run("corpus", "update")
                seconds = {"updated s": time.monotonic() - began}
                await until_answered(discord, boris, until, articles[until])
                seconds["answered s"] = time.monotonic() - began
                seconds["update's CPU s"] = _used_by_children() - used
                answered.set()
                rows[f"{output.count('added  ')} articles"] = figures(await others) | seconds
                said = [line for line in output.splitlines() if "added  " not in line]
                print(f"exit status {code}", *said, sep="\n", file=sys.stderr)

            await update(new[-1])
            seconds = rows[f"{len(new)} articles"]
            floor = asyncio.Event()
            others = asyncio.create_task(
                keep_asking(discord, ana, channel, asked, lambda _: floor.is_set())
            )
            did = await asyncio.to_thread(
                run, side("updating_floor", feed_url(server), folder / "index", len(new))
            )
            floor.set()
            rows["floor"] = figures(await others) | {"floor s": did.wall, "floor's CPU s": did.cpu}
            rows["as shares of the floor"] = {
                "answered s": seconds["answered s"] / did.wall,
                "update's CPU s": seconds["update's CPU s"] / did.cpu,
            }
            await update(one_more)
            bot.terminate()
            print(f"exit status of the bot {await bot.ended()}", file=sys.stderr)
    return rows


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = asyncio.run(measure(options.index, options.corpus, options.articles))
    report(rows, as_json=options.json, title="updating")


if __name__ == "__main__":
    main()
