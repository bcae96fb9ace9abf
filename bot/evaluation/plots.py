"""The pictures of an evaluation, as SVG."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.evaluation.curves import Bin, Point

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SIZE = (6.4, 4.0)  # inches
_LINE, _MARK = "#1f5fa8", "#b3401a"


def precision_plot(points: Sequence[Point], now: Point | None) -> "Figure":
    """Precision against coverage as the threshold of the score falls, and where it stands now."""
    figure, axes = _empty("share of the questions answered", "share of these answered rightly")
    axes.plot([p.coverage for p in points], [p.precision for p in points], color=_LINE)
    if now is not None:
        axes.plot(now.coverage, now.precision, "o", color=_MARK, label="the answers given")
        axes.legend(loc="lower left", frameon=False)
    axes.set_xlim(0, 1.02)
    return figure


def calibration_plot(bins: Sequence[Bin]) -> "Figure":
    """The share that is right by score, with 95% intervals (Wilson 1927)."""
    from scipy import stats

    figure, axes = _empty("score of the first words shown", "share that is right")
    shares = [held.right / held.questions for held in bins]
    bounds = [
        stats.binomtest(held.right, held.questions).proportion_ci(method="wilson") for held in bins
    ]
    # Never below 0, as the last digits of a float may have it.
    below = [max(0.0, share - b.low) for share, b in zip(shares, bounds, strict=True)]
    above = [max(0.0, b.high - share) for share, b in zip(shares, bounds, strict=True)]
    scores = [held.score for held in bins]
    axes.errorbar(scores, shares, (below, above), color=_LINE, marker="o", capsize=3)
    return figure


def svg(figure: "Figure") -> bytes:
    """A picture in SVG, its words as text, the same bytes for the same picture."""
    import matplotlib as mpl

    file = io.BytesIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "talks"}):
        figure.savefig(file, format="svg", metadata={"Date": None})
    return file.getvalue()


def _empty(x: str, y: str) -> "tuple[Figure, Axes]":
    """A frame for shares. Without pyplot, so that no window system or global state is touched."""
    from matplotlib.figure import Figure  # not at the top: importing it takes half a second

    figure = Figure(figsize=_SIZE, layout="constrained")
    axes = figure.add_subplot()
    axes.set(xlabel=x, ylabel=y, ylim=(0, 1.02))
    axes.grid(visible=True, alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes
