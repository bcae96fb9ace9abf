"""What others write is shown as they wrote it, and is nothing but text."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.escape import LABEL, LINK, escape, escape_line, link, plain, plain_line, safe_url
from tests.bot.discord.quoting import LONG_TEXTS, TEXTS
from tests.bot.discord.showing import shown

_LINK = re.compile(r"\[(?P<label>.*)\]\(<(?P<url>[^<>\s()\[\]\"'|`\\]*)>\)", re.DOTALL)


@given(TEXTS)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert shown(escape(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Ana Ruiz said: “No.”", r"Ana Ruiz said\: “No.”"),
        ("cease-fire", "cease-fire"),
        ("- first\n  + second", "\\- first\n  \\+ second"),
        ("1. first\n2) second, on 18. April", "1\\. first\n2\\) second, on 18. April"),
        ("-# small", r"\-\# small"),
        ("> said\n>>> all", "\\> said\n\\>\\>\\> all"),
        ("||hidden||", r"\|\|hidden\|\|"),
        ("@everyone <@1> <#2>", r"\@everyone \<\@1\> \<\#2\>"),
        ("<t:1700000000:D> <:a:1> :smile:", r"\<t\:1700000000\:D\> \<\:a\:1\> \:smile\:"),
        ("see discord.gg/abc or https://discord.com/invite/a", None),
        ("[here](https://example.org)", r"\[here\](https\://example.org)"),
        ("¯\\_(ツ)_/¯", r"¯\\\_(ツ)\_/¯"),
        ("a\u202edesrever\u200b", "a\ufffddesrever"),
        ("one\u2028two", "one\ntwo"),
    ],
)
def test_markup(text: str, escaped: str | None) -> None:
    if escaped is None:
        assert "discord.gg" not in escape(text)
        assert "://" in escape(text).replace("\\", "")
    else:
        assert escape(text) == escaped


@given(LONG_TEXTS, st.integers(8, 300))
def test_a_line_keeps_its_limit_and_begins_as_the_text_does(text: str, most: int) -> None:
    line = escape_line(text, most)
    assert len(line) <= most
    assert "\n" not in line
    words = shown(line)
    whole = plain_line(text, max(1, len(text)) + 1)
    assert words == whole or whole.startswith(words.removesuffix("…").rstrip())


@given(LONG_TEXTS, TEXTS.map("https://courier.example/".__add__))
def test_a_link_has_one_label_and_one_address(label: str, url: str) -> None:
    markdown = link(label, url)
    assert len(markdown) <= LABEL + LINK + len(" [(open)](<>)")
    found = _LINK.search(markdown)
    if found:
        assert found["url"].startswith("https://courier.example/")
    else:
        assert len(url) > LINK / 12


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "ftp://example.org/a",
        "discord://-/channels/1",
        "//example.org",
        "https://",
        "https://[broken",
        "example.org",
        "https://example.org/" + "a" * LINK,
    ],
)
def test_other_addresses_make_no_link(url: str | None) -> None:
    assert safe_url(url) is None
    assert link("A title", url) == "A title"


def test_what_could_end_a_link_is_encoded() -> None:
    url = 'https://example.org/a_(b) c>d]e|f`g\\h"i#:~:text=so,-to'
    safe = safe_url(url)
    assert safe == ("https://example.org/a_%28b%29%20c%3Ed%5De%7Cf%60g%5Ch%22i#:~:text=so,-to")
    assert unquote(safe) == url


def test_a_long_fragment_is_left_out() -> None:
    assert safe_url("https://example.org/a#:~:text=" + "a" * LINK) == "https://example.org/a"


def test_words_that_look_like_an_address_are_no_label() -> None:
    assert link("https://bank.example", "https://example.org") == (
        r"https\://bank.example [(open)](<https://example.org>)"
    )
