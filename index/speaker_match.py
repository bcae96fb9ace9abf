"""Which speakers of the corpus a name or an office asked for may mean."""

from collections.abc import Sequence

from index.speakers import KnownSpeaker, name_key, office_key, same_name


def match_speakers(asked: str, speakers: Sequence[KnownSpeaker]) -> list[KnownSpeaker]:
    """The speakers that ``asked`` fits best, in their order; none if it fits nobody.

    In turn: a full name in any spelling; a surname or another part of the name; an office ("the
    Kremlin spokesman").

    >>> ruiz = KnownSpeaker("ana-ruiz", "Ana Ruiz", ("Ana Ruiz",), (), 3, 1)
    >>> [speaker.id for speaker in match_speakers("Ruíz", [ruiz])]
    ['ana-ruiz']
    """
    wanted = name_key(asked)
    if not wanted:
        return []
    full = [s for s in speakers if any(same_name(asked, name) for name in s.names)]
    if full:
        return full
    parts = [s for s in speakers if any(_is_part(wanted, name_key(name)) for name in s.names)]
    if parts:
        return parts
    return [s for s in speakers if any(_is_office(asked, office.role) for office in s.offices)]


def _is_part(wanted: Sequence[str], name: Sequence[str]) -> bool:
    """Whether ``wanted`` stands in ``name``, whole parts in a row."""
    size = len(wanted)
    return any(tuple(name[n : n + size]) == tuple(wanted) for n in range(len(name) - size + 1))


def _is_office(asked: str, role: str) -> bool:
    """Whether ``asked`` is ``role``, or leaves words of it out: "the minister" for "the foreign
    minister", not the other way round."""
    *before, _ = asked.casefold().removeprefix("the ").split()
    return office_key(asked) == office_key(role) and set(before) <= set(role.casefold().split())
