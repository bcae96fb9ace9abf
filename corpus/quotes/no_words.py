"""Which reports tell of a deed, a thought or a topic rather than of words."""

import re

from corpus.models import Quote, QuoteKind

_MARK = re.compile("[“\"]|''")
_TOPIC = re.compile(r"\b(?:about|of|on|regarding)\b")
# Of these the content is what was spoken about.
_TOPIC_CUE = re.compile(
    r"\b(?:talk|speak|spoke|speculat|comment|writ|wrote|think|thought|reflect)\w*"
    r" (?:about|of|on|against|up)$"
    r"|\b(?:mention|discuss)\w*$",
    re.IGNORECASE,
)
# Deeds as often as words, where nothing is quoted.
_DEEDS = re.compile(
    r"\b(?:attack|adopt|embrac|endors|cit|referr|allud|highlight|fac|target|depict"
    r"|portray|demonstrat|mimic|downplay|referenc|detail)\w*"
    r"|\bquot\w*\b(?! as)|\bshow(?:s|ed|n|ing)?\b|\bsuggests\b",
    re.IGNORECASE,
)
# What somebody thinks, feels, wants, finds or settles is often the reporter's account.
_MINDS = re.compile(
    r"\b(?:think|thought|believ|feel|felt|hop(?:e|ing)|want|expect|know|knew|(?:dis)?agree|consider|decid"
    r"|plan|intend|fear|worr|assum|find|found|see[ns]?\b|saw\b|regard|lov(?:e|ing)|like[ds]?\b"
    r"|identif|respond|underscor|charg|mock|prefer|understand|understood|learn|realiz|recogniz"
    r"|view|favor|support|oppos|back(?:s|ed|ing)\b|welcom|appreciat|respect|admir|tout|rail|lash"
    r"|signal|invok)\w*",
    re.IGNORECASE,
)
# "Posted a cache of old papers", "often criticizes the ministry": a thing shown, a habit told.
_SHOWN = re.compile(r"\bpost\w* (?:an?|the|his|her|its|their)$", re.IGNORECASE)
_HABITS = re.compile(
    r"\b(?:often|frequently|regularly|routinely|usually|constantly)"
    r" (?:critici[sz]|attack|mock|denounc|prais|blast|slam|condemn|ridicul|insult|laud)\w*"
    r" (?!.*\b(?:as|for|of)\b)",
    re.IGNORECASE,
)
_REPEATS = re.compile(r"\brepeat\w* (?:an?|the|his|her)$")
_ORDERS = re.compile(r"(?:told|tells|telling|tell|asked|asking)\b.*\bto [a-z]+", re.DOTALL)
_ECHOES = re.compile(r"\b[Ee]cho\w* [A-Z]")
_WRITES = re.compile(r"\b(?:writ|wrote|post)\w*$", re.IGNORECASE)
_ACCUSES = re.compile(r"\baccus\w* (?!.*\bof\b)", re.IGNORECASE | re.DOTALL)
_POINTS = re.compile(r"\bpoint(?:s|ed|ing)? to (?!.*\bas\b)", re.IGNORECASE | re.DOTALL)
_REFUSES = re.compile(
    r"\b(?:declin|refus)\w* to (?!say|answer|tell|discuss|comment|explain|confirm|specify)"
)
_SUMMONS = re.compile(
    r"\bcall\w* (?:an?|the) (?:\w+ ){0,2}(?:meeting|session|vote|election|conference)\b"
)
_NOTHING = re.compile(r"(?:nothing|something|little|none)\b")
_STAYS_SILENT = re.compile(r"(?:n[’']t|\bnot) (?:saying|telling)$")
_DECLARED = re.compile(
    r"\bdeclar\w* (?:war|victory|bankruptcy|an? emergency|(?:his|her) candidacy)\b", re.IGNORECASE
)
_SAYS = re.compile(r"\b(?:sa(?:y|id)|tell|told)\w*$", re.IGNORECASE)
_BARE_VERBS = re.compile(
    r"\b(?:claim|maintain|add|declar|writ|wrote|post|report|reveal|stat|hint|predict)\w*(?: at)?$",
    re.IGNORECASE,
)
# Words that a clause has, but hardly a noun phrase by itself.
_CLAUSE = re.compile(
    r"\b(?:that|whether|how|why|what|who|to|is|are|was|were|be|been|has|have|had|will|would|can"
    r"|could|may|might|must|shall|should|do|does|did|not|no|never|he|she|it|they|we|i|you|there"
    r"|went|took|made|came|gave|got|held|led|met|ran|saw|told|won|lost|said|left|\w+n[’']t"
    r"|\w+[’'](?:re|ll|ve|d)|\w{2,}ed|\w+s (?:the|a|an|his|her|its|their|to|in|on))\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:just |only |even )?(?:\w+ ){0,3}(?:ago|earlier|later)\b"
    r"|(?:last|this|next) (?:spring|summer|fall|autumn|winter|week|month|year)\b",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"(?:even )?(?:in|on|at|after|before|during|as|when|while|since|with|despite|although|though"
    r"|by)\b",
    re.IGNORECASE,
)
# What may follow "..., Ruiz said".
_AFTER_CUE = re.compile(
    r"\s*(?:[^\w\s]|$|\n|(?:in|on|at|to|of|during|after|before|when|while|as|with|for|from|through"
    r"|by|via|and|but|though|this|last|again|then|later|earlier|recently|today|yesterday|tonight"
    r"|here|back|once|early|late|following|about|if|because|\w+day|\w+ly|\d+|[A-Z]\w+\.)\b)"
)
_TAKES_OBJECT = re.compile(r" (?:to|about|of|on|for|against)$")


