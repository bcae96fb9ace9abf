"""Which lines of a web page are surely not the article: rules on whole lines.

Every rule is general (no outlet's wording) and meant to miss rather than to take a sentence of the
article: a line with a quotation mark or a word of saying is never taken for a notice.
"""

import re
from collections.abc import Sequence

_LONGEST = 500  # characters; notices are short, and this bounds the work on a line

# What is printed about a line of page furniture: bullets, brackets, arrows.
_DECORATION = " \t-–—*•·|▪►▶▼➤→»«›‹<>[](){}#_=~"

_NETWORKS = {
    "facebook", "twitter", "x", "whatsapp", "telegram", "linkedin", "reddit", "pinterest",
    "instagram", "threads", "bluesky", "mastodon", "viber", "vk", "tumblr", "flipboard",
    "messenger", "youtube", "tiktok", "xing",
}  # fmt: skip
_SHARING = {
    "share", "tweet", "print", "email", "e-mail", "mail", "copy", "pin", "save", "bookmark",
}  # fmt: skip
_SHARING_GLUE = {
    "on", "via", "by", "to", "this", "the", "article", "story", "post", "page", "link",
}  # fmt: skip

# A menu is known by an entry that is no topic, since topics alone may be a list of the article.
_MENU = {
    "home", "homepage", "menu", "search", "log in", "login", "sign in", "sign up", "register",
    "subscribe", "contact", "contact us", "about us", "advertise", "advertise with us", "e-paper",
    "newsletters", "privacy policy", "terms of use", "terms of service", "cookie policy",
    "sitemap", "site map", "my account", "skip to content",
}  # fmt: skip
_TOPICS = {
    "news", "latest", "latest news", "world", "international", "national", "local", "politics",
    "business", "economy", "markets", "sport", "sports", "opinion", "comment", "culture", "arts",
    "entertainment", "lifestyle", "life", "style", "technology", "tech", "science", "health",
    "travel", "weather", "climate", "environment", "education", "video", "videos", "photos",
    "podcasts", "live", "about", "careers", "jobs", "help", "more", "europe", "asia", "africa",
}  # fmt: skip


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_ADVERTISEMENT = _rule(r"""
    advertisements? | advertisment | advertorial | sponsored(\ (content|post))?
  | paid\ (content|post)
  | (story|article)\ continues\ (after|below)(\ (this|the))?(\ (ad|advert|advertisement))?
  | skip\ (this\ )?(ad|advertisement) | scroll\ (down\ )?to\ continue(\ reading|\ with\ content)?
  | anzeige | werbung | publicité | publicidad | publicidade | pubblicità | reklama | реклама
""")

_CONTROL = _rule(r"""
    skip\ to\ (the\ )?(main\ )?(content|navigation|article) | back\ to\ top | toggle\ navigation
  | (share|print|email|save|bookmark)\ this(\ (article|story|post|page))? | copy\ link
  | (jump\ to|leave\ an?|post\ an?|write\ an?|add\ an?)\ (comments?|reply) | view\ comments
  | be\ the\ first\ to\ comment | no\ comments\ yet | \d{1,6}\ comments? | comments?\ \(\d{1,6}\)
  | comments?\ are\ (now\ )?(closed|disabled|turned\ off)(\ (on|for)\ this\ (article|story|post))?
  | (log|sign)\ in\ to\ (comment|post\ a\ comment|leave\ a\ comment|reply)
  | you\ must\ be\ (logged|signed)\ in\ to\ (comment|(post|leave)\ a\ comment)
  | \d{1,3}[\ -]min(ute)?s?\ read | listen\ to\ this\ (article|story)
  | (accept|reject|allow|decline|manage)(\ all)?\ cookies | cookie\ (settings|preferences|policy)
""")

