"""Pages that are no article: stubs before a paywall, cookie walls, lists of links, a few words.

What is set aside is told with its reason, so that it is better to keep a doubtful page than to
lose an article. All limits were chosen on the pages of tests/corpus/fetch/pages.py; of the 3,625
articles of realtimeqa-2025-26 they set aside none (`python -m evals.set_aside DATA`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from corpus.readers.html import Page

_BY_HAND = "open it in a browser; if the article is there, save the page and add the file"

_FEWEST = 250  # characters; trafilatura too does not trust an extraction of fewer
_STUB = 1500  # characters up to which a text may be the teaser of a longer one
_WALL = 2500  # characters up to which a text may be a notice in place of the article
# A block is navigation if a third of its characters are links (C. Kohlschütter et al., Boilerplate
# Detection using Shallow Text Features, 2010); a whole page is only if half of them are.
_LINKS = 0.5
_CHECK = 700  # characters up to which a text may be a check or a refusal in place of the article
_NOTICE = 0.5  # of the text's characters, in paragraphs that speak of consent

# https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
_NOT_FREE = re.compile(
    r"""["']isAccessibleForFree["']\s*:\s*["']?false|\bcontent_tier["'][^>]{0,50}"""
    r"""content=["'](?:locked|metered)""",
    re.IGNORECASE,
)

# What stands where a teaser ends. "Subscribe" alone stands on every page.
_TO_GO_ON = re.compile(
    r"(?:subscribe|sign in|log in|register|sign up|become a member|create an? (?:free )?account)"
    r"\W+(?:now\W+)?(?:to|and)\W+(?:continue|keep|read|unlock|access)"
    r"|to (?:continue|keep) reading|(?:continue|keep) reading (?:this article )?(?:with|for)\b"
    r"|(?:this|the) (?:article|story|content) is (?:reserved )?(?:only )?(?:available )?"
    r"(?:exclusively )?(?:for|to) (?:our )?(?:subscribers|members)|subscribers? only"
    r"|(?:jetzt )?weiterlesen mit|nur für abonnent|réservée? (?:aux|à nos) abonné"
    r"|il vous reste [\d.,]+ ?% |exclusivo para su[bs]scri|riservato agli abbonati"
    r"|только (?:по подписке|(?:для )?подписчик)|лише (?:для )?передплатник"
    r"|tylko dla (?:subskrybentów|prenumeratorów)",
    re.IGNORECASE,
)

_CONSENT = re.compile(
    r"cookie|\bconsent|personali[sz]ed (?:ads|advertising)|your privacy|privacy (?:policy|settings)"
    r"|accept all|reject all|our partners|tracking technolog|einwilligung|datenschutz"
    r"|consentement|consentimiento|consenso|согласие на обработку|файлы? cookie",
    re.IGNORECASE,
)

_ASKS_WHO = re.compile(
    r"\W*(?:just a moment|checking your browser|attention required|access denied|pardon our inter"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:robot|human)|robot check"
    r"|please enable (?:javascript|js|cookies)|ddos protection|security check"
    r"|human verification|we (?:just )?(?:need|want) to make sure)",
    re.IGNORECASE,
)

_AFTER = 1500  # characters behind the text in which the page may say how to go on


def why_no_article(html: str, page: Page) -> str | None:
    """The reason to set a page aside, with the next step; None for one that may be an article.

    ``page`` is what was found in ``html``.
    """
    text, size = page.text, len(page.text)
    markup = _Markup(html)
    if size < _CHECK and (_ASKS_WHO.match(page.title or "") or _ASKS_WHO.match(text)):
        return f"the site wants to know whether a person reads it; {_BY_HAND}"
    if size < _WALL and _speaks_of_consent(text):
        return f"a cookie wall stands in place of the article; {_BY_HAND}"
    if size < _STUB and (_NOT_FREE.search(html) or _TO_GO_ON.search(markup.from_end_of(text))):
        return "only its beginning is free to read (paywall); save the page as a subscriber sees it"
    if size >= _FEWEST and _in_links(text, markup.links) >= _LINKS:
        return "it is a list of links; give the addresses of the articles themselves"
    if size < _FEWEST:
        return f"its text has only {size} characters; {_BY_HAND}"
    return None


def _speaks_of_consent(text: str) -> bool:
    words = {found[0].lower() for found in _CONSENT.finditer(text)}  # cookies alone are eaten, too
    notice = sum(len(line) for line in text.split("\n") if _CONSENT.search(line))
    return len(words) > 1 and notice >= _NOTICE * max(1, len(text.strip()))


def _in_links(text: str, links: frozenset[str]) -> float:
    """The share of the text's characters in lines that are the text of a link."""
    lines = [_plain(line) for line in text.split("\n") if line.strip()]
    return sum(len(line) for line in lines if line in links) / max(1, sum(map(len, lines)))


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" -•*")


@dataclass(frozen=True)
class _Markup:
    html: str

    @cached_property
    def _tree(self) -> etree._Element | None:
        return etree.fromstring(self.html.encode(), etree.HTMLParser(encoding="utf-8"))

    @cached_property
    def links(self) -> frozenset[str]:
        """The texts of all links."""
        found = () if self._tree is None else self._tree.iter("a")
        return frozenset(_plain("".join(link.itertext())) for link in found) - {""}

    def from_end_of(self, text: str) -> str:
        """The text's last line and what a reader sees after it; all, if it is not found."""
        last = _plain(text.rstrip().rpartition("\n")[2])
        seen = " ".join(" ".join(self._seen()).split())
        at = seen.rfind(last)
        return seen[at : at + len(last) + _AFTER] if at >= 0 else seen[-_AFTER:]

    def _seen(self) -> Iterator[str]:
        if self._tree is None:
            return
        for element in self._tree.iter():
            if element.tag not in {"script", "style", "noscript", "template", "head", "title"}:
                yield element.text or "" if isinstance(element.tag, str) else ""
            yield element.tail or ""
