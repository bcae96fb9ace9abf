"""What a person is told beside the words of a position."""

from bot.answers import Citation, QuotedPassage
from bot.in_words import count
from bot.positions.models import MOST_SHOWN, Positions, Rewording, Voice
from corpus.models import Span


def silence(voice: Voice) -> str:
    """That nothing is told of somebody, and of how many statements that is known."""
    if not voice.read:
        return "No statement of theirs, on any topic, is found then and there."
    return f"No statement surely on this, of {count(voice.read, 'statement')} of theirs."


def most_of_each(positions: Positions) -> int:
    """How many remarks of each voice are shown, so that none takes the room of the others."""
    voices = sum(len(side.voices) for side in positions.sides)
    return max(1, MOST_SHOWN // max(1, voices))


def not_shown(number: int) -> str:
    """That so many remarks of somebody are not shown."""
    return f"{number:,} more not shown: name a time, by since and until, to see others."


def marked_there(rewording: Rewording) -> tuple[Span, ...]:
    """What differs in the earlier words, as places in them."""
    return _places(
        [part for each in rewording.differences for part in each.before], rewording.earlier
    )


def marked_here(rewording: Rewording, quote: QuotedPassage) -> tuple[Span, ...]:
    """What differs in the words of ``quote``, which are the later ones, as places in them."""
    return _places([part for each in rewording.differences for part in each.now], quote)


def _places(parts: list[Citation], quote: QuotedPassage) -> tuple[Span, ...]:
    """Those of the parts that stand in a quote, as places in its words."""
    shown = quote.citation
    return tuple(
        Span(part.span.start - shown.span.start, part.span.end - shown.span.start)
        for part in parts
        if part.article.id == shown.article.id and shown.span.contains(part.span)
    )
