"""Bytes to text: marks, encodings, line ends, odd spaces; and what is refused."""

import codecs
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.readers.decode import decode

PATH = Path("talks.txt")
QUOTED = "He said: “We won’t.” She: ‘No.’ \"Yes\" 'so' „Doch“ ‚ja‘ « Non » ‹si› »Halt«"
FRENCH = (
    "« Nous n’accepterons pas », a déclaré la présidente de Velmora. La délégation est arrivée à "
    "midi, où elle a été reçue par l’envoyé de la République. « C’était déjà décidé. »"
)
SPANISH = (
    "El ministro dijo: «No firmaremos mañana». La señora Ruiz añadió que habría más "
    "conversaciones y que la delegación volvería a la capital el sábado."
)
GERMAN = (
    "Der Minister sagte: „Wir werden über den Frieden verhandeln“, erklärte die Behörde später."
)
ENGLISH = "The envoy met the minister in a café – “briefly”, she said."
RUSSIAN = (
    "Министр сказал, что переговоры продолжатся завтра. «Мы готовы к миру», добавил он. "
    "Делегации Вельмории встретятся в столице."
)
POLISH = (
    "Minister powiedział, że rozmowy będą kontynuowane jutro. „Jesteśmy gotowi na pokój”, dodał. "
    "Spotkanie odbyło się w stolicy."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (SPANISH, "cp1252"),
        (GERMAN, "cp1252"),
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (POLISH, "cp1250"),
        *((text, "utf-8") for text in (FRENCH, RUSSIAN, QUOTED)),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), PATH) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks(mark: bytes, encoding: str) -> None:
    assert decode(mark + QUOTED.encode(encoding), PATH) == QUOTED


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("one\r\ntwo\r\n", "one\ntwo\n"),
        ("one\rtwo", "one\ntwo"),
        ("«\u00a0Non\u00a0» 10\u202f000", "« Non » 10 000"),
        ("cease\u200bfire \ufefftalks co\u00adoperation", "ceasefire talks cooperation"),
        ("می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀"),
        (QUOTED, QUOTED),
    ],
)
def test_line_ends_spaces_and_marks(raw: str, text: str) -> None:
    assert decode(raw.encode(), PATH) == text


def test_a_page_declares_its_encoding() -> None:
    page = f'<html><head><meta charset="koi8-r"></head>{RUSSIAN}'.replace("«", "").replace("»", "")
    assert decode(page.encode("koi8-r"), PATH, html=True) == page


def test_a_page_that_declares_a_wrong_encoding_is_still_read() -> None:
    page = f'<meta charset="utf-8"><meta charset="no-such">{FRENCH}'
    assert decode(page.encode("cp1252"), PATH, html=True) == page


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(256)), "binary"),
        (b"".join(sha256(bytes([n])).digest() for n in range(9)).replace(b"\0", b""), "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "utf-16-le"),
        (codecs.BOM_UTF8 + b"\xff\xfe\xfa", "utf-8"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=f"^talks.txt: .*{reason}"):
        decode(data, PATH)


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_read_or_refused(data: bytes, html: bool) -> None:
    with suppress(ReadError):
        assert "\r" not in decode(data, PATH, html=html)


@given(st.text())
def test_words_survive(text: str) -> None:
    text = text.replace("\0", "")
    kept = decode(b"x" + text.encode("utf-8"), PATH)
    visible = [c for c in text if not c.isspace() and c not in "\u200b\u2060\ufeff\u00ad"]
    assert [c for c in kept[1:] if not c.isspace()] == visible
