"""What somebody said over time, and what several said side by side."""

from collections.abc import Iterator, Sequence

from bot.discord.escape import escape_line
from bot.discord.render.heading import Heading
from bot.discord.render.pages import TITLE, Colour, bound
from bot.discord.render.small_print import period, searched
from bot.discord.reply import Reply
from bot.discord.sections import Entry, Sections
from bot.in_words import count, day
from bot.positions import NoPositions, Positions, PositionsRequest, Side
from bot.positions.models import NO_POSITIONS, Remark, Rewording
from bot.positions.told import marked_here, marked_there, most_of_each, not_shown, silence

_UNDATED = "Without a date"
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
    entries = tuple(_entries(positions.sides, most_of_each(positions)))
    remarks = [remark for side in positions.sides for remark in side.remarks]
    articles = [a for r in remarks for a in (r.quote.citation.article, *r.quote.also)]
    outlets = {article.source for article in articles if article.source}
    where = count(len({article.id for article in articles}), "article")
    where += f" of {count(len(outlets), 'outlet')}" if outlets else ""
    lead = f"-# {count(len(remarks), 'statement')} in {where}, {order}"
    return Sections(entries, lead, positions.searched)


def _entries(sides: Sequence[Side], most: int = 0) -> Iterator[Entry]:
    """What stands under each side, of each voice the first ``most`` remarks."""
    for side in sides:
        if not side.voices:
            yield Entry(None, (side.asked,), _unknown(side))
        for voice in side.voices:
            told = _one_of(side)
            if not voice.remarks:
                yield Entry(None, (voice.name,), f"{told} {silence(voice)}".strip())
            for n, remark in enumerate(voice.remarks[:most]):
                yield from _remark(remark, voice.name, "" if n else told)
            if voice.remarks[most:]:
                yield Entry(None, (voice.name,), not_shown(len(voice.remarks) - most))


def _remark(remark: Remark, name: str, told: str) -> Iterator[Entry]:
    """A remark, after it the earlier words that it differs from, what differs marked in both."""
    under, rewording = (name, *_undated(remark)), remark.rewording
    here = marked_here(rewording, remark.quote) if rewording else ()
    notes = (told, remark.told.gloss, _reworded(rewording) if rewording else "")
    yield Entry(remark.quote, under, " ".join(filter(None, notes)), marked=here)
    if rewording:
        there = marked_there(rewording)
        yield Entry(rewording.earlier, under, "The earlier words, beside these:", marked=there)


def _unknown(side: Side) -> str:
    near = f" Names that come near: {', '.join(side.near_names)}." if side.near_names else ""
    return f"Nobody of that name is surely quoted.{near}"


def _one_of(side: Side) -> str:
    """That a name may be that of several."""
    if len(side.voices) > 1:
        return f"{side.asked} may be any of {len(side.voices)}; each is named."
    return ""


def _undated(remark: Remark) -> tuple[str, ...]:
    return () if remark.quote.citation.article.published else (_UNDATED,)


def _reworded(rewording: Rewording) -> str:
    """That words are nearly those of an earlier statement."""
    article = rewording.earlier.citation.article
    outlet = f", {article.source[:_OUTLET]}" if article.source else ""
    return f"Worded differently from {day(article.published)}{outlet}; what differs is underlined."
