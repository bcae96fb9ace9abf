"""Who said what, in small articles about invented people."""

import pytest

from corpus.models import Article, Quote, QuoteKind
from corpus.quotes.extract import extract_quotes

DIRECT, MIXED, INDIRECT = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT


def quotes(text: str, title: str | None = None) -> tuple[Quote, ...]:
    return extract_quotes(Article("a", text, title))


def shown(text: str) -> list[tuple[str | None, str | None, str]]:
    """Source, cue and content of each statement, as printed."""
    return [
        (
            q.source.of(text) if q.source else None,
            q.cue.of(text) if q.cue else None,
            " / ".join(p.of(text) for p in q.parts),
        )
        for q in quotes(text)
    ]


ATTRIBUTED = [
    # where the attribution stands
    ("Ruiz said, “We will sign on Friday.”", [("Ruiz", "said", "We will sign on Friday.")]),
    ("Ruiz said: “We will sign.”", [("Ruiz", "said", "We will sign.")]),
    ("“We will sign,” Ruiz said.", [("Ruiz", "said", "We will sign,")]),
    ("“We will sign,” said Ruiz.", [("Ruiz", "said", "We will sign,")]),
    ("“We will sign,” said Ana Ruiz, the envoy, on Monday.",
     [("Ana Ruiz, the envoy", "said", "We will sign,")]),
    ("“We will,” Ruiz said, “sign on Friday.”", [("Ruiz", "said", "We will, / sign on Friday.")]),
    ("“We will sign,” Ruiz said. “It is time.”", [("Ruiz", "said", "We will sign, / It is time.")]),
    ("“Will you sign it?” Ruiz asked.", [("Ruiz", "asked", "Will you sign it?")]),
    ("“Sign it now!” shouted Ruiz.", [("Ruiz", "shouted", "Sign it now!")]),
    ("“Is it over?” Ruiz pressed.", [("Ruiz", "pressed", "Is it over?")]),
    ("Said Ruiz: “We will sign.”", [("Ruiz", "Said", "We will sign.")]),
    ("“We will sign the paper.” — Ana Ruiz", [("Ana Ruiz", "—", "We will sign the paper.")]),
    # reported speech
    ("Ruiz said that the talks had failed.", [("Ruiz", "said", "that the talks had failed")]),
    ("Ruiz said the talks had failed.", [("Ruiz", "said", "the talks had failed")]),
    ("The talks had failed, Ruiz said.", [("Ruiz", "said", "The talks had failed")]),
    ("The talks had failed, said Ruiz.", [("Ruiz", "said", "The talks had failed")]),
    ("The talks, Ruiz said, had failed.", [("Ruiz", "said", "The talks / had failed")]),
    ("Ruiz told reporters in Brel that the talks had failed.",
     [("Ruiz", "told", "that the talks had failed")]),
    ("Ruiz told him the talks had failed.", [("Ruiz", "told", "the talks had failed")]),
    ("Ruiz said on Monday in Brel that the talks had failed.",
     [("Ruiz", "said", "that the talks had failed")]),
    ("On Monday Ruiz said the talks had failed.", [("Ruiz", "said", "the talks had failed")]),
    ("In a statement, Ruiz said the talks had failed.", [("Ruiz", "said", "the talks had failed")]),
    ("Speaking in Brel, Ruiz stressed that time was short.",
     [("Ruiz", "stressed", "that time was short")]),
    ("Ana Ruiz, the foreign minister, said the talks had failed.",
     [("Ana Ruiz, the foreign minister,", "said", "the talks had failed")]),
    ("Ruiz has repeatedly said that talks will fail.",
     [("Ruiz", "has repeatedly said", "that talks will fail")]),
    ("According to Ruiz, the talks had failed.",
     [("Ruiz", "According to", "the talks had failed")]),
    ("The talks had failed, according to Ruiz.",
     [("Ruiz", "according to", "The talks had failed")]),
    ("As Ruiz put it, “the door is shut.”", [("Ruiz", "put it", "the door is shut.")]),
    ("Ruiz was quoted as saying that the talks had failed.",
     [("Ruiz", "was quoted as saying", "that the talks had failed")]),
    ("Ruiz asked whether the talks had failed.",
     [("Ruiz", "asked", "whether the talks had failed")]),
    ("Ruiz went on to say that the talks had failed.",
     [("Ruiz", "went on to say", "that the talks had failed")]),
    ("Ruiz tweeted: “The talks have failed.”", [("Ruiz", "tweeted", "The talks have failed.")]),
    ("Ruiz wrote in a letter that the talks had failed.",
     [("Ruiz", "wrote", "that the talks had failed")]),
    ("Ruiz promised to sign the accord.", [("Ruiz", "promised", "to sign the accord")]),
    ("Ruiz accused Brandt of delaying the talks.",
     [("Ruiz", "accused", "Brandt of delaying the talks")]),
    ("Ruiz described the offer as an insult.", [("Ruiz", "described", "the offer as an insult")]),
    ("Ruiz called for a ceasefire.", [("Ruiz", "called for", "a ceasefire")]),
    ("Ruiz called the offer “an insult to us all.”",
     [("Ruiz", "called", "the offer “an insult to us all.”")]),
    # around the attribution
    ("Velmora, Ruiz said, stays open to dialogue, although talks are hard.",
     [("Ruiz", "said", "Velmora / stays open to dialogue, although talks are hard")]),
    ("The talks, said Ana Ruiz, the envoy, had failed.",
     [("Ana Ruiz, the envoy", "said", "The talks / had failed")]),
    ("The last round had shown progress, Ruiz said, and there might soon be a deal.",
     [("Ruiz", "said", "The last round had shown progress / and there might soon be a deal")]),
    ("The poll indicated that talks would fail, Ruiz said.",
     [("Ruiz", "said", "The poll indicated that talks would fail")]),
    ("Though the talks had failed, Ruiz said, leaving them would be worse.",
     [("Ruiz", "said", "Though the talks had failed / leaving them would be worse")]),
    ("“The pact must come,” Ruiz said, and “clear rules for all.”",
     [("Ruiz", "said", "The pact must come, / clear rules for all.")]),
    # manner, words of, labels
    ("Ruiz put it like this: “We will sign.”", [("Ruiz", "put it", "We will sign.")]),
    ("Ruiz put it bluntly: “We will sign.”", [("Ruiz", "put it", "We will sign.")]),
    ("In Ruiz's words, “the door is shut.”", [("Ruiz", "words", "the door is shut.")]),
    ("The offer was, in her own words, “an insult to us.”",
     [("her", "words", "an insult to us.")]),
    ("In the words of Ana Ruiz, “the door is shut.”",
     [("Ana Ruiz", "In the words of", "the door is shut.")]),
    ("The talks were, in the words of one envoy, “a waste of time.”",
     [("one envoy", "in the words of", "a waste of time.")]),
    ("Ruiz: “We will sign.”", [("Ruiz", ":", "We will sign.")]),
    ("RUIZ: “We will sign.”", [("RUIZ", ":", "We will sign.")]),
    ("Foreign Minister Ana Ruiz: “We will sign.”",
     [("Foreign Minister Ana Ruiz", ":", "We will sign.")]),
    # subjects and what lies between
    ("Ana Ruiz, a lawyer who has refused to retire, said the talks deserved time.",
     [("who", "has refused", "to retire"),
      ("Ana Ruiz, a lawyer who has refused to retire,", "said", "the talks deserved time")]),
    ("Ruiz told the Courier her team worked closely with Brandt.",
     [("Ruiz", "told", "her team worked closely with Brandt")]),
    ("Ministers whose plans have failed say the real work starts now.",
     [("Ministers whose plans have failed", "say", "the real work starts now")]),
    ("But, according to the poll, half of them slept, so all was well.",
     [("the poll", "according to", "half of them slept, so all was well")]),
    ("Ruiz said there certainly was more time.",
     [("Ruiz", "said", "there certainly was more time")]),
    # relative clauses behind the subject
    ("“We will sign,” said Ruiz, who leads the league of Brel.",
     [("Ruiz, who leads the league of Brel", "said", "We will sign,")]),
    ("“We will sign,” said Ana Ruiz, the envoy, whose team was late.",
     [("Ana Ruiz, the envoy, whose team was late", "said", "We will sign,")]),
    ("“We will sign,” said Ruiz, who told her aides that she slept.",
     [("Ruiz", "said", "We will sign,"), ("who", "told", "that she slept")]),
    ("“We will sign,” said Ruiz, who, like Vela, was late.", [("Ruiz", "said", "We will sign,")]),
    ("Brandt, said Ruiz, who remains a friend, does not forgive.",
     [("Ruiz, who remains a friend", "said", "Brandt / does not forgive")]),
    ("“We will sign,” said Ruiz, an envoy in Brel during the war.",
     [("Ruiz, an envoy in Brel during the war", "said", "We will sign,")]),
    # names that are function words too
    ("“We will sign,” said Will Brandt, the envoy.",
     [("Will Brandt, the envoy", "said", "We will sign,")]),
    ("“We will sign,” Will wrote.", [("Will", "wrote", "We will sign,")]),
    # after a "But", a dash, any verb; signed
    ("But, said Ruiz, “we will sign.”", [("Ruiz", "said", "we will sign.")]),
    ("No deal yet - Ana Ruiz: “We will sign it soon.”",
     [("Ana Ruiz", ":", "We will sign it soon.")]),
    ("Talks go on - More from Ruiz: “We will sign it soon.”",
     [("Ruiz", ":", "We will sign it soon.")]),
    ("“We will sign,” remembered Ana Ruiz, Brel’s former envoy.",
     [("Ana Ruiz, Brel’s former envoy", "remembered", "We will sign,")]),
    ("“We will sign,” the letter reads.", [("the letter", "reads", "We will sign,")]),
    ("“We will sign it soon,” according to Ruiz.",
     [("Ruiz", "according to", "We will sign it soon,")]),
    ("“This is no fair pact,” in Ruiz's view.", [("Ruiz", "view", "This is no fair pact,")]),
    ("“We will sign it soon.”\n\n- Ana Ruiz, Brel.", [("Ana Ruiz", "-", "We will sign it soon.")]),
    # questions whose speaker is not named
    ("Asked whether talks had failed, Ruiz said they had.",
     [(None, "Asked", "whether talks had failed"), ("Ruiz", "said", "they had")]),
    ("When asked about the pact, Ruiz smiled.", [(None, "asked about", "the pact")]),
    # other speakers
    ("The Kremlin of Brel acknowledged that talks had failed.",
     [("The Kremlin of Brel", "acknowledged", "that talks had failed")]),
    ("The foreign ministry said that talks had failed.",
     [("The foreign ministry", "said", "that talks had failed")]),
    ("Officials said the talks had failed.", [("Officials", "said", "the talks had failed")]),
    ("A source close to the talks said they had failed.",
     [("A source close to the talks", "said", "they had failed")]),
    ("Ruiz and Brandt said the talks had failed.",
     [("Ruiz and Brandt", "said", "the talks had failed")]),
    ("The talks had failed, officials say.", [("officials", "say", "The talks had failed")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTED)
def test_attribution(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(text) == expected


SEVERAL = [
    ("Ruiz said the talks had failed and added that she would leave.",
     [("Ruiz", "said", "the talks had failed"), ("Ruiz", "added", "that she would leave")]),
    ("“We will sign,” Ruiz said, adding that time was short.",
     [("Ruiz", "said", "We will sign,"), ("Ruiz", "adding", "that time was short")]),
    ("Ruiz said the talks had failed, but Brandt said they would go on.",
     [("Ruiz", "said", "the talks had failed"), ("Brandt", "said", "they would go on")]),
    ("Ruiz said the talks had failed, while accusing Brandt of lying.",
     [("Ruiz", "said", "the talks had failed"), ("Ruiz", "accusing", "Brandt of lying")]),
    ("The house acknowledged that talks had failed but described them as useful.",
     [("The house", "acknowledged", "that talks had failed"),
      ("The house", "described", "them as useful")]),
    ("“We will sign,” Ruiz said. She added: “It is time to go.”",
     [("Ruiz", "said", "We will sign,"), ("She", "added", "It is time to go.")]),
    ("Ana Ruiz, who said she would sign, left.", [("who", "said", "she would sign")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_statements_in_a_sentence(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(text) == expected


NOT_STATEMENTS = [
    "The so-called “peace plan” was dropped.",
    "Their film “The Long Road to Brel” opened on Monday.",
    "Joao “Red” Brandt walked home.",
    "The “ceasefire” lasted an hour.",
    'The screen is 12" wide and the man is 6\'2".',
    "The ministers' cars left at 5 o'clock.",
    "If Ruiz says that the talks failed, we will go.",
    "The claim of victory was made early.",
    "The reports were late.",
    "The man accused of spying was freed.",
    "The United States are far away.",
    "It was a promise.",
    "Ruiz put it aside.",
    "In Ruiz's view the talks had failed.",
    "- Ana Ruiz, Brel.",
    "No deal yet - Ana Ruiz: a life.",
    "In other words, the door is shut.",
    "She spoke in simple words, and left.",
    "Asked, she left.",
    "Ruiz's repeated requests were late.",
    "The Brel attacks had shaken them.",
    "Their remarks loomed large.",
    "“Talks stay stuck in the rain,” by Ana Ruiz.",
    "They saw “The Road with Ana Ruiz” in Brel.",
    "The comments posted here are not ours.",
    "Nobody came, and the day went by.",
    "",
    "   \n\n \t ",
    "said",
    "“",
    "”“”“",
]


@pytest.mark.parametrize("text", NOT_STATEMENTS)
def test_what_is_no_statement(text: str) -> None:
    assert shown(text) == []


KINDS = [
    ("“We will sign,” Ruiz said.", DIRECT),
    ("Ruiz said: “We will sign.”", DIRECT),
    ("Ruiz said the offer was “an insult to all of us.”", MIXED),
    ("Ruiz said the offer was an insult.", INDIRECT),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: QuoteKind) -> None:
    assert [q.kind for q in quotes(text)] == [kind]


def test_quotation_over_several_paragraphs() -> None:
    text = "“We will sign,” Ruiz said. “It is time.\n\n“We are tired.\n\n“And we go.”\n\nAll left."
    (quote,) = quotes(text)
    assert [p.of(text) for p in quote.parts] == [
        "We will sign,", "It is time.", "We are tired.", "And we go.",
    ]  # fmt: skip


def test_unbalanced_mark_does_not_swallow_the_article() -> None:
    text = "Ruiz said “we will sign.\n\nBrandt slept.\n\n“We leave,” Vela said."
    assert shown(text)[-1] == ("Vela", "said", "We leave,")


def test_quotation_in_the_next_paragraph_after_a_colon() -> None:
    text = "Ruiz told reporters in Brel:\n\n“We will sign the accord.”"
    assert shown(text) == [("Ruiz", "told", "We will sign the accord.")]


def test_bare_paragraph_goes_to_the_speaker_before_it_with_less_confidence() -> None:
    text = "“We will sign,” Ana Ruiz said.\n\n“It has been a long way for all of us.”"
    first, second = quotes(text)
    assert second.source == first.source
    assert second.cue is None
    assert second.confidence < first.confidence


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Ruiz denied that the talks had failed.", True),
        ("Ruiz refused to say whether the talks had failed.", True),
        ("Ruiz declined to say what was agreed.", True),
        ("Ruiz said that the talks had failed.", False),
    ],
)
def test_polarity(text: str, denied: bool) -> None:
    assert [q.denied for q in quotes(text)] == [denied]


def test_nesting() -> None:
    text = "Ana Ruiz said that Piet Brandt had told her that the talks were over."
    outer, inner = quotes(text)
    assert outer.speaker is not None
    assert inner.speaker is not None
    assert (outer.speaker.name, inner.speaker.name) == ("Ana Ruiz", "Piet Brandt")
    assert inner.within == outer.span
    assert outer.within is None


def test_labels_and_headlines() -> None:
    text = "Ruiz: No deal before spring\n\nAna Ruiz spoke on Monday. Ruiz said she was tired."
    assert shown(text) == [
        ("Ruiz", ":", "No deal before spring"),
        ("Ruiz", "said", "she was tired"),
    ]
    text = "Report: no deal before spring\n\nNobody slept."
    assert shown(text) == [("Report", ":", "no deal before spring")]
    text = "Note: no deal before spring\n\nAna Ruiz spoke on Monday."
    assert shown(text) == []


def test_labels_before_a_quotation() -> None:
    (quote,) = quotes('Ruiz: "We will sign."\n\nNobody slept.')
    assert quote.kind is DIRECT
    (quote,) = quotes("Note: “We will sign the accord.”")
    assert quote.source is None


def test_put_it_like_this_is_direct() -> None:
    (quote,) = quotes("Ruiz put it like this: “We will sign.”")
    assert quote.kind is DIRECT


def test_interview_in_an_article() -> None:
    text = "Ana Ruiz met us.\n\nQ. Why?\n\nRUIZ: We had to. It said no. Then we left."
    assert shown(text) == [("RUIZ", ":", "We had to. It said no. Then we left.")]


def test_statement_announced_before_a_paragraph() -> None:
    text = "Ana Ruiz issued the following statement:\n\n“We will sign the accord.”"
    assert shown(text) == [("Ana Ruiz", "issued", "We will sign the accord.")]


def test_a_title_printed_twice_is_read_once() -> None:
    title = "Brel says talks with Velmora have failed"
    assert len(quotes(f"{title}\n\n{title}\n\nNobody slept.")) == 1


def test_work_between_the_cue_and_what_is_said() -> None:
    text = "Ruiz said on the radio's “Morning in Brel” that talks had failed."
    assert shown(text) == [("Ruiz", "said", "that talks had failed")]


def test_brackets_and_ellipses_stay_in_a_quotation() -> None:
    text = "“We [the ministers] will … sign,” Ruiz said."
    assert shown(text) == [("Ruiz", "said", "We [the ministers] will … sign,")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("«We will sign,» Ruiz said.", "We will sign,"),
        ("„We will sign,“ Ruiz said.", "We will sign,"),
        ("''We will sign,'' Ruiz said.", "We will sign,"),
        ('"We will sign," Ruiz said.', "We will sign,"),
        ("‘We’ll sign,’ Ruiz said.", "We’ll sign,"),
        ("“He said ‘no’ to me,” Ruiz said.", "He said ‘no’ to me,"),
        ("\"He said 'we're out' to me,\" Ruiz said.", "He said 'we're out' to me,"),
    ],
)
def test_marks(text: str, content: str) -> None:
    assert shown(text) == [("Ruiz", "said", content)]
