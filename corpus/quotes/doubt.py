"""Which attributions of reported speech are too doubtful to name anybody by."""

import re

from corpus.models import Quote, QuoteKind, Span

FACTOR = 0.7
"""What the confidence of a doubtful attribution is multiplied by."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE_END = re.compile(r"[a-z]{2}[.!?][”\"]?\s+\S")
_FALSE_START = re.compile(r"(?:that|whether|if|say|says|suppose)\b", re.IGNORECASE)
# "President Ruiz of theft said": the head of the phrase stands before, in "a man who accused ...".
_RUNS_ON = re.compile(r"[A-Z][\w’'-]* of [a-z]")
_GOES_WITH_SUBJECT = re.compile(
    r"(?:[,;—–-]|\b(?:and|or|but|while|when|before|after|by|in|without|then|also|not|\w+ly))\s*$"
)
_MARK = re.compile('[“"]')
_TOPIC = re.compile(r"\b(?:about|of|on|regarding)\b")
# Deeds, states of mind or inferences as often as words, where nothing is quoted.
_DEEDS = re.compile(
    r"\b(?:attack|assum|adopt|embrac|back|endors|cit|referr|allud|highlight|fac|target|quot|invok)\w*"
    r"|\b(?:feel\w*|felt|shows?|suggests|charg\w*|declar\w* war)\b",
    re.IGNORECASE,
)
# What somebody thinks, feels, wants, finds or settles is often the reporter's account.
_MINDS = re.compile(
    r"\b(?:think|thought|believ|feel|felt|hop(?:e|ing)|want|expect|know|knew|agree|consider|decid"
    r"|plan|intend|fear|worr|assum|find|found|see[ns]?\b|saw\b|regard|lov(?:e|ing)|like[ds]?\b|identif"
    r"|respond|underscor|charg|mock|prefer|understand|understood|learn|realiz|recogniz|view|favor"
    r"|support|oppos|back(?:s|ed|ing)\b|welcom|appreciat|respect|admir|tout|rail|lash|signal)\w*",
    re.IGNORECASE,
)


def is_doubtful(text: str, quote: Quote) -> bool:
    """Whether the speaker of a statement without quotation marks should not be named.

    So it is in a headline, whose capital letters tell no names; in a question; where another
    statement reports this one; where the source is a piece of a clause, or the cue a participle
    that stands behind some other noun; where the content is only what was spoken about; and for
    verbs that tell of deeds or of states of mind. Of 400 attributions drawn from news and read, 93%
    were right, and all of those in direct speech; most of the wrong ones are of these kinds, and
    one in ten of the right ones.
    """
    if quote.kind is QuoteKind.DIRECT or quote.source is None or quote.cue is None:
        return False
    source, cue = quote.source.of(text), quote.cue.of(text)
    between = text[quote.cue.end : quote.parts[0].start]  # nothing where the content comes first
    deed = _DEEDS.search(f"{cue} {_first_word(text, quote)}")
    return (
        quote.within is not None
        or _is_headline(_paragraph(text, quote.told))
        or _is_asked(text, quote)
        or bool(_FALSE_START.match(source) or _RUNS_ON.search(source))
        or _is_stray_participle(text, quote, cue)
        or bool(_TOPIC.search(between) and not _MARK.search(between))
        or bool(_MINDS.search(cue))
        or bool(deed and quote.kind is QuoteKind.INDIRECT)
    )


def _paragraph(text: str, span: Span) -> str:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)].strip()


def _is_headline(paragraph: str) -> bool:
    """Whether it is one sentence whose words mostly have capitals."""
    if _SENTENCE_END.search(paragraph):
        return False
    words = [word for word in _WORD.findall(paragraph[:300]) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= 5 and capitals >= 0.7 * len(words)


def _is_asked(text: str, quote: Quote) -> bool:
    """Whether the sentence around it is a question of the article's own."""
    rest = re.match(r"[^.!?\n“”\"]{0,200}([.!?])", text[quote.told.end - 1 :])
    return bool(rest and rest[1] == "?" and quote.kind is QuoteKind.INDIRECT)


def _is_stray_participle(text: str, quote: Quote, cue: str) -> bool:
    if quote.cue is None or quote.source is None:
        return False
    if not any(word.endswith("ing") for word in cue.split()):
        return False
    before = text[quote.source.end : quote.cue.start]
    return bool(before.strip()) and not _GOES_WITH_SUBJECT.search(before)


def _first_word(text: str, quote: Quote) -> str:
    """That of the content."""
    return quote.parts[0].of(text).partition(" ")[0]
