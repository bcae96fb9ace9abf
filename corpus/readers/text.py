"""Plain text: a title where the first line is one, and the body."""

from pathlib import Path

from corpus.clean import clean, without_title
from corpus.errors import ReadError
from corpus.models import Article
from corpus.readers.decode import decode, read_bytes
from corpus.readers.record import build_article

_TITLE_LENGTH = 200  # characters; the longest headlines seen in news are some 150


def read_text(path: Path, root: Path) -> Article:
    """The article of a text file; who wrote it and when stays unknown.

    Raises:
        ReadError: if the file cannot be read or holds no article.
    """
    text = clean(decode(read_bytes(path), path))
    title, body = split_title(text)
    try:
        return build_article(
            {"title": title}, text=body, path=path, fallback=path.relative_to(root).as_posix()
        )
    except ValueError as error:
        raise ReadError(str(path), str(error)) from error


def split_title(text: str) -> tuple[str | None, str]:
    """The title and the body without it; (None, ``text``) where the first line is no title.

    A first line is a title if it stands twice, or if it is short, has a blank line after it and
    does not end as a sentence or a clause does.

    >>> split_title("Velmora calls a pause\\n\\nThe talks in Orsk stopped on Friday.")
    ('Velmora calls a pause', 'The talks in Orsk stopped on Friday.')
    >>> split_title("The talks stopped.\\n\\nNobody said why.")
    (None, 'The talks stopped.\\n\\nNobody said why.')
    """
    first, _, rest = text.partition("\n")
    title = first.strip()
    if not title or len(title) > _TITLE_LENGTH or not rest.strip():
        return None, text
    body = without_title(rest, title)
    stands_twice = body.strip() != rest.strip()
    looks_like_one = not rest.partition("\n")[0].strip() and title[-1] not in ".,;:…"
    if not body.strip() or not (stands_twice or looks_like_one):
        return None, text
    return title, body
