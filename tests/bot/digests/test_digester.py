"""Digests from a small index of invented articles."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from bot.digests import Digest, DigestRequest, NoDigest, make_digest
from bot.digests.models import NoDigestReason, NotShown
from bot.questions.understand import Known
from bot.records.digest import digest_record
from index.build import BuildSettings, build_index
from index.published import PublishedIndex, open_index
from tests.index.hashing import HashingEncoder

MAY = datetime(2025, 5, 1, tzinfo=UTC)

RUIZ = "Ana Ruiz, the foreign minister of Velmora, spoke in Port Sorel."
STAYS = "“The monitors will stay at the border until the end of the summer,” Ruiz said."
SIGNS = "“Velmora will sign whatever the two parliaments have agreed on,” Ruiz said."
BRANDT = "Jonas Brandt, the prime minister of Carvania, answered on Saturday."
GUESTS = "“The monitors are guests, and all guests go home one day,” Brandt said."
FARMERS = "“Nobody has asked any of the farmers in the valley,” a farmer said."

ARTICLES: list[dict[str, str]] = [
    {
        "id": "april",
        "source": "The Velmora Courier",
        "published": "2025-04-20",
        "text": f"{RUIZ} {STAYS}",
    },
    {
        "id": "courier",
        "source": "The Velmora Courier",
        "published": "2025-05-02",
        "text": f"{RUIZ} {SIGNS}\n\n{STAYS}\n\n{FARMERS}",
    },
    {
        "id": "today",
        "source": "Carvania Today",
        "published": "2025-05-03T10:00:00Z",
        "text": f"{BRANDT} {GUESTS}\n\n{SIGNS.replace('said', 'told reporters')} {RUIZ}",
    },
    {"id": "undated", "source": "Sorvik Wire", "text": f"{BRANDT} {GUESTS.replace('all', 'the')}"},
]

Opened = Callable[[Sequence[Mapping[str, object]]], PublishedIndex]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Opens an index of articles."""
    with ExitStack() as stack:

        def open_(articles: Sequence[Mapping[str, object]]) -> PublishedIndex:
            folder = tmp_path_factory.mktemp("digests")
            corpus = folder / "articles.jsonl"
            records = [{"title": f"On {each['id']}", **each} for each in articles]
            corpus.write_text("".join(f"{json.dumps(each)}\n" for each in records), "utf-8")
            build_index([corpus], folder / "index", HashingEncoder, BuildSettings())
            index = open_index(folder / "index")
            stack.callback(index.close)
            return index

        yield open_


@pytest.fixture(scope="module")
def index(opened: Opened) -> PublishedIndex:
    return opened(ARTICLES)


def digest(index: PublishedIndex, request: DigestRequest, told: tuple[str, ...] = ()) -> Digest:
    made = make_digest(index, Known(index), request, told)
    assert isinstance(made, Digest)
    return made


def shown(made: Digest) -> dict[str, list[str]]:
    return {
        voice.speaker.name: [told.quote.citation.text for told in voice.statements]
        for voice in made.voices
    }


def test_what_is_new_by_speaker(index: PublishedIndex) -> None:
    made = digest(index, DigestRequest(MAY))
    assert shown(made) == {"Jonas Brandt": [GUESTS], "Ana Ruiz": [SIGNS]}
    signs = made.voices[1].statements[0].quote
    assert [article.id for article in signs.also] == ["today"], "the first to tell it is cited"
    assert signs.citation.article.id == "courier"
    # What the Courier told in April, and what Carvania Today has from the Courier.
    assert made.not_shown == NotShown(repeated=1, unattributed=1)
    assert (made.covered.articles, made.covered.outlets) == (
        2,
        ("The Velmora Courier", "Carvania Today"),
    )
    assert made.searched.articles == len(ARTICLES)


def test_what_was_told_is_not_told_again(index: PublishedIndex) -> None:
    first = digest(index, DigestRequest(MAY, datetime(2025, 5, 3, tzinfo=UTC)))
    assert shown(first) == {"Ana Ruiz": [SIGNS]}
    then = digest(index, DigestRequest(MAY), first.shown_sums)
    assert shown(then) == {"Jonas Brandt": [GUESTS]}, "repeated by another outlet since"
    assert isinstance(
        make_digest(index, Known(index), DigestRequest(MAY), first.shown_sums + then.shown_sums),
        NoDigest,
    )


SIGN_TOO = SIGNS.replace("the two", "two")
SIGN_MIXED = (
    "Ruiz said “Velmora will sign whatever two parliaments have agreed on” and that two guards "
    "had been dismissed."
)


