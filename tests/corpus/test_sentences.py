"""Sentences: a table of cases, the unsolved ones, and what holds for every text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.models import Span, Turn
from corpus.sentences import MAX_WHOLE, split_sentences

SEP = " | "
"""Stands in a case where one sentence ends and the next begins."""

CASES = {
    "plain": [
        "The talks failed. | Both sides left.",
        "Will they return? | Nobody knows! | The hall is empty.",
        "The talks failed… | Both sides left.",
        "He would not sell the sand. | Samples were sent to Qar.",
        "They will talk to me. | Velmora waits.",
        "Nobody made the call. | Ruiz was asleep.",
        "The army signed on Friday. | iMed, a charity, did not.",
        "Both sides want peace. | 12 people were hurt.",
        "It ended in 2024. | Nothing has changed since.",
        "It was signed by all but Qar. | In the hall stood Ruiz.",
        "Ruiz wrote it on X. | They answered.",
        "write to ruiz@qar.example. | velmora.example is down.",
        "Is there a flaw? | No. | There is none.",
        "6. Where is Qar?",
        "Talks resume in Velmora",
        "So the talks went on (and on). | Nobody left.",
        "He is 60. | She is 58.",
        "All of it is over now. | — The desk in Qar",
    ],
    "titles": [
        "Mr. Ruiz left. | Mrs. Ruiz and Ms. Oduya stayed with Dr. Ana Lind.",
        "Gen. Tomas Lind met Sen. Oduya and Gov. Ana Ruiz in Qar. | Rep. Lind did not come.",
        "Lt. Col. Lind spoke to Capt. Oduya. | Sgt. Ruiz listened.",
        "The talks were led by Prof. Ruiz and the Rev. Oduya.",
        "Former Gov. Ruiz, Sens. Lind and Oduya, Reps. Marr and Voss and Col. Ruiz came.",
        "Deputy Prime Minister Ana Ruiz Jr. spoke. | Tomas Lind Sr. did not.",
        "He wrote to Amb. Lind and Adm. Oduya. | Neither answered.",
        "The envoy met Maj. Gen. Ruiz, Brig. Gen. Lind and Hon. Oduya.",
    ],
    "initials": [
        "J. D. Ruiz left. | J.D. Ruiz is his son.",
        "Ana J. Ruiz and Tomas R. M. Lind signed.",
        "Signed by A. Ruiz. | He left at once.",
        "The book by C. V. Oduya & Co. was read aloud.",
    ],
    "abbreviations": [
        "U.S. officials and U.N. envoys met in St. Ana. | They ate.",
        "The U.S. Senate and the U.K. Parliament agreed.",
        "Troops left the U.S. | They will not return.",
        "Ruiz lives in Washington, D.C. | She is a lawyer.",
        "Velmora Corp. and Qar Inc. build it. | Lind Ltd. sells it.",
        "It was Velmora vs. Qar, i.e. a war, e.g. of words, etc. and so on.",
        "No. 10 is the house. | See p. 4 and Art. 5 of the pact.",
        "They sat on Jan. 5 and Sept. 12. | On Dec. 1 they left.",
        "The border is approx. 40 km. long and runs past Mt. Oduya and Ft. Lind.",
        "He has a Ph.D. in law. | She has none.",
        "The firm moved to Main St. in May. | It failed.",
    ],
    "times": [
        "It began at 5 a.m. on Monday. | It ended at 9 p.m. sharp.",
        "It began at 5 a.m. Monday and ended at 6 p.m. Tuesday.",
        "It ended at 9 p.m. | Nobody stayed.",
        "The call is at 6 a.m. ET on Friday. | Ruiz will listen.",
    ],
    "numbers": [
        "Growth was 3.5 percent. | Prices rose 1.25 times.",
        "It cost $4.5 million. | Velmora paid.",
        "Resolution 5.2.1 stands. | Version 2.0 failed.",
        "The vote was 5-3. | The motion failed.",
        "See velmora.example/talks.html or write to ruiz@qar.example. | Both are read.",
    ],
    "datelines": [
        "QAR, Velmora (VNA) — The talks failed. | Both sides left.",
        "ST. ANA, Velmora – The talks failed. | Both sides left.",
        "WASHINGTON, D.C. — The talks failed.",
        "Oct. 5, 2031, 10:02 a.m. ET",
    ],
    "ellipses": [
        "“We will … leave when we must,” she said.",
        "“We... leave,” she said. | He sighed.",
        "“We will leave ... if they do,” she said.",
        "He waited . . . and waited. | She came.",
        "The talks […] failed. | Both sides left.",
    ],
    "brackets": [
        "The talks (held in St. Ana) failed. | Both sides left.",
        "The talks failed. | (Both sides had left.) | Ruiz wept.",
        "“They [the U.S. envoys] left,” Ruiz said. | He stayed.",
        "Ruiz (“Who else?”) was there. | Lind was not.",
        "The army fled (“Run! Run!” they cried) from Qar.",
        "The pact (it was signed in May. Nobody read it.) has failed.",
    ],
    "attribution": [
        '"We leave," Ruiz said.',
        '"Will you leave?" Ruiz asked. | Nobody answered.',
        '"Never!" said Lind. | "We stay!" Oduya shouted.',
        "“Who knows?” asked Foreign Minister Ana Ruiz of Velmora. | She left.",
        "“Will they come?” she wondered aloud. | “No,” he said.",
        "“Will they come?” Mr. Ruiz asked reporters in Qar.",
        "“Stop it!” Gen. Tomas Lind told the crowd. | It ran.",
        "“Stop…” Ruiz whispered.",
        "“I never...” Lind said. | He stopped.",
        "“Will they—” Ruiz began. | The line went dead.",
        "“Will you leave?” | The minister said nothing.",
        "“Will you leave?” | He said nothing.",
        "“We stay.” | Ruiz said little else.",
        "« Pourquoi ? » demanda-t-elle.",
        "«Why now?» Ruiz asked. | «Who knows?» said Lind.",
        "„Why now?“ Ruiz asked. | „Who knows?“ said Lind.",
        "‘Why now?’ Ruiz asked. | ‘Who knows?’ said Lind.",
        "“We leave,” Ruiz said. | “We will not return.”",
        "“We leave,” Ruiz said, “and we will not return.” | He left.",
        "“Shall we,” Ruiz asked, “go now?” | He left.",
    ],
    "after a quotation": [
        "He said, “We leave.” | Ruiz then rose.",
        "He said: \"We leave.\" | \"No,\" said Lind.",
        "Ruiz asked, “Why?” | Nobody knew why the minister had come.",
        "Live by the pen, he said, and “die by the pen.” | And he added a word.",
        "She calls it “the pact.” | Lind calls it “the plan.” | They talk.",
        "The war is ‘over’. | The talks are ‘on’. | So they say.",
        "Ruiz wrote “The Long Road.” | The book failed.",
        "‘We won’t leave.’ | Ruiz won’t either.",
        "He asked “why?” and “how?” at once. | She laughed.",
        "They sang “Why Not?” at noon. | Lind wept.",
    ],
    "a quotation stays whole": [
        '"We leave. We will not return," Ruiz said.',
        "“We leave. We will not return,” Ruiz said. | He left.",
        "«We leave. We will not return», Ruiz said. | He left.",
        "« We leave. We will not return », Ruiz said. | He left.",
        "„We leave. We will not return“, Ruiz said. | He left.",
        "»We leave. We will not return«, Ruiz said. | He left.",
        "‘We leave. We won’t return,’ Ruiz said. | He left.",
        "'We leave. We won't return,' Ruiz said. | He left.",
        "Ruiz said: “We leave. We will not return.” | He left.",
        "“Why? Who asked? We leave,” Ruiz said. | He left.",
        "“He said ‘No. Never.’ to me. I left,” Ruiz said. | He wept.",
    ],
    "marks that do not pair": [
        "“We leave. | We will not return.",
        "We leave. | We will not return.”",
        'He is 5\'10" tall. | She is 6\' tall. | They met.',
        '"We leave. | We will not return.',
        "The Lindens’ house fell. | The Marrs’ did not.",
    ],
}  # fmt: skip

UNSOLVED = [
    "The talks were held in the U.S. | Senate leaders stayed away.",
    "The call is at 6 a.m. ET. | Ruiz will listen.",
    "It ended at 9 p.m. | Ruiz was asleep.",
    "Ruiz wrote it on X. | Three ministers answered.",
    "“Why now?” | Ruiz said nothing and left the hall.",
    "“We stay.” Ruiz said.",
    "she came late. | he left. | nobody spoke.",
]


def cut(case: str) -> tuple[str, list[str]]:
    """The text of a case and its sentences."""
    return case.replace(SEP, " "), case.split(SEP)


@pytest.mark.parametrize("case", [case for group in CASES.values() for case in group])
def test_cases(case: str) -> None:
    text, sentences = cut(case)
    assert [span.of(text) for span in split_sentences(text)] == sentences


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", UNSOLVED)
def test_unsolved(case: str) -> None:
    test_cases(case)


def sentences(text: str, turns: tuple[Turn, ...] = ()) -> list[str]:
    return [span.of(text) for span in split_sentences(text, turns)]


@pytest.mark.parametrize("break_", ["\n\n", "\r\n\r\n", "\n \n", "\n\n\n\t\n"])
def test_a_blank_line_ends_a_sentence(break_: str) -> None:
    assert sentences(f"Talks in Qar{break_}“We leave,{break_}and soon,” Ruiz said.") == [
        "Talks in Qar",
        "“We leave,",
        "and soon,” Ruiz said.",
    ]


def test_a_line_is_a_paragraph() -> None:
    text = "Talks in Qar\nBy Ana Ruiz\nThe talks failed. Both sides left.\n- bread\n- salt\n"
    assert sentences(text) == [
        "Talks in Qar",
        "By Ana Ruiz",
        "The talks failed.",
        "Both sides left.",
        "- bread",
        "- salt",
    ]


def test_wrapped_lines_go_on() -> None:
    text = (
        "Talks in Qar\n"
        "The talks failed on Friday, when the foreign minister of\n"
        "Velmora left the hall. “We go. We will be back,” said Ana\n"
        "Ruiz, who led the delegation. It was not clear what was\n"
        "on the table, or who had\n"
        "put it there.\n"
        "Nobody else spoke."
    )
    assert sentences(text) == [
        "Talks in Qar",
        "The talks failed on Friday, when the foreign minister of\nVelmora left the hall.",
        "“We go. We will be back,” said Ana\nRuiz, who led the delegation.",
        "It was not clear what was\non the table, or who had\nput it there.",
        "Nobody else spoke.",
    ]


def test_a_turn_and_its_label_are_apart() -> None:
    text = "MR. RUIZ: We leave. We go\nQ Why? MS. LIND: and so do we."
    turns = (
        Turn("MR. RUIZ", Span(10, 26)),
        Turn("Q", Span(28, 32)),
        Turn("MS. LIND", Span(43, len(text))),
    )
    assert sentences(text, turns) == [
        "MR. RUIZ:",
        "We leave.",
        "We go",
        "Q",
        "Why?",
        "MS. LIND:",
        "and so do we.",
    ]


@pytest.mark.parametrize(("words", "pieces"), [(MAX_WHOLE, 1), (MAX_WHOLE + 1, 3)])
def test_a_long_quotation_is_cut_inside(words: int, pieces: int) -> None:
    fill = "and on " * ((words - 10) // 2) + "on " * (words % 2)
    text = f"He sat. “We leave. We went on {fill}today. We stop,” Ruiz said. He rose."
    assert sentences(text)[0] == "He sat."
    assert sentences(text)[-1] == "He rose."
    assert len(sentences(text)[1:-1]) == pieces
    assert sentences(text)[-2].endswith("We stop,” Ruiz said.")


PIECES = st.sampled_from(
    [
        *"“”\"'‘’«»„()[].?!…,:—- \n\t\r\u00a0\u200b",
        *"X5éİß\ud800😀",
        "\n\n",
        " Ruiz",
        " said",
        " We",
        " we",
        " a.m.",
    ]
)


@given(st.text() | st.lists(PIECES, max_size=60).map("".join), st.lists(st.integers(0, 60)))
@example("“" * 50 + " A. B", [])
def test_every_text(text: str, cuts: list[int]) -> None:
    places = sorted({min(cut, len(text)) for cut in cuts})
    turns = [Turn(None, Span(*pair)) for pair in zip(places[::2], places[1::2], strict=False)]
    spans = split_sentences(text, turns)
    at = 0
    for span in spans:
        assert not text[at : span.start].strip()
        assert span.of(text)
        assert span.of(text) == span.of(text).strip()
        assert "\n\n" not in span.of(text)
        assert all(turn.span.contains(span) or not turn.span.overlaps(span) for turn in turns)
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "piece",
    [
        *"x \n.“\"'",
        "\r\n ",
        ". ",
        "“a. ",
        "'a. ",
        "(a. B ",
        "a. B. ",
        "A.B. ",
        "Mr. ",
        "it's 'a ",
        "We leave. ",
        "“We leave. We go,” he said. ",
        "“Why?” Ruiz ",
        "a\n",
        "Ruiz\nwe",
    ],
)
def test_a_long_text_without_paragraphs(piece: str) -> None:
    """Each takes half a second or less; where time grew with the square of the length, minutes."""
    text = piece * (200_000 // len(piece))
    spans = split_sentences(text)
    assert sum(map(len, spans)) <= len(text)
