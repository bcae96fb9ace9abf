"""The kind of a question, by its form; none is about any one topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.kind import Kind, kind_of

CASES: dict[Kind, list[str]] = {
    Kind.SAID: [
        "What did Ruiz say about the harbours?",
        "what has Ruiz said on grain",
        "What does the foreign ministry think of the plan?",
        "How did Brandt respond to the offer?",
        "So, what exactly did the envoy tell reporters?",
        "Tell me what Ruiz said about grain.",
        "Do you know what Brandt thinks of it?",
        "What is Ruiz's position on the ports?",
        "What were Brandt's comments about the monitors?",
        "Ruiz's views on the truce",
        "What was said about prisoners?",
        "When the talks failed, what did Ruiz say?",
        "What conditions did Brandt mention?",
        "What will Ruiz say tomorrow?",
    ],
    Kind.SAID_BY: [
        "Who said the truce was dead?",
        "Who has called for new talks?",
        "Which minister warned of a shortage?",
        "Can you tell me who promised grain?",
        "Who was it that said the door is open?",
        "Whose words are these?",
    ],
    Kind.WHO: [
        "Who leads the delegation?",
        "Who is the foreign minister of Velmora?",
        "Which minister left?",
        "I'd like to know who was in the room",
        "Tell me who signed.",
        "Whom did Ruiz meet in Tarn?",
        "Whose yacht was it?",
    ],
    Kind.WHEN: [
        "When do the talks resume?",
        "do you know when the next round is",
        "What year was the treaty signed?",
        "What is the date of the vote?",
        "In which month did Ruiz resign?",
        "Since when has the port been shut?",
        "I wonder when they meet.",
    ],
    Kind.WHERE: [
        "Where did they meet?",
        "In which city were the talks held?",
        "Any idea where the envoys stayed?",
        "The envoys met for lunch in which town?",
        "Ruiz left on Friday. Where did she go?",
    ],
    Kind.HOW_MANY: [
        "How many prisoners were exchanged?",
        "how much grain was shipped",
        "What percentage of voters agreed?",
        "What was the number of monitors?",
        "How long did the meeting last?",
        "Could you tell us how old the treaty is?",
    ],
    Kind.YES_NO: [
        "Did Ruiz say the window is closing?",
        "Is the truce over?",
        "Has Brandt commented on grain?",
        "Please tell me whether the port is open.",
        "Can the monitors stay?",
        "Is it known whether Ruiz resigned?",
        "If the talks fail, will Ruiz resign?",
    ],
    Kind.WHY: ["Why did the talks fail?", "Explain why Ruiz left", "What was the reason for it?"],
    Kind.DIFFERENCE: [
        "How do Ruiz and Brandt differ on grain?",
        "What is the difference between the two plans?",
        "Where do Velmora and Carvania disagree?",
        "compare Ruiz and Brandt",
    ],
    Kind.PLANNED: [
        "What is planned for May?",
        "What are the next steps?",
        "What happens next?",
        "What will Ruiz do now?",
        "What does Brandt intend to do?",
    ],
    Kind.SUMMARY: [
        "Summarize the talks",
        "Give me a short overview of the truce.",
        "What happened in Tarn?",
        "What's the latest on grain?",
        "Tell me about the harbours",
        "What do we know about the exchange?",
    ],
    Kind.OTHER: [
        "",
        "?!",
        "ruiz health",
        "grain harbours Velmora",
        "the meeting at which Ruiz spoke",
        "What is a moratorium?",
        "Which plan was adopted?",
        "the report that said who left",
        "What ended the strike?",
    ],
}


@pytest.mark.parametrize(
    ("question", "kind"), [(question, kind) for kind, group in CASES.items() for question in group]
)
def test_the_kind(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


@given(st.text(max_size=300))
def test_every_text_has_a_kind(question: str) -> None:
    assert kind_of(question) is kind_of(f"  {question} ")
