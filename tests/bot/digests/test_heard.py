"""What is the same statement, and what is another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.heard import Heard, words_sum
from bot.tellings.wording import tell_the_same

STAYS = "The monitors will stay at the border until the summer"


@pytest.mark.parametrize(
    ("again", "same"),
    [
        (STAYS, True),
        (f"“{STAYS.upper()}!”", True),
        ("monitors will stay at the border until the summer", True),
        ("monitors will stay at the border", False),  # without the bound
        (f"If the council agrees, {STAYS.lower()}", False),
        (f"If the U.S. agrees with us and Dr. Brandt, {STAYS.lower()}", False),
        (f"The council agrees. If not now, when? {STAYS}.", False),  # a denial around
        (f"It is so if we say so. {STAYS}. We will see when we know.", True),
        (f"In Port Sorel it was heard that {STAYS}", True),
        ("The monitors will stay at the border until the autumn", False),
        ("The monitors will not stay at the border until the summer", False),
        ("the border", False),
        ("", False),
    ],
)
def test_the_same_words_are_heard_once(again: str, same: bool) -> None:
    heard = Heard()
    assert heard.hear(STAYS) == 0
    assert heard.hear(again) == (0 if same else 1)


def test_few_words_are_the_same_as_a_whole_alone() -> None:
    heard = Heard()
    assert [heard.hear(words) for words in ("We will.", "We will sign.", "“We will”")] == [0, 1, 0]


TEXTS = st.lists(st.sampled_from("a b c not d".split()), max_size=12).map(" ".join)


@given(st.lists(TEXTS, max_size=12))
def test_as_if_each_were_compared_with_all(texts: list[str]) -> None:
    heard, kept = Heard(), list[str]()
    for text in texts:
        same = next((n for n, other in enumerate(kept) if tell_the_same(other, text)), len(kept))
        if same == len(kept):
            kept.append(text)
        assert heard.hear(text) == same


def test_a_sum_knows_words_not_marks() -> None:
    assert words_sum("“We will sign!”", denied=False) == words_sum("we will SIGN", denied=False)
    assert words_sum("We will sign", denied=False) != words_sum("We will sing", denied=False)
    assert words_sum("We will sign", denied=False) != words_sum("We will sign", denied=True)
