"""The same words in several articles."""

import pytest

from bot.answers.evidence import Evidence
from bot.answers.repeats import arrange, fold_repeats
from bot.tellings.wording import tell_the_same
from corpus.models import Article, Span

STORY = "The delegations will meet again in Sorvik next week, Ana Ruiz said."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (STORY, STORY),
        (STORY, STORY.upper()),
        (STORY, "Delegations will meet again in Sorvik next week, Ana Ruiz said"),
        (STORY, "“The delegations will meet again in Sorvik next week”, Ana Ruiz said."),
        (STORY, "SORVIK - " + STORY),
        (STORY, STORY + " She left after two hours."),
        ("No comment.", "“No comment”"),
    ],
)
def test_told_the_same(one: str, other: str) -> None:
    assert tell_the_same(one, other)
    assert tell_the_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (STORY, STORY.replace("will meet", "will not meet")),
        (STORY, STORY.replace("will meet", "won't meet")),
        ("At least 7 people were hurt in Sorvik.", "At least 9 people were hurt in Sorvik."),
        (STORY, "The delegations met for two hours on Monday, and Ana Ruiz left early."),
        (STORY, STORY.replace("Ana Ruiz", "Jonas Brandt")),
        (STORY, STORY.replace("next week", "next month")),
        ("Ruiz accepted the proposal of the envoys.", "Ruiz rejected the proposal of the envoys."),
        ("Three ships were sunk off Tarn on Monday.", "Seven ships were sunk off Tarn on Monday."),
        ("No comment.", "No comment, he said after the session in Sorvik had ended."),
        ("", STORY),
    ],
)
def test_told_otherwise(one: str, other: str) -> None:
    assert not tell_the_same(one, other)
    assert not tell_the_same(other, one)


def _evidence(article_id: str, text: str) -> Evidence:
    article = Article(id=article_id, title=None, text=text)
    return Evidence(article, Span(0, len(text)), text, score=1.0, support=1.0)


def test_one_story_in_several_articles_is_shown_once() -> None:
    other = _evidence("d", "Ruiz left the session early, two diplomats said on Tuesday.")
    evidence = [
        _evidence("a", STORY),
        other,
        _evidence("b", STORY.replace(",", " -")),
        _evidence("c", STORY + " She left."),
        _evidence("b", STORY),
        _evidence("a", STORY),
    ]
    first, second = fold_repeats(evidence)
    assert (first.evidence.article.id, [a.id for a in first.also]) == ("a", ["b", "c"])
    assert (second.evidence, second.also) == (other, ())


def test_no_article_has_all_the_say() -> None:
    told = [
        ("a", "The bridge of Tarn was closed on Monday."),
        ("a", "Sixty prisoners crossed it before dawn."),
        ("a", "Families had waited there for two nights."),
        ("b", "Carvania called the exchange orderly and short."),
        ("a", "Snow fell on both banks of the river."),
    ]
    arranged = arrange([_evidence(article, text) for article, text in told])
    assert [(t.evidence.article.id, t.evidence.text) for t in arranged] == [
        told[0],
        told[1],
        told[3],
        told[2],
        told[4],
    ]
