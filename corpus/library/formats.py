"""An article as the bytes of a file, and back: Markdown, or JSONL where that cannot hold it.

Both are the formats that `corpus.readers` reads, with two more fields, ``fetched`` and
``fetched_from``, that readers pass over.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import ReadError, UnkeepableError
from corpus.library.models import Receipt, Version
from corpus.models import Article
from corpus.readers import Record, reader_for
from corpus.readers.markdown import split_front_matter
from corpus.readers.transcript import join_turns

MARKDOWN, JSONL = ".md", ".jsonl"


def write_article(article: Article, receipt: Receipt, folder: Path, stem: str) -> Path:
    """Write a file from which the readers make the same article, and read it back to be sure.

    That is Markdown, unless the article is a transcript, or cleaning or front matter would change
    it (a text with lines like "Advertisement", a title "null"); then it is JSONL.

    Raises:
        UnkeepableError: if not even JSONL holds it: a blank text, white space about a title.
        OSError: if it cannot be written.
    """
    for ending, encode in ((MARKDOWN, _as_markdown), (JSONL, as_jsonl)):
        if article.turns and ending == MARKDOWN:
            continue
        path = folder / (stem + ending)
        try:
            data = encode(article, receipt).encode()
        except UnicodeEncodeError:
            break
        path.write_bytes(data)
        if _same(read_article(path), article):
            return path
        path.unlink()
    raise UnkeepableError(
        f"article {article.id!r} cannot be kept: no file would give it back as it is; "
        "check that its fields hold text and its text is not blank"
    )


def as_jsonl(article: Article, receipt: Receipt | None) -> str:
    """The line of JSONL from which `corpus.readers.jsonl` makes this article, its end included.

    Raises:
        UnkeepableError: if the text of a transcript is not that of its turns.
    """
    fields: dict[str, object] = {**_fields(article, receipt)}
    if article.turns:
        turns = [(turn.label, turn.span.of(article.text)) for turn in article.turns]
        if join_turns(turns)[0] != article.text:
            raise UnkeepableError(f"article {article.id!r} has words outside its turns")
        fields["turns"] = [{"speaker": label, "text": words} for label, words in turns]
    else:
        fields["text"] = article.text
    return json.dumps(fields, ensure_ascii=False) + "\n"


def read_article(path: Path) -> Article | ReadError:
    """The one article of a file that `write_article` wrote; its origin is ``path``."""
    reader = reader_for(path)
    records = list(reader(path, path.parent)) if reader else []
    match records:
        case [Record(article, _)]:
            return article
        case [ReadError() as error]:
            return error
        case _:
            return ReadError(str(path), "does not hold one article")


def read_version(path: Path) -> Version:
    """The article of a file that `write_article` wrote, with when and where it came from.

    Raises:
        ReadError: if the file cannot be read.
    """
    article = read_article(path)
    if isinstance(article, ReadError):
        raise article
    text = path.read_text(encoding="utf-8")
    fields = json.loads(text) if path.suffix == JSONL else split_front_matter(text)[0]
    return Version(article, path, receipt_of(fields))


def receipt_of(fields: Mapping[str, object]) -> Receipt | None:
    """When and from where an article came, None where the fields of its file do not say it."""
    match fields:
        case {"fetched": str(moment), "fetched_from": str(where)}:
            try:
                return Receipt(datetime.fromisoformat(moment).astimezone(UTC), where)
            except ValueError:
                return None
        case _:
            return None


def _as_markdown(article: Article, receipt: Receipt) -> str:
    import yaml  # not at the top: it slows the start of every command

    # Lines are never folded, so that a change of a title is a change of its line.
    front = yaml.safe_dump(
        _fields(article, receipt), allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return f"---\n{front}---\n\n{article.text}\n"


def _fields(article: Article, receipt: Receipt | None) -> dict[str, str]:
    """What is known of an article beside its text, in the order that people read it."""
    fields = {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "fetched": receipt.fetched.isoformat() if receipt else None,
        "fetched_from": receipt.fetched_from if receipt else None,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _same(read: Article | ReadError, article: Article) -> bool:
    return isinstance(read, Article) and replace(read, origin=None) == replace(article, origin=None)
