"""Turns of an official transcript as statements of their speakers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Article, Quote, QuoteKind, Span, Speaker, Turn, stripped
from corpus.quotes.names import HONORIFICS, TITLES
from corpus.quotes.resolve import slug

_DIRECTION = re.compile(
    r"[(\[]\s*(?:in(?:audible|\s\w+)|laughter|laughs?|applause|crosstalk|cross-talk|off[- ]mic\w*"
    r"|no response|pause|unintelligible|as (?:translated|interpreted)|through (?:an )?interpreter"
    r"|break in (?:the )?audio|audience|cheers?|laughing|applauds?|sighs?|coughs?|phone rings?"
    r"|to \w+|addressing \w+|speaks? in \w+|speaking \w+|interrupt\w*|turning to|gestures?|nods?"
    r"|inaudible[^)\]]*|laughter[^)\]]*|applause[^)\]]*|cross-?talk[^)\]]*)\s*[.!]?\s*[)\]]",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:q|questions?(?: from .*)?|remarks?|comments?|volunteers?|.*operators?|moderator"
    r"|aide|reporter|journalist|voice|audience|participant"
    r"|unidentified.*|unknown.*|staff|interpreter|translator|a|speaker|response|reply|answer"
    r"|(?:senior |white house |former |nsc |u\.?s\.? )*"
    r"(?:administration|defen[cs]e|state|government)?\s*(?:officials?|aides?|spokespersons?))(?:\s*(?:#?\d+|\([^)]*\)))?$",
    re.IGNORECASE,
)
_OFFICES = TITLES | {"rector", "head"}
"""Words of a label after which the name follows."""
_FULL = 0.98
_BY_SURNAME = 0.96
_BY_OFFICE = 0.9


@dataclass(frozen=True, slots=True)
class _Who:
    speaker: Speaker | None
    confidence: float


def turn_quotes(article: Article) -> Iterator[Quote]:
    """Each turn as a direct statement, in order; its source is the label where the text has it.

    Stage directions, "(inaudible)" and interruptions in brackets are left out, so that a turn may
    have several parts. A turn without words is none.
    """
    who = _Labels(article)
    position = 0
    for n, turn in enumerate(article.turns):
        parts = tuple(_words(article.text, turn.span))
        source = _label_span(article.text, turn, position)
        position = turn.span.end
        if parts:
            found = who.speaker(turn.label, n)
            yield Quote(
                article.id,
                QuoteKind.DIRECT,
                parts,
                None,
                source,
                found.speaker,
                found.confidence,
            )


def _words(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _DIRECTION.finditer(text, span.start, span.end):
        yield from _part(text, start, match.start())
        start = match.end()
    yield from _part(text, start, span.end)


def _part(text: str, start: int, end: int) -> Iterator[Span]:
    part = stripped(text, start, end)
    if any(c.isalnum() for c in part.of(text)):
        yield part


def _label_span(text: str, turn: Turn, position: int) -> Span | None:
    if not turn.label:
        return None
    at = text.rfind(turn.label, position, turn.span.start)
    return Span(at, at + len(turn.label)) if at >= 0 else None


class _Labels:
    """The people behind a transcript's labels, by its title and its turns so far."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._turns = article.turns
        self._read = 0
        self._names: dict[str, list[str]] = {}
        self._known: dict[str, _Who] = {}
        self._labels = {turn.label for turn in article.turns if turn.label}
        for label in sorted(self._labels):
            _role, name = _parted(label)
            if len(name) >= 2:
                self._add(" ".join(name))
        alone = {name[0] for label in self._labels if len(name := _parted(label)[1]) == 1}
        surnames = "|".join(sorted(map(re.escape, alone)))
        self._full = (
            re.compile(rf"\b([A-Z][\w’'-]+)(?:\s[A-Z]\.)?\s({surnames})\b") if surnames else None
        )
        self._collect(article.title or "")
        head = article.turns[0].span.start if article.turns else 0
        self._collect(article.text[: min(head, 2000)])

    def speaker(self, label: str | None, turn: int) -> _Who:
        """Who a label stands for; None for a question, a moderator or an unnamed official."""
        if not label or _NOBODY.match(label.strip(" :.")):
            return _Who(None, _FULL if label else 0.0)
        while self._read < turn:
            self._collect(self._turns[self._read].span.of(self._article.text)[:4000])
            self._read += 1
        known = self._known.get(label)
        if known is None or known.confidence < _FULL:
            known = self._resolve(label)
            self._known[label] = known
        return known

    def _resolve(self, label: str) -> _Who:
        role, name = _parted(label)
        if len(name) >= 2:
            full = " ".join(name)
            return _Who(Speaker(slug(full), full, role or self._role_of(full)), _FULL)
        if len(name) == 1:
            return self._by_surname(name[0], role)
        return self._by_office(role) if role else _Who(None, 0.0)

    def _by_surname(self, surname: str, role: str | None) -> _Who:
        title = role if role and role.lower().rstrip(".") not in HONORIFICS else None
        full = self._names.get(surname.lower(), [])
        if len(full) == 1:
            return _Who(Speaker(slug(full[0]), full[0], title), _FULL)
        if full:
            return _Who(None, 0.5)
        return _Who(Speaker(slug(surname), surname, title), _BY_SURNAME)

    def _by_office(self, role: str) -> _Who:
        """ "THE PRESIDENT": the one of that office in the title whom no other label names."""
        title = self._article.title or ""
        pattern = re.compile(rf"\b(?i:{re.escape(role)})((?:\s+[A-Z][\w’'-]+)+)")
        names = []
        for match in pattern.finditer(title):
            found = match.group(1).split()
            stop = (
                k for k, w in enumerate(found) if w.lower() in TITLES | _EVENTS or w.endswith("ing")
            )
            words = _strip_possessive(found[: next(stop, len(found))])[:3]
            if words and not any(words[-1].lower() in other.lower() for other in self._labels):
                names.append(words)
        if len({w[-1] for w in names}) != 1:
            return _Who(None, 0.5)
        words = names[0]
        known = self._names.get(words[-1].lower(), [])
        name = known[0] if len(known) == 1 else " ".join(words)
        return _Who(Speaker(slug(name), name, role), _BY_OFFICE)

    def _role_of(self, full: str) -> str | None:
        for label in self._labels:
            if label and label.endswith(full) and label != full:
                return _parted(label)[0]
        return None

    def _collect(self, text: str) -> None:
        """Remember the full names in ``text`` whose surname is all that some label prints."""
        for match in self._full.finditer(text) if self._full else ():
            given, surname = match.group(1), match.group(2)
            if given.lower().strip(".") not in TITLES | set(HONORIFICS) | _STARTS:
                self._add(f"{given} {surname}")

    def _add(self, name: str) -> None:
        names = self._names.setdefault(name.rsplit(maxsplit=1)[-1].lower(), [])
        if name not in names:
            names.append(name)


