"""A Discord on this machine: what a test, as the people in it, says and sees."""

from tests.wire.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, Interaction, command_data
from tests.wire.loopback import Loopback
from tests.wire.messages import LOADING, Button, Message, new_message
from tests.wire.people import MANAGER, MEMBER, Channel, Json, Person
from tests.wire.routes import in_channel


class Discord(Loopback):
    """The server, and everybody in it but the bot; use with ``async with``."""

    # People and places

    def person(self, name: str, *, manager: bool = False, bot: bool = False) -> Person:
        """Somebody new in the server."""
        person = Person(name, MANAGER if manager else MEMBER, bot=bot)
        self.world.people.append(person)
        return person

    async def channel(self, name: str = "questions") -> Channel:
        """A new text channel in the server."""
        channel = Channel(name, self.world.guild.id)
        self.world.channels[channel.id] = channel
        await self.gateway.dispatch("CHANNEL_CREATE", channel.as_json(self.world.bot))
        return channel

    def direct(self, person: Person) -> Channel:
        """Somebody's direct messages with the bot."""
        return self.world.direct(person)

    # What people do

    async def say(
        self,
        person: Person,
        channel: Channel,
        text: str,
        *,
        reply_to: Message | None = None,
        webhook: bool = False,
    ) -> Message:
        """Write a message; "@talks" in it is the mention of the bot.

        The bot is told of it as Discord tells one without MESSAGE_CONTENT: with its text only in
        direct messages and where it is mentioned or pinged by a reply. A reply to the answer of a
        command pings nobody.
        """
        world = self.world
        body: Json = {"content": text.replace("@talks", world.bot.mention)}
        referenced = dict(world.messages[reply_to.id]) if reply_to else None
        if referenced and "webhook_id" in referenced:
            body["allowed_mentions"] = {"parse": ["users", "everyone"]}
        message = new_message(person, channel, body, world.people, referenced)
        if webhook:
            message["webhook_id"] = message["author"]["id"]
        world.messages[message["id"]] = message
        told = in_channel(message, channel)
        if channel.guild_id:
            told |= {"member": person.as_member()}
            if world.bot.id not in [each["id"] for each in message["mentions"]]:
                told |= {"content": "", "embeds": [], "attachments": [], "components": []}
        await self.gateway.dispatch("MESSAGE_CREATE", told)
        return Message(message)

    async def edit(self, message: Message, text: str) -> None:
        """Change one's own message."""
        raw = self.world.messages[message.id]
        raw["content"] = text.replace("@talks", self.world.bot.mention)
        channel = self.world.channels[message.channel_id]
        await self.gateway.dispatch("MESSAGE_UPDATE", in_channel(raw, channel))

    async def delete(self, message: Message) -> None:
        """Delete a message."""
        del self.world.messages[message.id]
        channel = self.world.channels[message.channel_id]
        told = in_channel({"id": message.id, "channel_id": channel.id}, channel)
        await self.gateway.dispatch("MESSAGE_DELETE", told)

    async def slash(
        self, person: Person, channel: Channel, command: str, /, **options: object
    ) -> Interaction:
        """Give a slash command; "settings show" is a subcommand."""
        data = command_data(self._commands(), command, options)
        return await self._interact(Interaction(COMMAND, person, channel, data))

    async def message_command(self, person: Person, name: str, message: Message) -> Interaction:
        """Choose a command from the menu of a message."""
        [command] = [each for each in self._commands() if each["name"] == name]
        data = {
            "id": command["id"],
            "name": name,
            "type": 3,
            "target_id": message.id,
            "resolved": {"messages": {message.id: self.world.messages[message.id]}},
        }
        channel = self.world.channels[message.channel_id]
        return await self._interact(Interaction(COMMAND, person, channel, data))

    async def complete(
        self, person: Person, channel: Channel, command: str, option: str, typed: str
    ) -> list[str]:
        """The values offered for what is typed into an option."""
        data = command_data(self._commands(), command, {option: typed}, focused=option)
        asked = await self._interact(Interaction(AUTOCOMPLETE, person, channel, data))
        await self.until(lambda: asked.acknowledged, f"choices for {typed!r}")
        return [choice["value"] for choice in asked.choices or []]

    async def press(self, person: Person, message: Message, label: str) -> Interaction:
        """Press a button of a message as it stands now."""
        button = self.button(message, label)
        assert not button.disabled, f"{label!r} cannot be pressed"
        channel = self.world.channels[message.channel_id]
        data: Json = {"custom_id": button.custom_id, "component_type": 2}
        source = dict(self.world.messages[message.id])
        return await self._interact(Interaction(COMPONENT, person, channel, data, source))

    def button(self, message: Message, label: str) -> Button:
        """The button of a message, as it stands now, whose label has these words in it."""
        buttons = self.world.seen(message.id).buttons
        for button in buttons:
            if label in button.label:
                return button
        raise AssertionError(f"no button {label!r} among {[each.label for each in buttons]}")

    # What people see

    async def answer(self, asked: Message) -> Message:
        """What the bot wrote in reply to a message, in a thread from it, or after it in private."""
        world = self.world

        def look() -> Message | None:
            for raw in world.messages.values():
                replied = raw.get("message_reference", {}).get("message_id") == asked.id
                private = raw["channel_id"] == asked.channel_id and (
                    world.channels[asked.channel_id].recipient
                )
                place = replied or raw["channel_id"] == asked.id or private
                if place and raw["author"]["id"] == world.bot.id and int(raw["id"]) > int(asked.id):
                    return Message(dict(raw))
            return None

        return await self.until(look, f"an answer to {asked.text!r}")

    async def reply(self, interaction: Interaction, words: str = "") -> Message:
        """The first message that the bot wrote or changed for an interaction and that is there.

        With ``words``, the first that has them in it.
        """

        def look() -> Message | None:
            messages = self.world.messages
            there = [messages[each] for each in interaction.messages if each in messages]
            done = [Message(dict(raw)) for raw in there if not raw["flags"] & LOADING]
            return next((message for message in done if words in message.text), None)

        with_words = f" with {words!r} in it" if words else ""
        return await self.until(look, f"an answer to {interaction}{with_words}")

    async def ask(self, person: Person, channel: Channel, question: str) -> Message:
        """Ask by mention and wait for the answer."""
        return await self.answer(await self.say(person, channel, f"@talks {question}"))

    def now(self, message: Message) -> Message:
        """A message as it stands now."""
        return self.world.seen(message.id)

    def _commands(self) -> list[Json]:
        return [*self.world.guild_commands, *self.world.commands]

    async def _interact(self, interaction: Interaction) -> Interaction:
        world = self.world
        world.interactions[interaction.token] = interaction
        payload = interaction.payload(world.application_id, world.guild, world.bot)
        await self.gateway.dispatch("INTERACTION_CREATE", payload)
        return interaction
