"""One quote as it is shown: the exact words, whose they are, and where they stand."""

from collections.abc import Sequence

from bot.answers import QuotedPassage
from bot.discord.escape import LINK, escape, escape_line, link
from bot.discord.limits import shortened
from bot.discord.render.pages import BLOCK
from bot.discord.render.small_print import local_day
from bot.discord.render.whole_sentences import whole_sentences
from bot.discord.shown import Changed
from bot.in_words import count
from bot.links import text_fragment
from corpus.models import Article, QuoteKind, Span, Speaker

_TAGS = {
    None: "article text",
    QuoteKind.DIRECT: "direct speech",
    QuoteKind.MIXED: "quoted in part",
    QuoteKind.INDIRECT: "reported speech",
}
_NAME = 120
_ROLE = 200
_OUTLET = 80
_ALSO = 3  # outlets that are named beside the one quoted
_ALSO_OUTLET = 60
_ALSO_LINK = 150
_VARIANTS = 2  # other wordings that are shown in full
_VARIANT = 600
_VARIANT_LINK = 300
_REST = 50  # for the line that says how many more there are


def quote_block(quote: QuotedPassage | Changed, *, titled: bool = True) -> str:
    """A block of at most `BLOCK` characters; without title, outlet and date if not ``titled``.

    The words stand in a block quote: upright where somebody speaks, slanted where their speech is
    reported. Words that do not fit end after a whole sentence outside quotation marks, and what is
    left out is said; where there is no such place no words are shown.
    """
    if isinstance(quote, Changed):
        return changed_block(quote)
    below = "\n".join([_below(quote, titled=titled), *_variants(quote)])
    return f"{_words(quote, BLOCK - len(below) - 1)}\n{below}"