_EVENTS = frozenset("press joint remarks before after during at on in and in background".split())
_PARTICLES = frozenset("de van von der den del la le di da dos bin ibn al el".split())
_STARTS = frozenset("and but so with from for the thank thanks yes no as our when if".split())


def _strip_possessive(words: Sequence[str]) -> list[str]:
    return [re.sub(r"[’']s?$", "", w) for w in words]


def _parted(label: str) -> tuple[str | None, list[str]]:
    """A label as its title and the words of its name, in the name's usual capitals.

    >>> _parted("MS. RUIZ")
    ('Ms.', ['Ruiz'])
    >>> _parted("Foreign Minister of Velmora Ana Ruiz")
    ('Foreign Minister of Velmora', ['Ana', 'Ruiz'])
    """
    plain = re.sub(r"\([^)]*\)", "", label).strip(" :")
    before = plain.partition(",")[0]
    titled = any(w.lower().strip(".") in _OFFICES for w in before.split())
    words = (plain if titled else before).split()  # "Ana Ruiz, reporter at the Courier"
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    if all(w.isupper() for w in words):
        words = [_capitals(w) for w in words]
    cut = 0
    for n, word in enumerate(words):
        low = word.lower().strip(".,")
        if low in _OFFICES or low in HONORIFICS:
            cut = n + 1
    if (
        cut < len(words)
        and cut > 0
        and (words[cut].lower() in {"of", "for", "to"} or len(words) > 4)
    ):
        cut = max(cut, len(words) - 2)
    elif cut == 0 and not all(w[0].isupper() or w in _PARTICLES for w in words):
        cut = max(len(words) - 2, 0)
    return " ".join(words[:cut]) or None, words[cut:]


def _capitals(word: str) -> str:
    return "-".join(
        re.sub(r"^(O[’']|MC)?(\w)(.*)$", _one_capital, part) for part in word.split("-")
    )


def _one_capital(match: re.Match[str]) -> str:
    prefix = (match.group(1) or "").capitalize()
    return prefix + match.group(2).upper() + match.group(3).lower()
