"""Pictures of rows with names, in the bot's colours, as PNG."""

import io
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TEXT, MARK = "#dbdee1", "#2f7dd1"
SMALL = 9
"""Size of letters in points: Discord shows a picture some 400 points wide and 300 high, and at that
size 9 points can be read."""
_BACKGROUND = "#2b2d31"
_WIDTH, _ROW, _TITLE = 4.2, 0.26, 0.4  # inches
_DOTS_PER_INCH = 200
_DRAWING = Lock()  # matplotlib's fonts are not safe to use from two threads


def draw_rows(names: Sequence[str], title: str, fill: "Callable[[Axes], None]") -> bytes:
    """A PNG of rows, the first at the top; takes some tenths of a second, so not on an event loop.

    Args:
        names: one for each row, in one line, as short as can be read beside it.
        title: in one line.
        fill: draws what is in the rows, at 0 to ``len(names) - 1`` of the y axis.
    """
    # Not at the top: it takes a second, which a bot that is asked for no picture need not wait.
    # Without pyplot, so that no window system or global state is touched.
    from matplotlib.figure import Figure

    with _DRAWING:
        figure = Figure(figsize=(_WIDTH, _TITLE + _ROW * len(names)), layout="constrained")
        figure.set_facecolor(_BACKGROUND)
        axes = figure.add_subplot(facecolor=_BACKGROUND)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        fill(axes)
        axes.set_yticks(range(len(names)), names, color=TEXT, fontsize=SMALL, parse_math=False)
        axes.set_ylim(len(names) - 0.5, -0.5)
        axes.set_title(title, color=TEXT, loc="left", fontsize=SMALL + 1, parse_math=False)
        png = io.BytesIO()
        figure.savefig(png, format="png", dpi=_DOTS_PER_INCH)
    return png.getvalue()
