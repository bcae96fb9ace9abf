"""What sort of question is asked, told by its form."""

import re
from enum import StrEnum

from corpus.quotes.cues import REPORTING, Form
from corpus.quotes.grammar import AUXILIARIES
from corpus.quotes.names import ROLES


class Kind(StrEnum):
    """What is wanted; keywords and whatever fits nothing else are OTHER."""

    SAID = "said"
    """What somebody said, thinks or holds: "What did Ruiz say about grain?"."""
    SAID_BY = "said by"
    """Who said something: "Who called the plan late?"."""
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how many"
    YES_NO = "yes or no"
    WHY = "why"
    DIFFERENCE = "difference"
    """How two differ: "Where do Ruiz and Brandt disagree?"."""
    PLANNED = "planned"
    """What is to come: "What are the next steps?"."""
    SUMMARY = "summary"
    OTHER = "other"


_GREETING = re.compile(
    r"(?:hi|hello|hey|please|so|and|but|ok|okay|well|thanks|also|then|yes|no|right|quick question)"
    r"\b(?:(?: there| all)\b)?[\s,.!:–—-]+"
)
_INDIRECT = re.compile(
    r"(?:(?:can|could|would|will) (?:you|someone|anyone|somebody|anybody) (?:please |kindly )?"
    r"(?:tell|show|remind|explain|inform|say|find out|check)(?: to)?(?: me| us)?"
    r"|(?:do|does|did) (?:you|we|anyone|anybody|someone) (?:happen to )?(?:know|remember|recall)"
    r"|(?:is|was) it (?:known|clear|public)|has it been (?:said|reported|announced)"
    r"|(?:just )?(?:tell|show|remind|give) (?:me|us)|explain(?: to (?:me|us))?|find out|find|list"
    r"|(?:i|we)(?: would|'d)? (?:like|want|need) to (?:know|learn|find out|hear|see)"
    r"|(?:i|we)(?: am|'m| are|'re)? (?:wonder(?:ing)?|curious)|(?:i|we)(?: would|'d)? love to know"
    r"|any (?:idea|clue|word|news) (?:on|of|about)?|any (?:idea|clue)"
    r"|(?:i|we) (?:do not|don't) (?:know|understand))(?: (?:about|exactly|please))?\b[\s,:]*"
)
_WORD = r"(?:[\w$€£%]+(?:[-'.][\w]+)*\.?,?)"
_PEOPLE = "|".join(sorted(ROLES, key=len, reverse=True))
_PLACES = (
    "place|country|countries|city|cities|town|village|region|province|state|continent|capital"
    "|venue|location|island|street|county|district"
)
_TIMES = "year|month|day|date|time|week|decade|century|season|hour|weekday"
_HOW = (
    "many|much|long|old|far|big|large|tall|high|often|fast|deep|wide|heavy|close|soon|likely|small"
)
_COUNTS = (
    "number|percentage|share|amount|price|cost|size|population|proportion|age|distance|rate|sum"
    "|total|value|budget|length|height|depth|revenue|death toll|toll|score|speed|temperature"
)
_NO_VERDICT = frozenset("find show reason open press sum begin continue".split())


def _saying(form: Form) -> str:
    """The written forms of the verbs of reporting that can be ``form``, as alternatives."""
    fitting = (
        written
        for written, (verb, forms) in REPORTING.items()
        if form & forms and verb.lemma not in _NO_VERDICT
    )
    return "(?:" + "|".join(sorted(fitting, key=len, reverse=True)) + r")\b"


