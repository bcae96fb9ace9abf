"""Whose words a question asks for, by its grammar: "what did X say about T", "did X say that P"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.questions.forms import FORMS, PLAIN, SPEAKING, TELLING
from corpus.quotes.grammar import AUXILIARIES, PREPOSITIONS, PRONOUNS, WH


@dataclass(frozen=True, slots=True)
class Asked:
    """Words of a question that may name whose words are asked for.

    ``names`` are one or more, as the question has them; ``topic`` is what is asked of their words,
    empty for all of them. ``only`` says that nobody else's words would answer, else theirs come
    first; ``claim`` that the topic is something they may or may not have said. ``if_known`` says
    that the form proves nothing: the words count only if the corpus has a speaker of that name.
    """

    names: tuple[str, ...]
    topic: str
    only: bool = True
    claim: bool = False
    if_known: bool = False


# Longer questions are searched for as they are; in long ones more is asked than what somebody said;
# longer keywords are sentences.
_MOST_CHARACTERS = 400
MOST_WORDS = 25
_MOST_KEYWORDS = 8
_TRAILING = " ?!.,;:…"
_SENTENCE_END = re.compile(r"(?<=[\w)\"”]{2}[.!?])\s+(?=[A-Z“\"])")
_LISTED = re.compile(r",? (?:and|or|&|versus|vs\.?) |, ", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:both|either|even|exactly|then|ever|also|still|all|just|else) ", re.IGNORECASE
)
_NO_KEYWORDS = AUXILIARIES | PRONOUNS | WH - {"if"} | set("tell show give".split())
_ADDRESSEE = re.compile(
    r"^(?:(?:the )?(?:reporters|journalists|press|media)\b ?|[^,]{1,40}?(?= (?:about|that)\b))"
    r"(?: ?(?:about|that)\b)? ?",
    re.IGNORECASE,
)
_ELSE = re.compile(r"(?: (?:else|exactly|precisely|all|things?|words?))*", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:so far|until now|to date|recently|lately)$", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?:about|on|regarding|as for|concerning) |(?=(?:after|in) ))(.+)", re.IGNORECASE
)


def readings(question: str) -> Iterator[Asked]:
    """What a question, as `plain` gives it, may ask of whose words, the likeliest reading first.

    Which holds is for those to say who know the speakers: a report or a law "says" things too.

    >>> next(readings("What did Ana Ruiz and Brandt say about grain"))
    Asked(names=('Ana Ruiz', 'Brandt'), topic='grain', only=True, claim=False, if_known=False)
    >>> list(readings("Who criticised Ruiz"))
    []
    """
    if len(question) > _MOST_CHARACTERS:
        return
    asks_who = bool(re.match(r"who(?:se)?\b", question, re.IGNORECASE))
    words = re.findall(r"\w+", question.lower())
    keywords = len(words) <= _MOST_KEYWORDS and not _NO_KEYWORDS.intersection(words)
    for form in FORMS:
        if (asks_who and not form.of_anyone) or (form.keywords and not keywords):
            continue
        match = form.pattern.search(question)
        if match and len(names := _names(match.group("who"))) >= form.least:
            said = match.groupdict()
            speaking = (said.get("verb") or "say").lower() in SPEAKING
            # "which city did X name" may be told by anybody
            plainly = (said.get("ask") or "what").lower() in {"what", "how"} and bool(
                _ELSE.fullmatch(said.get("asked") or "")
            )
            only = speaking and plainly and len(question.split()) <= MOST_WORDS
            yield Asked(names, _topic(match), only, form.claim and only, form.if_known)
    if keywords:
        yield from _keywords(question)


def plain(question: str) -> str:
    """The last sentence of a question that asks, in one line, with straight apostrophes, without
    the mark at its end.

    >>> plain("Thank you.  The talks ended.\\nWhat did Ruiz’s envoy say?")
    "What did Ruiz's envoy say"
    """
    straight = re.sub("[’‘`]", "'", " ".join(question.split()))
    sentences = _SENTENCE_END.split(straight)
    asking = [sentence for sentence in sentences if sentence.endswith("?")] or sentences
    return asking[-1].strip(_TRAILING)


def is_pronoun(words: str) -> bool:
    """Whether words stand for somebody named elsewhere, or for anybody."""
    low = words.lower().split()
    return not low or low[0] in PRONOUNS | set("anybody somebody nobody people one".split())


def _keywords(text: str) -> Iterator[Asked]:
    """Few words, with a name before or after the others: "ruiz grain"."""
    words = text.split()
    for size in range(min(3, len(words) - 1), 0, -1):
        for name, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if PREPOSITIONS.intersection(map(str.lower, name)):
                continue
            yield Asked((" ".join(name),), " ".join(rest), only=False, if_known=True)


def _names(who: str) -> tuple[str, ...]:
    listed = _LISTED.split(_LEADING.sub("", who.strip(_TRAILING + "'\"")))
    names = [_LEADING.sub("", name.strip(_TRAILING)) for name in listed]
    return tuple(name for name in names if name)


def _topic(match: re.Match[str]) -> str:
    said = match.groupdict()
    rest = (said.get("rest") or "").strip(_TRAILING)
    if said.get("before"):
        return f"{said['before']} {rest}".strip(_TRAILING)
    verb = (said.get("verb") or "say").lower()
    if verb in TELLING:
        rest = _ADDRESSEE.sub("", rest)
    words = [said.get("asked") or "", "" if verb in PLAIN else verb, rest]
    if _ELSE.fullmatch(words[0]):
        del words[0]
    rest = _SO_FAR.sub("", " ".join(" ".join(words).split())).strip(_TRAILING)
    before = _BEFORE.fullmatch(match.string[: match.start()].strip(_TRAILING))
    return before.group(1) if before and not rest else rest
