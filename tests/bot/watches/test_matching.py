"""What is new on what is watched."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime

import pytest

from bot.questions.understand import Known
from bot.watches import Interest, Matches, Since, Wanted, match
from corpus.models import Quote
from index.retriever import Retriever
from tests.bot.indexed import build_index_of, retrieving
from tests.bot.jsonl import write_jsonl

Articles = Sequence[Mapping[str, object]]
Grown = Callable[[Articles, Articles], tuple[Retriever, int]]

RUIZ = "Ana Ruiz, the foreign minister of Velmora, spoke in Port Sorel."
BRANDT = "Jonas Brandt, the prime minister of Carvania, answered on Saturday."
GRAIN = "“We will not close the grain harbours to foreign ships this winter,” Ruiz said."
CHESS = "“My daughter has won the chess prize of the city of Orsk,” Ruiz said."
RAILWAY = "“The railway to the mountains opens before the end of the year,” Brandt said."
HERRING = "“Nobody in Carvania has asked to cut the quotas for herring,” Brandt said."
UNSURE = "“The grain harbours of Velmora are full of ships,” somebody at the market said."


def article(key: str, text: str, source: str = "The Orsk Courier", **more: str) -> dict[str, str]:
    return {"id": key, "title": f"On {key}", "source": source, "text": text} | {
        "published": "2025-05-02",
        **more,
    }


BEFORE = [article("before", f"{BRANDT} {HERRING}", published="2025-04-28")]
NEWS = [
    article("grain", f"{RUIZ} {GRAIN}\n\n{UNSURE}"),
    article("chess", f"{RUIZ} {CHESS}", "Sorvik Wire"),
    article("railway", f"{BRANDT} {RAILWAY}\n\n{HERRING}", "Carvania Today"),
]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grown]:
    """Publishes an index of articles, then one with others too; the last number of the first."""
    with ExitStack() as stack:

        def grow(before: Articles, news: Articles) -> tuple[Retriever, int]:
            folder = tmp_path_factory.mktemp("watches")
            corpus = write_jsonl(folder / "articles.jsonl", before)
            with retrieving(build_index_of(folder, corpus)) as retriever:
                last = retriever.index.store.quotes.last_number()
            write_jsonl(corpus, [*before, *news])
            return stack.enter_context(retrieving(build_index_of(folder, corpus))), last

        yield grow


@pytest.fixture(scope="module")
def news(grown: Grown) -> tuple[Retriever, int]:
    return grown(BEFORE, NEWS)


def found(
    index: tuple[Retriever, int],
    *interests: Interest,
    since: Since | None = None,
    left_out: Sequence[str] = (),
    told: Sequence[str] = (),
) -> list[Matches]:
    retriever, last = index
    wanted = [Wanted(interest, since or Since(last)) for interest in interests]
    known = Known(retriever.index)
    return list(match(wanted, retriever, known, "balanced", left_out=left_out, told=told))


def words(matches: Sequence[Matches]) -> list[list[str]]:
    return [[each.quote.citation.text for each in one.statements] for one in matches]


@pytest.mark.parametrize(
    ("interest", "expected"),
    [
        (Interest("Ana Ruiz", None), [CHESS, GRAIN]),
        (Interest("the foreign minister of Velmora", None), [CHESS, GRAIN]),
        (Interest("Brandt", None), [RAILWAY]),  # what he said before is not new
        (Interest("Ana Ruiz", "grain harbours"), [GRAIN]),
        (Interest(None, "grain harbours"), [GRAIN]),  # and not what nobody surely said
        (Interest(None, "the railway to the mountains"), [RAILWAY]),
    ],
)
def test_what_is_new(
    news: tuple[Retriever, int], interest: Interest, expected: Sequence[str]
) -> None:
    [[*shown]] = words(found(news, interest))
    assert sorted(shown) == sorted(expected)


@pytest.mark.parametrize(
    "interest",
    [
        Interest("Zuzana Quell", None),
        Interest("Anna Ruis", None),  # a watch guesses no names
        Interest("Jonas Brandt", "grain harbours"),
        Interest(None, "the lighthouse of Tarn"),
        Interest(None, "the"),
    ],
)
def test_what_nothing_is_new_on(news: tuple[Retriever, int], interest: Interest) -> None:
    assert found(news, interest) == []


def test_who_said_it_is_sure(news: tuple[Retriever, int]) -> None:
    everything = [Interest("Ruiz", None), Interest("Brandt", None)]
    for one in found(news, *everything):
        for each in one.statements:
            assert each.quote.speaker is not None
            assert each.quote.speaker.name.endswith(one.interest.speaker or "")


def test_what_was_told_is_not_told_again(news: tuple[Retriever, int]) -> None:
    [told] = found(news, Interest("Ana Ruiz", "grain harbours"))
    sums = [s for each in told.statements for s in each.sums]
    assert words(found(news, Interest("Ana Ruiz", None), told=sums)) == [[CHESS]]


def test_of_two_interests_the_first_has_it(news: tuple[Retriever, int]) -> None:
    matches = found(news, Interest(None, "grain harbours"), Interest("Ana Ruiz", None))
    assert words(matches) == [[GRAIN], [CHESS]]


def test_left_out_outlets(news: tuple[Retriever, int]) -> None:
    matches = found(news, Interest("Ana Ruiz", None), left_out=["Sorvik Wire"])
    assert words(matches) == [[GRAIN]]


def test_where_numbers_begin_anew_what_was_published_lately_is_new(
    news: tuple[Retriever, int],
) -> None:
    both = [Interest("Ana Ruiz", None), Interest("Brandt", None)]
    since = Since(0, datetime(2025, 5, 1, tzinfo=UTC))
    assert [len(one.statements) for one in found(news, *both, since=since)] == [2, 1]
    later = Since(0, datetime(2025, 5, 3, tzinfo=UTC))
    assert found(news, *both, since=later) == []


def test_the_same_of_several_outlets_is_told_once(grown: Grown) -> None:
    index = grown(
        BEFORE,
        [article("one", f"{RUIZ} {GRAIN}"), article("two", f"{RUIZ} {GRAIN}", "Sorvik Wire")],
    )
    [[told]] = [one.statements for one in found(index, Interest("Ruiz", None))]
    assert [also.id for also in told.quote.also] == ["two"]


def test_only_so_many_are_shown(grown: Grown) -> None:
    said = [
        f"{RUIZ} “The ship number {n} of Velmora calls at {n} ports,” Ruiz said." for n in range(14)
    ]
    index = grown(BEFORE, [article(f"ship-{n}", text) for n, text in enumerate(said)])
    [one] = found(index, Interest("Ruiz", None))
    assert (len(one.statements), one.found, len(one.passed_over)) == (10, 14, 4)
    sums = [s for each in one.statements for s in each.sums]
    assert found(index, Interest("Ruiz", None), told=[*sums, *one.passed_over]) == []


def test_an_article_without_a_date_is_new_when_it_comes(grown: Grown) -> None:
    index = grown(BEFORE, [{"id": "undated", "text": f"{RUIZ} {GRAIN}"}])
    assert words(found(index, Interest("Ana Ruiz", "grain harbours"))) == [[GRAIN]]


def test_a_statement_within_another_is_no_statement_of_its_own(grown: Grown) -> None:
    inside = "Ana Ruiz said that Jonas Brandt had said that the railway would be late this year."
    retriever, last = grown(BEFORE, [article("inside", inside)])
    quotes: list[Quote] = retriever.index.store.quotes.of_article("inside")
    assert len(quotes) > 1
    assert words(found((retriever, last), Interest("Ruiz", None))) == [[inside]]
    assert found((retriever, last), Interest("Brandt", None)) == []
