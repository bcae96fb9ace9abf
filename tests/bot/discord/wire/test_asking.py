"""Questions, whatever way they come, against the bot in its own process."""

import pytest

from tests.bot.discord.wire.articles import MAY
from tests.bot.discord.wire.choosing import chosen
from tests.wire.process import BotProcess
from tests.wire.server import Discord

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]

RUIZ = "What did Ana Ruiz say about the monitors at the border?"
BRANDT = "What did Jonas Brandt say about the monitors?"
STAYS = f"The monitors will stay at the border until {MAY},"


async def test_a_mention_is_answered_in_exact_words(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    answer = await discord.ask(ana, channel, RUIZ)
    assert STAYS in answer.text
    assert "Ana Ruiz" in answer.text
    assert "[Velmora speaks of the monitors](<https://courier.example/monitors" in answer.text
    assert "The Velmora Courier" in answer.text
    assert "<t:" in answer.text
    assert (answer.pings, answer.ephemeral) == ([], False)


async def test_a_question_by_command(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    asked = await discord.slash(ana, channel, "ask", question=RUIZ)
    answer = await discord.reply(asked)
    assert STAYS in answer.text
    assert answer.pings == []


@pytest.mark.parametrize(
    ("source", "quoted"), [("Carvania Today", True), ("The Velmora Courier", False)]
)
async def test_a_command_may_be_narrowed(discord: Discord, source: str, quoted: bool) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    asked = await discord.slash(ana, channel, "ask", question=BRANDT, source=source)
    answer = await discord.reply(asked)
    assert ("guests go home" in answer.text) is quoted


async def test_nothing_found_is_said_calmly_and_shown_when_asked_for(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    answer = await discord.ask(ana, channel, "Which team won the cup of the northern league?")
    assert "Nothing in" in answer.text
    shown = await discord.reply(await discord.press(ana, answer, "passages anyway"))
    assert shown.text != answer.text
    assert shown.pings == []


async def test_a_direct_message_needs_no_mention(discord: Discord) -> None:
    ana = discord.person("ana")
    answer = await discord.answer(await discord.say(ana, discord.direct(ana), RUIZ))
    assert STAYS in answer.text


async def test_a_command_in_direct_messages(discord: Discord) -> None:
    ana = discord.person("ana")
    asked = await discord.slash(ana, discord.direct(ana), "ask", question=RUIZ)
    assert STAYS in (await discord.reply(asked)).text


async def test_a_reply_goes_on_with_the_question_before(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    first = await discord.ask(ana, channel, RUIZ)
    then = await discord.say(ana, channel, "and Jonas Brandt?", reply_to=first)
    assert "guests go home" in (await discord.answer(then)).text


async def test_direct_messages_are_a_conversation(discord: Discord) -> None:
    ana = discord.person("ana")
    private = discord.direct(ana)
    await discord.answer(await discord.say(ana, private, RUIZ))
    then = await discord.say(ana, private, "and Jonas Brandt?")
    assert "guests go home" in (await discord.answer(then)).text


async def test_nobody_elses_chain_is_gone_on_with(discord: Discord) -> None:
    ana, ben, channel = discord.person("ana"), discord.person("ben"), await discord.channel()
    await discord.ask(ana, channel, RUIZ)
    alone = await discord.ask(ben, channel, "and Jonas Brandt?")
    assert STAYS not in alone.text


async def test_a_reply_to_the_answer_of_a_command_is_told_how_to_go_on(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    answer = await discord.reply(await discord.slash(ana, channel, "ask", question=RUIZ))
    told = await discord.answer(await discord.say(ana, channel, "and Brandt?", reply_to=answer))
    assert "mention" in told.text.lower()
    assert len(told.text) < 400


async def test_a_bare_mention_explains_itself_in_two_lines(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    told = await discord.answer(await discord.say(ana, channel, "@talks"))
    assert "/ask" in told.text
    assert 1 <= len(told.text.strip().splitlines()) <= 2


async def test_what_is_not_for_the_bot_gets_nothing(discord: Discord, bot: BotProcess) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    await discord.say(ana, channel, f"@everyone {RUIZ}")
    await discord.say(ana, channel, f"@here {RUIZ}")
    await discord.say(ana, channel, RUIZ)
    await discord.say(discord.person("robot", bot=True), channel, f"@talks {RUIZ}")
    await discord.say(discord.person("hook"), channel, f"@talks {RUIZ}", webhook=True)
    edited = await discord.say(ana, channel, "Never mind")
    await discord.edit(edited, f"@talks {RUIZ}")
    # The gateway is in order: what comes before the last question would be answered before it.
    last = await discord.say(ana, channel, f"@talks {RUIZ}")
    await discord.answer(last)
    replies = discord.traffic.of("POST", f"/channels/{channel.id}/messages")
    assert [each.reference for each in replies] == [last.id]


async def test_a_thread_of_its_own_is_a_conversation(discord: Discord) -> None:
    manager, channel = discord.person("manager", manager=True), await discord.channel()
    async with chosen(discord, manager, "replies", "in a thread", "under the question"):
        asked = await discord.say(manager, channel, f"@talks {RUIZ}")
        answer = await discord.answer(asked)
    assert STAYS in answer.text
    assert answer.channel_id == asked.id  # a thread has the id of the message it comes from
    thread = discord.world.channels[asked.id]
    assert thread.parent_id == channel.id
    then = await discord.say(manager, thread, "@talks and Jonas Brandt?")
    assert "guests go home" in (await discord.answer(then)).text


async def test_two_who_answer_one_message_have_each_a_chain_of_their_own(discord: Discord) -> None:
    ana, ben, channel = discord.person("ana"), discord.person("ben"), await discord.channel()
    first = await discord.ask(ana, channel, RUIZ)
    other = await discord.say(ben, channel, "and Jonas Brandt?", reply_to=first)
    assert "guests go home" in (await discord.answer(other)).text
    again = await discord.say(ana, channel, "what about the monitors?", reply_to=first)
    assert STAYS in (await discord.answer(again)).text


async def test_elsewhere_it_says_where_it_answers_once(discord: Discord) -> None:
    manager, ana = discord.person("manager", manager=True), discord.person("ana")
    room, elsewhere = await discord.channel("room"), await discord.channel("elsewhere")
    settings = await discord.channel("settings")
    added = await discord.slash(
        manager, settings, "settings channels", change="add", channel=room.id
    )
    await discord.reply(added)
    try:
        told = await discord.ask(ana, elsewhere, "")  # which is introduced nowhere else
        assert f"I answer in <#{room.id}>" in told.text
        for text in ("", RUIZ, RUIZ):
            await discord.say(ana, elsewhere, f"@talks {text}")
        assert STAYS in (await discord.ask(ana, room, RUIZ)).text
    finally:
        everywhere = await discord.slash(
            manager, settings, "settings channels", change="everywhere"
        )
        await discord.reply(everywhere)
    sent = discord.traffic.of("POST", f"/channels/{elsewhere.id}/messages")
    assert len(sent) == 1
