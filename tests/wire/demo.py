"""Shows the bot at work: its process, a question by mention and by /ask, what everybody sees.

    python -m tests.wire.demo --index DIR "What did the minister say about grain?" > messages.json

Prints the messages of the channel as Discord has them, a JSON list in their order there;
progress goes to standard error. Questions may be several; --press LABEL presses a button of each
answer, and --command NAME OPTION=VALUE... gives another command in their place.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.wire.messages import Message
from tests.wire.people import Channel, Json, Person
from tests.wire.process import BotProcess
from tests.wire.server import Discord


async def show(index: Path, questions: list[str], command: list[str], press: str) -> list[Json]:
    """The messages of a channel where the questions were asked."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        settings = {
            "index": {"dir": str(index.absolute())},
            "discord": {"state": str(folder / "state.sqlite")},
        }
        began = time.monotonic()
        async with Discord(deadline=60) as discord, BotProcess(discord, folder, settings) as bot:
            await bot.connected()
            _say(f"ready after {time.monotonic() - began:.1f} s")
            asker, channel = discord.person("ana", manager=True), await discord.channel("talks")
            answers = [
                answer
                for question in questions
                for answer in await _ask(discord, asker, channel, question)
            ]
            if command:
                options = dict(option.split("=", 1) for option in command[1:])
                given = await discord.slash(asker, channel, command[0], **options)
                answers.append(await discord.reply(given))
            for answer in answers if press else []:
                await discord.reply(await discord.press(asker, answer, press))
            bot.terminate()
            _say(f"ended with {await bot.ended()}")
            return [
                message
                for message in discord.world.messages.values()
                if message["channel_id"] == channel.id
            ]


async def _ask(
    discord: Discord, asker: Person, channel: Channel, question: str
) -> tuple[Message, Message]:
    by_mention = await discord.ask(asker, channel, question)
    given = await discord.slash(asker, channel, "ask", question=question)
    return by_mention, await discord.reply(given)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("questions", nargs="*")
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--command", nargs="+", default=[], metavar="WORD")
    parser.add_argument("--press", default="", metavar="LABEL")
    options = parser.parse_args()
    shown = asyncio.run(show(options.index, options.questions, options.command, options.press))
    sys.stdout.write(json.dumps(shown, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