_VIEWS = (
    r"(?:opinions?|views?|positions?|stances?|thoughts|comments?|remarks?|statements?|words"
    r"|responses?|reactions?|reply|replies|answers?|message|take|arguments?|quotes?|promises?"
    r"|demands?|proposals?|warnings?|claims?)"
)
_SUMMARY = re.compile(
    r"(?:please )?(?:summari[sz]e|sum up|recap|brief me|catch me up|overview|summary)\b"
    r"|(?:give |write |show )?(?:me |us )?(?:an? |the )?(?:\w+ )?"
    r"(?:summary|overview|recap|rundown|outline|briefing)\b"
    r"|what(?:'s| is| was| has| have)?(?: been)? (?:happened|happening|going on)\b"
    r"|what(?:'s| is) (?:new|the latest)(?: news)?(?: (?:on|about|in|with|from)\b|$)"
    r"|(?:tell|teach) (?:me|us) (?:\w+ )?about\b|what do (?:we|you) know (?:about|of)\b"
)
_DIFFERENCE = re.compile(
    r"\b(?:differ|differs|differed|differences?|disagree[ds]?|disagreements?|contrasts?|versus|vs)\b"
    r"|\bat odds\b|\bcompare\b|\bhave in common\b|\bcontradict"
)
_ASKS_DIFFERENCE = re.compile(
    r"(?:how|what|where|in what|in which|on what|compare|contrast|differ)"
)
_PLANNED = re.compile(
    r"what(?:'s| is| are| was| were) (?:(?:the|their|his|her|[\w-]+'s?) )?(?:next steps?\b|plan\b"
    r"|plans\b|planned|next\b|coming|expected|scheduled|to come)"
    r"|what (?:happens|comes) (?:next|now|after|then)\b"
    rf"|what (?:will|would|is|are) (?:{_WORD} ){{0,5}}?(?:going to |supposed to )?"
    r"(?:happen|do|change|follow|come)\b"
    rf"|what (?:do|does|did|is|are) (?:{_WORD} ){{1,5}}?"
    r"(?:plan|planning|intend|intending|going) to\b"
)
# Who is asked about, up to the verb; where another clause starts, it ends.
_SUBJECT = (
    r"(?:(?!(?:that|which|who|whom|when|if|to|do|be|after|before|because|by|"
    rf"{'|'.join(sorted(AUXILIARIES))})\b){_WORD} ){{1,8}}?"
)
_SAID = re.compile(
    rf"(?:what|how|which)(?: [\w-]+){{0,3}}? (?:did|does|do|will|would|might|didn't) {_SUBJECT}"
    rf"{_saying(Form.BASE)}"
    rf"|(?:what|how)(?: else)? (?:has|have|had) {_SUBJECT}{_saying(Form.PARTICIPLE)}"
    rf"|(?:what|how)(?: else)? (?:is|are|was|were) {_SUBJECT}{_saying(Form.ING)}"
    rf"|(?:what|how)(?: else)? {_SUBJECT}(?:said|says|told|thinks|thought|wrote|promised|claimed)\b"
    r"|what(?:'s| is| was| has| have| had)(?: been)? said\b"
    rf"|what(?:'s| is| are| was| were) (?:{_WORD} ){{0,5}}?{_VIEWS} "
    r"(?:on|about|to|over|regarding|for)\b"
    rf"|what(?:'s| is| are| was| were) (?:{_WORD} ){{0,3}}?[\w-]+'s? {_VIEWS}(?:$|[ ,])"
    rf"|what {_VIEWS} (?:did|does|do|has|have)\b"
    rf"|(?:{_WORD} ){{0,3}}?[\w-]+'s? {_VIEWS} (?:on|about|to|over|regarding)\b"
)
_SAID_BY = re.compile(
    rf"(?:who|which (?:[\w-]+ ){{0,2}}?(?:{_PEOPLE})s?)(?: else| all)? (?:was it (?:that|who) )?"
    r"(?:first |also |(?:has|have|had) (?:ever )?)?"
    rf"{_saying(Form.PAST | Form.PARTICIPLE | Form.THIRD)}"
    r"|whose (?:words?|quote|statement|remark|idea|proposal)\b"
    rf"|(?:who|by whom) (?:is|was|were|has|have) (?:{_WORD} ){{0,5}}?(?:said|quoted|promised)\b"
)
# A clause before the question itself: "When the talks failed, who left?", "In May, where ...?"
_FRONTED = re.compile(
    rf"(?:when|while|given|as|since|after|before|if|in|on|at|for)(?! (?:{'|'.join(AUXILIARIES)})\b)"
    rf"\b[^,]*, (?=(?:who|whom|what|which|when|where|why|how|{'|'.join(AUXILIARIES)})\b)"
)
# Where the asking word stands at the end or in the middle: "... over the death of which envoy?"
_IN_PLACE = (
    re.compile(r".*[^,] ((?:what|which|whose)\b.*)$"),
    re.compile(r".*?\b((?:who|whom|where|when|why|how)\b.*)$"),
)
_ASKING_WORDS = frozenset("who whom whose who's what what's which when where why how".split())
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.PLANNED, _PLANNED),
    (Kind.SAID_BY, _SAID_BY),
    (
        Kind.WHEN,
        re.compile(
            rf"when\b|(?:what|which) (?:\w+ )?(?:{_TIMES})\b|how (?:long ago|recently|soon)\b"
            rf"|what(?:'s| is| was| are)? the (?:\w+ ){{0,2}}?(?:date|year|day|deadline|birthday)\b"
        ),
    ),
    (
        Kind.WHERE,
        re.compile(
            rf"where\b|(?:what|which) (?:\w+ ){{0,2}}?(?:{_PLACES})\b"
            rf"|what(?:'s| is| was)? the (?:\w+ ){{0,2}}?(?:{_PLACES})\b"
        ),
    ),
    (
        Kind.HOW_MANY,
        re.compile(
            rf"how (?:{_HOW})\b|(?:what|which) (?:{_COUNTS})\b"
            r"|what(?:'s| is| was| were| are)? (?:the )?"
            rf"(?:(?!of\b)[\w-]+(?:'s)? ){{0,3}}?(?:{_COUNTS})\b"
        ),
    ),
    (Kind.SAID, _SAID),
    (
        Kind.WHO,
        re.compile(
            rf"(?:who|whom|whose|who's)\b|(?:which|what) (?:\w+ ){{0,3}}?(?:{_PEOPLE})s?\b"
            rf"|what(?:'s| is| was) the name of (?:\w+(?:'s)? ){{1,4}}?(?:{_PEOPLE})\b"
        ),
    ),
    (Kind.WHY, re.compile(r"why\b|how come\b|what (?:is|was|are|were) the reasons?\b|for what\b")),
)


