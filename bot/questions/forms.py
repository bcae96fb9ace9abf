"""The forms of question that ask for somebody's words, as patterns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.quotes.cues import REPORTING, forms
from corpus.quotes.cues import Form as Written
from corpus.quotes.grammar import ADVERBS, BE, DO, HAVE, PREPOSITIONS, SUBORDINATORS

# Nobody but the speaker can answer for these; of other verbs of reporting ("reject", "want") an
# article may tell in its own words.
_SPEAKING = """say tell think believe feel state comment mention speak talk claim argue warn
    announce declare suggest explain insist note respond reply answer react remark describe call
    admit predict propose demand promise pledge vow threaten stress emphasize emphasise reiterate
    affirm acknowledge express complain quip joke assert caution hint accuse write tweet post"""
_DOING = """want hope expect plan intend agree oppose support decide accept refuse prefer name give
    set list identify raise"""
# They are more often no saying.
_NO_VERBS = (
    """find show open read press put hit begin continue reason charge sing cry text fire add"""
)
_QUOTED = "quoted as saying"


def _all_forms(lemmas: str) -> set[str]:
    return {form for lemma in lemmas.split() for form, _ in forms(lemma)}


SPEAKING = frozenset(_all_forms(_SPEAKING) | {_QUOTED})
"""Forms of verbs for which nobody but the speaker can answer."""
PLAIN = frozenset(
    _all_forms(
        "say tell think believe feel state comment mention speak talk remark note express react"
    )
    | {_QUOTED}
)
"""Forms of verbs that tell nothing of the topic."""
TELLING = frozenset(_all_forms("tell"))
"""Forms of verbs that whoever is spoken to follows."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of question, with groups ``who`` and, if it has them, ``before``, ``ask``, ``asked``,
    ``verb`` and ``rest``.

    ``claim`` says that it asks whether something was said, ``if_known`` that it is also used of
    what is no speaker, ``of_anyone`` that it may also follow "who", ``least`` how many names it
    needs, ``keywords`` that it is no sentence.
    """

    pattern: re.Pattern[str]
    claim: bool = False
    if_known: bool = False
    of_anyone: bool = False
    least: int = 1
    keywords: bool = False


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(word) for word in words}, key=lambda w: (-len(w), w)))


def _verbs(written: Written) -> str:
    """Pattern of the verbs of saying in one of their written forms."""
    known = {form for form, (_, how) in REPORTING.items() if how & written and form.isalpha()}
    more = {
        form
        for lemma in (*_SPEAKING.split(), *_DOING.split())
        for form, how in forms(lemma)
        if how & written
    }
    return _either((known | more) - _all_forms(_NO_VERBS))


# Without an auxiliary a form that may be a noun tells nothing ("the United States").
_SAID = _either(
    {form for lemma in _SPEAKING.split() for form, how in forms(lemma) if how & Written.PAST}
    | set("says thinks believes feels saying".split())
)
_SPEAKING_VERB = rf"(?P<verb>{_SAID})\b"
_VIEW = (
    r"(?:opinions?|views?|positions?|stances?|thoughts?|comments?|remarks?|statements?|words"
    r"|responses?|reactions?|repl(?:y|ies)|answers?|message|take|arguments?|quotes?|quotations?"
    r"|promises?|demands?|proposals?|warnings?|claims?|criticisms?|assessments?|attitudes?)\b"
)
# A name has none of these in it; "will" and "may" are names too.
_BREAKS = _either(
    (SUBORDINATORS | PREPOSITIONS | BE | DO | HAVE) - set("as of for in at from with".split())
    | set("would should could might can not it there happen me according".split())
)
_WORD = (
    rf"(?:(?!(?:{_BREAKS})\b)[^\s,;:?!“”\"]+"
    r"|(?<=ambassador )to|(?<=envoy )to|(?<=adviser )to|(?<=advisor )to)"
)
_NAME = rf"(?P<who>{_WORD}(?:,? {_WORD}){{0,9}}?)(?<!\bthe)(?<!\ban)(?<!\ba)(?<!\bno)(?<!'s)"
_OFTEN = rf"(?: (?:{_either(ADVERBS - {'may'})}|ever|reportedly|have|been))*?"
_OF = r"(?:on|about|of|to|over|regarding|concerning|re|towards?)\b"
_REST = (
    rf"(?:,? (?:{_OF}|(?:that|in response to|as to|when asked about|if|whether)\b))?(?P<rest>.*)$"
)
_AUXILIARIES = (
    (r"(?:did|does|do|will|would|might|could|should)(?:n't| not)?", _verbs(Written.BASE)),
    (r"(?:has|have|had)(?:n't| not)?", _verbs(Written.PARTICIPLE)),
    (r"(?:is|was|are|were)(?:n't| not)?", f"{_QUOTED}|{_verbs(Written.ING)}"),
)
AUXILIARY = rf"(?:{'|'.join(auxiliary for auxiliary, _ in _AUXILIARIES)})"
_ASKED = rf"(?P<asked>(?: (?!{AUXILIARY}\b)[^\s,]+){{0,4}}?)"
# "X is said to" asks nothing of X: each auxiliary comes with its own form of the verb.
_SAYS = tuple(
    rf"{auxiliary} {_NAME}{_OFTEN} (?P<verb>{verbs})\b{_REST}" for auxiliary, verbs in _AUXILIARIES
)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


FORMS = (
    Form(  # how do X and Y differ on
        _form(
            rf"\b(?:do|does|did|are|is|was|were) {_NAME}"
            r"(?: (?:also|still|really|most|apart|at|views?))*? "
            r"(?:differ|disagree|agree|diverge|odds|compare)\b(?: with each other)?"
            rf"(?: {_OF})?(?P<rest>.*)$"
        ),
        if_known=True,
        least=2,
    ),
    Form(  # the difference between X and Y on
        _form(
            r"\b(?:differences?|disagreements?|contrast|distinguish|divide|gap|compare)"
            rf"(?: in (?:\w+ )?{_VIEW})?(?: between| the (?:views|positions) of)? {_NAME}"
            rf"(?:(?: {_OF}(?P<rest>.*))?$)"
        ),
        if_known=True,
        least=2,
    ),
    Form(  # ... according to X ...
        _form(
            r"^(?P<before>.*?),? ?\b(?:according to|in the (?:words|view|opinion|eyes) of) "
            rf"{_NAME}(?P<rest>(?:, | (?=(?:what|who|whom|when|where|why|how|which|can|about|on"
            rf"|{AUXILIARY})\b)).*)?$"
        ),
        of_anyone=True,
    ),
    *(  # what did X say about
        Form(
            _form(rf"\b(?P<ask>what|how|which|who|whom|why|when|where){_ASKED} {says}"),
            of_anyone=True,
        )
        for says in _SAYS
    ),
    # did X say that; is it true that X said that
    *(Form(_form(rf"(?:^|[,.;:] |^(?:and|but|so|well) ){says}"), claim=True) for says in _SAYS),
    Form(
        _form(
            rf"\b(?:(?:true|correct|right) that|whether|know if) {_NAME}{_OFTEN}"
            rf"(?: has| have| had)?{_OFTEN} {_SPEAKING_VERB}{_REST}"
        ),
        claim=True,
    ),
    Form(  # (tell me) what X said about
        _form(
            r"\b(?:what(?:ever)?|everything|anything|something|things|all|statements?|words)"
            rf"(?: else| exactly| that){{0,2}} {_NAME}{_OFTEN}(?: has| have| had| is| was)?{_OFTEN}"
            rf" {_SPEAKING_VERB}{_REST}"
        )
    ),
    # quotes by X on; X's position on; quote X on
    Form(_form(rf"\b{_VIEW} (?:of|by|from|made by) {_NAME}(?:(?: {_OF}(?P<rest>.*))?$)")),
    Form(
        _form(
            r"(?:^|\b(?:is|are|was|were|of|about|describe|list|show|me|find|what|summari[sz]e) )"
            rf"{_NAME}(?:'s|(?<=s)') (?:[^\s,]+ ){{0,2}}?{_VIEW}{_REST}"
        )
    ),
    Form(_form(rf"^(?:please )?(?:quote|cite) {_NAME} {_OF}(?P<rest>.*)$")),
    # X position on; X on
    Form(
        _form(rf"^{_NAME} (?:[^\s,]+ ){{0,1}}?{_VIEW} {_OF}(?P<rest>.*)$"),
        if_known=True,
        keywords=True,
    ),
    Form(
        _form(rf"^{_NAME}:? (?:on|about|re|regarding|over)\b(?P<rest>.*)$"),
        if_known=True,
        keywords=True,
    ),
)
"""The forms, the more telling ones first."""