_RELATED = r"""
    (read|see|watch)\ also | also\ read | also\ see | read\ more | read\ next | see\ also
  | more\ on\ this(\ (story|topic))? | further\ reading
  | related(\ (stor(y|ies)|articles?|news|coverage|links?|posts?|topics?|content|reading))?
  | recommended(\ (for\ you|stor(y|ies)|articles?|reading))?
  | you\ (may|might)\ (also\ like|also\ be\ interested\ in|be\ interested\ in)
  | (à\ )?lire\ aussi | lesen\ sie\ (auch|mehr) | mehr\ zum\ thema | lees\ ook | läs\ också
  | leggi\ anche | le[ea]\ también | leia\ (também|mais) | czytaj\ (też|także|również)
  | (читайте|смотрите)\ также | читайте\ також | дивіться\ також
"""
# The title of another article follows, which ends as no sentence does.
_LINK = _rule(rf"""({_RELATED}) (\s*:\s* | \s+[|–—>»→-]\s+) \S.{{0,200}} (?<![.;,])""")
_HEADING = _rule(rf"""
    ({_RELATED} | (most|more)\ (read|popular|viewed)(\ (stories|articles))? | more\ (stories|news)
  | top\ stories | latest\ (news|stories|headlines) | editors?['’]s?\ (picks?|choice)
  | trending\ now | read\ the\ full\ (story|article)) (\ here)? \s* [:.…!]?
""")
_CLICK = _rule(r"""
    (please\ )?(click|tap)\ here\ (to|for)\ .{1,120}
  | read\ (more\ (about|on|from)\ .{1,80}|the\ (full|whole|original)\ (story|article))\ here\W?
""")

