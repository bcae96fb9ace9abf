"""What several commands print: words, whose they are, and where they stand."""

import shlex
from collections.abc import Sequence

from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.answers import QuotedPassage
from bot.extraction.models import Covered
from bot.harmless import harmless, in_one_line
from bot.in_words import count, day
from bot.links import text_fragment
from corpus.models import Article, QuoteKind, Span
from index.store import Coverage

SHOW = "talks corpus show"
"""The command that opens an article, where no option is needed to find the index again."""
KINDS = {
    QuoteKind.DIRECT: "in direct speech",
    QuoteKind.MIXED: "quoted in part",
    QuoteKind.INDIRECT: "in reported speech",
}
INDENT = "    "
_BAR = Text.assemble(("  │ ", "cyan"))


def describe(article: Article) -> str:
    """An article in one line: title, outlet, date; what is unknown is said to be."""
    title, source = article.title or "untitled", article.source or "unknown outlet"
    return " · ".join((in_one_line(title), in_one_line(source), day(article.published)))


def print_quotes(console: Console, quotes: Sequence[QuotedPassage], show: str) -> None:
    """Print quotes: the words of each, whose they are, and where they stand."""
    for quote in quotes:
        print_quote(console, quote, show)


def print_quote(console: Console, quote: QuotedPassage, show: str, note: str = "") -> None:
    """Print a quote, with a note of our own right under the words."""
    citation = quote.citation
    spoken = quote.kind in {QuoteKind.DIRECT, QuoteKind.MIXED}
    print_words(console, citation.text, style="bold" if spoken else "")
    if note:
        print_wrapped(console, Text(in_one_line(note)))
    print_wrapped(console, Text(f"— {_attribution(quote)}"))
    print_wrapped(console, Text(describe(citation.article), style="italic"))
    if quote.also:
        also = f"also in {'; '.join(map(describe, quote.also))}"
        print_wrapped(console, Text(also, style="dim"))
    print_place(console, citation.article, citation.span, show)
    for other in quote.variants:
        worded = f"Worded otherwise in {describe(other.article)}:"
        print_lines(console, Text(worded, style="italic"), Text(), Text())
        print_words(console, other.text, style="bold")
        print_place(console, other.article, other.span, show)


def print_words(console: Console, words: str, style: str) -> None:
    """The words behind a bar, not in quotation marks, so that theirs are the only ones."""
    for paragraph in words.splitlines() or [""]:
        print_lines(console, Text(harmless(paragraph), style=style), _BAR, _BAR)


def print_place(console: Console, article: Article, span: Span, show: str) -> None:
    """The link and the command that open the article at the words; each whole, to be copied."""
    link = text_fragment(article.url, article.text, span)
    if link:
        style = Style(color="blue", link=link)
        console.print(Text.assemble(INDENT, (harmless(link), style)), soft_wrap=True)
    end_of_options = "-- " if article.id.startswith("-") else ""
    command = f"{show} --at {span.start}:{span.end} {end_of_options}{shlex.quote(article.id)}"
    console.print(Text(f"{INDENT}{harmless(command)}\n", style="dim"), soft_wrap=True)


def print_wrapped(console: Console, text: Text, lead: str = "") -> None:
    """Indented lines, the first with ``lead`` in its indent."""
    print_lines(console, text, Text(lead.ljust(len(INDENT))), Text(INDENT))


def print_lines(console: Console, text: Text, first: Text, rest: Text) -> None:
    """Lines that fit the console, ``first`` before the first of them, ``rest`` before others."""
    lead = first
    for line in text.wrap(console, max(20, console.width - len(rest))):
        whole = lead + line
        whole.rstrip()
        console.print(whole, soft_wrap=True)
        lead = rest


def _attribution(quote: QuotedPassage) -> str:
    if quote.kind is None:
        return "unattributed passage"
    if quote.speaker is None:
        return f"unattributed, {KINDS[quote.kind]}"
    role = f" ({quote.speaker.role})" if quote.speaker.role else ""
    return f"{in_one_line(quote.speaker.name + role)}, {KINDS[quote.kind]}"


def print_covered(console: Console, covered: Covered) -> None:
    """Print what sentences were chosen from."""
    outlets = ", ".join(map(in_one_line, covered.outlets)) or "outlets unknown"
    when = " to ".join(dict.fromkeys(map(day, (covered.earliest, covered.latest))))
    chosen = f"Chosen from {count(covered.articles, 'article')} ({outlets}), {when}."
    print_lines(console, Text(chosen, style="dim"), Text(), Text())


def print_near(console: Console, names: Sequence[str]) -> None:
    """Print the names that come near one that is not in the corpus, if any do."""
    if names:
        console.print(Text(f"Names that come near: {', '.join(map(in_one_line, names))}.\n"))


def print_searched(console: Console, searched: Coverage) -> None:
    """Print what was searched."""
    counts = f"Searched {count(searched.articles, 'article')}, "
    counts += count(searched.passages, "passage")
    first, last = day(searched.earliest), day(searched.latest)
    if searched.earliest is None:
        dates = "; no dates known."
    elif first == last:
        dates = f", published {first}."
    else:
        dates = f", published {first} to {last}."
    print_lines(console, Text(counts + dates, style="dim"), Text(), Text())
