"""What is remembered of a conversation, and for how long."""

from bot.discord.conversation import EXPIRY_SECONDS, TURNS, Conversations
from tests.bot.discord.clock import Stopwatch


def test_the_last_questions_of_a_chain_are_remembered_in_order() -> None:
    chains = Conversations(Stopwatch())
    earlier: tuple[str, ...] = ()
    for number in range(TURNS + 2):
        chains.remember(number, earlier, f"question {number}")
        earlier = chains.earlier(number)
    assert earlier == tuple(f"question {number}" for number in range(2, TURNS + 2))
    assert chains.earlier(0) == ("question 0",)  # another may go on from here


def test_nobody_elses_chain_is_remembered() -> None:
    chains = Conversations(Stopwatch())
    chains.remember(1, (), "Who?")
    assert chains.earlier(2) == ()
    assert chains.earlier(None) == ()


def test_it_is_forgotten_in_time() -> None:
    clock = Stopwatch()
    chains = Conversations(clock)
    chains.remember(1, (), "Who?")
    clock.now += EXPIRY_SECONDS - 1
    assert chains.earlier(1) == ("Who?",)
    clock.now += 1
    assert chains.earlier(1) == ()


def test_memory_is_bounded() -> None:
    clock = Stopwatch()
    chains = Conversations(clock)
    for number in range(10_100):
        chains.remember(number, (), "Who?")
    assert chains.earlier(99) == ()
    assert chains.earlier(100) == ("Who?",)
    clock.now += EXPIRY_SECONDS
    chains.remember(1, (), "Now?")
    assert len(chains._chains) == 1
    clock.now += EXPIRY_SECONDS
    chains.prune()  # though nobody asks any more
    assert len(chains._chains) == 0
