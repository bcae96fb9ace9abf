"""What an answer must speak of."""

import pytest

from bot.answers.sought import Sought, TermWeights
from bot.questions.kind import kind_of
from index.lexical import terms
from index.published import PublishedIndex


def sought(question: str, published: PublishedIndex) -> Sought:
    return Sought(question, question, kind_of(question), published.lexical)


@pytest.mark.parametrize(
    ("question", "text", "covered"),
    [
        ("What did Ruiz say of the monitors?", "Ruiz left it to the monitors.", True),
        ("What did Ruiz say of the monitors?", "Ruiz left it to Brandt.", False),
        ("How many prisoners were exchanged?", "Sixty prisoners: an exchange.", True),
        ("When is the next round?", "The round is in May.", False),
        ("Who?", "", False),
    ],
)
def test_whether_a_text_covers_the_question(
    published: PublishedIndex, question: str, text: str, covered: bool
) -> None:
    assert sought(question, published).is_covered(text) is covered


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("Who won the first cup of 2031?", "She won the first cup of 2031.", 1),
        ("Who won the first cup of 2031?", "She won the first cup.", 0.5),
        ("Who won the first cup of 2031?", "She won the last cup of 2030.", 0),
        ("Who is the youngest envoy?", "The youngest is 30.", 1),
        ("Who is the youngest envoy?", "She is young.", 0),
        ("Who lives in the forest of the west?", "Nobody.", 1),  # not superlatives
    ],
)
def test_years_and_superlatives(
    published: PublishedIndex, question: str, text: str, share: float
) -> None:
    assert sought(question, published).qualified(text) == share


def test_names_are_told_from_other_words(published: PublishedIndex) -> None:
    weights = TermWeights("When did Ruiz meet 12 envoys in Tarn?", published.lexical)
    assert weights.names == {"ruiz", "12", "tarn"}
    asked = sought("When did Ruiz meet 12 envoys in Tarn?", published)
    assert asked.named(terms("Ruiz met them in Tarn.")) == pytest.approx(2 / 3)
    assert sought("when do they meet?", published).named([]) == 1


def test_a_rare_term_weighs_more(published: PublishedIndex) -> None:
    weights = TermWeights("zeppelins velmora", published.lexical)
    assert weights.matched(["zeppelin"]) > weights.matched(["velmora"]) > 0
    assert weights.coverage("zeppelins over Velmora") == pytest.approx(1)
    assert weights.coverage("nothing") == 0
