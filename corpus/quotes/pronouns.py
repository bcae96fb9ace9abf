"""Whom "he" or "she" means, on evidence: agreement, recency, being the subject."""

from collections.abc import Sequence

from corpus.quotes.names import Gender
from corpus.quotes.people import People, Person

_BACK = 4
"""How many sentences back a pronoun may refer."""
GENDER_OF = {"he": Gender.MALE, "his": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}
"""The gender of a singular pronoun that a source may be."""


def antecedent(
    people: People, subjects: Sequence[Person | None], n: int, position: int, gender: Gender
) -> tuple[Person, bool] | None:
    """The person whom a pronoun in sentence ``n`` at token ``position`` means.

    ``subjects`` are the speakers or subjects of the sentences so far. The answer goes to the
    nearest subject of that gender if nobody else of it (or of unknown gender) is named since;
    False beside it says that others were, and it was only the likeliest. None otherwise.
    """
    rivals = _compatible(people, n, gender, position)
    if rivals:
        # earlier in the sentence: the speaker who reports himself ("Ruiz said he ...")
        reports_himself = len(rivals) == 1 and rivals[0] is subjects[n]
        return (rivals[0], False) if reports_himself else None
    seen: list[Person] = []
    for k in range(n - 1, max(-1, n - 1 - _BACK), -1):
        subject = subjects[k]
        others = _compatible(people, k, gender, None)
        if subject is not None and k < n - 1 and not (subject.sure and subject.gender):
            return None  # one word alone may be a place as well
        if subject is not None and subject.gender in {None, gender}:
            return _judged(subject, gender, others, seen)
        if subject is not None and len(others) == 1 and others[0].gender is gender and not seen:
            return others[0], False
        seen += others
        if len(seen) > 1 or (seen and subject is None):
            return None
    return None


def _judged(
    subject: Person, gender: Gender, others: Sequence[Person], seen: Sequence[Person]
) -> tuple[Person, bool] | None:
    """The subject, by how many others the pronoun might mean."""
    rivals = [p for p in (*others, *seen) if p is not subject]
    if not rivals:
        return subject, True
    if subject.gender is gender and not seen and all(p.gender is None for p in rivals):
        return subject, False
    return None


def _compatible(people: People, n: int, gender: Gender, before: int | None) -> list[Person]:
    """The people mentioned in a sentence (up to a position) who may be of that gender."""
    result: dict[Person, None] = {}
    for mention, person in people.mentioned(n):
        if before is not None and mention.where[0] >= before:
            break
        if person.sure and person.gender in {None, gender}:
            result[person] = None
    return list(result)