def test_what_is_worded_otherwise_is_one_entry_and_no_news(opened: Opened) -> None:
    told = [
        {"id": "april", "published": "2025-04-20", "text": f"{RUIZ} {STAYS}"},
        {"id": "one", "published": "2025-05-02", "text": f"{RUIZ} {SIGNS}"},
        {"id": "two", "published": "2025-05-02", "text": f"{RUIZ} {SIGN_TOO}"},
        {
            "id": "three",
            "published": "2025-05-03",
            "text": f"{RUIZ} {STAYS.replace('the summer', 'summer')}",
        },
        {
            "id": "four",
            "published": "2025-05-03",
            "text": f"{RUIZ} {SIGNS.replace('two parliaments', 'three parliaments')}",
        },
        {
            "id": "five",
            "published": "2025-05-03",
            "text": f"{RUIZ} {STAYS.replace('will stay', 'will not stay')}",
        },
    ]
    made = digest(opened(told), DigestRequest(MAY))
    (voice,) = made.voices
    by_article = {s.quote.citation.article.id: s for s in voice.statements}
    assert set(by_article) == {"one", "four", "five"}, "another number, a denial: other statements"
    (variant,) = by_article["one"].quote.variants
    assert variant.text == SIGN_TOO.removesuffix(" Ruiz said.")
    assert len(by_article["one"].sums) == 2, "neither is told again"
    assert made.not_shown.repeated == 1


def test_who_prints_the_words_of_a_variant_is_cited_with_them(opened: Opened) -> None:
    told = [
        {"id": f"a{n}", "published": f"2025-05-0{n}", "text": f"{RUIZ} {words}"}
        for n, words in enumerate((SIGNS, SIGN_TOO, SIGN_TOO, SIGNS), start=1)
    ]
    ((statement,),) = [
        voice.statements for voice in digest(opened(told), DigestRequest(MAY)).voices
    ]
    words = SIGN_TOO.removesuffix(" Ruiz said.")
    shown = {told.article.id: told.text for told in statement.quote.variants}
    assert shown == {"a2": words, "a3": words}
    assert [article.id for article in statement.quote.also] == ["a4"]


def test_what_says_more_in_reported_speech_is_shown(opened: Opened) -> None:
    told = [
        {"id": f"a{n}", "published": f"2025-05-0{n}", "text": f"{RUIZ} {words}"}
        for n, words in enumerate((SIGNS, SIGN_MIXED), start=1)
    ]
    ((*statements,),) = [
        voice.statements for voice in digest(opened(told), DigestRequest(MAY)).voices
    ]
    assert len(statements) == 2


@pytest.mark.parametrize(
    ("since", "found"),
    [
        (datetime(2025, 5, 3, 9, tzinfo=UTC), {"Jonas Brandt"}),
        (datetime(2025, 5, 3, 11, tzinfo=UTC), set()),
        (datetime(2025, 5, 2, 23, tzinfo=UTC), {"Jonas Brandt", "Ana Ruiz"}),  # a day is all of it
    ],
)
def test_since_an_hour(index: PublishedIndex, since: datetime, found: set[str]) -> None:
    made = make_digest(index, Known(index), DigestRequest(since))
    assert (set(shown(made)) if isinstance(made, Digest) else set()) == found


def test_left_out_outlets_are_not_shown_nor_named(index: PublishedIndex) -> None:
    made = digest(index, DigestRequest(MAY, left_out=("The Velmora Courier",)))
    articles = [quote.citation.article for quote in made.quotes]
    articles += [article for quote in made.quotes for article in quote.also]
    assert {article.source for article in articles} == {"Carvania Today"}


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (DigestRequest(MAY, speaker="Zuzana Quell"), NoDigestReason.UNKNOWN_SPEAKER),
        (DigestRequest(MAY, source="The Gazette"), NoDigestReason.UNKNOWN_SOURCE),
        (DigestRequest(MAY, source="Sorvik Wire"), NoDigestReason.NOTHING_NEW),
        (DigestRequest(datetime(2025, 6, 1, tzinfo=UTC)), NoDigestReason.NOTHING_NEW),
        (DigestRequest(datetime.max.replace(tzinfo=UTC)), NoDigestReason.NOTHING_NEW),
    ],
)
def test_nothing(index: PublishedIndex, asked: DigestRequest, reason: NoDigestReason) -> None:
    made = make_digest(index, Known(index), asked)
    assert isinstance(made, NoDigest)
    assert made.reason is reason


def test_from_the_beginning_of_time(index: PublishedIndex) -> None:
    made = digest(index, DigestRequest(datetime.min.replace(tzinfo=UTC), speaker="Ruiz"))
    assert shown(made) == {"Ana Ruiz": [SIGNS, STAYS]}


def test_a_denial_is_not_what_is_denied(opened: Opened) -> None:
    said = "Ana Ruiz said that the monitors would leave the border before the winter."
    denied = "Ana Ruiz denied that the monitors would leave the border before the winter."
    made = digest(
        opened(
            [
                {"id": "said", "published": "2025-05-01", "text": said},
                {"id": "denied", "published": "2025-05-02", "text": denied},
            ]
        ),
        DigestRequest(MAY),
    )
    assert shown(made) == {"Ana Ruiz": [denied, said]}


