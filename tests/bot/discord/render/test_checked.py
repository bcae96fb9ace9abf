"""What is shown of a quote that was verified: the verdict, the words as they are, the asker's."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord.render import render_checked
from bot.verification import Claim, Verdict, Verification, Verifier, claims_of
from index.published import open_index
from tests.bot.discord.quoting import SEARCHED
from tests.bot.discord.showing import check_limits
from tests.bot.verification.articles import TEXTS, index_articles

WHOLE = "We will not leave the table before the last prisoner is home"
LONG = "“" + " ".join(f"word{n}" for n in range(900)) + "”"


@pytest.fixture(scope="module")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Verifier]:
    """What verifies against invented articles."""
    index = open_index(index_articles(tmp_path_factory.mktemp("verified")))
    yield Verifier(index)
    index.close()


def page(*checked: Verification) -> str:
    """All that is shown."""
    replies = render_checked(checked, SEARCHED)
    for reply in replies:
        check_limits(reply)
    return "\n".join(reply.embeds[0].description or "" for reply in replies)


def shown(verifier: Verifier, text: str, speaker: str | None = None) -> str:
    return page(*(verifier.verify(claim) for claim in claims_of(text, speaker)))


def test_verbatim(verifier: Verifier) -> None:
    text = shown(verifier, WHOLE)
    assert "**Verbatim: the words stand so in 2 articles.**" in text
    assert "> “We will not leave the table before the last prisoner is home,” Ana Ruiz" in text
    assert "also in 1 more article: Sorvik Wire" in text


def test_altered(verifier: Verifier) -> None:
    text = shown(verifier, "We will __now__ leave the table before the last prisoner is home")
    assert "In the article: We will __**not**__ leave the table" in text
    assert r"As asked: We will \_\___**now**__\_\_ leave the table" in text
    assert "a negation comes or goes" in text
    assert "**Ana Ruiz**" in text


def test_somebody_elses(verifier: Verifier) -> None:
    assert "**Said by someone else: Ana Ruiz.**" in shown(verifier, WHOLE, "Jonas Brandt")


def test_cut(verifier: Verifier) -> None:
    text = shown(verifier, "the grain ships would sail in June")
    assert "cut out of its sentence. A condition is lost: unless.**" in text
    assert "unless the insurers refuse." in text


def test_not_found(verifier: Verifier) -> None:
    text = shown(verifier, "Nobody in the valley\n> has ever **seen** such goats")
    assert text.startswith("**Not in this corpus, which does not tell whether it was said.**")
    assert r"-# Asked: Nobody in the valley \> has ever \*\*seen\*\* such goats" in text


def test_nothing_to_check() -> None:
    assert "no words in quotation marks" in page()


def test_words_that_are_no_quotation(verifier: Verifier) -> None:
    text = shown(verifier, "the old canal would reopen to salt barges")
    assert text.startswith(
        "**Verbatim in an article: the article's words for what Ana Ruiz said, not a quotation.**"
    )
    assert "These are the article's words" not in text
    text = shown(verifier, "the toll is paid")
    assert "-# These are the article's words" in text


def test_words_left_out(verifier: Verifier) -> None:
    text = shown(verifier, "The fishing boats come home at dusk")
    assert text.startswith("**Altered: words are left out, and nothing shows it.**")
    assert "In the article: The fishing boats __**of the northern villages**__ come home" in text


@pytest.mark.parametrize(("of", "told"), [(5, True), (1, False), (0, False)])
def test_quotations_that_are_not_verified(verifier: Verifier, of: int, told: bool) -> None:
    checked = [verifier.verify(Claim(WHOLE))]
    text = render_checked(checked, SEARCHED, of)[0].embeds[0].description or ""
    assert ("Only the first 1 of the 5 quotations here are verified." in text) == told


def test_long_claims_fit(verifier: Verifier) -> None:
    assert page(*(verifier.verify(Claim(LONG)) for _ in range(3))).count("Not in this corpus") == 3
    page(*(verifier.verify(Claim(" ".join(TEXTS))) for _ in range(3)))


WORDS = " ".join(TEXTS).split()
CUTS = st.tuples(st.integers(0, len(WORDS) - 4), st.integers(3, 20)).map(
    lambda cut: WORDS[cut[0] : cut[0] + cut[1]]
)
NEW = st.sampled_from(["now", "“peace”", "…", "[sic]", "**not**", "@everyone", "<@1>"])


@settings(max_examples=300)
@given(CUTS, st.lists(st.tuples(st.integers(0, 20), NEW), max_size=3))
def test_what_is_shown_as_the_articles_is_a_slice_of_it(
    verifier: Verifier, cut: list[str], changes: list[tuple[int, str]]
) -> None:
    for place, new in changes:
        cut = [*cut[:place], new, *cut[place:]]
    checked = verifier.verify(Claim(" ".join(cut)))
    text = page(checked)
    quoted = re.findall(r"^(?:> (?:_(.*)_|(.*))|In the article: (.*))$", text, re.MULTILINE)
    for line in (next(filter(None, groups)) for groups in quoted if any(groups)):
        plain = re.sub(r"\\(.)", r"\1", line.replace("__**", "").replace("**__", ""))
        stored = " ".join(checked.found[0].article.text.split())
        assert " ".join(plain.split()) in stored
    assert bool(quoted) == bool(checked.found)
    assert checked.verdict is not Verdict.VERBATIM or not changes or checked.found[0].changes == 0
