"""Cleaning: what goes, what stays, and that nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.boilerplate import is_boilerplate
from corpus.clean import clean, without_title

BOILERPLATE = [
    # menus
    "Home | News | World | Sport",
    "Home > World > The talks in Orsk",
    "MENU News World Politics",
    "Skip to main content",
    "Back to top",
    "5 min read",
    # share bars
    "Share Facebook Twitter WhatsApp",
    "Facebook | X | Telegram | LinkedIn",
    "Share on Facebook",
    "Share this article",
    "Copy link",
    "Follow us on Facebook, X and Telegram!",
    # advertisements
    "Advertisement",
    "- ADVERTISEMENT -",
    "Sponsored content",
    "Story continues below advertisement",
    "(Article continues after this ad)",
    "Publicité",
    # other articles
    "Read also: Ten days in Orsk that changed a treaty",
    "READ MORE: ‘We will not sign,’ says envoy of Velmora",
    "Related: Why the bridge at Orsk matters",
    "Related | Who is Ana Ruiz?",
    "► See also: The talks in pictures",
    "You may also like",
    "Related articles",
    "Most read",
    "Lire aussi : Les pourparlers d’Orsk en cinq dates",
    "Читайте также: Переговоры в Орске",
    "Click here to see the full timetable of the talks.",
    "Read more about the treaty here.",
    # newsletters
    "Sign up for our newsletter",
    "Subscribe to our weekly newsletter and never miss a story.",
    "Get the morning's news in your inbox.",
    "Start your day with the news in your inbox.",
    "Like this story? Subscribe to our newsletter. You can unsubscribe at any time.",
    "Join our Telegram channel for more.",
    # comments
    "Comments are closed.",
    "Be the first to comment",
    "All comments left by readers are their own. Kindly stay polite in your comments.",
    "Comments posted on this site are the readers' own. Please refrain from abusive language.",
    "Comments are moderated before they appear.",
    "Please keep your comments civil and to the point.",
    "Read our comment policy before posting.",
    "Tell us what you think in the comments below!",
    # cookies
    "We use cookies to improve your experience on our website.",
    "This site uses cookies. By continuing to browse, you agree to our use of cookies.",
    "Accept all cookies",
    "By clicking Accept, you agree to our use of cookies.",
]

ARTICLE = [
    # people who talk of the same matters
    "“Sign up for our newsletter,” the minister told the crowd.",
    "Sign up for the newsletter, the minister told voters in Orsk.",
    "The ministry's newsletter reached 4,000 inboxes on Friday.",
    "Subscribe to a doctrine and you must defend it.",
    "Get to the bridge before noon, the envoys were told.",
    "Ruiz declined to answer comments below her post.",
    "Comments posted by users of the forum are no guide to what Velmora wants.",
    "Comments posted on this forum are read by both governments.",
    "Comments made here on Friday are the first sign of a thaw.",
    "Comments made by users of the forum suggest that few trust the truce.",
    "Comments are a poor guide to what a government will do.",
    "Please keep your comments to two minutes.",
    "Please avoid comments on the treaty until Friday.",
    "Please note the comments of the general on the second day.",
    "No comments.",
    "By using the terms of the treaty against its authors, Velmora won a year.",
    "Want this war to end? Start with the bridge.",
    "Home / Away / Draw",
    "Please refrain from comment until the talks end, the mediator asked.",
    "Her comments were not those of the government.",
    "The government will comment here on Monday.",
    "The regulator found that the site uses cookies without consent.",
    "We use cookies, tea and patience, the mediator joked.",
    "The company sold cookies and bread to both armies.",
    "Advertisements on state television cost Velmora $4 million.",
    "The advertisement was withdrawn.",
    # beginnings that look like links
    "Read also what the treaty leaves out, and the silence is plain.",
    "Related: the truce of last year failed for the same reason.",
    "Related talks went on in Orsk.",
    "See also the second protocol, which both sides signed.",
    "More on this will be known on Friday.",
    "Read more slowly, the interpreter asked.",
    "Click here and the lights of the city go out.",
    "Recommended: nothing was, by either side.",
    "Up next",
    # lists and headings
    "Facebook",
    "Home",
    "Politics",
    "World | Politics | Economy",
    "Politics / Economy",
    "Share of the vote",
    "Share the river",
    "Facebook, X and Telegram were blocked in Velmora.",
    "Facebook, Telegram, Viber",
    "Home is where the refugees of Orsk want to be.",
    "What comes next?",
    "Will they sign?",
    "Follow us to the bridge, he shouted.",
    "Join us on Friday in Orsk.",
    # part notice, part article: the whole line stays
    "The talks resume on Friday. Sign up for our newsletter.",
    "He resigned. Leave a comment below.",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate_goes(line: str) -> None:
    text = f"The talks went on.\n\n{line}\n\nNobody left."
    assert clean(text) == "The talks went on.\n\nNobody left."


@pytest.mark.parametrize("line", ARTICLE)
def test_the_article_stays(line: str) -> None:
    text = f"The talks went on.\n\n{line}\n\nNobody left."
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Home\nWorld\nSport\nSearch\n\nThe talks went on.", "The talks went on."),
        ("The talks went on.\n\nShare\n\nFacebook\n\nX\n\nTelegram", "The talks went on."),
        ("The talks went on.\nAdvertisement\nNobody left.", "The talks went on.\nNobody left."),
        ("  One.  \n\n\n\nTwo.\t", "  One.  \n\n\n\nTwo.\t"),
        ("", ""),
        ("Advertisement", ""),
    ],
)
def test_runs_of_lines(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        # paragraphs wrapped over lines, one of which would go if it stood alone
        "The governments paid between them four million for an\nadvertisement\nin every paper.",
        "The ministry asks at the end of its long advice to\nSign up for our newsletter\nor call.",
        "Sign up for the newsletter of the commission and you will see that\nVelmora has left it.",
        # lists that only resemble menus and share bars
        "Three ministries were closed:\n\nEducation\n\nHealth\n\nCulture",
        "Velmora blocked four services:\n\nFacebook\n\nX\n\nTelegram\n\nViber",
    ],
)
def test_lines_that_only_look_alike_stay(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "title", "left"),
    [
        ("A pause\n\nA pause\n\nThey left.", "A pause", "They left."),
        ("# A Pause\n\nThey left.", "A pause", "They left."),
        ("By Ana Ruiz\n\nA pause\n\nThey left.", "A pause", "By Ana Ruiz\n\nThey left."),
        ("They left.\n\nThere was\n\nmore:\n\nA pause", "A pause", None),
        ("A pause was called.", "A pause", None),
    ],
)
def test_without_title(text: str, title: str, left: str | None) -> None:
    assert without_title(text, title) == (text if left is None else left)


def _is_subsequence(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(line in rest for line in part)


lines = st.one_of(
    st.sampled_from([*BOILERPLATE, *ARTICLE, "", " ", "Share", "X", "Menu", "News"]),
    st.text(st.characters(exclude_characters="\n"), max_size=40),
)


@given(st.lists(lines, max_size=12).map("\n".join))
def test_lines_left_are_a_subsequence(text: str) -> None:
    cleaned = clean(text)
    if cleaned:
        assert _is_subsequence(cleaned.split("\n"), text.split("\n"))
    assert clean(cleaned) == cleaned or len(clean(cleaned)) < len(cleaned)


# A word or two may be a heading, or, among others, a part of a menu.
SENTENCES = [line for line in ARTICLE if len(line.split()) > 3]


@given(st.lists(st.sampled_from([*BOILERPLATE, *SENTENCES]), max_size=8))
def test_no_line_of_the_article_is_lost(chosen: list[str]) -> None:
    kept = clean("\n\n".join(chosen)).split("\n\n")
    assert [line for line in kept if line] == [line for line in chosen if not is_boilerplate(line)]
