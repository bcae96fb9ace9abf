"""Answers as a person reads them in a terminal."""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.text import Text

from bot.answers import Abstention, Answer, QuotedPassage, Reason
from bot.links import text_fragment
from corpus.models import Article, QuoteKind, Span
from index.retriever import Hit
from index.store import Coverage

_KINDS = {
    QuoteKind.DIRECT: "in direct speech",
    QuoteKind.MIXED: "quoted in part",
    QuoteKind.INDIRECT: "in reported speech",
    None: "a passage, unattributed",
}
_REASONS = {
    Reason.EMPTY_QUESTION: "There is nothing to search for in this question.",
    Reason.NOT_FOUND: "Nothing in the corpus answers this.",
}


def print_answer(console: Console, answer: Answer | Abstention) -> None:
    """Print an answer or an abstention: the words, whose they are, where they stand."""
    if isinstance(answer, Answer):
        _print_quotes(console, answer.quotes)
    else:
        console.print(Text(_REASONS[answer.reason], style="bold"))
        if answer.nearest:
            console.print("\nThe nearest passages, which do not answer it:")
            _print_quotes(console, answer.nearest)
    console.print(Text(f"\n{_searched(answer.searched)}", style="dim"))


def print_hits(console: Console, hits: Sequence[Hit], searched: Coverage) -> None:
    """Print passages found, best first."""
    for hit in hits:
        _print_words(console, hit.text, style="")
        _print_source(console, hit.article, hit.passage.span, f"{hit.rank}.")
    if not hits:
        console.print(Text("Nothing in the corpus shares a word with this.", style="bold"))
    console.print(Text(f"\n{_searched(searched)}", style="dim"))


def describe(article: Article) -> str:
    """An article in one line: title, outlet, date; what is unknown is said to be."""
    return " · ".join(
        (article.title or "untitled", article.source or "unknown outlet", _date(article.published))
    )


def _print_quotes(console: Console, quotes: Sequence[QuotedPassage]) -> None:
    for quote in quotes:
        citation = quote.citation
        spoken = quote.kind in {QuoteKind.DIRECT, QuoteKind.MIXED}
        _print_words(console, citation.text, style="bold" if spoken else "")
        who = f"{_speaker(quote)}{_KINDS[quote.kind]}"
        _print_source(console, citation.article, citation.span, f"— {who}")


def _print_words(console: Console, words: str, style: str) -> None:
    """The words behind a bar, not in quotation marks, so that theirs are the only ones."""
    console.print()
    width = max(20, console.width - 4)
    for paragraph in words.splitlines() or [""]:
        for line in Text(paragraph, style=style).wrap(console, width):
            line.rstrip()
            console.print(Text("  │ ", style="cyan") + line, soft_wrap=True)


def _print_source(console: Console, article: Article, span: Span, lead: str) -> None:
    lines = [Text(f"{lead}"), Text(describe(article), style="italic")]
    link = text_fragment(article.url, article.text, span)
    if link:
        lines.append(Text(link, style="blue"))
    lines.append(Text(f"talks corpus show {article.id} --at {span.start}:{span.end}", style="dim"))
    for line in lines:
        console.print(Text("    ") + line, soft_wrap=True)


def _speaker(quote: QuotedPassage) -> str:
    if quote.speaker is None:
        return "unattributed, " if quote.kind else ""
    role = f" ({quote.speaker.role})" if quote.speaker.role else ""
    return f"{quote.speaker.name}{role}, "


def _searched(searched: Coverage) -> str:
    counts = f"Searched {_count(searched.articles, 'article')}, "
    counts += _count(searched.passages, "passage")
    if searched.earliest is None:
        return f"{counts}; no dates known."
    first, last = _date(searched.earliest), _date(searched.latest)
    return f"{counts}, published {first}." if first == last else f"{counts}, {first} to {last}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _date(moment: datetime | None) -> str:
    return f"{moment.day} {moment:%B %Y}" if moment else "date unknown"
