"""Cuts a text into sentences.

The boundaries are those of nupunkt (Punkt, Kiss and Strunk 2006, trained on abbreviations), put
right where news differs from the law texts it learned from. `python -m evals.sentences` compares
it with the other libraries that keep offsets.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import nupunkt

from corpus.models import Span, Turn, stripped

MAX_WHOLE = 60
"""Words up to which a sentence with a quotation of several sentences stays whole."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?=\n)")
_LINE = re.compile(r"^[^\S\n]*(\S.*)\n(?=[^\S\n]*(\S))", re.MULTILINE)
_CLOSERS = r"""["'”’»“«)\]]"""
_OPENERS = r"""["'“‘«»„‚(\[]"""

# Punkt learned too many abbreviations ("me.", "call."): a full stop after a word in small letters
# that is spelled out, or before a closing quotation mark, ends a sentence all the same; so does
# any before a word that is written with a capital only where a sentence starts.
_MISSED = re.compile(
    rf"""(?: \b (?!(?:vs|etc|cf|al|ca|approx|est|no|nos|pp|op|ed|eds|ft|mt|st)\.)
             [a-z]{{2,}} (?:[’'][a-z]+)? [.…] {_CLOSERS}*
           | (?<=\w\w\w) [.] ["”»]+
           | (?<!\d) [.…] {_CLOSERS}*
             (?= \s+ (?:The|This|That|These|Those|There|He|She|It|They|We|His|Her|Their|Its|But|And
                       |In|On|If|When|While|After|Before|As|Nobody|What|Who|Why|How) \b [^.] ) )
        (?<! \bvs\.) \s+ (?= {_OPENERS}* [A-ZÀ-ÖØ-Þ] )""",
    re.VERBOSE,
)

# Titles that Punkt did not learn. Small letters start no sentence (but addresses and "iMed" may).
_TITLE = re.compile(r"\b(?:Lt|Cmdr|Reps|Sens|Govs|Gens|Pres|St)\.$")
# "U.S." and the like before an office or a body goes on to it far oftener than it ends a sentence.
_DOTTED = re.compile(r"(?:\b[A-Z]\.){2,}$")
_OFFICE_OR_BODY = re.compile(
    r"""(?: [Vv]ice | Deputy | Assistant | Special | Secretary | Under-?[Ss]ecretary | President
          | Ambassador | Envoy | Senator | Sen\. | Rep\. | Representative | Congress(?:man|woman)?
          | Attorney | General | Gen\. | Department | State\ Department | Treasury | Justice
          | Defen[cs]e | Supreme | Federal | National | House | Embassy | Security | Charter
          | Central | Army | Navy | Air\ Force | Marine | Coast | Chief | Trade | Foreign )\b""",
    re.VERBOSE,
)
_SMALL = re.compile(rf"(?:{_OPENERS}\s*+)*+([^\W\d_]++)(?![@/:_]|\.\w)")

# After a quotation that ends in "?", "!" or a pause: a name and a word of saying. (A pronoun or
# noun there stands in small letters.)
_ASKS = re.compile(r"""(?: [?!…—–] | -- | \.\.\. ) \s? ["”’'»“«] $""", re.VERBOSE)
_SAYS = re.compile(
    r"""(?: (?: [A-ZÀ-ÖØ-Þ][\w.’'-]* | of | the | for | de | van | von | al | el ) ,? \s+ ){1,8}?
        (?: said | says | asked | asks | told | tells | added | adds | wrote | writes | replied
          | answered | cried | shouted | yelled | exclaimed | whispered | wondered | demanded
          | insisted | declared | continued | joked | quipped | recalled | tweeted | posted
          | warned | noted | explained ) \b""",
    re.VERBOSE,
)
_NOT_NAMES = re.compile(r"(?:The|This|That|He|She|It|They|We|I|But|And|In|On|At|If|When|As)\b")

