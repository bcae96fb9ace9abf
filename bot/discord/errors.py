"""Everything that the Discord side expects to go wrong.

BotError                   one line for the operator: the program cannot run
|-- TokenError             the token is missing, malformed or refused; never shows it
|-- StateError             the state file cannot be used
|-- PortError              a port of the settings cannot be had
|-- RefusedIntentsError    Discord does not let this application have the bot's intents
`-- UnreachableError       Discord cannot be asked

SayToUser                  one sentence for whoever asked, shown to them alone
|-- NoPublishedIndexError  nothing is published that questions could be put to
|-- QueueFullError         too many questions are waiting already
|-- TooSlowError           an answer or a reading took longer than it may
|-- ClosingError           the program is ending
|-- CooldownError          asked again too soon; says how many seconds are left
|-- BusyServerError        too many questions of one server are being answered
|-- ElsewhereError         the server's settings keep the bot out of this channel
`-- TooLongError           a question is longer than it may be

What people see of anything else is an incident id, under which the log has the traceback.
"""

import math


class BotError(Exception):
    """Root of what keeps the program from running; its text is one line for the operator."""


class TokenError(BotError):
    """The token is missing, malformed or refused."""


class StateError(BotError):
    """The state file cannot be used."""


class PortError(BotError):
    """A port of the settings cannot be had."""


class RefusedIntentsError(BotError):
    """Discord does not let this application have the bot's intents."""

    def __init__(self) -> None:
        super().__init__(
            "Discord refused the bot's intents, none of which is privileged; look at the "
            "application's page in Discord's portal (docs/deploy.md)"
        )


class UnreachableError(BotError):
    """Discord cannot be asked, for ``reason``."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Discord cannot be asked ({reason}); look at the network, and try again")


class SayToUser(Exception):  # noqa: N818 - it is said, and often no error
    """Root of these; ``message`` is one sentence, fit to be seen."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NoPublishedIndexError(SayToUser):
    """Nothing is published that questions could be put to."""

    def __init__(self) -> None:
        super().__init__(
            "There is no index of articles to search yet; I will answer as soon as one is built."
        )


class QueueFullError(SayToUser):
    """Too many questions are waiting already."""

    def __init__(self) -> None:
        super().__init__("Too many questions are waiting just now; please ask again in a minute.")


class TooSlowError(SayToUser):
    """An answer or a reading took longer than it may, which is ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"I did not get this done within {seconds:g} seconds and stopped; please try again."
        )


class ClosingError(SayToUser):
    """The program is ending."""

    def __init__(self) -> None:
        super().__init__("I am being restarted; please ask again in a minute.")


class CooldownError(SayToUser):
    """Asked again too soon; ``seconds`` are left, ``whose`` questions are counted."""

    def __init__(self, seconds: float, whose: str) -> None:
        left = max(1, math.ceil(seconds))
        unit = "second" if left == 1 else "seconds"
        super().__init__(f"That is many questions for {whose}; ask again in {left} {unit}.")
        self.seconds = left


class BusyServerError(SayToUser):
    """Too many questions of one server are being answered."""

    def __init__(self, at_once: int) -> None:
        super().__init__(
            f"I am still answering {at_once} questions of this server; please ask again shortly."
        )


class ElsewhereError(SayToUser):
    """The server's settings keep the bot out of this channel; ``channels`` mention where it is."""

    def __init__(self, channels: str) -> None:
        super().__init__(f"I answer in {channels} on this server.")


class TooLongError(SayToUser):
    """A question is longer than ``most`` characters."""

    def __init__(self, most: int) -> None:
        super().__init__(f"Please ask in at most {most} characters.")
