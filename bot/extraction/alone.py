"""Which sentences can be understood alone, and whom their pronouns mean."""

import re
from collections.abc import Sequence

from bot.answers.attribution import sure_speaker
from bot.answers.leaning import leans
from bot.extraction.models import Pronoun
from corpus.models import Quote, Span, Speaker
from corpus.quotes.marks import Quotation, find_quotations

# What it refers to stands elsewhere.
_REFERRING = re.compile(
    r"\bthe same\b(?! time| \w+ (?:as|that|with)\b)"
    r"|\b(?:above|below|aforementioned)\b|\bat the time\b(?! of)"
    r"|\b(?:these|those)\b(?! who\b| of\b| in\b| days\b)|\bsuch an?\b"
    r"|\bthis (?:article|story|report|page|post)\b|\bthe statement (?:read|said|added)\b",
    re.IGNORECASE,
)
# Where the writer or the reader is spoken of, nothing happens, and nobody knows who that is.
_WE_AND_YOU = re.compile(r"\b(?:I|[Ww]e|me|us|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b")
# "On Monday, she was arrested": a pronoun where the subject stands after what may open a sentence.
_LATE_SUBJECT = re.compile(r"[^,“”\"]{1,60}, (he|she|they|it|his|her|their|its)\b")
# "The deal came after": a thing told of before, unless it is said here which one.
_KNOWN_THING = re.compile(
    r"""The\ (?:new\ |latest\ |two\ |three\ )?(?:agreement|announcement|attack|ban|bill|blast|case
    |change|clash|comment|crash|deal|decision|document|event|fire|group|incident|law|lawsuit
    |legislation|letter|measure|meeting|move|news|offer|order|plan|policy|post|program|programme
    |project|proposal|protest|remark|report|ruling|statement|step|strike|study|suspect|talk|tweet
    |update|victim|video|vote)s?\b
    (?!\ (?:about|against|between|by|for|from|in|of|on|over|that|to|which|who|with)\b)""",
    re.VERBOSE,
)
_DOUBLE_MARKS = frozenset('"“”„«»')
_END = re.compile(r"""(?:[.!…。]['"”’»)\]]*|\?['"”’»)\]]+)$""")
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def stands_alone(
    text: str, sentence: Span, quotes: Sequence[Quote], *, spoken: bool = False
) -> bool:
    """Whether a sentence of ``text`` can be understood by whoever reads nothing else.

    Not if it ends without a full stop, as headings do, has an odd quotation mark, speaks of its
    writer or reader, or points at what stands elsewhere; nor if it has a pronoun for its subject,
    unless that is the source of a statement whose speaker is sure, whom `pronouns` names.

    Args:
        text: of the article.
        sentence: of it.
        quotes: of the article.
        spoken: whether all of the sentence is somebody's own words.
    """
    words = sentence.of(text)
    if not _END.search(words):
        return False
    speakers = _by_pronoun(text, sentence, quotes)
    if _KNOWN_THING.match(words):
        return False
    known = {pronoun.start - sentence.start for pronoun in speakers}
    if None in speakers.values() or (leans(words) and 0 not in known):
        return False
    late = _LATE_SUBJECT.match(words)
    if late and late.start(1) not in known:
        return False
    marks = find_quotations(words, [Span(0, len(words))])
    if any(words[odd.span.start] in _DOUBLE_MARKS for odd in marks.refused):
        return False
    own = words if spoken else _unquoted(words, marks.quotations)
    return not _REFERRING.search(own) and (spoken or not _WE_AND_YOU.search(own))


def pronouns(text: str, sentence: Span, quotes: Sequence[Quote]) -> tuple[Pronoun, ...]:
    """The pronouns by which a sentence names speakers, in order, one for each.

    Only those who are surely the speaker of a statement, and are not named in the sentence too.
    """
    words = sentence.of(text)
    found: dict[str, Pronoun] = {}
    for source, speaker in _by_pronoun(text, sentence, quotes).items():
        if speaker and speaker.name.split()[-1] not in words:
            found.setdefault(speaker.id, Pronoun(source.of(text), speaker))
    return tuple(found.values())


def _by_pronoun(text: str, sentence: Span, quotes: Sequence[Quote]) -> dict[Span, Speaker | None]:
    """The pronouns of a sentence that are sources of statements, in order, and whom each surely
    means, None if that is not sure."""
    return {
        quote.source: sure_speaker(quote)
        for quote in quotes
        if quote.source
        and quote.within is None
        and sentence.contains(quote.source)
        and quote.source.of(text).lower() in _PRONOUNS
    }


def _unquoted(words: str, quotations: Sequence[Quotation]) -> str:
    """The words of a sentence that stand outside all quotation marks."""
    kept, end = [], 0
    for quotation in quotations:
        if quotation.depth == 0:
            kept.append(words[end : quotation.outer.start])
            end = quotation.outer.end
    return " ".join([*kept, words[end:]])
