"""Pages made by hand: articles as outlets print them, and what stands in their place."""

NAV = """<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/login">Log in</a></li><li><a href="/subscribe">Subscribe now</a></li></ul></nav>"""
FOOTER = """<footer><p>We use cookies to improve your experience. Privacy policy. Accept all.</p>
<p>© 2025 The Velmora Courier. All rights reserved.</p></footer>"""

SENTENCES = (
    "The foreign minister of Velmora said on Friday that the talks in Orsk were paused.",
    "“We need a week,” said Ana Ruiz, who leads the delegation of the coastal provinces.",
    "Her deputy, Bo Lind, told reporters that nobody had left the table for good.",
    "The mediators proposed to open the two northern crossings before the end of the month.",
    "A spokesman for the port authority declined to say whether grain ships would sail again.",
    "In Córdel, where the first round was held, several hundred people asked for a ceasefire.",
    "Both sides accept that the exchange of prisoners has to come before any other step.",
    "The next meeting is planned for the second of May, according to the hosts.",
)


def page(
    *paragraphs: str, title: str = "Velmora pauses talks", head: str = "", after: str = ""
) -> str:
    """A page of an outlet with these paragraphs as its article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="The Velmora Courier">
<meta property="og:title" content="{title}">{head}</head>
<body>{NAV}<main><article><h1>{title}</h1>{body}</article>{after}</main>{FOOTER}</body></html>"""


def links(count: int) -> str:
    """A list of so many headlines, each of them a link."""
    headlines = (f"{'Ports Grain Ceasefire Envoy Border'.split()[n % 5]} news, part {n}: what "
                 "the delegations said on the way to Orsk" for n in range(count))  # fmt: skip
    return "".join(f'<li><a href="/{n}">{line}</a></li>' for n, line in enumerate(headlines))


NOT_FREE = '<script type="application/ld+json">{"@type": "NewsArticle", %s}</script>'
LOCKED = NOT_FREE % '"isAccessibleForFree": false'
LONG = tuple(" ".join(SENTENCES[n:] + SENTENCES[:n]) for n in range(5))
CONSENT = (
    "We and our partners store and read cookies on your device to personalise content and ads.",
    "With your consent we may use precise location data. You can change your privacy settings.",
    "Choose Accept all to agree, or Reject all to go on with the cookies that are necessary only.",
)

ARTICLES = {
    "an article": page(*SENTENCES),
    "a long one": page(*LONG),
    "a brief": page(*SENTENCES[:4]),
    "a brief beside a subscribe link": page(
        *SENTENCES[:4], after='<aside><a href="/subscribe">Subscribe for full access</a></aside>'
    ),
    "a long one behind a meter": page(*LONG, head=LOCKED),
    "free": page(*SENTENCES[:4], head=NOT_FREE % '"isAccessibleForFree": true'),
    "about cookies": page(
        "The parliament of Velmora passed a law on cookies, for which sites need consent.",
        *SENTENCES,
    ),
    "about a paywall": page(
        "The Courier said it would ask readers to subscribe to continue reading from May on.", *LONG
    ),
    "with links in its words": page(
        *(s.replace("talks", '<a href="/t">talks</a>').replace("Ana", '<a href="/a">Ana</a>')
          for s in SENTENCES)
    ),
    "with a list of links behind": page(*SENTENCES, after=f"<ul>{links(12)}</ul>"),
    "with teasers behind": page(
        *LONG, after="".join(f'<div><a href="/{n}">{s}</a></div>' for n, s in enumerate(SENTENCES))
    ),
    "access denied in its words": page(
        "Access denied: inspectors said they could not enter the camp.", *SENTENCES, title="Access"
    ),
    "a newsletter box": page(
        *SENTENCES[:5], after="<section><p>Our newsletter. Log in to comment.</p></section>"
    ),
    "in Russian": page(
        *("Министр иностранных дел Вельморы сообщил, что переговоры приостановлены.",) * 2,
        "По словам Аны Руис, делегации нужна неделя, чтобы обсудить предложения посредников.",
        "Следующая встреча намечена на второе мая, сообщили организаторы в городе Орск.",
        "Там же неделей раньше начались переговоры о перемирии и обмене пленными.",
    ),
}  # fmt: skip

PAYWALL = "only its beginning is free to read (paywall)"
COOKIES = "a cookie wall stands in place of the article"
ROBOT = "the site wants to know whether a person reads it"
LIST = "it is a list of links"

NO_ARTICLES = {
    "locked": (page(*SENTENCES[:3], head=LOCKED), PAYWALL),
    "locked, as text": (
        page(*SENTENCES[:3], head=NOT_FREE % '"isAccessibleForFree":"False"'), PAYWALL),
    "a tier": (
        page(*SENTENCES[:3], head='<meta name="article:content_tier" content="locked">'), PAYWALL),
    "a short stub": (page(SENTENCES[0], head=LOCKED), PAYWALL),
    "a stub that says so": (
        page(*SENTENCES[:3], after="<div><h2>Subscribe to continue reading</h2></div>"), PAYWALL),
    "a stub for members": (
        page(*SENTENCES[:4], "This article is for subscribers only."), PAYWALL),
    "a stub, log in": (
        page(*SENTENCES[:4], after="<div><b>Log in</b> or subscribe to read this story</div>"),
        PAYWALL),
    "a stub in German": (
        page(*SENTENCES[:4], after="<div>Jetzt weiterlesen mit Courier Plus</div>"), PAYWALL),
    "a stub in French": (
        page(*SENTENCES[:4], after="<div>Il vous reste 80.5 % de cet article à lire.</div>"),
        PAYWALL),
    "a cookie wall": (page(*CONSENT, title="Your privacy"), COOKIES),
    "a cookie wall that repeats itself": (page(*CONSENT, *CONSENT, title="Courier"), COOKIES),
    "a cookie wall in German": (
        page(
            "Wir und unsere Partner verwenden Cookies, um Anzeigen und Inhalte auszuwählen. " * 2,
            "Mit Ihrer Einwilligung werten wir Ihren Besuch aus; mehr dazu unter Datenschutz. " * 2,
        ),
        COOKIES,
    ),
    "a check": (
        page("Checking your browser before you go on. This may take some seconds.",
             title="Just a moment..."), ROBOT),
    "a refusal": (
        page(f"You do not have permission to see this page on this server. {SENTENCES[0]}",
             title="Access Denied"), ROBOT),
    "a section": (
        page(title="World", after=f"<ul>{links(15)}</ul>"), LIST),
    "a section with words": (
        page("All that happens in the world.", title="World", after=f"<ul>{links(14)}</ul>"), LIST),
    "a sentence": (page(SENTENCES[0]), "its text has only 82 characters"),
    "a video": (page("Watch: the delegations arrive in Orsk."), "its text has only 53 characters"),
    "an empty page": ("<html><body></body></html>", "no article found in the page"),
    "no page": ("words", ""),
}  # fmt: skip
