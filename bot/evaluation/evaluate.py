"""From a file of questions to how they came out."""

from collections.abc import Callable, Iterable

from bot.desk import open_answerer, open_encoder, open_retriever
from bot.evaluation.check import check
from bot.evaluation.errors import EvaluationError
from bot.evaluation.figures import figures
from bot.evaluation.outcome import Outcome
from bot.evaluation.questions import Problem, Question, read_questions
from bot.evaluation.report import Evaluation, Searched
from bot.evaluation.run import Asked, ask_all
from bot.settings import Settings
from index.encoders.prepared import PreparedQueries
from index.progress import Progress
from index.published import PublishedIndex
from index.speaker_match import SpeakerDirectory

Tell = Callable[[Problem], None]
"""Told of each problem when it is met."""


def evaluate(
    lines: Iterable[bytes],
    name: str,
    published: PublishedIndex,
    settings: Settings,
    progress: Progress,
    tell: Tell,
) -> Evaluation:
    """Ask the questions of a JSONL file, called ``name``, and measure what comes of them.

    Raises:
        EvaluationError: if the file holds no question.
        IndexMismatchError, EncoderError: if questions cannot be embedded as passages were.
    """
    encoder = PreparedQueries(open_encoder(published, settings))
    asked = Asked(
        answerer=open_answerer(published, settings, encoder),
        retriever=open_retriever(published, settings, encoder),
        encoder=encoder,
        speakers=SpeakerDirectory(published.store.quotes.speakers()),
        # As many as an answer chooses from: more would rank them otherwise than it does.
        depth=max(settings.search.candidates, settings.search.top_k),
    )
    problems: list[Problem] = []

    def note(problem: Problem) -> None:
        problems.append(problem)
        tell(problem)

    questions, left_out = _read(lines, name, published, asked, note)
    if not questions:
        raise EvaluationError(
            f'{name} holds no question that can be asked; write one a line, as {{"question": '
            '"...", "relevant": ["a-1"]}'
        )
    outcomes: list[Outcome] = []
    progress.stage("asking questions", len(questions))
    for outcome in ask_all(questions, asked):
        outcomes.append(outcome)
        if outcome.failure is not None:
            tell(Problem(outcome.asked.line, f"failed ({outcome.failure}): it counts as wrong"))
        progress.advance()
    progress.stage("measuring")
    manifest = published.manifest
    return Evaluation(
        file=name,
        searched=Searched(manifest.version, manifest.coverage.articles, manifest.coverage.passages),
        caution=settings.answer.caution,
        figures=figures(outcomes),
        outcomes=outcomes,
        problems=problems,
        left_out=left_out,
    )


def _read(
    lines: Iterable[bytes], name: str, published: PublishedIndex, asked: Asked, note: Tell
) -> tuple[list[Question], int]:
    """The questions of a file, and how many of its lines are none."""
    articles = published.store.origins().keys()
    questions: list[Question] = []
    bad_lines = set()
    for read in read_questions(lines, name):
        if isinstance(read, Problem):
            bad_lines.add(read.line)
            note(read)
        else:
            questions.append(read)
            for problem in check(read, articles, asked.speakers, published.store):
                note(problem)
    return questions, len(bad_lines)
