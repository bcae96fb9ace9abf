"""From a question to an answer whose every quoted word is cited, or to an honest no."""

from bot.answers.answerer import Answerer, AnswerSettings
from bot.answers.cite import Citation, MisquoteError, cite
from bot.answers.models import Abstention, Answer, Note, QuotedPassage, Reason

__all__ = [
    "Abstention",
    "Answer",
    "AnswerSettings",
    "Answerer",
    "Citation",
    "MisquoteError",
    "Note",
    "QuotedPassage",
    "Reason",
    "cite",
]
