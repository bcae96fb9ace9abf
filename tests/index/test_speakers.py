"""Who is one person across articles, and who only has the same name."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aliases import NO_ALIASES, Aliases
from index.offices import office_key
from index.speaker_names import same_name
from index.speakers import Registry, SpeakerMention, build_registry


def mention(
    article: str,
    name: str,
    role: str | None = None,
    year: int | None = None,
    *,
    official: bool = False,
) -> SpeakerMention:
    published = datetime(year, 1, 1, tzinfo=UTC) if year else None
    return SpeakerMention(article, name, role, published, 1, official)


def registry(*mentions: SpeakerMention, aliases: Aliases = NO_ALIASES) -> Registry:
    return build_registry(mentions, aliases)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Olexiy Tarasenko", "Oleksii Tarasenko"),
        ("Volodar Zelinsky", "Volodar Zelinskyy"),
        ("Volodar Zelinskiy", "Volodar Zelinskyj"),
        ("Ana Ruíz", "Ana Ruiz"),
        ("A. Ruiz", "Ana Ruiz"),
        ("Ana Maria Ruiz", "Ana Ruiz"),
        ("Jon Smith-Brown", "Jon Smith Brown"),
        ("Khalid Mazhar", "Halid Mazhar"),
        ("ANA RUIZ", "Ana Ruiz"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Ruiz", "Iva Ruiz"),
        ("Ana Ruiz", "Ana Ruis-Kettler"),
        ("Ruiz", "Ana Ruiz"),
        ("Petr Ivanov", "Petra Ivanova"),
        ("Ole Johnsen", "Ole Johnstone"),
        ("Ana Ruiz", "Ana Ortiz"),
        ("B. Ruiz", "Ana Ruiz"),
        ("", "Ana Ruiz"),
    ],
)
def test_names_of_two(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


@pytest.mark.parametrize(
    ("role", "core"),
    [
        ("Presidential Press Secretary", "spokesperson"),
        ("spokeswoman for the Velmoran government", "spokesperson"),
        ("then-Foreign Minister", "minister"),
        ("Velmoran Prime Minister", "prime-minister"),
        ("Deputy Head of the Delegation", "deputy-head"),
        ("Vice President", "vice-president"),
        ("Gen.", "general"),
    ],
)
def test_the_core_of_an_office(role: str, core: str) -> None:
    assert office_key(role) == core


def test_spellings_are_one_speaker_under_the_most_frequent() -> None:
    found = registry(
        mention("1", "Volodar Zelinskyy"),
        mention("2", "Volodar Zelinsky"),
        mention("3", "Volodar Zelinsky", "President"),
    )
    (speaker,) = found.speakers
    assert speaker.name == "Volodar Zelinsky"
    assert speaker.names == ("Volodar Zelinsky", "Volodar Zelinskyy")
    assert (speaker.statements, speaker.articles) == (3, 3)
    assert set(found.ids.values()) == {speaker.id}


def test_offices_have_their_dates_and_the_newest_comes_first() -> None:
    (speaker,) = registry(
        mention("1", "Ana Ruiz", "mayor", 2019),
        mention("2", "Ana Ruiz", "mayor", 2020),
        mention("3", "Ana Ruiz", "foreign minister", 2023),
    ).speakers
    assert [
        (o.role, o.first and o.first.year, o.last and o.last.year, o.articles)
        for o in speaker.offices
    ] == [("foreign minister", 2023, 2023, 1), ("mayor", 2019, 2020, 2)]


def test_transcripts_that_print_different_offices_show_namesakes() -> None:
    found = registry(
        mention("1", "Iva Petrova", "Press Secretary", 2017, official=True),
        mention("2", "Iva Petrova", "Press Secretary", 2019, official=True),
        mention("3", "Iva Petrova", "Special Representative on Ports", 2018, official=True),
        mention("4", "Iva Petrova", None, 2018, official=True),
    )
    assert len(found.speakers) == 3
    assert (
        found.ids["1", "Iva Petrova", "Press Secretary"]
        == found.ids["2", "Iva Petrova", "Press Secretary"]
    )
    without_office = found.ids["4", "Iva Petrova", None]
    assert list(found.ids.values()).count(without_office) == 1


def test_offices_held_at_one_time_show_namesakes() -> None:
    found = registry(
        *(mention(f"a{year}", "Ana Ruiz", "Governor", year) for year in (2019, 2021, 2023)),
        *(mention(f"b{year}", "Ana Ruiz", "Ambassador", year) for year in (2020, 2022)),
    )
    assert len(found.speakers) == 2


@pytest.mark.parametrize(
    "mentions",
    [
        # one office after the other
        [mention("1", "Ana Ruiz", "mayor", 2018), mention("2", "Ana Ruiz", "mayor", 2019),
         mention("3", "Ana Ruiz", "minister", 2021), mention("4", "Ana Ruiz", "minister", 2022)],
        # a former office, mentioned while another is held
        [mention("1", "Ana Ruiz", "ex-mayor", 2018), mention("2", "Ana Ruiz", "ex-mayor", 2022),
         mention("3", "Ana Ruiz", "minister", 2019), mention("4", "Ana Ruiz", "minister", 2021)],
        # one article that gives both
        [mention("1", "Ana Ruiz", "Secretary", 2018, official=True),
         mention("1", "Ana Ruiz", "Governor", 2018, official=True)],
        # no office at all, and words that are none
        [mention("1", "Ana Ruiz", "billionaire", 2018), mention("2", "Ana Ruiz", "critic", 2018),
         mention("3", "Ana Ruiz")],
    ],
)  # fmt: skip
def test_one_person(mentions: list[SpeakerMention]) -> None:
    assert len(registry(*mentions).speakers) == 1


def test_aliases_join_what_does_not_sound_alike() -> None:
    aliases = Aliases({"nan ruiz": "Ana Ruiz"}, frozenset(), {})
    (speaker,) = registry(
        mention("1", "Ana Ruiz"), mention("2", "Nan Ruiz"), aliases=aliases
    ).speakers
    assert speaker.names == ("Ana Ruiz", "Nan Ruiz")


def test_aliases_part_what_sounds_alike() -> None:
    aliases = Aliases({}, frozenset({frozenset({"ana ruiz", "a. ruiz"})}), {})
    found = registry(mention("1", "Ana Ruiz"), mention("2", "A. Ruiz"), aliases=aliases)
    assert len(found.speakers) == 2


def test_aliases_part_namesakes_by_office() -> None:
    aliases = Aliases({}, frozenset(), {"ana ruiz": frozenset({"mayor", "foreign minister"})})
    found = registry(
        mention("1", "Ana Ruiz", "Mayor"),
        mention("2", "Ana Ruiz", "Minister"),
        aliases=aliases,
    )
    assert len(found.speakers) == 2


NAMES = st.sampled_from(["Ana Ruiz", "A. Ruiz", "Iva Petrova", "Ruiz", "the ministry", "", "Ö"])
ROLES = st.sampled_from([None, "mayor", "Press Secretary", "former minister", "critic", "of"])


@given(
    st.lists(
        st.builds(
            mention,
            st.sampled_from("123"),
            NAMES,
            ROLES,
            st.sampled_from([None, 2019, 2020]),
            official=st.booleans(),
        )
    )
)
def test_every_mention_is_of_one_speaker_and_none_is_lost(mentions: list[SpeakerMention]) -> None:
    found = build_registry(mentions, NO_ALIASES)
    known = [speaker.id for speaker in found.speakers]
    assert len(known) == len(set(known))
    assert {(m.article_id, m.name, m.role) for m in mentions} == found.ids.keys()
    assert set(found.ids.values()) == set(known)
    assert sum(speaker.statements for speaker in found.speakers) == len(mentions)
