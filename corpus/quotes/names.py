"""General words around names: honorifics, titles of office, roles, bodies, common given names."""

from enum import Enum


class Gender(Enum):
    FEMALE = "f"
    MALE = "m"


HONORIFICS: dict[str, Gender | None] = {
    "mr": Gender.MALE, "mister": Gender.MALE, "sir": Gender.MALE, "lord": Gender.MALE,
    "mrs": Gender.FEMALE, "ms": Gender.FEMALE, "miss": Gender.FEMALE, "mx": None,
    "lady": Gender.FEMALE, "dame": Gender.FEMALE, "dr": None, "prof": None, "rev": None,
}  # fmt: skip
"""Honorifics in lower case without full stop, with the gender that they tell."""

TITLES = frozenset(
    """president pres vice-president premier chancellor minister secretary ambassador envoy senator
    sen sens congressman congresswoman representative rep reps governor gov lt mayor
    speaker leader chairman chairwoman chair chairperson director commissioner general
    gen colonel col captain capt major maj lieutenant sergeant sgt admiral adm commander
    cmdr judge justice attorney king queen prince princess pope bishop archbishop
    cardinal rabbi imam sheikh sultan emir ayatollah patriarch professor coach spokesman
    spokeswoman spokesperson strategist adviser advisor aide deputy lawmaker whip
    officer detective sheriff chief counsel treasurer comptroller delegate councilman
    councilwoman councilor councillor alderman pastor reverend father sister brother
    analyst economist historian pollster columnist correspondent reporter editor anchor
    host author activist negotiator diplomat marshal brigadier corporal private editor-
    in-chief founder co-founder ceo cofounder
    recorder clerk auditor registrar magistrate trustee candidate nominee frontrunner front-runner
    billionaire businessman businesswoman entrepreneur mogul tycoon actor actress singer
    comedian rapper wife husband son daughter mother lawyer manager superintendent
    administrator inspector undersecretary prosecutor representative-elect president-
    elect ex-president""".split()
)
"""Words, in lower case without full stop, after which a person's name may follow."""

GENDERED: dict[str, Gender] = {
    **dict.fromkeys(
        """spokeswoman congresswoman chairwoman councilwoman businesswoman actress queen princess
    wife daughter mother sister woman widow lady duchess empress saleswoman girl aunt
    grandmother""".split(),
        Gender.FEMALE,
    ),
    **dict.fromkeys(
        """congressman chairman councilman businessman actor king prince husband son father brother
    man pope archbishop bishop cardinal imam patriarch sultan emir duke emperor boy
    uncle grandfather""".split(),
        Gender.MALE,
    ),
}
"""Roles that tell a gender. "Spokesman" is left out: it is said of both."""

ROLES = (
    TITLES
    | frozenset(GENDERED)
    | frozenset(
        """expert scientist researcher fellow veteran member head operative consultant official
    organizer owner executive partner associate scholar student teacher doctor nurse
    farmer worker resident voter supporter donor critic expert coordinator inventor
    writer biographer psychologist sociologist physician surgeon publisher producer
    filmmaker investor banker broker plaintiff defendant witness victim survivor
    politician statesman dean rector provost novelist journalist blogger photographer
    commentator moderator prime foreign""".split()
    )
)

ORGANISATION_WORDS = frozenset(
    """party university college institute institution committee council commission department
    ministry agency bureau office court house senate congress parliament assembly duma
    knesset union federation association society organization organisation foundation
    fund center centre times post journal news press tribune herald gazette magazine
    network radio television tv company corporation corp inc ltd llc group bank street
    avenue county city state states kingdom republic island islands valley river
    mountain airport hospital school  caucus campaign pac coalition alliance
    league club team administration government army navy force forces guard police board
    authority service services project initiative act amendment treaty accord agreement
    plan  law conference convention summit debate tower hotel stadium
    square watch international america american national watchdog action research poll
    survey review report today republican republicans democrat democrats americans
    conservatives liberals daily week tonight show live wall bay beach workers""".split()
)
"""Words that no surname is, in the names of bodies, places and works."""

PLACE_STARTS = frozenset(
    """new south north west east northern southern western eastern central san santa los las
    saint st fort mount cape port united great upper lower middle supreme white super
    air state silicon capitol""".split()
)

PARTISANS = frozenset(
    """republican democrat libertarian independent conservative liberal progressive socialist
    communist nationalist labourite tory populist""".split()
)