# Sentences that are enough by themselves to make a line a notice to the reader ...
_NOTICE = _rule(r"""
    # newsletters
    (please\ |just\ )?(sign[\ -]up|subscribe|register)\b .*
        \b(newsletters?|mailing\ list|your\ inbox|(e-?mail|text|news)\ alerts?
        |our\ \w+\ channel)\b .*
  | (get|receive|want|love|start|don['’]t\ miss|never\ miss)\b .*
        \b((in|to)\ your\ (e-?mail\ )?inbox|(our|free|daily|weekly)\ newsletters?)\b .*
  | join\ (us|our)\b .* \b(newsletters?|mailing\ list|telegram|whatsapp|channel)\b .*
    # follow us
  | (follow|like|find|join)\ us\ on (\W+(our|and|or|facebook|twitter|x|instagram|telegram|linkedin
        |youtube|whatsapp|threads|bluesky|tiktok|google\ news|social\ media))+ \W*
    # comments
  | (the\ |all\ |any\ )?(reader\ |user\ )?comments?\ (posted|published|submitted|left)
        \ (here|below|on\ (this|our)\ (site|website|page)|by\ (our\ )?(readers|users))
        \ (are|do|does|will|may|must|should)\b .*
  | comments?\ (are|will\ be|may\ be)\ (pre-?|post-?)?(moderated|reviewed|subject\ to
        \ (moderation|approval|review|our))\b .*
  | (please|kindly)\ (?=.*\bcomment(s|ing)\b)(?=.*\b(civil|respectful|polite|courteous|on\ topic
        |abusive|offensive|obscene|derogatory|defamatory|insult\w*|guidelines|policy)\b) .*
  | (read|see|review|view|follow)\ our\ (comments?|commenting|community)
        \ (policy|guidelines|rules|standards)\b .*
  | (leave|post|share|add|tell\ us|let\ us\ know|have\ your\ say)\b .{0,60}
        \bin\ (the|our)\ comments?(\ section)?(\ below)?\W*
    # cookies
  | (this|our)\ (web)?site\ (and\ our\ partners\ )?uses?\ cookies\b .*
  | we(\ and\ our\ partners)?\ use\ cookies\b (?=.*\b((web)?site|experience|browser|consent|content
        |traffic|services|privacy|accept|agree)\b) .*
  | by\ (continuing|clicking|closing|using|browsing)\b (?=.*\b(you|I)\ (agree|accept|consent)\b) .*
        \b(cookies|privacy\ policy|terms\ of\ (use|service))\b .*
""")
# ... and those that may stand beside them: they speak to the reader, of the same matters.
_BESIDE = _rule(r"""
    (sign[\ -]up|subscribe|register|click|tap|unsubscribe|opt\ out|accept)\b .{0,120}
  | .{1,120} \?
  | (?=.*\b(you|your|we|our|please|kindly)\b) .* \b(comments?|abusive|offensive|obscene
        |derogatory|defamatory|moderat\w+|guidelines|unsubscribe|subscri\w+|sign\ up|newsletters?
        |inbox|cookies?|privacy|consent|browser|settings|preferences|terms\ of\ (use|service))\b .*
""")
_SPOKEN = _rule(r"""
    ["“”„«»‹›] | \b(said|says|saying|told|tells|ask(s|ed)|add(s|ed)|wrote|writes|warn(s|ed)|urge[sd]
        |announced|claim(s|ed)|replied|insisted|argued|noted|stated|reported|according\ to)\b
""")
_TRAIL = _rule(r"\W* home \s* [>›»] [^.]{1,120} $")  # where the page stands in its site
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def is_boilerplate(line: str) -> bool:
    """Whether a line by itself is surely part of the page and not of the article.

    >>> is_boilerplate("Read also: Ten days in Orsk"), is_boilerplate("Read also what he left out.")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    bare = line.strip(_DECORATION)
    mark = bare.rstrip(".:! ")
    if _ADVERTISEMENT.fullmatch(mark) or _CONTROL.fullmatch(mark):
        return True
    if _LINK.fullmatch(bare) or _HEADING.fullmatch(bare):
        return True
    if _is_menu(line) or _is_share_bar(bare):
        return True
    return bool(_CLICK.fullmatch(bare) or _is_notice(bare)) and not _SPOKEN.search(bare)


def page_furniture(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that form a menu or a share bar, one entry a line, blanks between.

    A run of three entries at least, one of which cannot be a topic or a name in a list.
    """
    found: set[int] = set()
    written = [(at, line.strip(_DECORATION).casefold()) for at, line in enumerate(lines)
               if line.strip()]  # fmt: skip
    for entries, telling in (
        (_MENU | _TOPICS, _MENU),
        (_NETWORKS | _SHARING | {"copy link"}, _SHARING | {"copy link"}),
    ):
        run: list[tuple[int, str]] = []
        for at, entry in [*written, (-1, "")]:
            if entry in entries:
                run.append((at, entry))
                continue
            if len(run) >= 3 and any(entry in telling for _, entry in run):
                found.update(at for at, _ in run)
            run = []
    return found


def _is_menu(line: str) -> bool:
    entries = [entry.strip(_DECORATION).casefold() for entry in re.split(r"[|•·›»>/\t]", line)]
    if _TRAIL.match(line):
        return True
    if len(entries) == 1:
        words = entries[0].split()
        return len(words) >= 3 and words[0] in {"home", "menu"} and set(words) <= _MENU | _TOPICS
    entries = [entry for entry in entries if entry]
    if len(entries) < 3:
        return False
    return set(entries) <= _MENU | _TOPICS and not _MENU.isdisjoint(entries)


def _is_share_bar(bare: str) -> bool:
    words = re.split(r"[\s|•·/,]+", bare.casefold())
    networks, sharing = len(_NETWORKS.intersection(words)), not _SHARING.isdisjoint(words)
    if not set(words) <= _NETWORKS | _SHARING | _SHARING_GLUE:
        return False
    return (sharing and networks >= 1) or (networks >= 3 and "," not in bare)


def _is_notice(bare: str) -> bool:
    sentences = _SENTENCE_END.split(bare)
    return any(_NOTICE.fullmatch(s) for s in sentences) and all(
        _NOTICE.fullmatch(s) or _BESIDE.fullmatch(s) for s in sentences
    )
