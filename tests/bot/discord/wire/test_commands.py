"""Every command, what it offers while somebody types, and who may give it."""

import pytest

from tests.bot.discord.wire.articles import ROUNDS
from tests.bot.discord.wire.choosing import OPTIONS, choose, chosen
from tests.bot.discord.wire.test_asking import RUIZ, STAYS
from tests.wire.process import BotProcess
from tests.wire.server import Discord

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]

GIVEN: dict[str, tuple[dict[str, object], str]] = {
    "ask": ({"question": RUIZ}, STAYS),
    "quotes": ({"speaker": "Ana Ruiz"}, STAYS),
    "summary": ({"topic": "the monitors"}, "Exact sentences"),
    "timeline": ({"topic": "the monitors"}, "### 2 May 2025"),
    "position": ({"speaker": "Ana Ruiz", "topic": "the monitors"}, STAYS),
    "compare": ({"a": "Ana Ruiz", "b": "Brandt", "topic": "the monitors"}, "guests go home"),
    "verify": ({"text": "guests, and guests go home"}, "Verbatim"),
    "article": ({"article": "monitors"}, STAYS),
    "sources": ({}, "The Velmora Courier"),
    "speakers": ({}, "Mira Okafor"),
    "status": ({}, "Articles"),
    "help": ({}, "/ask"),
    "privacy": ({}, "What I keep"),
    "watch list": ({}, "Watched"),
    "settings show": ({}, "under the question"),
}
"""Each command with options, and words of what it says; /reindex is in test_rebuilding."""


async def test_no_command_is_left_out_here(discord: Discord, bot: BotProcess) -> None:
    await bot.connected()
    slash = {each["name"] for each in discord.world.commands if each["type"] == 1}
    assert slash == {"reindex", *(name.split()[0] for name in GIVEN)}


@pytest.mark.parametrize("command", GIVEN)
async def test_every_command_says_what_it_is_for(discord: Discord, command: str) -> None:
    manager, channel = discord.person("manager", manager=True), await discord.channel()
    options, words = GIVEN[command]
    reply = await discord.reply(await discord.slash(manager, channel, command, **options))
    assert words in reply.text


@pytest.mark.parametrize(
    "command",
    [
        *("ask", "quotes", "summary", "timeline", "position", "compare", "article", "sources"),
        *("speakers", "help"),
    ],
)
async def test_reading_works_in_direct_messages_too(discord: Discord, command: str) -> None:
    ana = discord.person("ana")
    options, words = GIVEN[command]
    reply = await discord.reply(await discord.slash(ana, discord.direct(ana), command, **options))
    assert words in reply.text


@pytest.mark.parametrize(
    ("command", "option", "typed", "first"),
    [
        ("ask", "speaker", "ru", "Ana Ruiz"),
        ("ask", "source", "carv", "Carvania Today"),
        ("quotes", "speaker", "OKAF", "Mira Okafor"),
        ("summary", "speaker", "brandt", "Jonas Brandt"),
        ("position", "speaker", "brandt", "Jonas Brandt"),
        ("compare", "b", "brandt", "Jonas Brandt"),
        ("article", "article", "glaciers", "glaciers"),
    ],
)
async def test_options_are_completed_from_the_index(
    discord: Discord, command: str, option: str, typed: str, first: str
) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    assert (await discord.complete(ana, channel, command, option, typed))[:1] == [first]
    for strange in ("", "x" * 100, "🦊", "\\", "%_*"):
        choices = await discord.complete(ana, channel, command, option, strange)
        assert len(choices) <= 25


