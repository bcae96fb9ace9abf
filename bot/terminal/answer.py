"""Answers and abstentions."""

from rich.console import Console
from rich.text import Text

from bot.answers import Abstention, Answer, Reason
from bot.questions.narrowed import UNKNOWN_SOURCE, UNKNOWN_SPEAKER
from bot.terminal.parts import SHOW, print_near, print_quotes, print_searched

_REASONS = {
    Reason.EMPTY_QUESTION: "There is nothing to search for in this question.",
    Reason.NOT_FOUND: "Nothing in the corpus answers this.",
    Reason.UNKNOWN_SPEAKER: UNKNOWN_SPEAKER,
    Reason.SPEAKER_SILENT: "Who is asked about is not known to have said anything on this.",
    Reason.NOTHING_IN_PERIOD: "Nothing published there and then answers this.",
    Reason.NO_DATES: "No article has a date, so none is known to be from then.",
    Reason.UNKNOWN_OUTLET: UNKNOWN_SOURCE,
}


def print_answer(console: Console, answer: Answer | Abstention, show: str = SHOW) -> None:
    """Print an answer or an abstention: the words, whose they are, where they stand."""
    for note in answer.notes if isinstance(answer, Answer) else ():
        console.print(Text(f"{note}\n", style="bold"))
    if isinstance(answer, Answer):
        print_quotes(console, answer.quotes, show)
    else:
        console.print(Text(f"{_REASONS[answer.reason]}\n", style="bold"))
        for note in answer.notes:
            console.print(Text(f"{note}\n"))
        print_near(console, answer.near_names)
        if answer.nearest:
            console.print("The nearest passages, which do not answer it:\n")
            print_quotes(console, answer.nearest, show)
    print_searched(console, answer.searched)
