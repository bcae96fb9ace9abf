"""From a file's bytes to text: marks of byte order, encodings, line ends and odd spaces."""

import codecs
import re
from pathlib import Path

from corpus.errors import ReadError

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What text files that are not Unicode are written in; without this limit the detector confuses
# them with encodings of old terminals and printers.
_CANDIDATES = [
    *(f"cp{page}" for page in range(1250, 1259)),
    "koi8_r", "koi8_u", "iso8859_2", "iso8859_7", "iso8859_9",
    "cp932", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)

# A sign inside a word, as when Central European bytes are read as Western ("rz¹d" for "rząd").
_MISREAD = re.compile(r"(?<=[^\W\d_])[¹³£¥¼¾¿¯](?=[^\W\d_])")

# No-break, figure and narrow no-break space become a space; zero-width space, word joiner, stray
# byte order mark and soft hyphen go. The joiners U+200C and U+200D spell words and stay.
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ") | dict.fromkeys(
    map(ord, "\u200b\u2060\ufeff\u00ad"), ""
)


def read_bytes(path: Path) -> bytes:
    """The whole of a file.

    Raises:
        ReadError: if it cannot be opened or is empty.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), why(error)) from error
    if not data.strip():
        raise ReadError(str(path), "empty")
    return data


def why(error: OSError | ValueError) -> str:
    """The cause of a failed read, without the path, which the message names already."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def decode(data: bytes, path: Path | str, *, html: bool = False, charset: str | None = None) -> str:
    """The text of ``data``, with CRLF and CR turned to LF and its odd spaces made plain.

    A byte order mark decides; then UTF-8 if it is valid; then ``charset``, which a web server
    names; then, in HTML, the encoding that the page declares; then the most likely of the common
    ones (short texts in some of them look alike, so UTF-8 is the safe choice). Quotation marks are
    never touched.

    Raises:
        ReadError: if the bytes are not text (binary) or not what their mark says.
    """
    text = _characters(data, str(path), html=html, charset=charset)
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_SPACES)


def _characters(data: bytes, path: str, *, html: bool, charset: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadError(path, f"begins as {encoding} but is not") from error
    if b"\0" in data:
        raise ReadError(path, "binary, not text")
    declared = _DECLARED.search(data[:4096]) if html else None
    stated = declared and declared[1].decode("ascii", "replace")
    for name in filter(None, ("utf-8", charset, stated)):
        try:
            return data.decode(name)
        except (LookupError, UnicodeError):
            pass  # a page that misstates its encoding is read like one that states none
    return _detected(data, path)


def _detected(data: bytes, path: str) -> str:
    # Imported here because few files need it and it would slow the start of every command.
    from charset_normalizer import from_bytes

    matches = from_bytes(data, cp_isolation=_CANDIDATES)
    best = matches.best()
    if best is None:
        raise ReadError(path, "binary, or text in an unknown encoding; save it as UTF-8")
    # The detector lists Central European and Baltic first among equals; Western is far commoner.
    western = [
        match
        for match in matches
        if "cp1252" in match.could_be_from_charset
        and match.coherence >= best.coherence
        and match.chaos <= best.chaos + 0.05
    ]
    for match in [*western, *matches]:
        text = str(match)
        if not _MISREAD.search(text, 0, 100_000):
            return text
    return str(best)
