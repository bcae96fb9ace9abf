"""Questions that lean on earlier ones, made whole, and those that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.followup import follow_up

GRAIN = "What did Ruiz say about grain?"
CLAIM = "Did Ruiz say that the talks failed?"
PRISONERS = "How many prisoners were exchanged at the bridge?"


@pytest.mark.parametrize(
    ("text", "earlier", "whole"),
    [
        ("And Brandt?", [GRAIN], "What did Brandt say about grain?"),
        ("and the foreign minister?", [GRAIN], "What did the foreign minister say about grain?"),
        ("And Brandt?", ["What did Ruiz and Okafor say?"], "What did Brandt say?"),
        ("And Brandt?", [CLAIM], "Did Brandt say that the talks failed?"),
        ("How about Brandt?", [GRAIN], "What did Brandt say about grain?"),
        ("What about the ports?", [GRAIN], "What did Ruiz say about the ports?"),
        ("and about the ports?", [GRAIN], "What did Ruiz say about the ports?"),
        ("What about the ports?", [CLAIM], "What did Ruiz say about the ports?"),
        ("And what about NATA?", ["What did Ruiz say?"], "What did Ruiz say about NATA?"),
        ("in April?", [GRAIN], "What did Ruiz say in April about grain?"),
        ("And last week?", [GRAIN], "What did Ruiz say last week about grain?"),
        ("What about last week?", [GRAIN], "What did Ruiz say last week about grain?"),
        ("When was that?", [GRAIN], "When did Ruiz speak about grain?"),
        ("When did she say that?", [GRAIN], "When did Ruiz speak about grain?"),
        ("Why?", ["What did Ruiz say?"], "Why did Ruiz speak?"),
        ("Where was that?", [PRISONERS],
         "Where was this: How many prisoners were exchanged at the bridge?"),
        ("Who said that?", [CLAIM], "Who said the talks failed?"),
        ("What else did he say?", [GRAIN], "What else did Ruiz say?"),
        ("What did she say about ports?", [GRAIN], "What did Ruiz say about ports?"),
        ("Did they say why?", ["What did Ruiz and Brandt say?"], "Did Ruiz and Brandt say why?"),
        ("What is her position on ports?", [GRAIN], "What is Ruiz's position on ports?"),
        ("Who criticised his plan?", [GRAIN], "Who criticised Ruiz's plan?"),
        ("What did Brandt say about him?", [GRAIN], "What did Brandt say about Ruiz?"),
        ("What did Brandt say about that?", [GRAIN], "What did Brandt say about grain?"),
        ("What did she say?", ["Who is Ana Ruiz?"], "What did Ana Ruiz say?"),
        ("What did she say?", [GRAIN, "Where is the bridge?"], "What did Ruiz say?"),
        ("And Carvania?", [PRISONERS],
         "How many prisoners were exchanged at the bridge, and Carvania?"),
    ],
)  # fmt: skip
def test_what_leans_on_earlier_questions_is_made_whole(
    text: str, earlier: list[str], whole: str
) -> None:
    assert follow_up(text, earlier) == whole


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("And Brandt?", []),
        ("When was that?", []),
        ("What did he say?", []),
        ("What did he say?", ["how many prisoners were exchanged?"]),
        ("What did Brandt say about ports?", [GRAIN]),
        ("Who criticised Brandt?", [GRAIN]),
        ("When is the next round of talks?", [GRAIN]),
        ("Why do the glaciers shrink?", [GRAIN]),
        ("Is it true that Brandt resigned?", [GRAIN]),
        ("And what did Brandt say about the ports of Velmora?", [GRAIN]),
        ("How many prisoners were exchanged?", [GRAIN]),
        ("brandt ports", [GRAIN]),
        ("", [GRAIN]),
        ("?", [GRAIN]),
        ("And Brandt?", [""]),
    ],
)
def test_what_stands_alone_stays_as_it_is(text: str, earlier: list[str]) -> None:
    assert follow_up(text, earlier) == text


def test_names_are_taken_as_they_are() -> None:
    followed = follow_up("What else did she say?", [r"What did Ruiz\q say about \g<0>?"])
    assert isinstance(followed, str)


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_follows_any_other(text: str, earlier: list[str]) -> None:
    assert isinstance(follow_up(text, earlier), str)
