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
    """president vice-president premier chancellor minister secretary ambassador envoy senator
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
    in-chief founder co-founder ceo cofounder candidate nominee frontrunner front-runner
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
    conservatives liberals daily week tonight show live wall bay beach""".split()
)
"""Words that no surname is, in the names of bodies, places and works."""

PLACE_STARTS = frozenset(
    """new south north west east northern southern western eastern central san santa los las
    saint st fort mount cape port united great upper lower middle supreme white super
    air state silicon capitol""".split()
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
    hundreds thousands""".split()
)

FEMALE_NAMES = frozenset(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy
    betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy
    melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley
    anna brenda pamela emma nicole helen samantha katherine christine debra rachel
    carolyn janet catherine maria heather diane ruth julie olivia joyce virginia
    victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah
    jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail
    alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella
    theresa diana natalie brittany charlotte marie kayla alexis lori ana elena irina
    natalia olga tatiana svetlana ekaterina yulia oksana ludmila galina marina ingrid
    ursula sofia lucia carmen rosa fatima aisha leila layla mariam yasmin nadia claire
    sophie camille elsa greta astrid nikki kirsten loretta wendy peggy sally molly jill
    tina ellen eleanor annette jane anne kate katie kathy liz beth meg meghan megyn
    sonia ruby""".split()
)
MALE_NAMES = frozenset(
    """james robert john michael david william richard joseph thomas christopher charles daniel
    matthew anthony mark donald steven andrew paul joshua kenneth kevin brian george
    timothy ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen
    larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond
    jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah
    ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan
    arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert
    willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip
    eugene steve bill bob tom jim mike dave dan ben sam tim ted ron ken rick chris jeff
    greg fred phil chuck rudy dmitry dmitri sergei sergey vladimir mikhail ivan boris
    igor oleg andrei alexei nikolai viktor yuri anton pavel volodymyr oleksandr andriy
    petro ahmed mohammed muhammad ali hassan hussein omar ibrahim yusuf mahmoud abdullah
    carlos luis miguel pedro pablo diego javier hans klaus jens lars sven pierre jean-
    claude francois marcel giovanni marcello xavier antonio manuel emmanuel benjamin
    josh matt nick tony doug neil ross stuart hugh ian graham glenn brent corey harry
    martin""".split()
)


def gender_of_given_name(name: str) -> Gender | None:
    """What a common given name tells; None for one that is rare or of both genders."""
    low = name.lower().strip(".")
    female, male = low in FEMALE_NAMES, low in MALE_NAMES
    return None if female == male else Gender.FEMALE if female else Gender.MALE
