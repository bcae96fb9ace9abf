"""Answers, passages and articles as a person reads them in a terminal."""

import shlex
from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.answers import Abstention, Answer, QuotedPassage, Reason
from bot.harmless import harmless, in_one_line
from bot.links import text_fragment
from bot.statements import Statement
from bot.summaries import NoSummary, Summary
from bot.summaries.models import NOTHING_TO_SUMMARISE
from corpus.models import Article, QuoteKind, Span
from index.retriever import Hit
from index.speakers import PRINTED, KnownSpeaker
from index.store import Coverage

SHOW = "talks corpus show"
"""The command that opens an article, where no option is needed to find the index again."""

_KINDS = {
    QuoteKind.DIRECT: "in direct speech",
    QuoteKind.MIXED: "quoted in part",
    QuoteKind.INDIRECT: "in reported speech",
}
_REASONS = {
    Reason.EMPTY_QUESTION: "There is nothing to search for in this question.",
    Reason.NOT_FOUND: "Nothing in the corpus answers this.",
    Reason.UNKNOWN_SPEAKER: "Nobody of that name is surely quoted in the corpus.",
    Reason.SPEAKER_SILENT: "Who is asked about is not known to have said anything on this.",
    Reason.NOTHING_IN_PERIOD: "Nothing published there and then answers this.",
    Reason.UNKNOWN_OUTLET: "No article in the corpus is from that outlet.",
}
_INDENT = "    "
_BAR = Text.assemble(("  │ ", "cyan"))


def print_answer(console: Console, answer: Answer | Abstention, show: str = SHOW) -> None:
    """Print an answer or an abstention: the words, whose they are, where they stand."""
    for note in answer.notes if isinstance(answer, Answer) else ():
        console.print(Text(f"{note}\n", style="bold"))
    if isinstance(answer, Answer):
        _print_quotes(console, answer.quotes, show)
    else:
        console.print(Text(f"{_REASONS[answer.reason]}\n", style="bold"))
        for note in answer.notes:
            console.print(Text(f"{note}\n"))
        if answer.near_names:
            near = ", ".join(map(in_one_line, answer.near_names))
            console.print(Text(f"Names that come near: {near}.\n"))
        if answer.nearest:
            console.print("The nearest passages, which do not answer it:\n")
            _print_quotes(console, answer.nearest, show)
    _print_searched(console, answer.searched)


def print_summary(console: Console, summary: Summary | NoSummary, show: str = SHOW) -> None:
    """Print a summary: its parts in order, each sentence with whose it is and where it stands."""
    if isinstance(summary, Summary):
        for heading, quotes in (
            ("The main development", summary.main),
            ("Who said what", summary.said),
            ("Open or to come", summary.ahead),
        ):
            if quotes:
                console.print(Text(f"{heading}\n", style="bold underline"))
                _print_quotes(console, quotes, show)
        covered = summary.covered
        outlets = ", ".join(map(in_one_line, covered.outlets)) or "outlets unknown"
        when = " to ".join(dict.fromkeys(map(_date, (covered.earliest, covered.latest))))
        chosen = f"Chosen from {_count(covered.articles, 'article')} ({outlets}), {when}."
        _print_lines(console, Text(chosen, style="dim"), Text(), Text())
    else:
        console.print(Text(f"{NOTHING_TO_SUMMARISE[summary.reason]}\n", style="bold"))
    _print_searched(console, summary.searched)


def print_hits(console: Console, hits: Sequence[Hit], searched: Coverage, show: str = SHOW) -> None:
    """Print passages found, best first."""
    for hit in hits:
        _print_wrapped(console, Text(describe(hit.article), style="italic"), f"{hit.rank}.")
        _print_words(console, hit.text, style="")
        _print_place(console, hit.article, hit.passage.span, show)
    if not hits:
        console.print(Text("No passage was found.\n", style="bold"))
    _print_searched(console, searched)


def print_article(console: Console, article: Article, marked: Span | None) -> None:
    """Print an article whole, ``marked`` reversed in a terminal, between >>> and <<< elsewhere."""
    raw = not console.is_terminal  # a pipe gets the lines as they are
    console.print(Text(describe(article), style="bold"), soft_wrap=raw)
    if article.url:
        console.print(Text(in_one_line(article.url), style="blue"), soft_wrap=True)
    marked = marked or Span(0, 0)
    words = harmless(marked.of(article.text))
    if words and raw:
        words = f">>>{words}<<<"
    before, after = article.text[: marked.start], article.text[marked.end :]
    text = Text.assemble("\n", harmless(before), (words, "reverse"), harmless(after))
    console.print(text, soft_wrap=raw)


