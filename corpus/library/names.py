"""Names of files and folders that any title, outlet or address can be given."""

import re
import unicodedata
from urllib.parse import urlsplit

from corpus.models import Article
from corpus.readers.record import short_hash

# Bytes in UTF-8. File systems take 255, of which the day, the key and the ending need some 35.
_LONGEST_TITLE = 100
_LONGEST_FOLDER = 80
_NOT_WORDS = re.compile(r"[\W_]+")


def article_key(article_id: str) -> str:
    """What tells an article's files from all others: 16 hexadecimal digits that its id gives.

    An id of that form, as the readers make them, is its own key.

    >>> article_key("3f0c2d1a9b8e7f60"), len(article_key("../Courier #1"))
    ('3f0c2d1a9b8e7f60', 16)
    """
    return article_id if re.fullmatch(r"[0-9a-f]{16}", article_id) else short_hash(article_id)


def file_stem(article: Article) -> str:
    """The name of an article's file, without its ending: day, title and key, of what is known.

    >>> file_stem(Article("3f0c2d1a9b8e7f60", "...", title="../Velmora: “No deal”"))
    'velmora-no-deal-3f0c2d1a9b8e7f60'
    """
    day = f"{article.published:%Y-%m-%d}" if article.published else ""
    title = _plain(article.title or "", _LONGEST_TITLE)
    return "-".join(part for part in (day, title, article_key(article.id)) if part)


def source_folder(article: Article) -> str:
    """The name of the folder for an article's outlet: the outlet's, else its address's host.

    >>> source_folder(Article("a", "...", source="The Velmora Courier"))
    'the-velmora-courier'
    >>> source_folder(Article("a", "...", url="https://www.courier.example/a"))
    'courier-example'
    """
    source = _plain(article.source or "", _LONGEST_FOLDER)
    return source or _plain(host_of(article.url), _LONGEST_FOLDER) or "unknown-source"


def host_of(url: str | None) -> str:
    """The host of an address without "www."; "" where it has none.

    >>> host_of("https://www.courier.example:8080/a")
    'courier.example'
    """
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # brackets that are no IPv6 address
        return ""


def _plain(text: str, longest: int) -> str:
    """Letters and digits in lower case, hyphens for all else, in at most ``longest`` bytes.

    So it holds no separator, no dot and no control, and is the same where case makes no difference.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    plain = _NOT_WORDS.sub("-", folded).strip("-")
    return plain.encode()[:longest].decode("utf-8", "ignore").strip("-")