def test_an_old_statement_in_the_same_sentence_is_cut_off(opened: Opened) -> None:
    old = "“The monitors will stay at the border until the summer,”"
    both = (
        f"{old} Ruiz said, and Ruiz added that nobody in Velmora wants them to leave before then."
    )
    made = digest(
        opened(
            [
                {"id": "a", "published": "2025-04-28", "text": f"{RUIZ} {old} Ruiz said."},
                {"id": "b", "published": "2025-05-02", "text": f"{RUIZ} {both}"},
            ]
        ),
        DigestRequest(MAY),
    )
    [[text]] = shown(made).values()
    assert "nobody in Velmora" in text
    assert "until the summer" not in text


def _crowd(speakers: int, each: int) -> list[dict[str, str]]:
    names = ["Ada", "Bela", "Cora", "Dora", "Edda", "Fenja", "Gesa", "Hanna", "Ilse", "Jutta"]
    people = [f"{one} {other}sen" for one in names for other in names][:speakers]
    return [
        {
            "id": f"{number}-{n}",
            "published": f"2025-05-{n + 1:02}",
            "text": f"Envoy {name} spoke. {name} said that round {n} with {name} was rather long.",
        }
        for number, name in enumerate(people)
        for n in range(each)
    ]


def test_what_is_left_out_is_counted(opened: Opened) -> None:
    made = digest(opened(_crowd(15, 5)), DigestRequest(MAY))
    told = sum(len(voice.statements) + voice.more for voice in made.voices)
    assert made.not_shown.speakers == 15 - len(made.voices)
    assert told + made.not_shown.statements == 15 * 5
    assert all(voice.more for voice in made.voices)
    assert len({*made.shown_sums, *made.passed_over}) == 15 * 5, "all of it counts as told"


def test_every_statement_is_a_slice(index: PublishedIndex) -> None:
    texts: Mapping[str, str] = {article["id"]: article["text"] for article in ARTICLES}
    for quote in digest(index, DigestRequest(MAY)).quotes:
        citation = quote.citation
        assert citation.span.of(texts[citation.article.id]) == citation.text


def test_of_a_long_turn_its_first_sentences_are_shown(opened: Opened) -> None:
    long = " ".join(f"The committee has met for the {n}th time this year." for n in range(60))
    turns = [{"speaker": "MS. RUIZ", "text": long}, {"speaker": "Q", "text": "When does it meet?"}]
    record = {"id": "talk", "published": "2025-05-02", "turns": turns}
    [voice] = digest(opened([record]), DigestRequest(MAY)).voices
    [text] = [told.quote.citation.text for told in voice.statements]
    assert text.endswith("time this year.")
    assert 500 < len(text) <= 700


@pytest.mark.parametrize(
    ("said", "new"),
    [
        ("“The monitors will stay at the border all summer,” Ruiz said on 12 March 2025.", False),
        ("On 12 March, Ruiz said that the monitors will stay at the border.", False),
        ("Ruiz said that the monitors came to the border on 12 March.", True),
        ("“The monitors came to the border on 12 March 2025,” Ruiz said.", True),
        ("“The monitors will stay at the border all summer,” Ruiz said on Wednesday.", True),
        ("“The monitors will stay at the border all summer,” Ruiz said after 12 March.", True),
    ],
)
def test_words_that_are_older_are_not_new(opened: Opened, said: str, new: bool) -> None:
    one = {"id": "one", "source": "Wire", "published": "2025-05-01", "text": f"{RUIZ} {said}"}
    index = opened([one])
    made = make_digest(index, Known(index), DigestRequest(MAY))
    assert isinstance(made, Digest) is new
    assert made.not_shown.old == (not new)


def test_a_name_that_several_bear(opened: Opened) -> None:
    other = "Bela Ruiz, the mayor of Sorvik, spoke. “The square belongs to all,” Bela Ruiz said."
    day = {"source": "Wire", "published": "2025-05-02"}
    index = opened(
        [{"id": "a", "text": f"{RUIZ} {STAYS}", **day}, {"id": "b", "text": other, **day}]
    )
    several = digest(index, DigestRequest(MAY, speaker="Ruiz"))
    assert several.meant == digest_record(several)["meant"] == 2
    assert digest(index, DigestRequest(MAY, speaker="Ana Ruiz")).meant == 1
    assert digest(index, DigestRequest(MAY)).meant == 0


def test_no_article_has_a_date(opened: Opened) -> None:
    index = opened([{"id": "a", "source": "Wire", "text": f"{RUIZ} {STAYS}"}])
    made = make_digest(index, Known(index), DigestRequest(MAY))
    assert isinstance(made, NoDigest)
    assert made.reason is NoDigestReason.NOTHING_DATED
