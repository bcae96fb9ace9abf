"""Whether words hold the sort of thing that a question asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer_type import AnswerType
from bot.questions.kind import Kind, kind_of

WHEN = "When do the talks of 2031 resume?"
WHO = "Who leads the delegation of Velmora?"
WHERE = "Where did Ruiz meet Brandt?"
NEXT = "Where will the next talks be held?"


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        (WHEN, "They resume in May.", 1),
        (WHEN, "They resume on Friday.", 1),
        (WHEN, "They resume three days later.", 1),
        (WHEN, "They may resume.", 0),  # no month
        (WHEN, "The talks of 2031 resume.", 0),  # the question's own
        (WHEN, "The talks of 2031 resume in 2032.", 1),
        ("How many prisoners were exchanged?", "Sixty prisoners were exchanged.", 1),
        ("How many prisoners were exchanged?", "They exchanged sixty of the prisoners.", 1),
        ("How many prisoners were exchanged?", "It took 3 days.", 0.3),
        ("How many prisoners were exchanged?", "Prisoners were exchanged.", 0),
        ("How long is the bridge?", "The bridge is 300 metres long.", 1),
        ("How long is the bridge?", "The bridge has 300 lamps.", 0.3),
        ("How much did the ports cost?", "They cost $3 a head.", 1),
        ("How much did the ports cost?", "They cost 4 million.", 1),
        ("How much did the ports cost?", "All 4 ports are open.", 0.3),
        (WHO, "Ana Ruiz leads it.", 1),
        (WHO, "It is led by Ruiz.", 1),
        (WHO, "Velmora has a delegation.", 0),
        (WHO, "The delegation has a leader.", 0),
        (WHO, "Nobody does. There is none.", 0),
        (WHERE, "Ruiz met him in Tarn.", 1),
        (WHERE, "Ruiz met him near the old harbour of Tarn.", 1),
        (WHERE, "Tarn is to host the meeting.", 1),
        (WHERE, "They met in the capital of Velmora.", 1),
        (WHERE, "They met on Friday in May.", 0),
        (WHERE, "PORT TARN, Velmora – They met and left.", 1),
        (WHERE, "TARN (News) — They met and left.", 1),
        (WHERE, "They met – and left.", 0),
        (WHERE, "The Secretary of State met them.", 0),
        (WHERE, "The President of Velmora met them.", 1),
        (NEXT, "Tarn is to host the next round.", 1),
        (NEXT, "The talks would be held in Tarn, Ruiz said.", 1),
        (NEXT, "The talks resume in Tarn.", 1),
        (NEXT, "Talks were held in Tarn.", 0.3),
        (NEXT, "Talks were held.", 0),
        ("When will the talks resume?", "They broke off in May, it was said.", 0.3),
        (WHERE, "Ruiz met Brandt.", 0),
        (WHERE, "Ruiz spoke to Brandt.", 0),
        ("Why did the talks fail?", "Nothing at all.", 1),  # anything may answer
        ("Did Ruiz resign?", "Nothing at all.", 1),
    ],
)
def test_fits(question: str, text: str, fits: float) -> None:
    assert AnswerType(question, kind_of(question)).fits(text) == fits


@pytest.mark.parametrize(
    ("question", "text", "candidates"),
    [
        (WHEN, "The talks of 2031 resume in May 2032.", {"2032"}),
        ("How many left?", "Sixty left, then 7.", {"sixty", "7"}),
        (WHO, "Then Brandt’s envoy left Velmora.", {"brandt"}),
        ("What ended the strike?", "On Friday Ruiz ended it. He did.", {"ruiz"}),
        ("What ended the strike?", "nothing", set()),
    ],
)
def test_candidates(question: str, text: str, candidates: set[str]) -> None:
    assert AnswerType(question, kind_of(question)).candidates(text) == candidates


@given(st.text(max_size=80), st.sampled_from(Kind), st.text(max_size=200))
def test_any_text_fits_from_0_to_1(question: str, kind: Kind, text: str) -> None:
    asked = AnswerType(question, kind)
    assert 0 <= asked.fits(text) <= 1
    assert all(candidate == candidate.lower() for candidate in asked.candidates(text))
