"""Whether a question is surely in another language than English."""

import re
import unicodedata

from corpus.quotes.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)

_ENGLISH = frozenset(
    AUXILIARIES | DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS
) | frozenset("and or not who whom whose what when where why how which say says said".split())
# Small words of other languages. Two that are no English ones, in a question without a small word
# of English alone, tell enough; words that stand in names ("de", "la", "von") are left out.
_OTHERS = tuple(
    frozenset(words.split())
    for words in (
        "qué que quién cuándo cuando cómo dónde cuál cuánto por los las una sobre dijo ha fue está"
        " han se a no me",
        "que quoi qui quand comment où pourquoi quel quelle les une sur dit dans avec est ont ce on"
        " a me",
        "wer wann wie wo warum welche über sagte gesagt sagt dem eine und nicht sind sich werden"
        " wurde zwischen was in an am so",
        "che cosa chi quando dove perché quale gli una della sul sulla detto nel è sono in a me no",
        "que quem quando onde qual uma sobre disse é são foi os a as no me",
        "wat wie wanneer hoe waar waarom welke het een heeft zei niet zijn over is in",
        "co kto kiedy jak gdzie dlaczego się powiedział powiedziała są czy na to do",
        "ne kim zaman nasıl nerede neden bir hakkında dedi",
    )
)
_WORD = re.compile(r"\w+")


def is_foreign(text: str) -> bool:
    """Whether a text is surely not in English: by its script, else by small words.

    Names and keywords alone are never foreign.

    >>> is_foreign("¿Qué dijo Ruiz sobre la tregua?"), is_foreign("What did Ana de la Cruz say?")
    (True, False)
    """
    letters = [character for character in text if character.isalpha()]
    latin = sum("LATIN" in unicodedata.name(letter, "") for letter in letters)
    if latin * 2 < len(letters):
        return True
    words = {word.lower() for word in _WORD.findall(text)}
    return any(
        len(words & other - _ENGLISH) > 1 and not words & _ENGLISH - other for other in _OTHERS
    )
