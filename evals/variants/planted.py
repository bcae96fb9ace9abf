"""Copies of quotations as other outlets print them, and others that only look like them."""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.answers.attribution import sure_speaker
from bot.tellings.likeness import Likeness, alike
from bot.tellings.spoken import spoken
from bot.tellings.wording import tell_the_same
from corpus.models import Article, Quote, QuoteKind, Span
from corpus.quotes.extract import extract_quotes

Edit = Callable[[str, random.Random], str | None]
"""From words to how they are printed elsewhere; None where they have nothing of the kind."""

_FEWEST_WORDS = 12


def _by_table(table: Mapping[str, str]) -> Edit:
    """Exchanges the first word that the table has."""
    pattern = re.compile(rf"\b(?:{'|'.join(table)})\b")

    def edit(words: str, _: random.Random) -> str | None:
        changed = pattern.sub(lambda found: table[found[0]], words, count=1)
        return changed if changed != words else None

    return edit


def _both_ways(table: Mapping[str, str]) -> Edit:
    return _by_table({**table, **{other: word for word, other in table.items()}})


def _same(words: str, _: random.Random) -> str:
    return words


def _shortened(words: str, _: random.Random) -> str | None:
    ends = [found.start() for found in re.finditer(r",? (?:and|but|because|so|which) ", words)]
    cut = next((end for end in ends if len(words[:end].split()) >= _FEWEST_WORDS // 2), None)
    return f"{words[:cut]}," if cut else None


def _broken(words: str, _: random.Random) -> str | None:
    """Told in two parts, with who says it between them."""
    head, comma, tail = words.partition(", ")
    return f'{head}," the statement went on, "{tail}' if comma and len(tail.split()) > 3 else None


def _reordered(words: str, _: random.Random) -> str | None:
    body = words.rstrip(",.")
    head, joint, tail = body.partition(", and ")
    return f"{tail[0].upper()}{tail[1:]}, and {head[0].lower()}{head[1:]}," if joint else None


def _word_left_out(words: str, _: random.Random) -> str | None:
    changed = re.sub(r" (?:very|really|just|also|certainly|actually|quite) ", " ", words, count=1)
    return changed if changed != words else None


def _negated(words: str, _: random.Random) -> str | None:
    changed = re.sub(r"\b(is|are|was|were|will|can|should|would)\b", r"\1 not", words, count=1)
    return changed if changed != words else None


def _affirmed(words: str, _: random.Random) -> str | None:
    changed = re.sub(r" not |n[’']t ", " ", words, count=1)
    return changed if changed != words else None


def _number_changed(words: str, chance: random.Random) -> str | None:
    changed = re.sub(
        r"\d+", lambda found: str(int(found[0]) + chance.randint(1, 9)), words, count=1
    )
    return changed if changed != words else None


def _name_changed(words: str, _: random.Random) -> str | None:
    changed = re.sub(r"(?<=[a-z] )(?!I\b)[A-Z][a-z]{2,}", "Velmora", words, count=1)
    return changed if changed != words else None


TELLINGS: Mapping[str, Edit] = {
    "the same words": _same,
    "shortened": _shortened,
    "broken by who says it": _broken,
    "contracted or written out": _both_ways(
        {"we will": "we'll", "It is": "It's", "do not": "don't", "We are": "We're", "I am": "I'm"}
        | {"they are": "they're", "we are": "we're", "is not": "isn't", "cannot": "can't"}
        | {"will not": "won't", "I have": "I've", "We have": "We've", "that is": "that's"}
    ),
    "spelled otherwise": _both_ways(
        {"honor": "honour", "center": "centre", "color": "colour", "labor": "labour"}
        | {"defense": "defence", "favor": "favour", "program": "programme", "okay": "OK"}
        | {"organization": "organisation", "behavior": "behaviour", "toward": "towards"}
    ),
    "a word of grammar changed": _by_table(
        {"this": "the", "that we": "we", "going to": "gonna", "which": "that", "whether": "if"}
        | {"our": "the", "a": "the", "onto": "on"}
    ),
    "a word left out": _word_left_out,
    "a synonym": _by_table(
        {"important": "significant", "think": "believe", "big": "large", "help": "assist"}
        | {"need": "require", "want": "wish", "country": "nation", "problem": "issue"}
        | {"hard": "tough", "show": "demonstrate", "great": "grand", "people": "persons"}
    ),
    "clauses in another order": _reordered,
}
"""As one statement is told by several."""

OTHERS: Mapping[str, Edit] = {
    "a negation put in": _negated,
    "a negation left out": _affirmed,
    "a number changed": _number_changed,
    "a name changed": _name_changed,
    "the opposite": _both_ways(
        {"more": "less", "up": "down", "before": "after", "always": "never", "win": "lose"}
        | {"good": "bad", "open": "close", "high": "low", "right": "wrong", "start": "stop"}
        | {"better": "worse", "with": "without", "all": "some", "accept": "reject"}
    ),
}
"""Other statements that differ by a word."""


@dataclass(frozen=True, slots=True)
class Original:
    """A quotation in one piece, of somebody who is sure."""

    article: Article
    quote: Quote

    @property
    def words(self) -> str:
        """What is quoted."""
        return self.quote.span.of(self.article.text)


def originals(articles: Iterable[Article]) -> Iterator[Original]:
    """The quotations of articles that are long enough to be changed."""
    for article in articles:
        for quote in extract_quotes(article):
            one = Original(article, quote)
            whole = quote.kind is QuoteKind.DIRECT and len(quote.parts) == 1
            if whole and sure_speaker(quote) and len(one.words.split()) >= _FEWEST_WORDS:
                yield one


def judged(one: Original, edit: Edit, chance: random.Random) -> Likeness | None:
    """What is told of a copy of the article with other words in the quotation.

    None where the words have nothing of the kind, or the rules do not find the copy's speaker.
    """
    words = edit(one.words, chance)
    if words is None:
        return None
    text, place = one.article.text, one.quote.span
    copy = replace(one.article, id="copy", text=f"{text[: place.start]}{words}{text[place.end :]}")
    stretch = Span(place.start, place.start + len(words))
    name = one.quote.speaker.name if one.quote.speaker else ""
    quotes = [
        quote
        for quote in extract_quotes(copy)
        if quote.span.overlaps(stretch)
        and (speaker := sure_speaker(quote)) is not None
        and speaker.name == name
    ]
    if not quotes:
        return None
    return alike(spoken(one.article, [one.quote]), spoken(copy, quotes, stretch)).likeness


def beside(one: Original, others: Iterable[Original]) -> Likeness | None:
    """What is told of the same speaker's words in the article that share most words with these;
    None where there are no others, but repetitions."""
    words = set(one.words.lower().split())
    theirs = [
        other
        for other in others
        if other.quote.speaker == one.quote.speaker and not tell_the_same(other.words, one.words)
    ]
    if not theirs:
        return None
    nearest = max(theirs, key=lambda other: len(words & set(other.words.lower().split())))
    return alike(
        spoken(one.article, [one.quote]), spoken(nearest.article, [nearest.quote])
    ).likeness