def print_statement(console: Console, statement: Statement, show: str | None) -> None:
    """Print what was said, who said it and where: by ``show``, or None for its file alone."""
    quote, article = statement.quote, statement.article
    spoken = quote.kind is QuoteKind.DIRECT
    for part in quote.parts:
        _print_words(console, part.of(article.text), style="bold" if spoken else "")
    cue = f" · {in_one_line(quote.cue.of(article.text))}" if quote.cue else ""
    denial = ", denied or refused" if quote.denied else ""
    who = f"— {_who(statement)}, {_KINDS[quote.kind]}{denial}{cue}"
    _print_wrapped(console, Text(who))
    _print_wrapped(console, Text(describe(article), style="italic"))
    if show is None:
        place = f"{article.origin} {quote.span.start}:{quote.span.end}"
        console.print(Text(f"{_INDENT}{harmless(place)}\n", style="dim"), soft_wrap=True)
    else:
        _print_place(console, article, quote.span, show)


def print_speaker(console: Console, speaker: KnownSpeaker) -> None:
    """Print a speaker of the corpus: spellings, how much is reported, offices with their dates."""
    also = f" (also {', '.join(map(in_one_line, speaker.names[1:]))})" if speaker.names[1:] else ""
    counts = f"{_count(speaker.statements, 'statement')}, {_count(speaker.articles, 'article')}"
    console.print(Text.assemble((in_one_line(speaker.name), "bold"), f"{also}: {counts}"))
    for office in speaker.offices:
        when = " to ".join(dict.fromkeys(map(_date, (office.first, office.last))))
        _print_wrapped(console, Text(f"{in_one_line(office.role)}, {when}", style="dim"))


def print_refused_marks(console: Console, article: Article) -> None:
    """Print which quotation marks of an article were not taken for a quotation's, and why."""
    from corpus.quotes.extract import refused_marks  # not at the top: answering needs none of it

    for refused in refused_marks(article.text):
        words = in_one_line(article.text[refused.span.start : refused.span.start + 30])
        place = f"{article.id} {refused.span.start}:{refused.span.end}"
        console.print(Text(f"{place} refused: {refused.reason}: {words} ..."), soft_wrap=True)


def describe(article: Article) -> str:
    """An article in one line: title, outlet, date; what is unknown is said to be."""
    title, source = article.title or "untitled", article.source or "unknown outlet"
    return " · ".join((in_one_line(title), in_one_line(source), _date(article.published)))


def _print_quotes(console: Console, quotes: Sequence[QuotedPassage], show: str) -> None:
    for quote in quotes:
        citation = quote.citation
        spoken = quote.kind in {QuoteKind.DIRECT, QuoteKind.MIXED}
        _print_words(console, citation.text, style="bold" if spoken else "")
        _print_wrapped(console, Text(f"— {_attribution(quote)}"))
        _print_wrapped(console, Text(describe(citation.article), style="italic"))
        if quote.also:
            also = f"also in {'; '.join(map(describe, quote.also))}"
            _print_wrapped(console, Text(also, style="dim"))
        _print_place(console, citation.article, citation.span, show)


def _print_words(console: Console, words: str, style: str) -> None:
    """The words behind a bar, not in quotation marks, so that theirs are the only ones."""
    for paragraph in words.splitlines() or [""]:
        _print_lines(console, Text(harmless(paragraph), style=style), _BAR, _BAR)


def _print_place(console: Console, article: Article, span: Span, show: str) -> None:
    """The link and the command that open the article at the words; each whole, to be copied."""
    link = text_fragment(article.url, article.text, span)
    if link:
        style = Style(color="blue", link=link)
        console.print(Text.assemble(_INDENT, (harmless(link), style)), soft_wrap=True)
    end_of_options = "-- " if article.id.startswith("-") else ""
    command = f"{show} --at {span.start}:{span.end} {end_of_options}{shlex.quote(article.id)}"
    console.print(Text(f"{_INDENT}{harmless(command)}\n", style="dim"), soft_wrap=True)


def _print_wrapped(console: Console, text: Text, lead: str = "") -> None:
    """Indented lines, the first with ``lead`` in its indent."""
    _print_lines(console, text, Text(lead.ljust(len(_INDENT))), Text(_INDENT))


def _print_lines(console: Console, text: Text, first: Text, rest: Text) -> None:
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
        return f"unattributed, {_KINDS[quote.kind]}"
    role = f" ({quote.speaker.role})" if quote.speaker.role else ""
    return f"{in_one_line(quote.speaker.name + role)}, {_KINDS[quote.kind]}"


def _who(statement: Statement) -> str:
    speaker, source = statement.speaker, statement.quote.source
    if speaker:
        role = f" ({speaker.role})" if speaker.role else ""
        return in_one_line(speaker.name + role)
    if source and statement.quote.confidence >= PRINTED:
        return f"unresolved: {in_one_line(source.of(statement.article.text))}"
    return "unattributed"


def _print_searched(console: Console, searched: Coverage) -> None:
    counts = f"Searched {_count(searched.articles, 'article')}, "
    counts += _count(searched.passages, "passage")
    first, last = _date(searched.earliest), _date(searched.latest)
    if searched.earliest is None:
        dates = "; no dates known."
    elif first == last:
        dates = f", published {first}."
    else:
        dates = f", published {first} to {last}."
    _print_lines(console, Text(counts + dates, style="dim"), Text(), Text())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _date(moment: datetime | None) -> str:
    return f"{moment.day} {moment:%B %Y}" if moment else "date unknown"
