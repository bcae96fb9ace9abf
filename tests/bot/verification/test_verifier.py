"""What is passed on as a quote gets the verdict that the articles bear out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.verification import Claim, EditKind, Loss, Remark, Verdict, Verification, Verifier
from corpus.models import QuoteKind
from tests.bot.verification.articles import TEXTS

WHOLE = "We will not leave the table before the last prisoner is home"


def told(verifier: Verifier, text: str, speaker: str | None = None) -> Verification:
    return verifier.verify(Claim(text, speaker, named=speaker is not None))


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"“{WHOLE}.”",
        WHOLE.upper(),
        "we  will not\nleave the table before the last prisoner is home!",
        "We will not leave ... before the last prisoner is home",
        "We will not leave the [negotiating] table before the last prisoner is home",
        "[W]e will not leave the table before [he] is home",
        "Our harbours stay open",
        "the u.s. monitors - all of them - don't eat fish",
        "She owes the bank 1000 crowns",
        "some 5 percent of what she has",
        "The ports were always a matter for both of us",
        "grain ships would sail in June unless the insurers refuse",
        "If the monitors come back, we will sign the annex in Tarn",
        f"{WHOLE}. Our harbours stay open",
        "villages come home at dusk. Their crews carry green lanterns",
        "If the river freezes, the mills of Orsk stand still",
        "The lamps burn dry. The keeper went home in April",
        "the northern villages come home at dusk,” Ana Ruiz, the chief negotiator, said in Tarn",
    ],
)
def test_verbatim(verifier: Verifier, text: str) -> None:
    assert told(verifier, text).verdict is Verdict.VERBATIM


def test_all_places_are_told_the_oldest_first(verifier: Verifier) -> None:
    found = told(verifier, WHOLE).found
    assert [place.article.id for place in found] == ["first", "copy"]
    first = found[0]
    assert first.words.text == WHOLE
    assert first.kind is QuoteKind.DIRECT
    assert first.speaker
    assert first.speaker.name == "Ana Ruiz"
    assert first.sentences.citation.text.startswith("“We will not leave")


def test_outlets_are_left_out(verifier: Verifier) -> None:
    claim = Claim(WHOLE)
    assert [p.article.id for p in verifier.verify(claim, ("The Velmora Courier",)).found] == [
        "copy"
    ]
    both = verifier.verify(claim, ("The Velmora Courier", "Sorvik Wire"))
    assert both.verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "asked", "stored"),
    [
        ("We will now leave the table before the last prisoner is home", "now", "not"),
        ("We will not leave the table before the last two prisoner is home", "two", None),
        ("We will leave the table before the last prisoner is home", None, "not"),
        ("Our harbours stay closed", "closed", "open"),
        ("she owes the bank 10,000 crowns", "10,000", "1,000"),
        ("We will now ... before the last prisoner is home", "now", "not"),
        ("villages come home at noon. Their crews carry green lanterns", "noon", "dusk"),
        ("The fishing boats come home at dusk", None, "of the northern villages"),
    ],
)
def test_altered(verifier: Verifier, text: str, asked: str | None, stored: str | None) -> None:
    result = told(verifier, text)
    assert result.verdict is Verdict.ALTERED
    (edit,) = (e for e in result.found[0].edits if e.kind not in {EditKind.SAME, EditKind.GAP})
    assert (edit.asked and edit.asked.of(text)) == asked
    assert (edit.stored and edit.stored.text) == stored
    assert (Remark.NEGATED in result.remarks) == ("not" in {asked, stored})


@pytest.mark.parametrize(
    "text",
    [
        "Our harbours [do not] stay open",
        "Our harbours stay open [not]",
        "[It is not so that] our harbours stay open",
    ],
)
def test_what_an_editor_puts_in_may_alter(verifier: Verifier, text: str) -> None:
    assert told(verifier, text).verdict is Verdict.ALTERED


def test_who_said_it_in_between_is_a_gap(verifier: Verifier) -> None:
    result = told(verifier, "come home at dusk. Their crews carry green lanterns")
    kinds = [edit.kind for edit in result.found[0].edits]
    assert kinds == [EditKind.SAME, EditKind.GAP, EditKind.SAME]
    assert result.remarks == (Remark.PARTED,)
    assert result.found[0].speaker
    assert result.found[0].speaker.name == "Ana Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        "Nobody sleeps in the lighthouse. The lamps burn dry",  # of two speakers
        "stay closed for most of it Mira Okafor, a relief worker",
        "The winter was long and the crews carry green lanterns",
        "The keeper went home in April. We sing all night",  # something happened in between
    ],
)
def test_words_of_two_statements_are_none(verifier: Verifier, text: str) -> None:
    assert told(verifier, text).verdict in {Verdict.ALTERED, Verdict.NOT_FOUND}


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("Our harbours stay open", ()),
        ("The ports were always a matter for both of us", ()),
        ("Our harbours [and all ports of the coast] stay open", (Remark.EDITORS_WORDS,)),
        ("[O]ur harbours stay open", ()),
        ("the old canal would reopen to salt barges", (Remark.NOT_QUOTED,)),
        ("The winter was long and the bridge", (Remark.NOT_QUOTED,)),
        ("said that the grain ships would sail in June unless", (Remark.NOT_QUOTED,)),
    ],
)
def test_how_the_words_stand(verifier: Verifier, text: str, remarks: tuple[Remark, ...]) -> None:
    result = told(verifier, text)
    assert (result.verdict, result.remarks) == (Verdict.VERBATIM, remarks)


@pytest.mark.parametrize(
    ("text", "loss", "words"),
    [
        ("leave the table before the last prisoner is home", Loss.NEGATION, "not"),
        ("We will ... leave the table before the last prisoner is home", Loss.NEGATION, "not"),
        ("We will [soon] leave the table", Loss.NEGATION, "not"),
        ("We will not leave the table", Loss.CONDITION, "before"),
        ("the grain ships would sail in June", Loss.CONDITION, "unless"),
        ("the grain ships would sail", Loss.CONDITION, "unless"),
        ("we will sign the annex in Tarn", Loss.CONDITION, "If"),
        ("the monitors come back", Loss.CONDITION, "If"),
        ("the convoy was stopped at the bridge of Tarn", Loss.DENIAL, "denied"),
        ("we will ever give up the ports", Loss.NEGATION, "don’t"),
        ("the mills of Orsk stand still", Loss.CONDITION, "If"),
        ("the toll is paid", Loss.CONDITION, "whether"),
        ("sell the flood gates of the river", Loss.NEGATION, "not"),
    ],
)
def test_cut(verifier: Verifier, text: str, loss: Loss, words: str) -> None:
    result = told(verifier, text)
    assert result.verdict is Verdict.CUT
    lost = result.found[0].lost
    assert lost
    assert (lost.loss, lost.words.text) == (loss, words)


@pytest.mark.parametrize(
    ("text", "speaker", "verdict"),
    [
        (WHOLE, "Ana Ruiz", Verdict.VERBATIM),
        (WHOLE, "ruiz", Verdict.VERBATIM),
        (WHOLE, "the chief negotiator", Verdict.VERBATIM),
        (WHOLE, "Jonas Brandt", Verdict.OTHER_SPEAKER),
        (WHOLE, "Zuzana Quell", Verdict.OTHER_SPEAKER),
        ("The ports were always a matter for both of us", "Ana Ruiz", Verdict.OTHER_SPEAKER),
        ("We will not leave the table", "Ana Ruiz", Verdict.CUT),
        ("The winter was long and the bridge of Tarn stayed closed", "Ruiz", Verdict.VERBATIM),
    ],
)
def test_whose(verifier: Verifier, text: str, speaker: str, verdict: Verdict) -> None:
    assert told(verifier, text, speaker).verdict is verdict


def test_what_is_not_known_of_the_speaker_is_told(verifier: Verifier) -> None:
    unsure = told(verifier, "The winter was long and the bridge of Tarn stayed closed", "Quell")
    assert unsure.remarks == (
        Remark.UNKNOWN_SPEAKER,
        Remark.NOT_SURE_WHO,
        Remark.NOT_QUOTED,
    )
    altered = told(verifier, WHOLE.replace("table", "city"), "Jonas Brandt")
    assert altered.remarks == (Remark.NEAREST_OF_ANOTHER,)


def test_a_name_that_is_nobodys_beside_a_quote_says_nothing(verifier: Verifier) -> None:
    assert verifier.verify(Claim(WHOLE, "my uncle")).verdict is Verdict.VERBATIM
    assert verifier.verify(Claim(WHOLE, "Brandt")).verdict is Verdict.OTHER_SPEAKER


@pytest.mark.parametrize(
    "text",
    [
        "Glaciers are larger than most people in the valley believe them to be",
        "the of and to in a",
        "able to leave the",
        "e will not leav",
        "ports were always a matter for both of us unless the king of the north sings all night",
        "停戦の監視団は 金曜日に 撤退した",
        "\x00 \U0001f600 \U0001f601 \U0001f602",
        "will not leave the submarine",  # common words with another one among them
    ],
)
def test_not_found(verifier: Verifier, text: str) -> None:
    assert told(verifier, text).verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize("text", ["", "?", "we will", "… [we] …", "the table."])
def test_too_short(verifier: Verifier, text: str) -> None:
    assert told(verifier, text).verdict is Verdict.TOO_SHORT


GAPS = ["…", "[sic]", "(...)", "not", "“", "”"]
WORDS = " ".join(TEXTS).split()


@settings(max_examples=200)
@given(st.data())
def test_no_altered_words_are_called_verbatim(verifier: Verifier, data: st.DataObject) -> None:
    words = TEXTS[0].split()
    start = data.draw(st.integers(0, len(words) - 9))
    cut = words[start : start + data.draw(st.integers(5, 9))]
    place = data.draw(st.integers(1, len(cut) - 2))
    altered = [
        *cut[:place],
        data.draw(st.sampled_from(["now", "ever", "7", "Ystrad"])),
        *cut[place:],
    ]
    result = told(verifier, " ".join(altered))
    assert result.verdict in {Verdict.ALTERED, Verdict.NOT_FOUND}


@settings(max_examples=300)
@given(
    st.one_of(
        st.lists(st.sampled_from(WORDS + GAPS), max_size=30).map(" ".join),
        st.text(max_size=60),
    )
)
def test_all_that_is_told_can_be_shown(verifier: Verifier, text: str) -> None:
    result = told(verifier, text)
    assert bool(result.found) or not result.is_found
    for place in result.found:
        stored = [edit.stored.span for edit in place.edits if edit.stored]
        asked = [edit.asked for edit in place.edits if edit.asked]
        assert stored == sorted(stored)
        assert asked == sorted(asked)
        assert all(place.words.span.contains(span) for span in stored)
        assert place.sentences.citation.span.contains(place.words.span)
        assert (place.changes == 0) or result.verdict in {Verdict.ALTERED, Verdict.NOT_FOUND}
