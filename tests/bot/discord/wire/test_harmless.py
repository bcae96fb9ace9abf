"""What articles and people write stays words: it pings nobody and makes no markup.

Looked at is the JSON that was sent, not what the server made of it.
"""

import re
from collections.abc import Iterator

import pytest

from tests.wire.people import Json
from tests.wire.server import Discord

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]

MARTEN = "What did Ilse Marten say about the dam of Tarn?"
WICKED = (
    "@everyone <@1> <@&2> <#3> [free](https://evil.example) **bold** ||hidden|| `code` "
    "https://evil.example/bait _all_ <https://evil.example>"
)
MARKUP = ["@", "||", "`code`", "`shut`", "**now**", "**bold**", "_all_", "[click", "[free", "# A"]


def sent_since(discord: Discord, start: int) -> list[Json]:
    """The messages in the requests from one on."""
    bodies = [each.body for each in discord.traffic.requests[start:] if isinstance(each.body, dict)]
    messages = [body.get("data", body) for body in bodies]
    return [each for each in messages if each.get("content") or each.get("embeds")]


def markdown(message: Json) -> Iterator[str]:
    """The parts of a message in which Discord reads markdown."""
    yield message.get("content") or ""
    for embed in message.get("embeds") or []:
        yield embed.get("title", "")
        yield embed.get("description", "")
        for each in embed.get("fields", []):
            yield from (each["name"], each["value"])


def check(messages: list[Json]) -> None:
    """Nothing in them pings, hides, or links where our own layout does not."""
    assert messages
    for message in messages:
        assert message["allowed_mentions"]["parse"] == []
        assert not message["allowed_mentions"].get("users")
        for text in markdown(message):
            # What stands after a backslash is only itself; what is in a masked link is an address.
            bare = re.sub(r"\\.", "", text)
            addresses = re.findall(r"\]\(<([^>]*)>\)", bare)
            assert all(re.match(r"https://\w+\.example/", each) for each in addresses), text
            assert not any("evil.example" in each.partition("#")[0] for each in addresses), text
            words = re.sub(r"\]\(<[^>]*>\)", "]", bare)
            assert [each for each in [*MARKUP, "://"] if each in words] == [], text
        addresses = [embed.get("url", "https:") for embed in message.get("embeds") or []]
        assert all(each.startswith("https:") for each in addresses)


async def test_words_of_an_article(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    start = len(discord.traffic.requests)
    answer = await discord.ask(ana, channel, MARTEN)
    assert "The dam of Tarn" in answer.text
    assert answer.pings == []
    for label in ("More context", "Sources"):  # pressed by others: copies for them
        ben = discord.person("ben")
        seen = await discord.reply(await discord.press(ben, answer, label))
        assert seen.text != answer.text
    by_command = await discord.reply(await discord.slash(ana, channel, "ask", question=MARTEN))
    assert "The dam of Tarn" in by_command.text
    check(sent_since(discord, start))


async def test_words_of_an_article_in_lists(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    start = len(discord.traffic.requests)
    for command, options in (
        ("quotes", {"speaker": "Ilse Marten"}),
        ("summary", {"topic": "the dam of Tarn"}),
        ("position", {"speaker": "Ilse Marten", "topic": "the dam of Tarn"}),
        ("compare", {"a": "Ilse Marten", "b": "Okafor", "topic": "the dam of Tarn"}),
        ("article", {"article": "smuggler"}),
    ):
        reply = await discord.reply(await discord.slash(ana, channel, command, **options))
        assert "dam of Tarn" in reply.text
    await discord.reply(await discord.slash(ana, channel, "sources"))
    check(sent_since(discord, start))


async def test_words_of_a_question(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    start = len(discord.traffic.requests)
    for question in (WICKED, f"{MARTEN} {WICKED}"):
        answer = await discord.reply(await discord.slash(ana, channel, "ask", question=question))
        assert answer.pings == []
        assert (await discord.ask(ana, channel, question)).pings == []
    check(sent_since(discord, start))


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("ask", "source"),
        ("quotes", "speaker"),
        ("summary", "topic"),
        ("article", "article"),
        ("speakers", "name"),
    ],
)
async def test_words_given_to_an_option(discord: Discord, command: str, option: str) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    start = len(discord.traffic.requests)
    needed = {"question": MARTEN} if command == "ask" else {}
    given = {**needed, option: WICKED[:100]}
    reply = await discord.reply(await discord.slash(ana, channel, command, **given))
    assert reply.pings == []
    check(sent_since(discord, start))
