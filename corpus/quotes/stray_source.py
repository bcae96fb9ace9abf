"""Which sources may be another's than the one whose words are told."""

import re

from corpus.models import Quote

_FALSE_START = re.compile(
    r"(?:that|whether|if|say|says|suppose|something|everything|nothing|anything)\b", re.IGNORECASE
)
# "President Ruiz of theft said": the head of the phrase stands before, in "a man who accused ...".
_RUNS_ON = re.compile(r"[A-Z][\w’'-]* of [a-z]")
_GOES_WITH_SUBJECT = re.compile(
    r"(?:[,;—–-]|\b(?:and|or|but|while|when|before|after|by|in|without|then|also|not|\w+ly))\s*$"
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\b")
_MODAL = re.compile(r"\s*(?:would|could|might|may|should|must|can)\b", re.IGNORECASE)
_NOT_YET = re.compile(r"^\s*,?\s*will\b|\b(?:should|must|ought)\b|\bto \w+ [^,]{0,40}\bby\s*$")
_NOT_THAT = re.compile(
    r"\b(?:not that|no \w+ that|(?:is|was) what|whom|whether|if|unless)\s+$", re.IGNORECASE
)
_SUBORDINATE = re.compile(
    r"\b(?:when|as|after|before|while|if|although|though|since|until|once|because|where|than)\s+$",
    re.IGNORECASE,
)


def is_stray(text: str, quote: Quote) -> bool:
    """Whether the source of a statement is a piece of a clause, or stands too loosely with the cue.

    So it does with a participle behind some other noun; with a verb behind a relative clause, whose
    it may be ("Ruiz met Vela, who left and said"); behind a clause that only leads up to the main
    one ("after Ruiz left, her aide wrote, saying"); and with what somebody would or might say.
    """
    if quote.source is None or quote.cue is None:
        return False
    source, cue = quote.source.of(text), quote.cue.of(text)
    if _FALSE_START.match(source) or _RUNS_ON.search(source) or _MODAL.match(cue):
        return True
    before = text[max(0, quote.source.start - 20) : quote.source.start]
    if _NOT_THAT.search(before):
        return True
    between = text[quote.source.end : quote.cue.start]
    if source.lower() in {"who", "which"}:
        return "," in between or quote.parts[0].start < quote.source.start
    if not between.strip():
        return False
    participle = any(word.endswith("ing") for word in cue.split())
    leads_up = _SUBORDINATE.search(before)
    return bool(
        (participle and (_NOT_YET.search(between) or not _GOES_WITH_SUBJECT.search(between)))
        or _RELATIVE.search(between)
        or _MODAL.match(between)
        or (leads_up and "," in between)
    )
