"""What was shown is kept, found again, and gone when it is to be."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answers import Abstention, Answer, Reason
from bot.answers.models import Note
from bot.discord.kept import SCHEMA, Deleted, KeptAnswers
from bot.discord.sections import Entry, Sections, shown_sections
from bot.discord.shown import Shown, shown_answer, shown_listing
from bot.discord.state import State
from corpus.models import QuoteKind
from tests.bot.discord.clock import Clock
from tests.bot.discord.quoting import HARBOUR, SEARCHED, quoted

SIGN = quoted(HARBOUR, "“We will sign,” she said.")
WAIT = quoted(HARBOUR, "Farmers waited.", None, None)
PARTLY = quoted(HARBOUR, "Nobody in Carvania answered.", QuoteKind.MIXED, None)
SHOWN = shown_answer(Answer("i", "Will Velmora sign?", (SIGN, WAIT), SEARCHED, (Note.IN_PERIOD,)))


@pytest.fixture
def kept(state: State, clock: Clock) -> KeptAnswers:
    return KeptAnswers(state, clock)


@pytest.mark.parametrize(
    "shown",
    [
        SHOWN,
        shown_answer(
            Abstention(
                "i", "?", Reason.UNKNOWN_SPEAKER, SEARCHED, (PARTLY,), (), ("Ana Ruiz", "Ana Roos")
            )
        ),
        shown_listing((SIGN, WAIT), 812, SEARCHED),
        shown_sections(
            Sections(
                (
                    Entry(WAIT, ("The main development",)),
                    Entry(SIGN, ("Who said what", "Velmora"), by_speaker=True),
                    Entry(None, ("Open",), note="Nothing is."),
                    Entry(PARTLY),
                ),
                "-# Exact sentences",
                SEARCHED,
            )
        ),
    ],
)
async def test_what_is_kept_is_found_again(kept: KeptAnswers, shown: Shown) -> None:
    there = await kept.keep(shown, asker_id=7, guild_id=None)
    assert await kept.load(there.key) == there
    assert there.shown == shown
    assert there.question is None


async def test_no_words_are_kept(kept: KeptAnswers, tmp_path: Path) -> None:
    await kept.keep(SHOWN, asker_id=7, guild_id=9)
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"harbour" in files  # the article's id
    assert b"We will sign" not in files
    assert b"Will Velmora" not in files


async def test_it_outlives_the_program(kept: KeptAnswers, state: State, tmp_path: Path) -> None:
    there = await kept.keep(SHOWN, asker_id=7, guild_id=9)
    again = await State.open(tmp_path / "state.sqlite", [SCHEMA])
    assert await KeptAnswers(again).load(there.key) == there
    await again.close()


async def test_unknown_keys_and_records_of_another_version(kept: KeptAnswers, state: State) -> None:
    assert await kept.load("nothing-here") is None
    there = await kept.keep(SHOWN, asker_id=7, guild_id=9)
    await state.run(lambda db: db.execute('UPDATE shown SET record = \'{"kind": "poem"}\''))
    assert await kept.load(there.key) is None


async def test_feedback_is_kept_with_its_question_only(kept: KeptAnswers) -> None:
    with_question = await kept.keep(SHOWN, asker_id=7, guild_id=9, question="Will Velmora sign?")
    without = await kept.keep(SHOWN, asker_id=7, guild_id=9)
    assert await kept.vote(with_question.key, 8, good=True)
    assert await kept.vote(with_question.key, 8, good=False)
    assert not await kept.vote(without.key, 8, good=True)
    assert not await kept.vote("nothing-here", 8, good=True)
    (feedback,) = (await kept.feedback()).readable
    assert (feedback.kept, feedback.user_id, feedback.good) == (with_question, 8, False)


async def test_a_server_may_stop_feedback(kept: KeptAnswers) -> None:
    here = await kept.keep(SHOWN, asker_id=7, guild_id=9, question="Will Velmora sign?")
    elsewhere = await kept.keep(SHOWN, asker_id=7, guild_id=10, question="Will it?")
    for there in (here, elsewhere):
        await kept.vote(there.key, 8, good=True)
    await kept.forget_questions(9)
    assert [feedback.kept.key for feedback in (await kept.feedback()).readable] == [elsewhere.key]
    loaded = await kept.load(here.key)
    assert loaded
    assert loaded.question is None
    assert not await kept.vote(here.key, 8, good=True)


async def test_feedback_that_cannot_be_read_is_counted(kept: KeptAnswers, state: State) -> None:
    for question in ("Will it?", "Will Velmora sign?"):
        there = await kept.keep(SHOWN, asker_id=7, guild_id=9, question=question)
        await kept.vote(there.key, 8, good=True)
    await state.run(
        lambda db: db.execute("UPDATE shown SET record = '{}' WHERE question = 'Will it?'")
    )
    feedback = await kept.feedback()
    assert [each.kept.question for each in feedback.readable] == ["Will Velmora sign?"]
    assert feedback.unreadable == 1


async def test_a_note_is_kept_by_its_name(kept: KeptAnswers, state: State) -> None:
    there = await kept.keep(SHOWN, asker_id=7, guild_id=9)
    (record,) = await state.run(lambda db: db.execute("SELECT record FROM shown").fetchone())
    assert json.loads(record)["notes"] == ["IN_PERIOD"]
    assert await kept.load(there.key) == there


async def test_nothing_is_kept_of_a_server_that_was_left(kept: KeptAnswers) -> None:
    here = await kept.keep(SHOWN, asker_id=7, guild_id=9, question="Will Velmora sign?")
    elsewhere = await kept.keep(SHOWN, asker_id=7, guild_id=10, question="Will it?")
    for there in (here, elsewhere):
        await kept.vote(there.key, 8, good=True)
    await kept.forget_server(9)
    assert await kept.load(here.key) is None
    assert [each.kept for each in (await kept.feedback()).readable] == [elsewhere]


async def test_somebody_s_data_is_deleted(kept: KeptAnswers) -> None:
    mine = await kept.keep(SHOWN, asker_id=7, guild_id=9, question="Will Velmora sign?")
    theirs = await kept.keep(SHOWN, asker_id=8, guild_id=9, question="Will it?")
    await kept.vote(mine.key, 8, good=True)
    await kept.vote(theirs.key, 7, good=True)
    assert await kept.forget_user(7) == Deleted(answers=1, feedback=1)
    assert await kept.load(mine.key) is None
    assert await kept.load(theirs.key) == theirs
    assert (await kept.feedback()).readable == ()
    assert await kept.forget_user(7) == Deleted(answers=0, feedback=0)


async def test_the_old_is_pruned(kept: KeptAnswers, clock: Clock) -> None:
    old = await kept.keep(SHOWN, asker_id=7, guild_id=9, question="Will Velmora sign?")
    await kept.vote(old.key, 8, good=True)
    clock.now += timedelta(days=20)
    new = await kept.keep(SHOWN, asker_id=7, guild_id=9)
    clock.now += timedelta(days=11)
    assert await kept.prune(30) == 1
    assert await kept.load(old.key) is None
    assert await kept.load(new.key) == new
    assert (await kept.feedback()).readable == ()