# Marks that pair within a paragraph, and brackets. A single mark counts as a quotation's end only
# after punctuation: elsewhere it is as likely an apostrophe.
_ENCLOSED = re.compile(
    r"""“[^“”]*+” | „[^„“”]*+[“”] | «[^«»]*+» | »[^«»]*+« | \([^()]*+\) | \[[^\[\]]*+\]
      | (?<![^\s(\[—–-]) " (?=\S) [^"]*+ (?<=\S) " (?!\w)
      | (?<!\w) ‘ (?=\S) (?:[^‘’]++ | (?<=\w)’(?=\w))*+ (?<=[.,!?…]) ’ (?!\w)
      | (?<!\w) ' (?=\S) (?:[^']++ | (?<=\w)'(?=\w))*+ (?<=[.,!?…]) ' (?!\w)""",
    re.VERBOSE,
)


def split_sentences(text: str, turns: Sequence[Turn] = ()) -> tuple[Span, ...]:
    """The sentences of ``text``, in order, without white space at their ends.

    None crosses a blank line or the boundary of a turn; every character that is not white space
    lies in exactly one. A turn's label ("MR. RUIZ:") is a span of its own. A single line break
    ends a sentence too, unless the text is wrapped (a quarter of its lines go on in small letters).

    A quotation stays with its attribution. One that holds several sentences stays whole, so that
    it can be understood where it is shown alone, if the sentence around it has at most
    ``MAX_WHOLE`` words; a longer one is cut between its sentences, the attribution staying with
    the last (or the first, where it stands before). The same holds for brackets.

    Takes time linear in the length and raises nothing.
    """
    return tuple(
        sentence
        for start, end in _blocks(text, turns)
        for first, last in pairwise(_boundaries(text[start:end]))
        if (sentence := stripped(text, start + first, start + last))
    )


def _blocks(text: str, turns: Sequence[Turn]) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` that no sentence crosses, in order."""
    cuts = {0, len(text)}
    cuts.update(match.end() for match in _BLANK_LINE.finditer(text))
    cuts.update(_line_ends(text))
    cuts.update(cut for turn in turns for cut in (turn.span.start, turn.span.end))
    return pairwise(sorted(cuts))


def _line_ends(text: str) -> Iterator[int]:
    """Where a single line break ends a sentence.

    Of 2,694 news texts whose lines are paragraphs, five had a quarter of them or more start in
    small letters; of a wrapped book's lines, 84% do. In a wrapped text, a line shorter than half
    the usual is a heading or ends its paragraph.
    """
    lines = list(_LINE.finditer(text))
    if not lines:
        return
    wrapped = 4 * sum(line[2].islower() for line in lines) >= len(lines)
    usual = median(len(line[1]) for line in lines)
    for line in lines:
        if not wrapped or 2 * len(line[1]) < usual:
            yield line.end()


def _boundaries(block: str) -> list[int]:
    """Where the sentences of a block start, and its end."""
    found = {start for start, _ in nupunkt.sent_spans(block)}
    found.update(match.end() for match in _MISSED.finditer(block))
    starts = [0]
    for start in sorted(found - {0}):
        if not _goes_on(block, starts[-1], start):
            starts.append(start)
    return [*_without_cut_quotations(block, starts), len(block)]


def _goes_on(block: str, first: int, start: int) -> bool:
    """Whether the sentence that starts at ``first`` goes on at ``start``."""
    word = _SMALL.match(block, start)
    if word and word[1].islower():
        return True
    if _NOT_NAMES.match(block, start):
        return False
    before = block[max(first, start - 40) : start].rstrip()
    asked = _ASKS.search(before) and _SAYS.match(block, start)
    office = _DOTTED.search(before) and _OFFICE_OR_BODY.match(block, start)
    return bool(asked or office or _TITLE.search(before))


def _without_cut_quotations(block: str, starts: list[int]) -> list[int]:
    """``starts`` less those inside a quotation or bracket that is short enough to stay whole."""
    kept: list[int] = []
    at = 0
    for enclosed in _ENCLOSED.finditer(block):
        inside = bisect_right(starts, enclosed.start(), at)
        after = bisect_left(starts, enclosed.end(), inside)
        kept += starts[at:inside]
        if inside < after:
            end = starts[after] if after < len(starts) else len(block)
            if len(block[kept[-1] : end].split(maxsplit=MAX_WHOLE)) > MAX_WHOLE:
                kept += starts[inside:after]
        at = after
    return kept + starts[at:]
