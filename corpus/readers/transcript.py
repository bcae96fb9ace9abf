"""How the turns of a transcript become one text, each turn's words at a known place."""

from collections.abc import Iterable

from corpus.models import Span, Turn

_BETWEEN = "\n\n"


def join_turns(turns: Iterable[tuple[str | None, str]]) -> tuple[str, tuple[Turn, ...]]:
    """The text of a transcript and its turns, from (label, words) in order.

    Turns stand as "LABEL: words" with a blank line between; without a label (None) the words stand
    alone. The words are taken to the character, and a turn's span covers them and not its label.

    >>> text, turns = join_turns([("MR. RUIZ", "We agreed."), (None, "(Applause.)")])
    >>> text
    'MR. RUIZ: We agreed.\\n\\n(Applause.)'
    >>> turns[0].span.of(text)
    'We agreed.'
    """
    pieces: list[str] = []
    spans: list[Turn] = []
    at = 0
    for label, words in turns:
        prefix = (_BETWEEN if pieces else "") + (f"{label}: " if label is not None else "")
        start = at + len(prefix)
        at = start + len(words)
        pieces.append(prefix + words)
        spans.append(Turn(label, Span(start, at)))
    return "".join(pieces), tuple(spans)
