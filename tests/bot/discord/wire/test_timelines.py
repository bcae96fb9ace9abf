"""/timeline: days, a picture with its words, and its pages; what has no timeline."""

import pytest

from tests.wire.server import Discord


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.usefixtures("bot")
class TestTimelines:
    """Against the bot that tests share."""

    async def test_a_topic_by_date_with_a_picture(self, discord: Discord) -> None:
        ana, channel = discord.person("ana"), await discord.channel()
        given = await discord.slash(ana, channel, "timeline", topic="the monitors")
        reply = await discord.reply(given)
        assert "Timeline\\: the monitors" in reply.text
        first, second = reply.text.index("### 18 April 2025"), reply.text.index("### 2 May 2025")
        assert first < reply.text.index("Ana Ruiz") < second
        assert "dated by its" in reply.text
        assert "Jonas Brandt" in reply.text[second:]
        (picture,) = reply.raw["attachments"]
        assert picture["filename"] == "timeline.png"
        assert "Ana Ruiz 2 (18 April 2025), Jonas Brandt" in picture["description"]

    async def test_fewer_days(self, discord: Discord) -> None:
        ana, channel = discord.person("ana"), await discord.channel()
        given = await discord.slash(ana, channel, "timeline", topic="the monitors", dates=1)
        assert (await discord.reply(given)).text.count("### ") == 1

    @pytest.mark.parametrize(
        ("options", "words", "private"),
        [
            ({"topic": "volcano insurance"}, "so there is no timeline", False),
            ({"topic": "monitors", "speaker": "Nobody Known"}, "Nobody of that name", False),
            ({"topic": "monitors", "since": "yesterday"}, "I read dates", True),
        ],
    )
    async def test_no_timeline(
        self, discord: Discord, options: dict[str, object], words: str, private: bool
    ) -> None:
        ana, channel = discord.person("ana"), await discord.channel()
        reply = await discord.reply(await discord.slash(ana, channel, "timeline", **options))
        assert (words in reply.text, reply.ephemeral) == (True, private)