def kind_of(question: str) -> Kind:
    """The kind of a question in English, by rules over its form.

    >>> kind_of("Do you know when the talks resume?")
    <Kind.WHEN: 'when'>
    >>> kind_of("grain harbours")
    <Kind.OTHER: 'other'>
    """
    plain = " ".join(question.lower().replace("’", "'").replace("‘", "'").split())
    asked = _asking_part(plain)
    if _SUMMARY.match(asked):
        return Kind.SUMMARY
    bare = _without_opening(asked)
    if _DIFFERENCE.search(bare) and _ASKS_DIFFERENCE.match(bare):
        return Kind.DIFFERENCE
    first = bare.partition(" ")[0]
    if first in AUXILIARIES | {"whether", "if"}:
        return Kind.YES_NO
    if first not in _ASKING_WORDS and (plain.endswith("?") or bare != asked):
        places = (place.match(bare) for place in _IN_PLACE)
        bare = next((found.group(1) for found in places if found), bare)
    return next((kind for kind, form in _FORMS if form.match(bare)), Kind.OTHER)


def _asking_part(plain: str) -> str:
    """The last sentence that asks, without greetings and a clause before it."""
    sentences = re.split(r"(?<=[a-z0-9)\"”]{2}[.!?])\s+", plain)
    asking = [s for s in sentences if s.endswith("?")] or sentences
    part = asking[-1]
    while greeting := _GREETING.match(part):
        part = part[greeting.end() :]
    fronted = _FRONTED.match(part)
    return part[fronted.end() if fronted else 0 :].strip(" ?!.")


def _without_opening(asked: str) -> str:
    """ "do you know when ..." as "when ..."."""
    while (opening := _INDIRECT.match(asked)) and opening.end() < len(asked):
        asked = asked[opening.end() :]
    return asked
