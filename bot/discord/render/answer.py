"""Answers and abstentions."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers import Abstention, Answer, QuotedPassage, Reason
from bot.answers.models import Note
from bot.discord.escape import escape
from bot.discord.render.heading import Heading
from bot.discord.render.pages import Colour, pages
from bot.discord.render.quoted import changed_block, quote_block, where
from bot.discord.render.small_print import did_you_mean, searched
from bot.discord.reply import Reply
from bot.discord.shown import Changed
from bot.in_words import count
from bot.questions.narrowed import UNKNOWN_SOURCE, UNKNOWN_SPEAKER
from index.store import Coverage

_REASONS: dict[Reason | None, str] = {
    Reason.EMPTY_QUESTION: "There is nothing to search for in this question.",
    Reason.UNKNOWN_SPEAKER: UNKNOWN_SPEAKER,
    Reason.SPEAKER_SILENT: "Nothing that is surely their statement answers that.",
    Reason.NOTHING_IN_PERIOD: "Nothing published there and then answers that.",
    Reason.NO_DATES: "No article has a date, so none is known to be from then.",
    Reason.UNKNOWN_OUTLET: UNKNOWN_SOURCE,
}
_NEAREST = 3  # titles, of at most 1,000 characters each with their links


def render_answer(result: Answer | Abstention, question: str | None = None) -> list[Reply]:
    """The pages of an answer, at least one, or the one message of an abstention.

    ``question`` is shown above it, for where it does not stand in the channel anyway.
    """
    if isinstance(result, Answer):
        replies = render_quotes(result.quotes, result.searched, result.notes)
    else:
        why = Why(result.reason, result.notes, result.near_names)
        replies = render_abstention(why, result.nearest, result.searched)
    if question and question.strip():
        for reply in replies:
            for embed in reply.embeds:
                Heading.of_list(question).put_on(embed)
    return replies


def render_quotes(
    quotes: Sequence[QuotedPassage | Changed], coverage: Coverage, notes: Sequence[Note] = ()
) -> list[Reply]:
    """The pages of an answer."""
    return pages(
        [quote_block(quote) for quote in quotes],
        colour=Colour.ANSWER,
        lead=_notes(notes),
        footer=searched(coverage),
    )


@dataclass(frozen=True, slots=True)
class Why:
    """Why there is no answer."""

    reason: Reason | None
    notes: tuple[Note, ...] = ()
    near_names: tuple[str, ...] = ()


def render_abstention(
    why: Why, nearest: Sequence[QuotedPassage | Changed], coverage: Coverage
) -> list[Reply]:
    """Why there is no answer, and the titles of what came nearest."""
    titles = list({_of(quote): _near(quote) for quote in nearest}.values())[:_NEAREST]
    listed = "\n".join(["Nearest, but no answer:", *(f"- {title}" for title in titles)])
    lead = [f"**{_reason(why.reason, coverage)}**", did_you_mean(why.near_names), _notes(why.notes)]
    return pages(
        [listed] if titles else [],
        colour=Colour.CALM,
        lead="\n".join(filter(None, lead)),
        footer=searched(coverage),
    )


def render_nearest(nearest: Sequence[QuotedPassage | Changed], coverage: Coverage) -> list[Reply]:
    """The pages of what came nearest to a question, which it does not answer."""
    return pages(
        [quote_block(quote) for quote in nearest],
        colour=Colour.CALM,
        lead="These passages came nearest. **They do not answer the question.**",
        footer=searched(coverage),
    )


def _reason(reason: Reason | None, coverage: Coverage) -> str:
    if reason is Reason.NOT_FOUND:
        return f"Nothing in {count(coverage.articles, 'article')} answers that."
    return _REASONS.get(reason, "I found no answer that I could stand by.")


def _of(quote: QuotedPassage | Changed) -> str:
    """What an article is known by, so that each is named once."""
    return changed_block(quote) if isinstance(quote, Changed) else quote.citation.article.id


def _near(quote: QuotedPassage | Changed) -> str:
    if isinstance(quote, Changed):
        return changed_block(quote)
    return where(quote.citation.article, quote.citation.span, most_link=500)


def _notes(notes: Sequence[Note]) -> str:
    return "\n".join(f"-# {escape(note)}" for note in dict.fromkeys(notes))
