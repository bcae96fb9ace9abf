"""Closed classes of English words, in lower case with straight apostrophes."""

HAVE = frozenset("has have had having 've 'd he's she's it's".split())
BE = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
DO = frozenset("do does did don't doesn't didn't".split())
MODALS = frozenset(
    "will would can could may might must shall should won't wouldn't can't cannot couldn't"
    " shouldn't mustn't".split()
)
AUXILIARIES = HAVE | BE | DO | MODALS | frozenset("hasn't haven't hadn't".split())
NEGATIONS = frozenset(
    "not never barely rarely seldom scarcely no n't don't doesn't didn't hasn't haven't hadn't"
    " won't wouldn't can't cannot couldn't isn't aren't wasn't weren't shouldn't hardly neither"
    " nor".split()
)
SUBJECT_PRONOUNS = frozenset("he she it they we i you who".split())
PRONOUNS = SUBJECT_PRONOUNS | frozenset(
    "him her them us me himself herself themselves itself this that these those which one"
    " everyone someone anyone nobody others another some many several both all most few".split()
)
POSSESSIVES = frozenset("his her its their our my your whose".split())
DETERMINERS = POSSESSIVES | frozenset(
    "the a an this that these those some any no every each another several many few both all most"
    " such more fewer one two three four five six seven eight nine ten".split()
)
PREPOSITIONS = frozenset(
    "in on at by for with from to of about after before during through throughout against among"
    " between into over under without within via amid despite near since until upon following"
    " across around behind beyond inside outside toward towards per like unlike including besides"
    " because as regarding concerning given".split()
)
CONJUNCTIONS = frozenset("and but or nor yet so".split())
SUBORDINATORS = frozenset(
    "that while when whenever if because although though since as unless until whereas whether"
    " where after before once than how why what which who whose whom".split()
)
WH = frozenset("whether how why what when where who which whom if".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december jan. feb. mar. apr. jun. jul. aug. sept."
    " sep. oct. nov. dec. yesterday today tomorrow tonight earlier later recently afterward"
    " afterwards then now morning afternoon evening night week month year weekend again once"
    " ago early late shortly previously last next this".split()
)
ADVERBS = TIMES | frozenset(
    "also then once still just even always often sometimes soon thus perhaps instead too together"
    " simply already never not ever first only almost nearly maybe indeed meanwhile however"
    " nevertheless nonetheless though therefore moreover furthermore further twice long far"
    " really very quite all both similarly otherwise later as much rather so well".split()
)
NOT_ADVERBS = frozenset(
    "family july italy ally reply supply rally monopoly assembly bully jelly belly fly apply"
    " emily kelly billy sally molly holly reilly daily weekly elderly friendly likely early"
    " lonely lovely deadly costly anomaly italy".split()
)
PAST_IRREGULAR = frozenset(
    "went took made came gave got held led met ran saw sought spoke stood told won wrote had did"
    " became began broke brought built bought chose cut fell felt fought found grew heard hit kept"
    " knew left lost paid put rose sat sent set shot spent struck swore threw thought understood"
    " drew drove laid lay let said sold taught tore wore woke quit shut spread bet hurt cost"
    " sang sank rang sprang swung clung flew froze hid rode shook stole stuck swept wound bore"
    " beat bent bled bred dealt dug fed fled hung leapt meant slid slept sped split".split()
)


def is_adverb(word: str) -> bool:
    """Whether ``word`` (lower case) can be skipped between a subject and its verb."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)
