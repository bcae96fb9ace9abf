"""What is known of words that are passed on as quotes."""

from collections.abc import Sequence

from bot.discord.escape import escape, escape_line
from bot.discord.render.pages import BLOCK, Colour, pages
from bot.discord.render.quoted import capacity, compact_block
from bot.discord.render.small_print import searched
from bot.discord.reply import Reply
from bot.harmless import in_one_line
from bot.verification import Found, Verification
from bot.verification.told import (
    NEAREST,
    Difference,
    difference,
    headline,
    remarks_beside,
    shown_place,
)
from corpus.models import Span
from index.store import Coverage

_ASKED = 300  # characters, of what was asked about
_NAMED = 120
_DIFFERENCE = 1200  # for both lines of it; one that is longer is left to the sentences below


def render_checked(checked: Sequence[Verification], coverage: Coverage, of: int = 0) -> list[Reply]:
    """The pages of the claims of a message, at least one; ``of`` says how many claims it has."""
    found = any(verification.is_found for verification in checked)
    lead = ""
    if not checked:
        lead = "There are no words in quotation marks here that are long enough to be checked."
    elif of > len(checked):
        lead = f"Only the first {len(checked)} of the {of} quotations here are verified."
    return pages(
        [_block(verification) for verification in checked],
        colour=Colour.ANSWER if found else Colour.CALM,
        lead=lead,
        footer=searched(coverage),
    )


def _block(verification: Verification) -> str:
    lines = [f"**{headline(verification, lambda words: escape_line(words, _NAMED))}**"]
    lines.append(f"-# Asked: {escape_line(verification.claim.text, _ASKED)}")
    lines += [f"-# {remark}" for remark in remarks_beside(verification)]
    if verification.found:
        first = verification.found[0]
        differing = difference(first)
        if not verification.is_found:
            lines.append(NEAREST)
        if differing:
            lines += _differing(first, verification.claim.text, differing)
        if first.speaker and first.speaker != first.sentences.speaker:
            lines.append(f"-# The words asked about: {capacity(first.speaker)}")
        room = BLOCK - len("\n".join(lines)) - 1
        lines.append(compact_block(shown_place(verification), room))
    return "\n".join(lines)


def _differing(found: Found, claim: str, differing: Difference) -> list[str]:
    """The article's words and the asker's, what differs in bold; none if they are too long."""
    stored = _marked(found.article.text, found.words.span, differing.stored)
    asked = _marked(claim, Span(0, len(claim)), differing.asked)
    if len(stored) + len(asked) > _DIFFERENCE:
        return []
    return [f"In the article: {stored}", f"As asked: {asked}"]


def _marked(text: str, whole: Span, marked: Sequence[Span]) -> str:
    """``whole`` of a text in one line, what is ``marked`` in it bold and underlined."""
    line, at = "", whole.start
    for span in marked:
        line += _flat(text[at : span.start]) + f"__**{_flat(span.of(text))}**__"
        at = span.end
    return line + _flat(text[at : whole.end])


def _flat(text: str) -> str:
    """Words in one line, escaped, with a space where they have white space at their ends."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{escape(in_one_line(text))}{after}"
