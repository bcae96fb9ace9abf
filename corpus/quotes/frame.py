"""One report of speech in a sentence."""

from dataclasses import dataclass

from corpus.quotes.cues import Verb
from corpus.quotes.noun_phrase import Range


@dataclass(frozen=True, slots=True)
class Frame:
    """One report of speech, all ranges in token positions of its sentence.

    ``parts`` may be empty: then the content is a quotation elsewhere (``introduces`` says that it
    comes after, as with a colon at the sentence's end).
    """

    cue: Range
    source: Range | None
    parts: tuple[Range, ...]
    verb: Verb | None = None
    introduces: bool = False
    denied: bool = False
    elliptical: bool = False
    """Whether the subject is that of an earlier verb."""
