"""Which statements repeat others, and which have nearly the same words as earlier ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel, Levenshtein

from bot.answers import Citation, cite
from bot.answers.cite import cite_spoken
from bot.positions.models import Difference, Remark, Rewording
from bot.positions.on_record import OnRecord
from bot.tellings.likeness import alike, days_between
from bot.tellings.spoken import Spoken, spoken
from bot.tellings.wording import Wording
from corpus.models import Article, QuoteKind, Span, hull

# Words nearly the same in another article within so many days are another wording of what was said;
# later ones the speaker may have changed. Of 80 pairs of timeline17 that are one statement worded
# otherwise, 4 days at most lie between all but three.
_DAYS = 7
# The least share of words that two statements must have in common, in order, for one to be called
# a change in wording of the other; fewer words are alike by chance. Read on pairs of
# realtimeqa-2025-26.
_NEARLY = 0.75
_FEWEST_WORDS = 6
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A remark with its words: where each stands, in which part of the quotation, and folded.

    There are none where the words are those of whoever reports it.
    """

    remark: Remark
    words: Spoken
    spans: tuple[Span, ...]
    parts: tuple[int, ...]
    folded: tuple[str, ...]


def remarks(said: Sequence[OnRecord]) -> list[Remark]:
    """What was said, in the order given, oldest first, each once, with what was worded anew.

    What has all its words in a row in an earlier statement is folded into that, and what is the
    same statement, worded otherwise by another outlet within days, is its variant. Of speech in
    quotation marks the words quoted are compared, of reported speech whole sentences; only speech
    in quotation marks can be worded anew, since the other's words are the reporter's.
    """
    told: list[_Spoken] = []
    for piece, also in _folded(said):
        remark = Remark(replace(piece.quoted, also=also), pronouns=piece.pronouns)
        one = _spoken(remark, piece)
        if _is_quoted(piece) and _put_with_another(one, told):
            continue
        earlier = _nearest(one, told)
        if earlier:
            rewording = Rewording(earlier.remark.quote, _differences(earlier, one))
            one = replace(one, remark=replace(remark, rewording=rewording))
        told.append(one)
    return [one.remark for one in told]


def _put_with_another(one: _Spoken, told: list[_Spoken]) -> bool:
    """Put it, and who repeats it, with the first earlier statement that it words as another outlet
    does, and nothing else; whether there is one. Of words without a date it is not known if they
    were said anew."""
    article, speaker_id = one.words.article, _speaker_id(one)
    for n, other in enumerate(told):
        days = days_between(other.words.article, article)
        if other.words.article.id == article.id or days is None or days > _DAYS:
            continue
        if speaker_id is None or speaker_id != _speaker_id(other):
            continue  # a voice may be of several, as a body's is
        found = alike(other.words, one.words)
        if found.where and found.is_mere_variant:
            quote = other.remark.quote
            variants = (*quote.variants, cite_spoken(article, found.where))
            named = {quote.citation.article.id, *(cited.article.id for cited in variants)}
            repeating = {each.id: each for each in (*quote.also, *one.remark.quote.also)}
            also = tuple(each for key, each in repeating.items() if key not in named)
            quote = replace(quote, also=also, variants=variants)
            told[n] = replace(other, remark=replace(other.remark, quote=quote))
            return True
    return False


def _speaker_id(spoken: _Spoken) -> str | None:
    speaker = spoken.remark.quote.speaker
    return speaker.id if speaker else None


def _folded(said: Sequence[OnRecord]) -> list[tuple[OnRecord, tuple[Article, ...]]]:
    """What says something new, each with the other articles that repeat it, in their order."""
    kept: list[tuple[OnRecord, Wording, dict[str, Article]]] = []
    for piece in said:
        words = Wording.of(_words(piece))
        for first, before, also in kept:
            if _is_quoted(first) == _is_quoted(piece) and before.holds(words):
                also[piece.article.id] = piece.article
                break
        else:
            kept.append((piece, words, {}))
    return [
        (piece, tuple(article for article in also.values() if article.id != piece.article.id))
        for piece, _, also in kept
    ]


def _words(piece: OnRecord) -> str:
    """The words by which a statement is known again."""
    if not _is_quoted(piece):
        return piece.text
    # The parts that are quoted, and whether that was denied.
    denied = "not " if any(quote.denied for quote in piece.quotes) else ""
    return denied + " ".join(part.of(piece.article.text) for part in _quoted_parts(piece))


def _is_quoted(piece: OnRecord) -> bool:
    return all(quote.kind is QuoteKind.DIRECT for quote in piece.quotes)


def _quoted_parts(piece: OnRecord) -> Iterator[Span]:
    """What of a stretch stands in quotation marks, or in a turn."""
    for quote in piece.quotes:
        if quote.kind is QuoteKind.DIRECT:
            for part in quote.parts:
                if part.overlaps(piece.span):
                    yield Span(max(part.start, piece.span.start), min(part.end, piece.span.end))


def _spoken(remark: Remark, piece: OnRecord) -> _Spoken:
    words = [
        (Span(part.start + word.start(), part.start + word.end()), n)
        for n, part in enumerate(_quoted_parts(piece))
        for word in _WORD.finditer(part.of(piece.article.text))
    ]
    folded = tuple(span.of(piece.article.text).casefold().replace("’", "'") for span, _ in words)
    own = spoken(piece.article, piece.quotes, piece.span)
    return _Spoken(remark, own, tuple(s for s, _ in words), tuple(n for _, n in words), folded)


def _nearest(one: _Spoken, earlier: Sequence[_Spoken]) -> _Spoken | None:
    """The earlier statement, in another article, with nearly the same words; the last of several
    that are as near."""
    best, most = None, _NEARLY
    for other in earlier:
        if min(len(one.folded), len(other.folded)) < _FEWEST_WORDS or _article(one) == _article(
            other
        ):
            continue
        alike = Indel.normalized_similarity(other.folded, one.folded, score_cutoff=most)
        if alike >= most and _differences(other, one):
            best, most = other, alike
    return best


def _article(spoken: _Spoken) -> str:
    return spoken.remark.quote.citation.article.id


def _differences(before: _Spoken, now: _Spoken) -> tuple[Difference, ...]:
    """Where the words differ; more words before or after the same ones are no difference."""
    changes = [
        (op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Levenshtein.opcodes(before.folded, now.folded)
        if op.tag != "equal"
    ]
    inner = [
        (a, b, c, d)
        for a, b, c, d in changes
        if not (a == c == 0 and not (a < b and c < d))
        and not (b == len(before.folded) and d == len(now.folded) and not (a < b and c < d))
    ]
    return tuple(Difference(_cited(before, a, b), _cited(now, c, d)) for a, b, c, d in inner)


def _cited(spoken: _Spoken, start: int, end: int) -> tuple[Citation, ...]:
    """Words as slices of the article, one for each part of the quotation that they stand in."""
    article = spoken.remark.quote.citation.article
    slices = []
    for part in dict.fromkeys(spoken.parts[start:end]):
        span = hull([spoken.spans[n] for n in range(start, end) if spoken.parts[n] == part])
        slices.append(cite(article, span, span.of(article.text)))
    return tuple(slices)