def tells_no_words(text: str, quote: Quote) -> bool:
    """Whether a statement that is no whole quotation may not have been made in words.

    So it is with what was only spoken about; with verbs that tell of deeds or of states of mind;
    where a time, a place or a bare noun stands for what was said ("claimed her third victory").
    """
    if quote.cue is None or quote.source is None:
        return False
    cue, content = quote.cue.of(text), quote.parts[0].of(text)
    if cue.lower().startswith(("according", "per")):
        return " " not in content
    if _MINDS.search(cue) or _TIME.match(content):
        return True
    if quote.parts[0].start < quote.cue.start:
        return _is_setting(text, quote, cue)
    between = text[quote.cue.end : quote.parts[0].start]
    topic = _TOPIC.search(between) and not _MARK.search(between)
    topic_cue = _TOPIC_CUE.search(cue) and not _MARK.match(content)
    ordered = _ORDERS.match(cue.rpartition(" ")[2] + between)
    indirect = quote.kind is QuoteKind.INDIRECT
    deed = _is_deed(cue, content) if indirect else _is_written(cue, content)
    return bool(topic or topic_cue or ordered) or deed


def _is_deed(cue: str, content: str) -> bool:
    """Whether what follows a cue is what was done, or a noun where words would be a clause."""
    first, whole = f"{cue} {content.partition(' ')[0]}", f"{cue} {content}"
    alone = (_DEEDS, _ECHOES, _REPEATS, _SHOWN)
    deed = any(pattern.search(first) for pattern in alone) or _HABITS.search(whole)
    bare = _BARE_VERBS.search(cue) or (_SAYS.search(cue) and len(content.split()) <= 3)
    return bool(
        deed
        or _REFUSES.search(whole)
        or _POINTS.search(whole)
        or _ACCUSES.search(whole)
        or _SUMMONS.search(whole)
        or _NOTHING.match(content)
        or _STAYS_SILENT.search(cue)
        or _DECLARED.search(whole)
        or (bare and not _CLAUSE.search(content))
    )


def _is_written(cue: str, content: str) -> bool:
    """Whether a thing written stands before the words in marks: "writes tales (one “of ...”)"."""
    before = _MARK.split(content)[0] if _WRITES.search(cue) else ""
    return len(before.split()) > 1 and not _CLAUSE.search(before)


def _is_setting(text: str, quote: Quote, cue: str) -> bool:
    """Whether what stands before the cue is no clause but a time, a place or a part of one."""
    content = quote.parts[0].of(text)
    end = max(span.end for span in (quote.source, quote.cue) if span)
    told = cue.lower().endswith(("told", "tells", "telling"))
    pieces = [piece.strip() for piece in content.split(",") if piece.strip()]
    return bool(
        (not told and not _AFTER_CUE.match(text, end))
        or all(_SETTING.match(piece) for piece in pieces)
        or (len(quote.parts) == 1 and len(content.split()) <= 2)
        or _TAKES_OBJECT.search(cue)
    )