def compact_block(
    quote: QuotedPassage | Changed,
    most: int = BLOCK,
    *,
    named: bool = True,
    titled: bool = True,
    marked: Sequence[Span] = (),
) -> str:
    """The same in at most ``most`` characters, with all that is said of the words in one small line
    above them, without whose they are if not ``named``; what is ``marked`` in them, in order, is
    bold and underlined."""
    if isinstance(quote, Changed):
        return changed_block(quote)
    told = [_tag(quote), *_standing(quote, titled=titled)]
    if named and quote.kind is not None:
        told.insert(0, capacity(quote.speaker))
    above = f"-# {' · '.join(told)}"
    variants = "".join(f"\n{line}" for line in _variants(quote, most // 3))
    return f"{above}\n{_words(quote, most - len(above) - len(variants) - 1, marked)}{variants}"


def _words(quote: QuotedPassage, most: int, marked: Sequence[Span] = ()) -> str:
    """The words in at most ``most`` characters."""
    slanted = quote.kind is QuoteKind.INDIRECT
    words = quote.citation.text
    shown = block_quote(words, slanted=slanted, marked=marked)
    if len(shown) <= most:
        return shown
    room = most - 100  # for the line that says what is left out
    kept, left_out = whole_sentences(
        words, lambda part: len(block_quote(part, slanted=slanted, marked=marked)) <= room
    )
    if not kept:
        size = count(len(words), "character")
        return f"*The words, {size}, are too long to be shown here whole.*"
    # Not in small print: `-#` is none in the line after a block quote, which ends with that line.
    rest = f"*… and {count(left_out, 'more sentence')}, in the article*"
    return f"{block_quote(kept, slanted=slanted, marked=marked)}\n{rest}"


def _below(quote: QuotedPassage, *, titled: bool) -> str:
    standing = " · ".join(_standing(quote, titled=titled))
    return f"{who(quote)}\n-# {standing}" if standing else who(quote)


def _variants(quote: QuotedPassage, most: int = BLOCK // 3) -> list[str]:
    """How others word the statement, in lines of at most ``most`` characters together: the words of
    the first, as far as there is room, and how many more there are."""
    lines: list[str] = []
    shown = 0
    for told in quote.variants[:_VARIANTS]:
        # Not in small print, which `-#` is not after a block quote.
        place = where(told.article, told.span, most_link=_VARIANT_LINK)
        pair = [f"*Worded otherwise:* {place}", block_quote(told.text)]
        if sum(map(len, (*lines, *pair))) + len(lines) + _REST > most or len(pair[1]) > _VARIANT:
            break
        lines += pair
        shown += 1
    if others := len(quote.variants) - shown:
        lines.append(f"*Worded otherwise in {count(others, 'more article')}*")
    return lines


def _standing(quote: QuotedPassage, *, titled: bool) -> list[str]:
    """Where the words stand, and where else: what there is to say of it."""
    article, span = quote.citation.article, quote.citation.span
    there = where(article, span) if titled else _opening(quote)
    return [part for part in (there, also_in(quote.also)) if part]


def _opening(quote: QuotedPassage) -> str:
    """A link to the words, empty where there is none."""
    article, span = quote.citation.article, quote.citation.span
    there = link("Open at these words", text_fragment(article.url, article.text, span))
    return there if there.startswith("[") else ""


def also_in(articles: Sequence[Article]) -> str:
    """In how many more articles the same stands, with links to those of the first outlets; empty
    if in none."""
    if not articles:
        return ""
    outlets: dict[str, Article] = {}
    for article in articles:
        outlets.setdefault(article.source or "unknown outlet", article)
    named = [
        link(shortened(outlet, _ALSO_OUTLET), article.url, most_link=_ALSO_LINK)
        for outlet, article in list(outlets.items())[:_ALSO]
    ]
    others = " …" if len(outlets) > _ALSO else ""
    return f"also in {count(len(articles), 'more article')}: {', '.join(named)}{others}"


def changed_block(changed: Changed) -> str:
    """What stands in place of words that are not in the articles any more."""
    if changed.title is None:
        return "*This article is no longer among those searched.*"
    return f"*“{escape_line(changed.title, 150)}” has changed since; the words are not there now.*"


def block_quote(words: str, *, slanted: bool = False, marked: Sequence[Span] = ()) -> str:
    """Words, escaped, as a block quote; slanted if they are reported speech, bold and underlined
    where they are ``marked``."""
    lines = _marked_up(words, marked).split("\n")
    return "\n".join(f"> _{line}_" if slanted and line.strip() else f"> {line}" for line in lines)


def _marked_up(words: str, marked: Sequence[Span]) -> str:
    """Words, escaped, with what is marked in them, line for line, bold and underlined."""
    shown, at = "", 0
    for span in marked:
        lines = span.of(words).split("\n")
        bold = "\n".join(f"__**{escape(line)}**__" if line.strip() else line for line in lines)
        shown += escape(words[at : span.start]) + bold
        at = span.end
    return shown + escape(words[at:])


def who(quote: QuotedPassage) -> str:
    """Whose words they are, and how they stand in the article."""
    return f"{capacity(quote.speaker)} · {_tag(quote)}"


def capacity(speaker: Speaker | None) -> str:
    """A name, and as what somebody speaks."""
    if speaker is None:
        return "**Unattributed**"
    name = f"**{escape_line(speaker.name, _NAME)}**"
    return f"{name}, {escape_line(speaker.role, _ROLE)}" if speaker.role else name


def _tag(quote: QuotedPassage) -> str:
    tag = _TAGS.get(quote.kind, "statement").replace(" ", "\N{NO-BREAK SPACE}")
    return f"`{tag}`"


def where(article: Article, span: Span | None = None, most_link: int = LINK) -> str:
    """The title, as a link that opens the article (at the words, if they are given and the link
    then has at most ``most_link`` characters), the outlet and the date."""
    url = text_fragment(article.url, article.text, span) if span else article.url
    title = link(article.title or "Untitled", url, most_link=most_link)
    outlet = escape_line(article.source, _OUTLET) if article.source else "unknown outlet"
    return f"{title} · {outlet} · {local_day(article.published)}"
