"""Questions in another language are told apart only where that is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.language import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "¿Qué dijo Ruiz?",
        "¿Cuándo se reúnen las delegaciones?",
        "Que dit Ruiz sur la trêve ?",
        "Was sagte Ruiz über den Abzug?",
        "Wann werden die Gespräche fortgesetzt?",
        "Che cosa ha detto Ruiz?",
        "O que disse Ruiz sobre a trégua?",
        "Wat zei Ruiz over het bestand?",
        "Co powiedział Ruiz o rozejmie?",
        "Ruiz ne dedi?",
        "Что сказал Руис?",
        "停戦について何と言った？",
    ],
)
def test_other_languages(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "What did Ana de la Cruz say?",
        "Ana de la Cruz",
        "ceasefire Tarn",
        "Who called the plan “una locura”?",
        "What did the envoy mean by que sera, sera?",
        "What did Руис say about the talks?",
        "Was MIT closed?",
        "Le Courrier",
        "Was die Rede in Tarn",  # too little to be sure
        "",
        "?!",
        "2031",
    ],
)
def test_english_and_what_is_not_sure(text: str) -> None:
    assert not is_foreign(text)


@given(st.text(max_size=60))
def test_a_question_of_english_words_is_never_foreign(text: str) -> None:
    words = "What did the delegation say about it, and why would they have said that to us?"
    latin = "".join(c for c in text if not c.isalpha())
    assert not is_foreign(f"{words} {latin}")
