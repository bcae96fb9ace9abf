"""Excerpts are what they are said to be, on small transcripts of invented people."""

from bot.tellings.words import words_in
from evals.verify import Cutter

SAID = (
    "The grain ships of the coast sail in June with the harvest of three valleys on board. "
    "We will not close the harbours of the coast to foreign ships this winter or the next one. "
    "The ministers of both countries meet in the old hall of Tarn on the first day of May. "
    "We would open the last of the mountain roads to the convoy in spring if the snow melts."
)
OTHER = (
    "Every lighthouse on the islands was painted white by forty volunteers from the school of "
    "Orsk, who sang all day long and had soup at noon and bread in the evening of the feast."
)


def _keys(text: str) -> list[str]:
    return [word.key for word in words_in(text)]


def _stands_in(cut: list[str], text: str) -> bool:
    keys = _keys(text)
    return any(keys[n : n + len(cut)] == cut for n in range(len(keys)))


def _cutter(seed: int = 0) -> Cutter:
    return Cutter([{"turns": [{"text": SAID}]}], [{"turns": [{"text": OTHER}]}], seed)


def test_excerpts_of_each_kind() -> None:
    for case in _cutter().cases(6):
        keys = _keys(case.text)
        assert _stands_in(keys, SAID) == (case.kind in {"exact", "cut"}), case
        assert _stands_in(keys, OTHER) == (case.kind == "absent"), case
        if case.kind == "cut":
            assert "not" not in keys
            assert "if" not in keys


def test_a_seed_gives_the_same() -> None:
    assert _cutter(3).cases(4) == _cutter(3).cases(4)
    assert _cutter(3).cases(4) != _cutter(4).cases(4)
