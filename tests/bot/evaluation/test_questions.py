"""Questions are read whole, or every problem of their line is told."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.errors import EvaluationError
from bot.evaluation.questions import AnswerSpan, Problem, Question, read_questions

LEFT_OUT = "; correct it: the question is left out"


def read(*lines: bytes | dict[str, object]) -> list[Question | Problem]:
    encoded = (line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(read_questions(encoded, "questions.jsonl"))


def problems(*lines: bytes | dict[str, object]) -> list[str]:
    found = read(*lines)
    assert all(isinstance(one, Problem) for one in found)
    return [one.reason for one in found if isinstance(one, Problem)]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"relevant": ["a", "b", "a"]}, Question("1", "Who?", relevant=("a", "b"))),
        ({"relevant": [7, 2.5]}, Question("1", "Who?", relevant=("7", "2.5"))),
        (
            {"answer_spans": [{"article_id": "a", "start": 0, "end": 3}], "relevant": ["b"]},
            Question("1", "Who?", ("b",), (AnswerSpan("a", 0, 3),)),
        ),
        ({"speaker": "Ana Ruiz"}, Question("1", "Who?", speaker="Ana Ruiz")),
        ({"unanswerable": True}, Question("1", "Who?", unanswerable=True)),
        ({"unanswerable": False}, Question("1", "Who?")),
        ({"speaker": "A", "relevant": None, "note": [1]}, Question("1", "Who?", speaker="A")),
    ],
)
def test_a_question(record: dict[str, object], expected: Question) -> None:
    assert read({"id": 1, "question": "Who?"} | record) == [expected]


def test_lines_are_counted_from_1_and_blank_ones_too() -> None:
    record = b'{"question": "Who?", "speaker": "A"}'
    found = read(b"\xef\xbb\xbf" + record, b"\r\n", b"{}", record.replace(b"Who", b"Why"))
    assert [one.line for one in found] == [1, 3, 4]


def test_a_question_without_an_id_is_known_by_its_words() -> None:
    (one,) = read({"question": "Who?", "speaker": "A"})
    (other,) = read({"question": "Who?", "unanswerable": True, "id": None})
    assert isinstance(one, Question)
    assert isinstance(other, Question)
    assert one.id == other.id


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", 'not a record, as {"question": "...", "relevant": ["a-1"]}'),
        (b'"text"', 'not a record, as {"question": "...", "relevant": ["a-1"]}'),
        (b"{", "not JSON (EOF while parsing an object at line 1 column 1), "),
        (b"[" * 100_000, "not JSON (recursion limit exceeded"),
        (b'{"question": "\xff", "speaker": "A"}', "not JSON (invalid unicode code point"),
        (b'{"question": "\\ud800", "speaker": "A"}', "not JSON (unexpected end of hex escape"),
        ({"speaker": "A"}, "question is missing"),
        ({"question": " \n", "speaker": "A"}, 'question must be text, not blank, got " \\n"'),
        ({"question": 7, "speaker": "A"}, "question must be text, not blank, got 7"),
        ({"question": "Q", "speaker": " "}, 'speaker must be a name, got " "'),
        ({"question": "Q", "relevant": "a"}, 'relevant must be a list of article ids, as ["a-1"]'),
        ({"question": "Q", "relevant": []}, 'relevant must be a list of article ids, as ["a-1"]'),
        ({"question": "Q", "relevant": [True]}, "relevant[0] must be an article id, got true"),
        ({"question": "Q", "id": True, "speaker": "A"}, "id must be text or a number, got true"),
        ({"question": "Q", "unanswerable": 1}, "unanswerable must be true or false, got 1"),
        ({"question": "Q", "answer_spans": [3]}, "answer_spans[0] must be {"),
        (
            {"question": "Q", "answer_spans": [{"article_id": "a", "start": 5, "end": 5}]},
            'answer_spans[0] must be {"article_id": "a-1", "start": 0, "end": 9}, with start befo',
        ),
        (
            {"question": "Q", "answer_spans": [{"article_id": "a", "start": -1, "end": 5}]},
            "answer_spans[0].start must be a whole number from 0, got -1",
        ),
        (
            {"question": "Q", "answer_spans": [{"article_id": "a", "start": 0}]},
            "answer_spans[0].end is missing",
        ),
        ({"question": "Q"}, "nothing says what the answer is: neither relevant, answer_spans, "),
        (
            {"question": "Q", "unanswerable": True, "relevant": ["a"], "speaker": "A"},
            "unanswerable, and yet with relevant, speaker",
        ),
        (
            {"question": "Q", "relevent": ["a"]},
            '"relevent" is unknown (did you mean relevant?)',
        ),
    ],
)
def test_a_problem(line: bytes | dict[str, object], reason: str) -> None:
    (told,) = problems(line)
    assert told.startswith(reason)
    assert told.endswith(LEFT_OUT)


def test_all_problems_of_a_line_are_told() -> None:
    told = problems({"question": "", "relevant": [None, "a", {}], "unanswerable": "yes"})
    assert [reason.partition(" must")[0] for reason in told] == [
        "question",
        "relevant[0]",
        "relevant[2]",
        "unanswerable",
    ]


def test_what_is_shown_of_a_bad_value_is_short() -> None:
    (told,) = problems({"question": "Q", "speaker": ["A" * 1000]})
    assert len(told) < 150


@pytest.mark.parametrize("ids", [{}, {"id": "x"}, {"id": 7}])
def test_an_id_that_was_used_before_is_told_with_its_line(ids: dict[str, object]) -> None:
    record = {"question": "Who?", "speaker": "A"} | ids
    first, second = read(record, record)
    assert isinstance(first, Question)
    assert second == Problem(
        2,
        "the id, or the question without one, stands on line 1 already: "
        f"{first.id}; give it another id: the question is left out",
    )


@pytest.mark.parametrize("content", [b"\0", "{}".encode("utf-16"), b"\x1f\x8b\x08\x00"])
def test_a_file_that_is_no_text_is_told_once(content: bytes) -> None:
    with pytest.raises(EvaluationError, match=r"^questions\.jsonl:1: not JSONL but binary"):
        read(content, content)


@given(st.lists(st.binary(max_size=80).map(lambda line: line.replace(b"\0", b" "))))
def test_any_line_is_a_question_or_a_problem_or_blank(lines: list[bytes]) -> None:
    told = {one.line for one in read(*lines)}
    blank = {number for number, line in enumerate(lines, start=1) if not line.strip()}
    bom = {1} if lines and lines[0].startswith(b"\xef\xbb\xbf") else set()
    assert told | blank | bom >= set(range(1, len(lines) + 1))
