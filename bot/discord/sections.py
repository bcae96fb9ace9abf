"""Quotes under headings: what summaries, timelines and comparisons show, in one form."""

from dataclasses import dataclass

from bot.answers import QuotedPassage
from bot.discord.shown import Shown, ShownKind, Slot, places_of
from corpus.models import Span
from index.store import Coverage


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a section: a quote, or a note in place of one; at least one of the two.

    ``under`` are the headings over it in plain text, from the outermost; one that the entry before
    has too is not repeated. ``note`` is plain text in small print under them, of our words alone.
    ``marked`` are places in the quote's words, in order, that are shown marked. If ``by_speaker``,
    the quote's speaker is one more heading, the innermost, for as long as it is
    known who that is.
    """

    quote: QuotedPassage | None
    under: tuple[str, ...] = ()
    note: str = ""
    by_speaker: bool = False
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sections:
    """Entries in the order in which they are shown, and what was searched for them.

    ``lead`` is markdown that stands above them on each page.
    """

    entries: tuple[Entry, ...]
    lead: str
    searched: Coverage

    @property
    def quotes(self) -> tuple[QuotedPassage, ...]:
        """The quotes, in order."""
        return tuple(entry.quote for entry in self.entries if entry.quote)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Where each entry stands, without its quote."""
        return tuple(
            Slot(entry.under, entry.note, entry.by_speaker, entry.quote is not None, entry.marked)
            for entry in self.entries
        )


def shown_sections(sections: Sections) -> Shown:
    """What is kept of sections."""
    return Shown(
        ShownKind.SECTIONS,
        places_of(sections.quotes),
        sections.searched,
        slots=sections.slots,
        lead=sections.lead,
    )
