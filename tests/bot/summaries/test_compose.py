"""What stands where in a summary."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.extraction.candidates import Candidate
from bot.summaries.compose import compose
from bot.summaries.models import Length
from corpus.models import Article, QuoteKind, Span, Speaker

SIDES = {"ana-ruiz": "Velmora", "bo-ek": "Velmora", "jonas-brandt": "Carvania"}
FIRST_DAY = datetime(2025, 4, 1, tzinfo=UTC)


def _candidate(text: str, day: int, speaker: str | None = None, position: int = 0) -> Candidate:
    article = Article(f"{day}-{position}", text, published=FIRST_DAY + timedelta(days=day))
    who = Speaker(speaker.lower().replace(" ", "-"), speaker) if speaker else None
    kind = QuoteKind.INDIRECT if who else None
    return Candidate(article, Span(0, len(text)), text, position, kind, who)


def _texts(candidates: list[Candidate]) -> list[str]:
    return [candidate.text for candidate in candidates]


def test_the_main_development_comes_first_then_the_oldest() -> None:
    central = "Carvania opened the grain harbours of Tarn, and grain ships of Velmora sailed."
    others = [
        "Farmers of the Lune sent grain to Tarn by the forest railway.",
        "Ships of Velmora waited for pilots beyond the lighthouse of Sorel.",
    ]
    found = [
        _candidate(central, 9),
        _candidate(others[0], 3, position=5),
        _candidate(others[1], 1, position=5),
    ]
    main, _, _ = compose(found, Length.MEDIUM, {})
    assert _texts(main) == [central, others[1], others[0]]


def test_sides_are_heard_in_turn_and_told_together() -> None:
    found = [
        _candidate("Ruiz said that grain harbours of Tarn must open before winter.", 1, "Ana Ruiz"),
        _candidate("Ek said that grain harbours and ships are a matter of days.", 2, "Bo Ek"),
        _candidate("Brandt said grain harbours stay shut to soldiers.", 3, "Jonas Brandt"),
        _candidate("Okafor said that grain in harbours feeds sixty villages.", 4, "Mira Okafor"),
        _candidate("Grain harbours were shut on Monday by storms from the sea.", 5),
    ]
    _, short, _ = compose(found, Length.SHORT, SIDES)
    assert len({SIDES.get(c.speaker.id, c.speaker.id) for c in short if c.speaker}) == 2
    _, said, _ = compose(found, Length.MEDIUM, SIDES)
    sides = [SIDES.get(c.speaker.id) if c.speaker else None for c in said]
    assert sides[0] is None
    assert sides.count("Velmora") == 2
    assert sides in (
        [None, "Velmora", "Velmora", "Carvania"],
        [None, "Carvania", "Velmora", "Velmora"],
    )


def test_what_is_reported_of_nobody_known_is_told_unless_it_is_ahead() -> None:
    texts = (
        "Officials said that the grain harbours of Tarn were shut by storms from the sea.",
        "Pilots told reporters that foreign ships will sail up the river next week.",
    )
    found = [replace(_candidate(text, 1), kind=QuoteKind.INDIRECT) for text in texts]
    quoted = replace(_candidate("“Grain is late in all harbours of Tarn,” a farmer said.", 1))
    found.append(replace(quoted, kind=QuoteKind.DIRECT))
    main, said, ahead = compose(found, Length.MEDIUM, {})
    assert (_texts(main), _texts(said), _texts(ahead)) == ([texts[0]], [], [texts[1]])


def test_nobody_unknown_tells_in_so_many_words_what_is_to_come() -> None:
    text = "“Grain will come by ship tomorrow,” a farmer of Tarn said."
    quoted = Candidate(
        Article("a", text), Span(0, len(text)), text, 0, QuoteKind.DIRECT, speaker=None
    )
    _, _, ahead = compose([_candidate("Velmora shut Sorel.", 1), quoted], Length.LONG, {})
    assert not ahead
