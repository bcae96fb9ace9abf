"""Saved web pages: trafilatura finds the article among the page's furniture."""

import logging
import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.clean import clean, without_title
from corpus.errors import ReadError
from corpus.models import Article
from corpus.readers.decode import decode, read_bytes
from corpus.readers.record import build_article

if TYPE_CHECKING:
    from trafilatura.settings import Document

_LANGUAGE = re.compile(r"""<html\b[^>]{0,400}?\blang\s*=\s*["']?([A-Za-z-]{2,35})""", re.IGNORECASE)

# The day that the page states, not the text's first date or a footer's year.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "outputformat": "%Y-%m-%dT%H:%M:%S%z",
}


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page, and what the page says of it, each as it is stated there.

    ``text`` has its paragraphs set apart by blank lines; it may be empty. ``published`` is a date
    or datetime in ISO 8601.
    """

    text: str
    title: str | None
    source: str | None
    url: str | None
    author: str | None
    published: str | None
    language: str | None


def read_html(path: Path, root: Path) -> Article:
    """The article of a saved page.

    Raises:
        ReadError: if the file cannot be read or no article is found in it.
    """
    page = parse_page(decode(read_bytes(path), path, html=True), str(path))
    try:
        return build_article(
            asdict(page), text=page.text, path=path, fallback=path.relative_to(root).as_posix()
        )
    except ValueError as error:
        raise ReadError(str(path), f"{error} of an article found in the page") from error


def parse_page(html: str, name: str) -> Page:
    """Find the article in a page; ``name`` is the page's, for messages.

    Title, author, date, site name and canonical URL are those that the page states; readers'
    comments are left out.

    Raises:
        ReadError: if no article is found.
    """
    found = _extract(html, name)
    text = clean((found.text or "").replace("\n", "\n\n"))
    if found.title:
        text = without_title(text, found.title)
    language = _LANGUAGE.search(html[:10_000])
    return Page(
        text=text,
        title=found.title,
        source=found.sitename,
        url=found.url,
        author=found.author,
        published=found.date,
        language=language and language[1],
    )


def _extract(page: str, name: str) -> "Document":
    _silence()
    # Imported here because only HTML needs it and it would slow the start of every command.
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        found = bare_extraction(
            page, with_metadata=True, include_comments=False, date_extraction_params=_DATES
        )
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        # A parser fed with garbage; the rest of the corpus matters more than which of its parts.
        raise ReadError(name, f"the page cannot be parsed: {error}") from error
    if not isinstance(found, Document):
        raise ReadError(name, "no article found in the page")
    return found


@cache
def _silence() -> None:
    """Keep what the extractors log off stderr unless the application asks for it."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())
