"""Who is one person across articles, and who only has the same name."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.aliases import NO_ALIASES, Aliases
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
    pairs = frozenset({frozenset({"ana ruiz", "ana m. ruiz"}), frozenset({"ana ruiz", "ana ruíz"})})
    found = registry(
        mention("1", "Ana Ruiz"),
        mention("2", "Ana M. Ruiz"),
        mention("3", "Ana Ruíz"),
        aliases=Aliases({}, pairs, {}),
    )
    assert [speaker.names for speaker in found.speakers if "Ana Ruiz" in speaker.names] == [
        ("Ana Ruiz",)
    ]


def test_aliases_part_namesakes_by_office() -> None:
    aliases = Aliases({}, frozenset(), {"ana ruiz": frozenset({"mayor", "foreign minister"})})
    found = registry(
        mention("1", "Ana Ruiz", "Mayor"),
        mention("2", "Ana Ruiz", "Minister"),
        aliases=aliases,
    )
    assert len(found.speakers) == 2


def test_aliases_part_offices_of_one_core() -> None:
    offices = frozenset({"foreign minister", "finance minister"})
    found = registry(
        mention("1", "Ana Ruiz", "Foreign Minister of Velmora"),
        mention("2", "Ana Ruíz", "Velmoran finance minister"),
        mention("3", "Ana Ruiz", "foreign minister"),
        mention("4", "Ana Ruiz", "minister"),
        mention("5", "Ana Ruiz"),
        aliases=Aliases({}, frozenset(), {"ana ruiz": offices}),
    )
    held = [{office.role.casefold() for office in s.offices} for s in found.speakers]
    assert sorted(held, key=sorted) == [
        set(),
        {"foreign minister of velmora", "foreign minister"},
        {"minister"},
        {"velmoran finance minister"},
    ]


def test_bodies_of_like_names_are_not_one() -> None:
    names = ["Velmoran Medical Association", "Velmoran Ports Association", "Velmoran Association"]
    assert len(registry(*(mention(n, n) for n in names)).speakers) == 3


def test_an_office_joined_to_another_is_evidence_of_one_person() -> None:
    found = registry(
        mention("1", "Ana Ruiz", "Minister of Finance", 2017, official=True),
        mention("2", "Ana Ruiz", "Deputy Prime Minister and Finance Minister", 2018, official=True),
        mention("3", "Ana Ruiz", None, 2019, official=True),
    )
    assert len(found.speakers) == 1


def test_where_two_have_a_name_a_third_office_is_nobodys_for_sure() -> None:
    found = registry(
        mention("1", "Iva Petrova", "Press Secretary", 2017, official=True),
        mention("2", "Iva Petrova", "Special Representative on Ports", 2018, official=True),
        mention("3", "Iva Petrova", "Commissioner", 2018),
        mention("4", "Iva Petrova", "Castle spokeswoman", 2019),
    )
    assert len(found.speakers) == 3
    assert len(set(found.ids.values())) == 3


def test_the_press_gives_one_person_several_capacities() -> None:
    found = registry(
        *(mention(f"a{year}", "Ana Ruiz", "Admiral", year) for year in (2019, 2021, 2023)),
        *(mention(f"b{year}", "Ana Ruiz", "commander", year) for year in (2020, 2022)),
        *(mention(f"c{year}", "Ana Ruiz", "chief negotiator", year) for year in (2020, 2022)),
    )
    assert len(found.speakers) == 1


def test_ids_are_free_even_where_a_name_looks_like_one() -> None:
    found = registry(
        mention("1", "Ana Ruiz office unknown"),
        mention("2", "Ana Ruiz", "Mayor", official=True),
        mention("3", "Ana Ruiz", "Judge", official=True),
        mention("4", "Ana Ruiz", official=True),
        mention("5", "Ana-Ruiz-mayor"),
    )
    assert len({speaker.id for speaker in found.speakers}) == len(found.speakers) == 5


NAMES = st.sampled_from(["Ana Ruiz", "Ana M. Ruiz", "Ana B. Ruiz", "Iva Petrova", "Ruiz", "", "Ö"])
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


@given(
    st.lists(
        st.builds(mention, st.sampled_from("123"), NAMES, ROLES, st.sampled_from([None, 2019])),
        unique_by=lambda m: (m.article_id, m.name, m.role),
    ).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found)))
)
def test_the_order_of_mentions_makes_no_difference(
    orders: tuple[list[SpeakerMention], list[SpeakerMention]],
) -> None:
    one, other = (build_registry(mentions, NO_ALIASES) for mentions in orders)
    assert one == other
