"""The paragraphs of a text, which no quotation leaves."""

from collections.abc import Iterator, Sequence

from corpus.models import Span

_LONGEST = 100_000
"""Characters beyond which a paragraph is cut."""
_WINDOW = 400_000
"""Characters that are read at a time: some hundred pages."""


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of ``text``: its lines that are not blank; hard-wrapped lines are joined.

    Lines between two blank ones are taken for one wrapped paragraph where all but the last are of
    45 to 100 characters, and no line but the last ends a sentence short of that.
    """
    block: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            block.append(Span(start, end))
        else:
            yield from _joined(text, block)
            block = []
        start = end
    yield from _joined(text, block)


def windows(text: str) -> Iterator[tuple[Span, ...]]:
    """The paragraphs of ``text`` in groups of bounded size; nearly always there is one group.

    A paragraph that is longer than any is cut at white space, so that memory stays bounded.
    """
    group: list[Span] = []
    for paragraph in paragraphs(text):
        for piece in _pieces(text, paragraph):
            if group and piece.end - group[0].start > _WINDOW:
                yield tuple(group)
                group = []
            group.append(piece)
    if group:
        yield tuple(group)


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while paragraph.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        end = space if space > start else start + _LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)


def _joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    wrapped = len(lines) > 1 and all(45 <= len(line) <= 100 for line in lines[:-1])
    if wrapped and any(text[line.end - 2] not in '.!?:”"' for line in lines[:-1]):
        yield Span(lines[0].start, lines[-1].end)
    else:
        yield from lines
