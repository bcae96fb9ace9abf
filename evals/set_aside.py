"""How many known articles fetching would set aside as no articles, and why.

    python -m evals.set_aside DATA...

Each article of the corpora given is put into a bare page and judged as a fetched one is. Since all
of them were published as articles, each that is set aside is a mistake, or a stub that is one.
"""

import sys
from collections import Counter
from html import escape
from pathlib import Path

from corpus.fetch.no_article import why_no_article
from corpus.load import load_corpus
from corpus.models import Article
from corpus.readers.html import Page


def judge(article: Article) -> str | None:
    """Why an article's page would be set aside, None if it would be kept."""
    body = "".join(f"<p>{escape(line)}</p>" for line in article.text.split("\n"))
    page = Page(article.text, article.title, None, None, None, None, None)
    return why_no_article(f"<html><body>{body}</body></html>", page)


def main(paths: list[Path]) -> None:
    """Print how many are set aside for each reason, with the ids."""
    read, reasons = 0, Counter[str]()
    for article in load_corpus(paths):
        read += 1
        if reason := judge(article):
            kind = reason.partition(";")[0]
            reasons["its text is short" if "characters" in kind else kind] += 1
            print(f"{article.id}  {len(article.text)} characters: {kind}")
    print(f"\n{read} articles, {reasons.total()} set aside")
    for reason, count in reasons.most_common():
        print(f"{count:6}  {reason}")


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])
