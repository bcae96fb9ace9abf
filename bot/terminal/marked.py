"""Words of which some are marked."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from bot.harmless import harmless
from corpus.models import Span


def marked(console: Console, text: str, whole: Span, spans: Sequence[Span]) -> Text:
    """``whole`` of a text in one line, what is in ``spans`` reversed, or between >>> and <<< in a
    pipe."""
    line, at = Text(), whole.start
    for span in spans:
        words = harmless(" ".join(span.of(text).split()))
        line.append(_flat(text[at : span.start]))
        line.append(words if console.is_terminal else f">>>{words}<<<", style="reverse")
        at = span.end
    return line.append(_flat(text[at : whole.end]))


def _flat(text: str) -> str:
    return harmless(text.replace("\r", " ").replace("\n", " "))