async def test_a_speaker_who_is_nobody_is_said_to_be(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    reply = await discord.reply(await discord.slash(ana, channel, "quotes", speaker="Nobody Known"))
    assert reply.text.strip()
    assert STAYS not in reply.text


async def test_pages_of_a_list_hold_all_of_it(discord: Discord) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    page = await discord.reply(await discord.slash(ana, channel, "quotes", speaker="Mira Okafor"))
    seen = page.text
    while any("Next" in button.label for button in page.buttons):
        page = await discord.reply(await discord.press(ana, page, "Next"))
        seen += page.text
    assert [subject for subject in ROUNDS if f"Without the {subject}" not in seen] == []


@pytest.mark.parametrize("command", ["reindex", "settings show", "settings feedback"])
async def test_managing_needs_the_right_even_where_discord_shows_the_command(
    discord: Discord, command: str
) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    options: dict[str, object] = {"keep": True} if command == "settings feedback" else {}
    reply = await discord.reply(await discord.slash(ana, channel, command, **options))
    assert ("rights" in reply.text, reply.ephemeral) == (True, True)
    name = command.split(maxsplit=1)[0]
    [synced] = [each for each in discord.world.commands if each["name"] == name]
    assert int(synced["default_member_permissions"]) == 0x20  # MANAGE_GUILD


@pytest.mark.parametrize(
    ("setting", "value", "usual"),
    [
        ("replies", "in a thread", "under the question"),
        ("cooldown", 3, 0),
        ("window", 30, 0),
        ("feedback", True, False),
    ],
)
async def test_settings_are_kept_and_shown(
    discord: Discord, setting: str, value: object, usual: object
) -> None:
    manager, channel = discord.person("manager", manager=True), await discord.channel()
    assert setting in OPTIONS
    before = await discord.reply(await discord.slash(manager, channel, "settings show"))
    changed = await choose(discord, manager, setting, value)
    shown = await discord.reply(await discord.slash(manager, channel, "settings show"))
    after = await choose(discord, manager, setting, usual)
    assert changed.text == shown.text != before.text == after.text
    assert shown.ephemeral


async def test_it_answers_where_the_managers_want_it(discord: Discord) -> None:
    manager = discord.person("manager", manager=True)
    here, there = await discord.channel("here"), await discord.channel("there")
    add = await discord.slash(manager, here, "settings channels", change="add", channel=here)
    await discord.reply(add)
    try:
        assert STAYS in (await discord.ask(manager, here, RUIZ)).text
        refused = await discord.reply(await discord.slash(manager, there, "ask", question=RUIZ))
        assert (here.id in refused.text, refused.ephemeral) == (True, True)
    finally:
        everywhere = await discord.slash(manager, here, "settings channels", change="everywhere")
        await discord.reply(everywhere)


async def test_rooms_are_offered_of_the_types_that_discord_describes(discord: Discord) -> None:
    [settings] = [each for each in discord.world.commands if each["name"] == "settings"]
    [channels] = [each for each in settings["options"] if each["name"] == "channels"]
    assert [each.get("channel_types") for each in channels["options"]] == [None, [0, 5, 2, 15]]


async def test_outlets_left_out_are_not_quoted(discord: Discord) -> None:
    manager, channel = discord.person("manager", manager=True), await discord.channel()
    courier = "The Velmora Courier"
    leave = await discord.slash(
        manager, channel, "settings outlets", change="leave out", outlet=courier
    )
    await discord.reply(leave)
    try:
        assert courier not in (await discord.ask(manager, channel, RUIZ)).text
        listed = await discord.slash(manager, channel, "quotes", speaker="Ana Ruiz")
        assert "No statement was found" in (await discord.reply(listed)).text
        given = await discord.slash(manager, channel, "article", article="speaks of the monitors")
        refused = await discord.reply(given)
        assert (courier in refused.text, refused.ephemeral) == (True, True)
    finally:
        again = await discord.slash(manager, channel, "settings outlets", change="quote all")
        await discord.reply(again)
    assert courier in (await discord.ask(manager, channel, RUIZ)).text


async def test_the_window_of_dates_holds_for_lists_too(discord: Discord) -> None:
    manager, channel = discord.person("manager", manager=True), await discord.channel()

    async def listed(**options: object) -> str:
        given = await discord.slash(manager, channel, "quotes", speaker="Ana Ruiz", **options)
        return (await discord.reply(given)).text

    async with chosen(discord, manager, "window", 1, 0):
        assert "No statement was found" in await listed()
        assert STAYS in await listed(since="2025")
    assert STAYS in await listed()


async def test_what_is_read_is_logged_without_its_words(discord: Discord, bot: BotProcess) -> None:
    ana, channel = discord.person("ana"), await discord.channel()
    before = len(bot.events("reading"))
    for command, options in (
        ("quotes", {"speaker": "Ana Ruiz", "topic": "glaciers"}),
        ("quotes", {"speaker": "Nobody Known"}),
        ("article", {"article": "monitors"}),
        ("summary", {"topic": "monitors"}),
    ):
        await discord.reply(await discord.slash(ana, channel, command, **options))
    await discord.until(lambda: len(bot.events("reading")) == before + 4, "the log")
    lines = bot.events("reading")[before:]
    assert [(line["way"], line["outcome"]) for line in lines] == [
        ("quotes", "nothing"),
        ("quotes", "SayToUser"),
        ("article", "shown"),
        ("summary", "shown"),
    ]
    assert not any("glaciers" in str(line) or "Known" in str(line) for line in lines)


async def test_who_asks_too_often_is_told_when_to_ask_again(discord: Discord) -> None:
    manager, channel = discord.person("manager", manager=True), await discord.channel()
    ana = discord.person("ana")
    async with chosen(discord, manager, "cooldown", 1, 0):
        assert STAYS in (await discord.ask(ana, channel, RUIZ)).text
        refused = await discord.reply(await discord.slash(ana, channel, "ask", question=RUIZ))
        assert ("second" in refused.text, refused.ephemeral) == (True, True)
        assert STAYS in (await discord.ask(discord.person("ben"), channel, RUIZ)).text
