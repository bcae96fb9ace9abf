"""Articles whole."""

from rich.console import Console
from rich.text import Text

from bot.harmless import harmless, in_one_line
from bot.terminal.parts import describe
from corpus.models import Article, Span


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
