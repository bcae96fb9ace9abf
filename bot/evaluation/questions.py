"""Reading a file of questions: JSONL, one a line, with what is known of the answer."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from bot.evaluation.errors import EvaluationError
from bot.problems import suggestion


@dataclass(frozen=True, slots=True)
class AnswerSpan:
    """Words of an article that answer: ``start`` to ``end``, half-open, in code points."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what is known of its answer; its line (from 1) is no part of what it is."""

    id: str
    question: str
    relevant: tuple[str, ...] = ()
    answer_spans: tuple[AnswerSpan, ...] = ()
    speaker: str | None = None
    unanswerable: bool = False
    line: int = field(default=0, compare=False)

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that answer, each once."""
        named = [*self.relevant, *(span.article_id for span in self.answer_spans)]
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line (from 1), with the next step."""

    line: int
    reason: str


def read_questions(lines: Iterable[bytes], name: str) -> Iterator[Question | Problem]:
    """The questions of a JSONL file in order; a line that is none yields its problems instead.

    A record is ``{id, question, relevant, answer_spans, speaker, unanswerable}`` as
    docs/evaluation.md describes it. Blank lines and other keys are ignored.

    Raises:
        EvaluationError: if ``name``, as the file is called, is no text.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if b"\0" in line:
            raise EvaluationError(f"{name}:{number}: not JSONL but binary or UTF-16; save as UTF-8")
        content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not content.strip():
            continue
        try:
            question = _question(_Record.model_validate_json(content), number)
        except ValidationError as error:
            for details in error.errors(include_url=False):
                yield Problem(number, f"{_reason(details)}; correct it: the question is left out")
            continue
        first = seen.setdefault(question.id, number)
        if first == number:
            yield question
        else:
            yield Problem(
                number,
                f"the id, or the question without one, stands on line {first} already: "
                f"{question.id}; give it another id: the question is left out",
            )


def _text(value: object) -> object:
    """A number as id stands for its digits, as in articles."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if number else value


_Id = Annotated[str, BeforeValidator(_text), Field(min_length=1)]
_Words = Annotated[str, Field(pattern=r"\S")]


class _Span(BaseModel):
    model_config = ConfigDict(strict=True)
    article_id: _Id
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]

    def model_post_init(self, _context: Any) -> None:
        if self.start >= self.end:
            raise ValueError(f"starts at {self.start} and ends at {self.end}")


class _Record(BaseModel):
    model_config = ConfigDict(strict=True, extra="allow")
    id: _Id | None = None
    question: _Words
    relevant: Annotated[list[_Id], Field(min_length=1)] | None = None
    answer_spans: Annotated[list[_Span], Field(min_length=1)] | None = None
    speaker: _Words | None = None
    unanswerable: bool | None = None

    def model_post_init(self, _context: Any) -> None:
        known = [key for key, value in self if value is not None and key in _ANSWER]
        for key in self.model_extra or {}:
            if meant := suggestion(key, type(self).model_fields):
                raise ValueError(f"{_shown(key)} is unknown{meant}")
        if self.unanswerable and known:
            raise ValueError(f"unanswerable, and yet with {', '.join(known)}")
        if not known and self.unanswerable is None:
            raise ValueError(
                "nothing says what the answer is: neither relevant, answer_spans, "
                "speaker nor unanswerable"
            )


_ANSWER = ("relevant", "answer_spans", "speaker")
_FORMS = {
    "id": "text or a number",
    "question": "text, not blank",
    "relevant": 'a list of article ids, as ["a-1"]',
    "relevant[]": "an article id",
    "answer_spans": 'a list, as [{"article_id": "a-1", "start": 0, "end": 9}]',
    "answer_spans[]": '{"article_id": "a-1", "start": 0, "end": 9}, with start before end',
    "answer_spans[].article_id": "an article id",
    "answer_spans[].start": "a whole number from 0",
    "answer_spans[].end": "a whole number from 1",
    "speaker": "a name",
    "unanswerable": "true or false",
}


def _question(record: _Record, line: int) -> Question:
    fallback = hashlib.sha256(record.question.encode()).hexdigest()[:12]  # as of an answer
    return Question(
        id=fallback if record.id is None else record.id,
        question=record.question,
        relevant=tuple(dict.fromkeys(record.relevant or ())),
        answer_spans=tuple(
            AnswerSpan(span.article_id, span.start, span.end) for span in record.answer_spans or ()
        ),
        speaker=record.speaker,
        unanswerable=bool(record.unanswerable),
        line=line,
    )


def _reason(details: ErrorDetails) -> str:
    kind, place = details["type"], details["loc"]
    if kind == "json_invalid":
        return f"not JSON ({details['ctx']['error']}), which is one record a line"
    if kind == "missing":
        return f"{_name(place)} is missing"
    if not place:
        if kind == "value_error":
            return str(details["ctx"]["error"])
        return 'not a record, as {"question": "...", "relevant": ["a-1"]}'
    form = _FORMS[_name(tuple("[]" if isinstance(part, int) else part for part in place))]
    return f"{_name(place)} must be {form}, got {_shown(details['input'])}"


def _name(place: tuple[int | str, ...]) -> str:
    """The key's name as in ``answer_spans[0].start``."""
    return ".".join(f"[{part}]" if isinstance(part, int) else part for part in place).replace(
        ".[", "["
    )


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."
