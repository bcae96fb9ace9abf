"""What Discord and the network do wrong, in the middle of an answer."""

import pytest

from tests.bot.discord.wire.choosing import chosen
from tests.bot.discord.wire.test_asking import RUIZ, STAYS
from tests.wire.process import BotProcess
from tests.wire.server import Discord
from tests.wire.traffic import Request

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]

CALLBACK, ORIGINAL, MESSAGES = "/callback$", "/messages/@original$", "/channels/[0-9]+/messages$"


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_failing_answer_to_a_command_is_sent_again(discord: Discord, status: int) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    fault = discord.fail("PATCH", ORIGINAL, status)
    answer = await discord.reply(await discord.slash(ana, channel, "ask", question=RUIZ))
    assert (fault.met, STAYS in answer.text) == (1, True)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_failing_answer_to_a_mention_is_sent_again(discord: Discord, status: int) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    fault = discord.fail("POST", f"/channels/{channel.id}/messages$", status)
    answer = await discord.ask(ana, channel, RUIZ)
    assert (fault.met, STAYS in answer.text) == (1, True)
    sent = discord.traffic.of("POST", f"/channels/{channel.id}/messages")
    assert [each.status for each in sent] == [status, 200]


async def test_a_command_is_answered_again_where_the_connection_ends_under_it(
    discord: Discord,
) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    before = len(discord.traffic.of("PATCH", "@original"))
    cut = discord.cut("PATCH", ORIGINAL)
    asked = await discord.slash(ana, channel, "ask", question=RUIZ)
    await discord.until(lambda: len(discord.traffic.of("PATCH", "@original")) == before + 2, "both")
    assert (cut.met, len(asked.messages)) == (1, 1)
    assert STAYS in (await discord.reply(asked)).text


async def test_a_message_is_answered_once_though_the_connection_ends_under_it(
    discord: Discord,
) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    cut = discord.cut("POST", f"/channels/{channel.id}/messages$")
    await discord.say(ana, channel, f"@talks {RUIZ}")

    def answered() -> list[Request]:
        return discord.traffic.of("POST", f"/channels/{channel.id}/messages")

    await discord.until(lambda: len(answered()) == 2, "the answer, sent again")
    there = [m for m in discord.world.messages.values() if m["channel_id"] == channel.id]
    assert (cut.met, len(there)) == (1, 2)  # the question, and one answer


async def test_a_socket_dropped_in_the_middle_of_an_answer(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    before = discord.gateway.resumed, discord.gateway.identified
    held = discord.hold("POST", CALLBACK)
    asked = await discord.slash(ana, channel, "ask", question=RUIZ)
    await discord.until(lambda: held.met, "the deferral")
    discord.gateway.drop()
    while_down = await discord.say(ana, channel, f"@talks {RUIZ}")
    held.release()
    assert STAYS in (await discord.reply(asked)).text
    assert STAYS in (await discord.answer(while_down)).text  # told by the RESUME
    assert (discord.gateway.resumed, discord.gateway.identified) == (before[0] + 1, before[1])


@pytest.mark.parametrize("how", ["timed out", "asked to reconnect"])
async def test_a_session_goes_on_over_another_socket(discord: Discord, how: str) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    before = discord.gateway.resumed, discord.gateway.identified
    if how == "timed out":
        await discord.gateway.close(4009)
    else:
        await discord.gateway.ask_to_reconnect()
    assert STAYS in (await discord.ask(ana, channel, RUIZ)).text
    assert (discord.gateway.resumed, discord.gateway.identified) == (before[0] + 1, before[1])


async def test_an_expired_session_is_opened_anew(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    identified = discord.gateway.identified
    await discord.gateway.invalidate()
    await discord.until(lambda: discord.gateway.identified > identified, "an IDENTIFY")
    assert STAYS in (await discord.ask(ana, channel, RUIZ)).text


async def test_an_interaction_that_expired_meanwhile_is_answered_in_the_channel(
    discord: Discord,
) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    held = discord.hold("PATCH", ORIGINAL)
    asked = await discord.slash(ana, channel, "ask", question=RUIZ)
    await discord.until(lambda: held.met, "the answer")
    asked.expired = True
    held.release()
    sent = await discord.until(
        lambda: discord.traffic.of("POST", f"/channels/{channel.id}/messages"), "the message"
    )
    assert isinstance(sent[0].body, dict)
    assert STAYS in str(sent[0].body["embeds"])


async def test_an_interaction_that_expired_at_once_is_let_go(
    discord: Discord, bot: BotProcess
) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    gone = discord.fail("POST", CALLBACK, 404, code=10062)
    asked = await discord.slash(ana, channel, "ask", question=RUIZ)
    await discord.until(lambda: gone.met, "the deferral")
    asked.expired = True
    # The bot goes on, and this is no incident, which the fixture looks for at the end.
    assert STAYS in (await discord.ask(ana, channel, RUIZ)).text


async def test_a_copy_for_one_person_is_shown_to_nobody_else_when_it_comes_too_late(
    discord: Discord,
) -> None:
    ana, ben, channel = discord.person("ana"), discord.person("ben"), await discord.channel()
    answer = await discord.ask(ana, channel, RUIZ)
    held = discord.hold("PATCH", ORIGINAL)
    pressed = await discord.press(ben, answer, "Sources")
    await discord.until(lambda: held.met, "the copy")
    pressed.expired = True
    held.release()
    await discord.ask(ben, channel, RUIZ)
    sent = discord.traffic.of("POST", f"/channels/{channel.id}/messages")
    assert len(sent) == 2  # the two answers


async def test_a_check_that_comes_too_late_is_shown_to_nobody(discord: Discord) -> None:
    ana, ben, channel = discord.person("ana"), discord.person("ben"), await discord.channel()
    said = await discord.say(ana, channel, "Was it “guests, and guests go home”?")
    held = discord.hold("PATCH", ORIGINAL)
    checked = await discord.message_command(ben, "Check this quote", said)
    await discord.until(lambda: held.met, "the check")
    checked.expired = True
    held.release()
    await discord.ask(ben, channel, RUIZ)
    sent = discord.traffic.of("POST", f"/channels/{channel.id}/messages")
    assert len(sent) == 1  # the answer


async def test_a_question_that_is_deleted_meanwhile_is_answered_all_the_same(
    discord: Discord,
) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    held = discord.hold("POST", f"/channels/{channel.id}/messages$")
    asked = await discord.say(ana, channel, f"@talks {RUIZ}")
    await discord.until(lambda: held.met, "the answer")
    await discord.delete(asked)
    held.release()
    [sent] = await discord.until(
        lambda: discord.traffic.of("POST", f"/channels/{channel.id}/messages"), "the answer"
    )
    assert (sent.status, STAYS in str(sent.body)) == (200, True)


async def test_where_no_thread_may_be_opened_the_answer_is_in_place(discord: Discord) -> None:
    manager, channel = discord.person("manager", manager=True), await discord.channel()
    async with chosen(discord, manager, "replies", "in a thread", "under the question"):
        refused = discord.fail("POST", "/threads$", 403, code=50013)
        answer = await discord.ask(manager, channel, RUIZ)
    assert (refused.met, answer.channel_id, STAYS in answer.text) == (1, channel.id, True)
