"""Where words that are too long for a message may end."""

from collections.abc import Callable

from corpus.models import Span


def whole_sentences(text: str, fits: Callable[[str], bool]) -> tuple[str, int]:
    """The longest beginning of ``text`` that fits and may stand alone.

    It ends with a sentence, and outside all quotation marks, so that no quotation is cut.

    Args:
        text: any.
        fits: whether a beginning is short enough; a beginning of one that is, is too.

    Returns:
        The beginning, empty if there is none, and how many sentences are left out.
    """
    # Not at the top: hardly any words are too long.
    from corpus.quotes.marks import find_quotations
    from corpus.quotes.paragraphs import paragraphs
    from corpus.sentences import split_sentences

    sentences = split_sentences(text)
    quotations = find_quotations(text, list(paragraphs(text))).quotations
    kept, number = "", 0
    for n, sentence in enumerate(sentences, 1):
        end = Span(sentence.end, sentence.end)
        if not fits(text[: sentence.end]):
            break
        if not any(q.outer.start < end.start < q.outer.end for q in quotations):
            kept, number = text[: sentence.end], n
    return kept, len(sentences) - number
