"""What somebody said over time, and what several said side by side."""

from collections.abc import Iterator, Sequence

from bot.discord.escape import escape_line
from bot.discord.render.heading import Heading
from bot.discord.render.pages import TITLE, Colour, bound
from bot.discord.render.small_print import count, day, period, searched
from bot.discord.reply import Reply
from bot.discord.sections import Entry, Sections
from bot.positions import NoPositions, Positions, PositionsRequest, Side
from bot.positions.models import NO_POSITIONS, Remark, Rewording

MOST = 200
"""How many statements are shown; a time that is asked for makes them fewer."""
_UNDATED = "Without a date"
_SILENT = "No statement found."
_OUTLET = 80
_LINE = 300


def position_sections(positions: Positions) -> Sections:
    """What somebody said, oldest first."""
    return _sections(positions, "oldest first")


def comparison_sections(positions: Positions) -> Sections:
    """What several said, newest first."""
    return _sections(positions, "newest first")


def positions_heading(request: PositionsRequest, kind: str) -> Heading:
    """What is told: ``kind``, whose words, on what, from when and where."""
    within = request.within
    told = [" and ".join(request.speakers), request.topic, within.source]
    told.append(period(within.since, within.until))
    return Heading(escape_line(f"{kind}: {' · '.join(filter(None, told))}", TITLE))


def render_no_positions(nothing: NoPositions, heading: Heading) -> Reply:
    """Why nothing is told, with the names that come near."""
    told = [
        escape_line(f"{entry.under[0]}: {entry.note}", _LINE) for entry in _entries(nothing.sides)
    ]
    if nothing.near_outlets:
        near = f"Outlets that come near: {', '.join(nothing.near_outlets)}."
        told.append(escape_line(near, _LINE))
    lead, footer = f"**{NO_POSITIONS[nothing.reason]}**", searched(nothing.searched)
    (reply,) = bound(
        [["\n".join(told)] if told else []], colour=Colour.CALM, lead=lead, footer=footer
    )
    for embed in reply.embeds:
        heading.put_on(embed)
    return reply


def _sections(positions: Positions, order: str) -> Sections:
    entries = tuple(_entries(positions.sides))
    remarks = [remark for side in positions.sides for remark in side.remarks]
    articles = [a for r in remarks for a in (r.quote.citation.article, *r.quote.also)]
    outlets = {article.source for article in articles if article.source}
    where = count(len({article.id for article in articles}), "article")
    where += f" of {count(len(outlets), 'outlet')}" if outlets else ""
    lead = f"-# {count(len(remarks), 'statement')} in {where}, {order}"
    if len(entries) > MOST:
        lead += f"; the first {MOST} are shown: name a time, by since and until, to see others"
    return Sections(entries[:MOST], lead, positions.searched)


def _entries(sides: Sequence[Side]) -> Iterator[Entry]:
    for side in sides:
        if not side.voices:
            yield Entry(None, (side.asked,), _unknown(side))
        for voice in side.voices:
            told = _taken_for(side, voice.name)
            if not voice.remarks:
                yield Entry(None, (voice.name,), f"{told} {_SILENT}".strip())
            for n, remark in enumerate(voice.remarks):
                note = f"{'' if n else told} {_reworded(remark.rewording)}".strip()
                yield Entry(remark.quote, (voice.name, *_undated(remark)), note)


def _unknown(side: Side) -> str:
    near = f" Names that come near: {', '.join(side.near_names)}." if side.near_names else ""
    return f"Nobody of that name is surely quoted.{near}"


def _taken_for(side: Side, name: str) -> str:
    """What is to be known of how a name was understood."""
    if side.guessed:
        return f"Nobody is called {side.asked}; the nearest name is {name}."
    if len(side.voices) > 1:
        return f"{side.asked} may be any of {len(side.voices)}; each is named."
    return ""


def _undated(remark: Remark) -> tuple[str, ...]:
    return () if remark.quote.citation.article.published else (_UNDATED,)


def _reworded(rewording: Rewording | None) -> str:
    """That words are nearly those of an earlier statement; they stand there themselves."""
    if rewording is None:
        return ""
    article = rewording.earlier.citation.article
    outlet = f", {article.source[:_OUTLET]}" if article.source else ""
    changes = count(len(rewording.differences), "difference")
    return f"Worded differently from {day(article.published)}{outlet}: {changes}."
