"""What is to be verified, and what comes of it."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from bot.answers import Citation, QuotedPassage
from bot.questions import narrowed
from corpus.models import Article, QuoteKind, Span, Speaker
from index.store import Coverage

SHORTEST = 3
"""Words of a claim; fewer stand somewhere by chance."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that are said to be a quote, in the asker's own writing, and perhaps whose.

    ``named`` says that the asker names the speaker as such; else the name stands around the words.
    """

    text: str
    speaker: str | None = None
    named: bool = False


class Verdict(StrEnum):
    """What is known of a claim."""

    VERBATIM = "verbatim"
    """The words stand in an article."""
    ALTERED = "altered"
    """Words stand there that differ from them a little."""
    OTHER_SPEAKER = "other_speaker"
    """The words stand there, and are surely somebody else's than it is claimed."""
    CUT = "cut"
    """The words stand there, but what was said with them makes them mean something else."""
    NOT_FOUND = "not_found"
    """Nothing like it stands in the corpus, which does not tell whether it was said."""
    TOO_SHORT = "too_short"
    """There are too few words to tell."""


class Loss(StrEnum):
    """What a claim leaves out of the words around it, or takes from within."""

    NEGATION = "negation"
    CONDITION = "condition"
    DENIAL = "denial"
    """The article tells that somebody denied or refused this."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What was lost, and the words of the article that have it."""

    loss: Loss
    words: Citation


class EditKind(Enum):
    """How words of a claim came of those of an article."""

    SAME = "same"
    LEFT_OUT = "left_out"
    PUT_IN = "put_in"
    CHANGED = "changed"
    GAP = "gap"
    """The claim shows that it leaves something out here, by an ellipsis or brackets; or the article
    says in between who said it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A step from the words of an article to those of a claim.

    ``asked`` is a span of the claim's text, None for what is left out; ``stored`` are words of the
    article, None for what is put in.
    """

    kind: EditKind
    asked: Span | None
    stored: Citation | None


@dataclass(frozen=True, slots=True)
class Found:
    """A place of an article that has a claim's words, or words like them.

    ``words`` are from the first of its words to the last, ``kind`` and ``speaker`` are theirs;
    ``sentences`` are those that they stand in, whole. ``edits``, in order, lead from the article's
    words to the claim's. ``negates`` says that they put in or leave out a negation, ``is_quoted``
    that all of the words stand in quotation marks or in turns of a transcript.
    """

    sentences: QuotedPassage
    words: Citation
    edits: tuple[Edit, ...]
    kind: QuoteKind | None = None
    speaker: Speaker | None = None
    lost: Lost | None = None
    negates: bool = False
    is_quoted: bool = False

    @property
    def article(self) -> Article:
        """Where it stands."""
        return self.sentences.citation.article

    @property
    def leaves_out(self) -> bool:
        """Whether the claim differs from its words in what it leaves out alone."""
        kinds = {edit.kind for edit in self.edits} - {EditKind.SAME, EditKind.GAP}
        return kinds == {EditKind.LEFT_OUT}

    @property
    def changes(self) -> int:
        """How many steps are none of the claim's words as they are."""
        return sum(edit.kind not in {EditKind.SAME, EditKind.GAP} for edit in self.edits)


class Remark(StrEnum):
    """What is to be known beside the verdict: a sentence to be shown with it."""

    UNKNOWN_SPEAKER = narrowed.UNKNOWN_SPEAKER
    NOT_SURE_WHO = "The articles do not say for sure that these are that speaker's words."
    NEAREST_OF_ANOTHER = "The nearest words are surely somebody else's."
    NOT_QUOTED = "These are the article's words: not a quotation, or not as a whole."
    PARTED = "The article tells in between who said it."
    EDITORS_WORDS = "The words in brackets count as an editor's and were not looked for."
    NEGATED = "Between the two, a negation comes or goes."


@dataclass(frozen=True, slots=True)
class Verification:
    """What is known of a claim.

    ``found`` are the places of its words, those that the verdict is of first, then those
    that are quoted, then the oldest first; of an altered claim those of the nearest words, and of
    one that is not found the nearest place if there is one that is near. It is empty only for the
    last two verdicts.
    """

    claim: Claim
    verdict: Verdict
    found: tuple[Found, ...]
    searched: Coverage
    remarks: tuple[Remark, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether the words, or words that are called the same altered, stand in the corpus."""
        return self.verdict not in {Verdict.NOT_FOUND, Verdict.TOO_SHORT}