BODIES = frozenset(
    """ministry government administration campaign committee court police union department
    agency commission council parliament assembly senate house congress party side
    delegation mission embassy office bureau army military company bank institute
    foundation association group organization organisation federation network newspaper
    paper magazine panel board cabinet secretariat alliance coalition watchdog regulator
    junta presidency chancellery palace tribunal league center centre university
    opposition""".split()
)
"""Nouns for bodies that speak as one: "the foreign ministry"."""

PLURAL_SPEAKERS = frozenset(
    """officials sources people critics supporters experts analysts aides advisers advisors
    lawmakers republicans democrats diplomats observers witnesses residents voters
    reporters researchers scientists authorities leaders members prosecutors lawyers
    activists others some many several both most few all they we one none half dozens
    hundreds thousands workers delegates students soldiers villagers""".split()
)

FEMALE_NAMES = frozenset(
    """abigail aisha alice alicia amanda amelia amy ana angela anita anna anne annette ann
    astrid barbara beatrice beth beverly brenda bridget camille carla carmen carol caroline
    carolyn catherine charlotte cheryl christina christine claire clara cynthia daniela deborah
    debra denise diana diane donna doris dorothy ekaterina elena eleanor elizabeth ellen elsa emily
    emma erica eva evelyn fatima fiona florence frances gabriela galina gloria grace greta hannah
    heather heidi helen helena ingrid irene irina isabel isabella jacqueline jane janet janice
    jennifer jessica jill joanna joyce judith judy julia julie karen kate katherine
    kathleen kathryn katie kayla kimberly kirsten laila lara laura lauren layla leila leticia
    linda lisa liz lori louise lucia lucy ludmila lydia madison margaret maria mariam marie marina
    marta martha mary maya meg megan melissa mercedes michelle miriam monica nadia nancy naomi
    natalia natalie nicole nina nora oksana olga olivia pamela patricia paula peggy penelope
    priya rachel rebecca renata rosa rose ruth sally samantha sandra sara sarah sharon shirley
    silvia sofia sonia sophia sophie stella stephanie susan svetlana tamara tatiana teresa
    theresa tina ursula valentina valeria vanessa vera veronica victoria virginia wendy yasmin
    bianca chiara claudia francesca giulia ingeborg paulina tanya tara
    yulia yvonne zainab""".split()
)
MALE_NAMES = frozenset(
    """aaron abdullah adam adrian ahmed alan albert alberto alejandro alexander alexei alfred ali
    andrei andrew andriy andy anthony anton antonio arjun arthur austin ben benjamin bernard bill
    bob bobby boris brandon brian bruce carl carlos charles christian christopher claude
    craig dan daniel dave david dennis derek diego dmitri dmitry donald douglas dylan eduardo
    edward emmanuel enrique eric ernest eugene fernando filip francesco francis francisco
    francois frank franz fred frederick gabriel gary george gerald giovanni giuseppe graham greg
    gregory hans harold harry hassan heinrich henrik henry hugh hussein ian ibrahim igor ivan
    jack jacob jacques james jason javier jeff jeffrey jeremy jerry jesse jim joe johan john
    jonathan jorge jose joseph joshua juan julian justin karl keith kenneth kevin khalid klaus
    kyle lars lawrence leo leon leonard louis luca luigi luis mahmoud manuel marc marcel marco
    mario mark martin matt matthew maurice max michael miguel mikhail mike mohammed mohamed
    muhammad mustafa nathan neil nicholas nick nikolai noah oleg oleksandr oliver omar oscar pablo
    patrick paul pavel pedro peter petro phil philip philippe pierre rafael rahul ralph ramon
    raymond ricardo richard rick robert roberto roger ron ronald ross roy russell ryan samuel
    scott sean sebastian sergei sergey sergio simon stanley stefan stephen steve steven stuart
    sven ted thomas tim timothy tom tony tyler victor viktor vincent vladimir volodymyr
    walter wayne wilhelm alessandro davide denis eddie fredrik gus jens lorenzo matteo riccardo
    tommaso william xavier yuri yusuf zachary""".split()
)
"""Given names that are common in several languages, by the gender that they nearly always tell."""


def gender_of_given_name(name: str) -> Gender | None:
    """What a common given name tells; None for one that is rare or of both genders."""
    low = name.lower().strip(".")
    female, male = low in FEMALE_NAMES, low in MALE_NAMES
    return None if female == male else Gender.FEMALE if female else Gender.MALE
