"""Statements, speakers, and marks that are no quotation's."""

from rich.console import Console
from rich.text import Text

from bot.harmless import harmless, in_one_line
from bot.in_words import count, day
from bot.statements import Statement
from bot.terminal.parts import INDENT, KINDS, describe, print_place, print_words, print_wrapped
from corpus.models import Article, QuoteKind
from index.speakers import PRINTED, KnownSpeaker


def print_statement(console: Console, statement: Statement, show: str | None) -> None:
    """Print what was said, who said it and where: by ``show``, or None for its file alone."""
    quote, article = statement.quote, statement.article
    spoken = quote.kind is QuoteKind.DIRECT
    for part in quote.parts:
        print_words(console, part.of(article.text), style="bold" if spoken else "")
    cue = f" · {in_one_line(quote.cue.of(article.text))}" if quote.cue else ""
    denial = ", denied or refused" if quote.denied else ""
    who = f"— {_who(statement)}, {KINDS[quote.kind]}{denial}{cue}"
    print_wrapped(console, Text(who))
    print_wrapped(console, Text(describe(article), style="italic"))
    if show is None:
        place = f"{article.origin} {quote.span.start}:{quote.span.end}"
        console.print(Text(f"{INDENT}{harmless(place)}\n", style="dim"), soft_wrap=True)
    else:
        print_place(console, article, quote.span, show)


def _who(statement: Statement) -> str:
    speaker, source = statement.speaker, statement.quote.source
    if speaker:
        role = f" ({speaker.role})" if speaker.role else ""
        return in_one_line(speaker.name + role)
    if source and statement.quote.confidence >= PRINTED:
        return f"unresolved: {in_one_line(source.of(statement.article.text))}"
    return "unattributed"


def print_speaker(console: Console, speaker: KnownSpeaker) -> None:
    """Print a speaker of the corpus: spellings, how much is reported, offices with their dates."""
    also = f" (also {', '.join(map(in_one_line, speaker.names[1:]))})" if speaker.names[1:] else ""
    counts = f"{count(speaker.statements, 'statement')}, {count(speaker.articles, 'article')}"
    console.print(Text.assemble((in_one_line(speaker.name), "bold"), f"{also}: {counts}"))
    for office in speaker.offices:
        when = " to ".join(dict.fromkeys(map(day, (office.first, office.last))))
        print_wrapped(console, Text(f"{in_one_line(office.role)}, {when}", style="dim"))


def print_refused_marks(console: Console, article: Article) -> None:
    """Print which quotation marks of an article were not taken for a quotation's, and why."""
    from corpus.quotes.extract import refused_marks  # not at the top: answering needs none of it

    for refused in refused_marks(article.text):
        words = in_one_line(article.text[refused.span.start : refused.span.start + 30])
        place = f"{article.id} {refused.span.start}:{refused.span.end}"
        console.print(Text(f"{place} refused: {refused.reason}: {words} ..."), soft_wrap=True)
