"""Verbs that report speech, by what they take: closed lists of English, with their forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto


class Takes(Flag):
    """What may be the content of a verb of reporting."""

    QUOTATION = auto()
    """A quotation next to the verb or its subject: '"...," Ruiz continued'."""
    CLAUSE = auto()
    """A clause with or without "that": "Ruiz said the talks had failed"."""
    AROUND = auto()
    """A clause around it: "The talks, Ruiz said, had failed"."""
    OBJECT = auto()
    """A noun phrase and all that hangs on it: "Ruiz accused Vela of lying"."""
    INFINITIVE = auto()
    """An infinitive: "Ruiz promised to resign"."""
    ADDRESSEE = auto()
    """The one spoken to comes first: "Ruiz told reporters that"."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of reporting. ``particles`` are the words after it that belong to it.

    ``needs_particle`` says that the verb reports only with one of them ("point to").
    ``denies`` says that the content is denied or refused. ``thinks`` marks a verb of thought.
    """

    lemma: str
    takes: Takes
    particles: frozenset[str] = frozenset()
    needs_particle: bool = False
    denies: bool = False
    thinks: bool = False


class Form(Flag):
    BASE = auto()
    THIRD = auto()
    PAST = auto()
    PARTICIPLE = auto()
    ING = auto()


_Q, _C, _A = Takes.QUOTATION, Takes.CLAUSE, Takes.AROUND
_O, _I, _D = Takes.OBJECT, Takes.INFINITIVE, Takes.ADDRESSEE

_CLASSES: dict[Takes, str] = {
    _Q | _C | _A: """say add note write argue claim acknowledge explain state insist declare report
        reply recall stress emphasize emphasise reiterate remark observe allege confirm admit
        concede caution boast testify complain lament quip proclaim maintain reveal disclose affirm
        reaffirm repeat joke assert contend conclude predict tweet retweet post blog announce muse
        opine exclaim counter estimate deadpan suggest hint signal gripe scoff rant bemoan
        underline underscore attest crow sniff theorize speculate recount marvel grumble
        confide profess confess surmise posit postulate hypothesize""",
    _C | _A: "indicate show find demonstrate imply warrant",
    _Q | _C | _A | _D: "tell remind inform assure warn advise notify reassure",
    _Q | _I: "pledge",
    _Q | _C | _A | _I: "promise vow threaten agree swear",
    _Q | _C | _D | _I: "ask urge implore beg",
    _Q | _C: "wonder inquire demand recommend",
    _Q | _C | _I: "propose",
    _Q: """continue begin respond answer retort interject open read shout yell scream whisper
        mutter laugh text email tease snap elaborate offer press prod charge boom sing jeer taunt
        demur venture reason pipe interrupt intone chide plead chant roar deadpan thunder fume
        bellow cry""",
    _Q | _O: """criticize criticise praise denounce condemn reject dismiss defend blast slam mock
        describe outline question discuss mention cite highlight blame rebuke attack ridicule
        deride decry bash hail laud applaud commend congratulate thank welcome echo quote voice
        express detail summarize assail lambast lambaste denigrate castigate chastise scold skewer
        rip savage excoriate lampoon insult belittle disparage vilify tout tease dub dispute
        contradict refute rebut endorse advocate accuse characterize characterise portray depict
        liken compare reference invoke attribute downplay minimize disavow disown repudiate
        renounce deplore""",
    _O: """demand propose announce reveal identify promise predict threaten recommend suggest
        request declare estimate""",
    _I: "intend refuse decline",
}
_THINKING: dict[Takes, str] = {
    _Q | _C | _A: "believe think hope feel fear assume suspect worry imagine guess doubt",
    _I: "hope wish",
    _O: "regret fear doubt",
}
_DENYING: dict[Takes, str] = {
    _Q | _C | _A | _O: "deny",
    _I: "refuse decline",
    _O: "reject dispute refute rebut repudiate disavow disown",
}
_PARTICLES: dict[str, tuple[str, bool, Takes]] = {
    # lemma: particles, whether one is needed, what it takes with one
    "call": ("for on out upon", False, _Q | _O),
    "point": ("out to", True, _Q | _C | _A | _O),
    "refer": ("to", True, _Q | _O),
    "talk": ("about of up", True, _Q | _O),
    "speak": ("about of against", True, _Q | _O),
    "comment": ("on about", False, _Q | _O),
    "complain": ("about of", False, _Q | _C | _A | _O),
    "object": ("to", True, _Q | _O),
    "allude": ("to", True, _Q | _O),
    "rail": ("against", True, _Q | _O),
    "argue": ("for against about", False, _Q | _C | _A | _O),
    "warn": ("against about of", False, _Q | _C | _A | _D | _O),
    "boast": ("about of", False, _Q | _C | _A | _O),
    "joke": ("about", False, _Q | _C | _A | _O),
    "brag": ("about of", False, _Q | _C | _A | _O),
    "hint": ("at", False, _Q | _C | _A | _O),
    "apologize": ("for", False, _Q | _O),
    "apologise": ("for", False, _Q | _O),
    "admit": ("to", False, _Q | _C | _A | _O),
    "fire": ("back", True, _Q),
    "shoot": ("back", True, _Q),
    "hit": ("back", True, _Q),
    "chime": ("in", True, _Q),
    "weigh": ("in", True, _Q),
    "lash": ("out", True, _Q | _O),
    "lay": ("out", True, _O),
    "put": ("it", True, _Q | _C | _A),
    "spell": ("out", True, _O),
    "respond": ("to", False, _Q | _O),
    "react": ("to", False, _Q | _O),
    "agree": ("with on", False, _Q | _C | _A | _I | _O),
    "disagree": ("with", False, _Q | _O),
    "ask": ("about for", False, _Q | _C | _A | _D | _I | _O),
    "write": ("about of", False, _Q | _C | _A | _O),
    "think": ("about of", False, _Q | _C | _A | _O),
    "worry": ("about", False, _Q | _C | _A | _O),
    "hope": ("for", False, _Q | _C | _A | _I | _O),
    "vouch": ("for", True, _O),
    "sum": ("up", True, _Q | _O),
    "insist": ("on", False, _Q | _C | _A | _O),
    "reflect": ("on", False, _Q | _O),
    "inquire": ("about", False, _Q | _C | _O),
    "testify": ("about", False, _Q | _C | _A | _O),
    "speculate": ("about on", False, _Q | _C | _A | _O),
}
_IRREGULAR: dict[str, tuple[str, str]] = {
    "say": ("said", "said"), "tell": ("told", "told"), "write": ("wrote", "written"),
    "think": ("thought", "thought"), "feel": ("felt", "felt"), "know": ("knew", "known"),
    "understand": ("understood", "understood"), "read": ("read", "read"), "go": ("went", "gone"),
    "put": ("put", "put"), "begin": ("began", "begun"), "speak": ("spoke", "spoken"),
    "swear": ("swore", "sworn"),
    "find": ("found", "found"), "show": ("showed", "shown"), "seek": ("sought", "sought"),
    "shoot": ("shot", "shot"), "hit": ("hit", "hit"), "take": ("took", "taken"),
    "lay": ("laid", "laid"), "rebut": ("rebutted", "rebutted"), "admit": ("admitted", "admitted"),
    "refer": ("referred", "referred"), "rip": ("ripped", "ripped"), "pan": ("panned", "panned"),
    "crow": ("crowed", "crowed"), "quip": ("quipped", "quipped"), "chat": ("chatted", "chatted"),
    "snap": ("snapped", "snapped"), "brag": ("bragged", "bragged"), "dub": ("dubbed", "dubbed"),
    "slam": ("slammed", "slammed"), "blog": ("blogged", "blogged"), "plan": ("planned", "planned"),
    "prefer": ("preferred", "preferred"), "label": ("labeled", "labelled"),
    "spell": ("spelled", "spelled"), "sum": ("summed", "summed"), "beg": ("begged", "begged"),
    "bring": ("brought", "brought"), "chant": ("chanted", "chanted"), "open": ("opened", "opened"),
    "regret": ("regretted", "regretted"), "tweet": ("tweeted", "tweeted"),
}  # fmt: skip


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _third(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _ing(lemma: str, past: str) -> str:
    if past.endswith("ed") and len(past) == len(lemma) + 3:
        return past[:-2] + "ing"  # the doubled consonant of "referred"
    if lemma in {"begin", "hit", "put"}:
        return lemma + lemma[-1] + "ing"
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"


def forms(lemma: str) -> Iterator[tuple[str, Form]]:
    """The written forms of a verb, with what each can be."""
    past, participle = _IRREGULAR.get(lemma, (_past(lemma), _past(lemma)))
    yield lemma, Form.BASE
    yield _third(lemma), Form.THIRD
    yield past, Form.PAST
    yield participle, Form.PARTICIPLE
    yield _ing(lemma, past), Form.ING


def _verbs() -> Iterator[Verb]:
    takes: dict[str, Takes] = {}
    for table in (_CLASSES, _THINKING, _DENYING):
        for kinds, lemmas in table.items():
            for lemma in lemmas.split():
                takes[lemma] = takes.get(lemma, kinds) | kinds
    for lemma, (_, _, kinds) in _PARTICLES.items():
        takes[lemma] = takes.get(lemma, kinds) | kinds
    thinking = {lemma for lemmas in _THINKING.values() for lemma in lemmas.split()}
    denying = {lemma for lemmas in _DENYING.values() for lemma in lemmas.split()}
    for lemma, kinds in takes.items():
        particles, needed, _ = _PARTICLES.get(lemma, ("", False, kinds))
        yield Verb(
            lemma, kinds, frozenset(particles.split()), needed, lemma in denying, lemma in thinking
        )


def _table() -> dict[str, tuple[Verb, Form]]:
    table: dict[str, tuple[Verb, Form]] = {}
    for verb in _verbs():
        for written, form in forms(verb.lemma):
            known = table.get(written)
            table[written] = (verb, form | known[1] if known and known[0] is verb else form)
    return table


REPORTING: dict[str, tuple[Verb, Form]] = _table()
"""Every written form, in lower case, with its verb and what it can be."""

SAYING_FORMS = frozenset(
    written
    for written, (verb, _) in REPORTING.items()
    if Takes.QUOTATION in verb.takes and not verb.needs_particle
)
"""Forms that may stand beside a quotation as its attribution."""

NOUNS_TOO = frozenset(
    """claims reports notes calls promises plans hopes fears threats demands shows tweets posts
    wishes wants doubts questions estimates requests attacks backs challenges contests hails labels
    brands pans names issues favors rules votes signs comments answers reads texts emails orders
    offers counters states posits feels likes figures signals hints supports protests quotes voices
    details echoes releases addresses promise claim report note call plan hope fear demand show
    tweet post wish want doubt question estimate request attack back challenge contest state
    support offer order answer comment signal hint worry joke boast caution counter
    remarks remark recall recalls praise rebuke rebukes dispute disputes reply replies advocate
    advocates reference references outline outlines guess thanks lament laments joke jokes boasts
    blog blogs vow vows pledge pledges blame laugh laughs shout shouts cry cries scream screams
    charge charges press insult insults tease retort blast blasts welcome object objects text
    echo detail release address quote voice figure label brand label""".split()
)
"""Forms that are as often nouns, which need more evidence to be taken for verbs."""
