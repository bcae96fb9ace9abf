"""Answers are whole sentences of the stored articles; without support there are none."""

import asyncio
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import Abstention, Answer, Answerer, Reason
from bot.desk import open_answerer
from bot.settings import AnswerSection, Settings
from index.published import PublishedIndex

QUESTIONS = [
    "What did Ruiz say?",
    "What did Ruiz say about the withdrawal of the monitors?",
    "When is the next round of talks?",
    "How many prisoners were exchanged?",
    "Who watched the exchange of prisoners at the bridge of Tarn?",
    "What does Brandt's plan for grain shipments say of harbours?",
    "Does the moratorium on drones hold?",
    "Why do the glaciers above Ystrad shrink?",
]


def answered(answerer: Answerer, question: str) -> Answer:
    answer = answerer.answer(question)
    assert isinstance(answer, Answer), answer
    return answer


@pytest.mark.parametrize("question", QUESTIONS)
def test_quotes_are_whole_sentences_cut_from_the_article(
    answerer: Answerer, published: PublishedIndex, question: str
) -> None:
    for quote in answered(answerer, question).quotes:
        article, span = quote.citation.article, quote.citation.span
        assert published.store.article(article.id) == article
        assert quote.citation.text == article.text[span.start : span.end]
        sentences = published.store.sentences(article.id)
        assert span.start in {sentence.start for sentence in sentences}
        assert span.end in {sentence.end for sentence in sentences}


@pytest.mark.parametrize("question", QUESTIONS)
def test_quotes_come_best_first_and_do_not_overlap(answerer: Answerer, question: str) -> None:
    answer = answered(answerer, question)
    scores = [quote.score for quote in answer.quotes]
    assert scores == sorted(scores, reverse=True)
    for one, other in combinations([quote.citation for quote in answer.quotes], 2):
        assert one.article.id != other.article.id or not one.span.overlaps(other.span)


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        (QUESTIONS[1], "monitors", "She said that a withdrawal of the monitors was a matter"),
        (QUESTIONS[2], "monitors", "The next round of talks is planned for May."),
        (QUESTIONS[3], "prisoners", "Velmora and Carvania exchanged sixty prisoners"),
        (QUESTIONS[7], "glaciers", "The glaciers above Ystrad"),
    ],
)
def test_the_best_quote_holds_the_answer(
    answerer: Answerer, question: str, article: str, words: str
) -> None:
    best = answered(answerer, question).quotes[0].citation
    assert best.article.id == article
    assert words in best.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        # "It would open" leans on the sentence before it, "That, he said," on both.
        (
            "Which harbours would open to foreign cargo ships under a neutral flag?",
            "Minister Jonas Brandt presented a plan for grain shipments on Friday. "
            "It would open three harbours to foreign cargo ships under a neutral flag.",
        ),
        (
            "What needs the consent of both parliaments?",
            "Minister Jonas Brandt presented a plan for grain shipments on Friday. "
            "It would open three harbours to foreign cargo ships under a neutral flag. "
            "That, he said, needs the consent of both parliaments.",
        ),
        # Across a paragraph nothing is taken along.
        (
            "Is a withdrawal of the monitors a matter for Carvania to decide?",
            "She said that a withdrawal of the monitors was a matter for Carvania to decide.",
        ),
    ],
)
def test_a_sentence_comes_with_those_it_leans_on(
    answerer: Answerer, question: str, words: str
) -> None:
    assert answered(answerer, question).quotes[0].citation.text == words


@pytest.mark.parametrize("question", ["", "  \n", "?!", "…", "the"])
def test_a_question_without_words_is_not_searched_for(answerer: Answerer, question: str) -> None:
    abstention = answerer.answer(question)
    assert isinstance(abstention, Abstention)
    assert abstention.reason is Reason.EMPTY_QUESTION
    assert abstention.nearest == ()


@pytest.mark.parametrize(
    "question",
    [
        "What is the best recipe for apple pie?",
        "Which team won the handball cup?",
        "How do I change the oil of a tractor?",
        "停戦",
    ],
)
def test_a_question_on_another_topic_is_not_answered(
    answerer: Answerer, published: PublishedIndex, question: str
) -> None:
    abstention = answerer.answer(question)
    assert isinstance(abstention, Abstention)
    assert abstention.reason is Reason.NOT_FOUND
    assert abstention.searched == published.manifest.coverage
    for near in abstention.nearest:
        assert near.citation.text == near.citation.span.of(near.citation.article.text)


def test_the_id_given_comes_back(answerer: Answerer) -> None:
    assert answerer.answer(QUESTIONS[1], "7").id == "7"
    assert answerer.answer(QUESTIONS[1], "").id == ""


def test_without_an_id_a_question_has_always_the_same(answerer: Answerer) -> None:
    ids = [answerer.answer(question).id for question in (*QUESTIONS, "?!")]
    assert ids == [answerer.answer(question).id for question in (*QUESTIONS, "?!")]
    assert len(set(ids)) == len(ids)


def test_no_more_is_quoted_than_the_settings_allow(
    published: PublishedIndex, chosen: Settings
) -> None:
    few = chosen.model_copy(update={"answer": AnswerSection(max_quotes=1, caution="eager")})
    answerer = open_answerer(published, few)
    assert [len(answered(answerer, question).quotes) for question in QUESTIONS] == [1] * len(
        QUESTIONS
    )
    abstention = answerer.answer("What is the best recipe for apple pie?")
    assert isinstance(abstention, Abstention)
    assert len(abstention.nearest) <= 1


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_question_gets_an_answer_or_an_abstention(answerer: Answerer, question: str) -> None:
    result = answerer.answer(question)
    assert result.question == question
    for quote in result.quotes if isinstance(result, Answer) else result.nearest:
        assert quote.citation.text
        assert quote.citation.span.end <= len(quote.citation.article.text)


def test_a_very_long_question_is_answered(answerer: Answerer) -> None:
    assert (
        answerer.answer("What about the withdrawal of the monitors? " * 2000, "long").id == "long"
    )


async def test_twenty_questions_at_once_are_answered_as_one_after_the_other(
    answerer: Answerer,
) -> None:
    questions = [f"{question} ({n})" for n in range(3) for question in QUESTIONS][:20]
    expected = [answerer.answer(question) for question in questions]
    together = await asyncio.gather(
        *(asyncio.to_thread(answerer.answer, question) for question in questions)
    )
    assert together == expected
