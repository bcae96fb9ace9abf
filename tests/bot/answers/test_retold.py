"""One statement in several articles is shown once, with how each of them words it."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.answers import Answer, Answerer, AnswerSettings, QuotedPassage
from bot.questions.models import Narrowing
from index.build import BuildSettings, build_index
from index.published import open_index
from index.retriever import Retriever, SearchSettings
from tests.index.hashing import HashingEncoder

RUIZ = "Ana Ruiz, the foreign minister of Velmora, spoke in Port Sorel."
STAYS = "“The monitors will stay at the border of Tarn until the end of the talks,” Ruiz said."
WORDED = STAYS.replace("The monitors will", "Our monitors are going to")
ASKED = "What did Ana Ruiz say about the monitors at the border?"

Opened = Callable[..., Answerer]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """Opens what answers from an index of articles by their texts, an outlet each."""
    with ExitStack() as stack:

        def open_(texts: Mapping[str, str], exact_up_to: int = 50_000) -> Answerer:
            corpus = tmp_path / "articles.jsonl"
            records = [
                {"id": outlet, "source": outlet, "published": f"2025-05-0{day}", "text": text}
                for day, (outlet, text) in enumerate(texts.items(), 1)
            ]
            corpus.write_text("".join(f"{json.dumps(each)}\n" for each in records), "utf-8")
            settings = BuildSettings(exact_up_to=exact_up_to)
            build_index([corpus], tmp_path / "index", HashingEncoder, settings)
            index = open_index(tmp_path / "index")
            stack.callback(index.close)
            retriever = Retriever(index, HashingEncoder(), SearchSettings())
            return Answerer(retriever, AnswerSettings(caution="eager"))

        yield open_


def quotes(answerer: Answerer, *left_out: str) -> Sequence[QuotedPassage]:
    result = answerer.answer(ASKED, narrowing=Narrowing(left_out=left_out))
    return result.quotes if isinstance(result, Answer) else ()


TOLD = {
    "first": f"{RUIZ} {STAYS}",
    "same": f"{RUIZ}\n\n“We are not in a hurry. {STAYS[1:]}",
    "other": f"{RUIZ} {WORDED}",
    "denied": f"{RUIZ} {STAYS.replace('will stay', 'will not stay')}",
}


def test_a_statement_is_shown_once_with_its_variants(opened: Opened) -> None:
    shown = quotes(opened(TOLD))
    told = next(quote for quote in shown if quote.variants)
    main, (variant,) = told.citation, told.variants
    assert {main.article.id, variant.article.id, *(a.id for a in told.also)} == {
        "first",
        "same",
        "other",
    }
    assert variant.text == variant.article.text[variant.span.start : variant.span.end]
    wordings = {"going to" in main.text, "going to" in variant.text}
    assert wordings == {True, False}, "each in its own words"
    (apart,) = [quote for quote in shown if quote is not told]
    assert (apart.citation.article.id, apart.also, apart.variants) == ("denied", (), ())


def test_what_is_left_out_is_no_variant(opened: Opened) -> None:
    for quote in quotes(opened(TOLD), "other", "same"):
        assert (quote.also, quote.variants) == ((), ())


@pytest.mark.parametrize("exact_up_to", [0, 50_000])
def test_variants_are_found_whatever_holds_the_vectors(opened: Opened, exact_up_to: int) -> None:
    told = {outlet: TOLD[outlet] for outlet in ("first", "other")}
    (quote,) = quotes(opened(told, exact_up_to=exact_up_to))
    assert len(quote.variants) == 1


@pytest.mark.parametrize(
    "other",
    [
        f"{RUIZ} Ruiz said that our monitors are going to stay at the border until the talks end.",
        f"Bo Ek, a spokesman, spoke too. {WORDED.replace('Ruiz', 'Ek')}",
        f"Nobody was named. {WORDED.replace('Ruiz', 'an official')}",
        f"{RUIZ} {STAYS.replace('Tarn', 'Sorvik')}",
    ],
)
def test_what_is_no_variant(opened: Opened, other: str) -> None:
    told = opened({"first": TOLD["first"], "other": other})
    assert all((quote.also, quote.variants) == ((), ()) for quote in quotes(told))
