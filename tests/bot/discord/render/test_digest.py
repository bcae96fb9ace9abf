"""Digests: by speaker, with what is left out, within the limits whatever the text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digests import Digest, DigestRequest
from bot.digests.models import NewStatement, NotShown, Voice
from bot.discord.render import render_sections
from bot.discord.render.digest import (
    digest_heading,
    digest_sections,
    render_digest_homeless,
    render_digest_refused,
)
from bot.discord.reply import Reply
from bot.extraction.models import Covered
from corpus.models import QuoteKind, Speaker
from tests.bot.discord.quoting import (
    COVERAGES,
    DATES,
    HARBOUR,
    LONG_TEXTS,
    RUIZ,
    SEARCHED,
    quoted,
    quotes,
)
from tests.bot.discord.showing import check_limits

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of long texts

MAY = datetime(2025, 5, 1, tzinfo=UTC)
BRANDT = Speaker("jonas-brandt", "Jonas Brandt", None)


def pages(digest: Digest) -> list[Reply]:
    """A digest as it is posted."""
    told = digest_sections(digest)
    heading = digest_heading(digest.request.since)
    return render_sections(told.slots, told.quotes, told.lead, told.searched, heading)


def new(words: str, kind: QuoteKind, speaker: Speaker) -> NewStatement:
    return NewStatement(quoted(HARBOUR, words, kind, speaker), (words,))


def test_each_speaker_s_statements_stand_together() -> None:
    said = new("“We will sign,” she said.", QuoteKind.DIRECT, RUIZ)
    answered = new("Nobody in Carvania answered.", QuoteKind.INDIRECT, BRANDT)
    digest = Digest(
        DigestRequest(MAY),
        (Voice(RUIZ, (said,), 4), Voice(BRANDT, (answered,), 0)),
        NotShown(speakers=2, statements=3, repeated=1),
        Covered(12, ("The Velmora Courier", "Carvania Today"), MAY, MAY),
        SEARCHED,
    )
    [page] = pages(digest)
    [embed] = page.embeds
    assert embed.title == "Newly said since 1 May 2025"
    lines = (embed.description or "").split("\n")
    told = [line for line in lines if line and "direct" not in line and "reported" not in line]
    assert told == [
        "-# From 12 articles of 2 outlets, published 1 May 2025.",
        "-# Not shown, by 2 other speakers: 3 statements.",
        "-# Not shown, as told before: 1 statement.",
        "**Ana Ruiz**, foreign minister of Velmora",
        "-# 5 new statements, 1 of them here",
        "> “We will sign,” she said.",
        "**Jonas Brandt**",
        "> _Nobody in Carvania answered._",
    ]


COUNTS = st.integers(0, 10**9)
DIGESTS = st.builds(
    Digest,
    st.just(DigestRequest(MAY)),
    st.lists(
        st.builds(
            Voice,
            st.just(RUIZ),
            st.lists(
                st.builds(NewStatement, quotes(), st.just(("sum",))), min_size=1, max_size=2
            ).map(tuple),
            COUNTS,
        ),
        min_size=1,
        max_size=2,
    ).map(tuple),
    st.builds(NotShown, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS),
    st.builds(Covered, COUNTS, st.just(("The Velmora Courier",)), DATES, DATES),
    COVERAGES,
)


@settings(max_examples=50)
@given(DIGESTS)
def test_within_the_limits_whatever_the_text(digest: Digest) -> None:
    for page in pages(digest):
        check_limits(page)


@given(LONG_TEXTS)
def test_words_to_the_owner(server: str) -> None:
    check_limits(render_digest_refused(7))
    check_limits(render_digest_homeless(server))
