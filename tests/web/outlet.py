"""An outlet on this machine: pages with articles of invented people, and the feed of them."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.web.answers import serve
from tests.web.server import WebServer

NAME = "Sorvik Wire"
REST = (
    "The delegation had come to Orsk on Monday, with lists of ships and of what they carry. "
    "Boris Okoye of the harbour office expects forty ships a week, most of them with grain. "
    "Farmers in the valley had waited since the spring, and called the plan late. "
)


def page(subject: str, words: str, published: str = "2025-06-02T08:00:00Z") -> str:
    """An article about a subject, in which the foreign minister says these words of it."""
    lead = f"Ana Ruiz, the foreign minister of Velmora, spoke of {subject} on Monday."
    said = f"“{words},” Ruiz told reporters in Port Sorel."
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in (lead, said, REST, REST))
    return (
        f"<html lang='en'><head><title>Velmora speaks of {escape(subject)}</title>"
        f"<meta property='og:site_name' content='{NAME}'>"
        f"<meta property='article:published_time' content='{published}'></head><body><article>"
        f"<h1>Velmora speaks of {escape(subject)}</h1>{paragraphs}</article></body></html>"
    )


def feed_url(server: WebServer) -> str:
    """Where its feed is."""
    return server.url("/feed", "127.0.0.1")


def publish(server: WebServer, articles: Mapping[str, str], updated: str | None = None) -> None:
    """Serve articles, by subject with the words said in each, and a feed of them alone.

    ``updated`` is when the feed says that they changed.
    """
    when = f"<updated>{updated}</updated>" if updated else ""
    entries = []
    for subject, words in articles.items():
        path = f"/{subject.replace(' ', '-')}"
        server.answers[path] = serve(page(subject, words))
        link = f'<link href="{server.url(path, "127.0.0.1")}"/>'
        entries.append(f"<entry><title>{escape(subject)}</title>{link}{when}</entry>")
    body = f'<feed xmlns="http://www.w3.org/2005/Atom">{"".join(entries)}</feed>'
    server.answers["/feed"] = serve(body, "application/atom+xml")
