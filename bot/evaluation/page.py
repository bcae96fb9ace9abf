"""An evaluation as one page of HTML, which needs nothing but itself."""

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation import text
from bot.evaluation.curves import by_score, operating_point, precision_by_coverage
from bot.evaluation.errors import EvaluationError
from bot.evaluation.plots import calibration_plot, precision_plot, svg
from bot.evaluation.report import Evaluation
from bot.harmless import harmless


@dataclass(frozen=True, slots=True)
class _Picture:
    """An SVG in base64, what it shows in words, and how to read it."""

    svg: str
    alt: str
    caption: str


def check_writable(path: Path) -> None:
    """Find out before the questions are asked, which may take long, if a page can be written.

    Raises:
        EvaluationError: if it cannot.
    """
    if path.is_dir():
        raise EvaluationError(f"{path} is a folder; give the name of a page by --html")
    folder = path.absolute().parent
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        raise EvaluationError(
            f"{path} cannot be written, for {folder} is no folder that can be; "
            "make it, or give another by --html"
        )


def write_page(evaluation: Evaluation, path: Path) -> None:
    """Write the page, whole or not at all.

    Raises:
        EvaluationError: if it cannot be written.
    """
    page = render_page(evaluation)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        try:
            partial.write_text(page, encoding="utf-8", errors="backslashreplace")
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise EvaluationError(
            f"{path} cannot be written ({error.strerror}); give another page by --html"
        ) from error


def render_page(evaluation: Evaluation) -> str:
    """The page. All text of others stands escaped in it, its controls as symbols."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # no other command needs it

    environment = Environment(
        loader=PackageLoader("bot.evaluation", "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
    )
    return environment.get_template("page.html.jinja").render(
        evaluation=evaluation,
        failures=[outcome for outcome in evaluation.outcomes if outcome.faults],
        pictures=list(_pictures(evaluation)),
        titles=text.TITLES,
        change_words=text.change_words,
        described=text.described,
        interval_words=text.interval_words,
        scope=text.scope,
        share=text.share,
    )


def _finalize(value: object) -> object:
    return harmless(value) if type(value) is str else value  # not what is HTML already


def _pictures(evaluation: Evaluation) -> Iterator[_Picture]:
    points = precision_by_coverage(evaluation.outcomes)
    if not points:
        return
    now = operating_point(evaluation.outcomes)
    told = [next((p for p in points if p.coverage >= share), points[-1]) for share in (0.25, 0.5)]
    if told[-1] is not points[-1]:
        told.append(points[-1])
    yield _Picture(
        svg=base64.b64encode(svg(precision_plot(points, now))).decode(),
        alt="Precision against coverage: "
        + ", ".join(f"{p.precision:.0%} right with {p.coverage:.0%} answered" for p in told)
        + (f"; now {now.precision:.0%} with {now.coverage:.0%}." if now else "; now none."),
        caption="If only questions were answered whose first words score above a threshold: from "
        "a high one at the left to none at the right. Of those that are refused now, what came "
        "nearest counts. Questions without an answer are right only when they are refused.",
    )
    bins = by_score(evaluation.outcomes)
    yield _Picture(
        svg=base64.b64encode(svg(calibration_plot(bins))).decode(),
        alt="Share that is right by score: "
        + ", ".join(f"{b.right} of {b.questions} at {b.score:.2f}" for b in bins)
        + ".",
        caption="The share of questions whose first words are right, in groups of like scores, "
        "with 95% intervals. Where the line rises, the score tells right from wrong.",
    )
