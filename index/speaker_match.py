"""Which speakers of the corpus a name or an office asked for may mean."""

from collections.abc import Sequence

from index.offices import names_office
from index.speaker_names import name_key, same_name
from index.speakers import KnownSpeaker


def match_speakers(asked: str, speakers: Sequence[KnownSpeaker]) -> list[KnownSpeaker]:
    """The speakers that ``asked`` fits best, in their order; none if it fits nobody.

    In turn: a full name in any spelling; a surname or another part of the name, the given name
    shortened to its initial if need be; an office ("the Kremlin spokesman").

    >>> ruiz = KnownSpeaker("ana-ruiz", "Ana Ruiz", ("Ana Ruiz",), (), 3, 1)
    >>> [speaker.id for speaker in match_speakers("Ruíz", [ruiz])]
    ['ana-ruiz']
    """
    wanted = name_key(asked)
    if not wanted:
        return []
    # A word alone may be anybody's surname, also where somebody is known by no more than that.
    if len(wanted) > 1:
        full = [s for s in speakers if any(same_name(asked, name) for name in s.names)]
        if full:
            return full
    parts = [s for s in speakers if any(_is_part(wanted, name_key(name)) for name in s.names)]
    if parts:
        return parts
    return [s for s in speakers if any(names_office(asked, office.role) for office in s.offices)]


def _is_part(wanted: Sequence[str], name: Sequence[str]) -> bool:
    """Whether ``wanted`` stands in ``name``, whole parts in a row, or shortens it ("A. Ruiz")."""
    size = len(wanted)
    if any(tuple(name[n : n + size]) == tuple(wanted) for n in range(len(name) - size + 1)):
        return True
    initial = size == 2 and len(wanted[0]) == 1 and len(name) > 1
    return initial and (wanted[0], wanted[1]) == (name[0][0], name[-1])
