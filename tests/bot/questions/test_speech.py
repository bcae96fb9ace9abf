"""Whose words a question asks for, by its form alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.speech import Asked, plain, readings


def first(question: str) -> Asked | None:
    """The likeliest reading that the form alone proves."""
    return next((asked for asked in readings(plain(question)) if not asked.if_known), None)


@pytest.mark.parametrize(
    ("question", "names", "topic"),
    [
        ("What did Ruiz say about grain?", ("Ruiz",), "grain"),
        ("What did Peralta say about Ruiz?", ("Peralta",), "Ruiz"),
        ("what did ruiz say", ("ruiz",), ""),
        ("What has the Castle said so far?", ("the Castle",), ""),
        ("What is the Castle saying about the bridge?", ("the Castle",), "the bridge"),
        ("What was Ruiz quoted as saying about grain?", ("Ruiz",), "grain"),
        ("What else did Ruiz say?", ("Ruiz",), ""),
        ("How did Brandt describe the talks?", ("Brandt",), "describe the talks"),
        ("What does Ruiz accuse Brandt of?", ("Ruiz",), "accuse Brandt of"),
        ("What did Ruiz and Brandt say about grain?", ("Ruiz", "Brandt"), "grain"),
        ("What did Ruiz, Brandt and Okafor say?", ("Ruiz", "Brandt", "Okafor"), ""),
        ("What did both Ruiz and Brandt say?", ("Ruiz", "Brandt"), ""),
        ("What did the Kestrian ambassador to Velmora say?",
         ("the Kestrian ambassador to Velmora",), ""),
        ("What did Ruiz tell reporters about the ports?", ("Ruiz",), "the ports"),
        ("Can you tell me what Ruiz said about grain?", ("Ruiz",), "grain"),
        ("What do we know about what Ruiz said?", ("Ruiz",), ""),
        ("List everything that Ruiz said about grain", ("Ruiz",), "grain"),
        ("What is Ruiz’s position on the grain plan?", ("Ruiz",), "the grain plan"),
        ("What are Ruiz and Brandt's views on grain?", ("Ruiz", "Brandt"), "grain"),
        ("What's the position of Ruiz on grain?", ("Ruiz",), "grain"),
        ("quotes by Ruiz on grain", ("Ruiz",), "grain"),
        ("Show me Ruiz's statements about the ports", ("Ruiz",), "the ports"),
        ("Quote Ruiz on grain", ("Ruiz",), "grain"),
        ("According to Ruiz, what will happen?", ("Ruiz",), "what will happen"),
        ("What happened at the bridge according to the foreign minister?",
         ("the foreign minister",), "What happened at the bridge"),
        ("About grain, what did Ruiz say?", ("Ruiz",), "grain"),
        ("Thank you. The talks ended. What did Ruiz say about them?", ("Ruiz",), "them"),
    ],
)  # fmt: skip
def test_nobody_elses_words_answer(question: str, names: tuple[str, ...], topic: str) -> None:
    asked = first(question)
    assert asked == Asked(names, topic)


@pytest.mark.parametrize(
    ("question", "names", "topic"),
    [
        ("Did Ruiz say that the talks are over?", ("Ruiz",), "the talks are over"),
        ("Has Ruiz commented on the moratorium?", ("Ruiz",), "the moratorium"),
        ("Does Ruiz think peace is near?", ("Ruiz",), "peace is near"),
        ("Did the vice president express optimism?", ("the vice president",), "optimism"),
        ("Is it true that Ruiz called the plan late?", ("Ruiz",), "called the plan late"),
    ],
)
def test_whether_somebody_said_something(question: str, names: tuple[str, ...], topic: str) -> None:
    assert first(question) == Asked(names, topic, claim=True)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("When did Ruiz announce the moratorium?", ("Ruiz",)),
        ("Why does Brandt reject the plan?", ("Brandt",)),
        ("Who did Ruiz accuse of favouring Carvania?", ("Ruiz",)),
        ("Which conditions did Ruiz name?", ("Ruiz",)),
        ("Did Brandt reject the plan?", ("Brandt",)),
        ("What does Brandt want?", ("Brandt",)),
    ],
)
def test_an_article_may_tell_it_in_its_own_words(question: str, names: tuple[str, ...]) -> None:
    asked = first(question)
    assert asked is not None
    assert (asked.names, asked.only, asked.claim) == (names, False, False)


@pytest.mark.parametrize(
    "question",
    [
        "Who criticised Ruiz?",
        "Who said that Ruiz told the truth?",
        "Who is against Ruiz's proposals?",
        "Whose proposal did the parliament pass?",
        "What has been said about Ruiz?",
        "What happened after Ruiz said no?",
        "What did Brandt do after Ruiz said no?",
        "How many prisoners were exchanged?",
        "Will the talks continue?",
        "When did the talks begin?",
        "Was Ruiz elected?",
        "What is the largest port of Velmora?",
        "Is that something the United Provinces states would consider?",
        "Ruiz withdrawal",
        "",
        "?!",
        "What did Ruiz say about " + "grain and " * 60 + "ports?",
    ],
)
def test_no_speaker_is_asked_for(question: str) -> None:
    assert first(question) is None


@pytest.mark.parametrize(
    ("question", "names", "topic", "only"),
    [
        ("How do Ruiz and Brandt differ on grain?", ("Ruiz", "Brandt"), "grain", True),
        ("What is the difference between Ruiz and Brandt on grain?",
         ("Ruiz", "Brandt"), "grain", True),
        ("Ruiz on grain", ("Ruiz",), "grain", True),
        ("ruiz position on grain", ("ruiz",), "grain", True),
        ("ruiz withdrawal", ("ruiz",), "withdrawal", False),
        ("withdrawal ruiz", ("ruiz",), "withdrawal", False),
    ],
)  # fmt: skip
def test_forms_that_count_for_known_speakers_alone(
    question: str, names: tuple[str, ...], topic: str, only: bool
) -> None:
    assert Asked(names, topic, only, if_known=True) in list(readings(plain(question)))


@given(st.text(max_size=500))
def test_any_text_is_read(text: str) -> None:
    for asked in readings(plain(text)):
        assert all(asked.names)
