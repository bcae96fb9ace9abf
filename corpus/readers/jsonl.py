"""JSONL, plain or gzipped: one article or transcript a line, its text kept to the character."""

import codecs
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from corpus.errors import ReadError
from corpus.models import Article, Turn
from corpus.readers.decode import why
from corpus.readers.record import Record, build_article
from corpus.readers.transcript import join_turns


def read_jsonl(path: Path, root: Path) -> Iterator[Record | ReadError]:
    """The records of a JSONL file (``.jsonl`` or ``.jsonl.gz``, UTF-8) in order.

    A record is ``{id, title, text, url, source, author, published, language}``, all but ``text``
    optional, with ``turns`` as ``[{speaker, text}]`` in place of ``text`` for a transcript. Other
    keys and blank lines are ignored. A line that cannot be read is yielded as a ReadError and the
    rest goes on; a file that breaks off yields what came before, then a ReadError.
    """
    line, blank = 0, True
    try:
        with _open(path) as file:
            if problem := _not_jsonl(file.peek(4096)[:4096]):
                yield ReadError(str(path), problem)
                return
            for line, raw in enumerate(file, start=1):
                if raw.strip():
                    blank = False
                    yield _record(raw, line, path, root)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield ReadError(str(path), f"broken gzip: {error}", line + 1)
    except OSError as error:
        yield ReadError(str(path), why(error))
    else:
        if blank:
            yield ReadError(str(path), "empty")


def _open(path: Path) -> io.BufferedReader:
    if path.suffix.lower() == ".gz":
        return cast("io.BufferedReader", gzip.open(path, "rb"))  # has the same peek and lines
    return path.open("rb")


def _not_jsonl(head: bytes) -> str | None:
    """Why a file that begins so is no JSONL; one message for it instead of one a line."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16; JSONL is UTF-8: save it as that"
    return "binary, not JSONL" if b"\0" in head else None


def _record(raw: bytes, line: int, path: Path, root: Path) -> Record | ReadError:
    try:
        fields = json.loads(raw.decode("utf-8-sig" if line == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        return ReadError(str(path), f"not valid UTF-8 at byte {error.start} of the line", line)
    except json.JSONDecodeError as error:
        return ReadError(str(path), f"not valid JSON: {error.msg} at column {error.colno}", line)
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, deep nesting
        return ReadError(str(path), f"not readable as JSON: {error}", line)
    try:
        return Record(_article(fields, path, root), line)
    except ValueError as error:
        return ReadError(str(path), str(error), line)


def _article(fields: object, path: Path, root: Path) -> Article:
    if not isinstance(fields, dict):
        raise ValueError("not a JSON object")
    text, turns = fields.get("text"), fields.get("turns")
    if text is not None and turns is not None:
        raise ValueError("both text and turns; give one of them")
    spans: tuple[Turn, ...] = ()
    if turns is not None:
        text, spans = join_turns(_turns(turns))
    if text is None:
        raise ValueError("no text")
    if not isinstance(text, str):
        raise ValueError("text is not a string")
    # Without id and url, the text tells a file's records apart: their order may change.
    fallback = f"{path.relative_to(root).as_posix()}#{text}"
    return build_article(fields, text=text, turns=spans, path=path, fallback=fallback)


def _turns(turns: object) -> Iterator[tuple[str | None, str]]:
    if not isinstance(turns, list):
        raise ValueError("turns is not a list")
    for number, turn in enumerate(turns, start=1):
        match turn:
            case {"text": str(words), "speaker": str(label)} if words.strip():
                yield label.strip() or None, words
            case {"text": str(words), "speaker": None} if words.strip():
                yield None, words
            case {"text": str(words)} if words.strip() and "speaker" not in turn:
                yield None, words
            case _:
                raise ValueError(f"turn {number} is not {{speaker, text}} with words in text")
