"""What stands above a list of statements."""

from dataclasses import dataclass

import discord

from bot.discord.escape import escape_line, plain_line, safe_url
from bot.discord.limits import EMBED_AUTHOR
from bot.discord.render.pages import TITLE
from bot.in_words import day
from corpus.models import Article


@dataclass(frozen=True, slots=True)
class Heading:
    """``title`` is markdown, ``url`` where it leads, ``above`` plain text over it; each within
    Discord's limits, None for none."""

    title: str | None = None
    url: str | None = None
    above: str | None = None

    @classmethod
    def of_list(cls, text: str) -> "Heading":
        """From plain text."""
        return cls(escape_line(text, TITLE))

    @classmethod
    def of_article(cls, article: Article) -> "Heading":
        """An article's title, under its outlet, date and author."""
        told = [article.source or "unknown outlet", day(article.published)]
        told += [f"by {article.author}"] if article.author else []
        return cls(
            escape_line(article.title or "Untitled", TITLE),
            safe_url(article.url),
            plain_line(" · ".join(told), EMBED_AUTHOR),
        )

    @classmethod
    def of_message(cls, message: discord.Message | None) -> "Heading":
        """The heading of a message that the bot has sent, for its next page."""
        if message is None or not message.embeds:
            return cls()
        embed = message.embeds[0]
        return cls(embed.title, embed.url, embed.author.name)

    @property
    def titled(self) -> bool:
        """Whether each quote under it needs the title of its article: unless this is one's."""
        return self.above is None

    def put_on(self, embed: discord.Embed) -> discord.Embed:
        """The embed with the heading on it."""
        embed.title, embed.url = self.title, self.url
        return embed.set_author(name=self.above) if self.above else embed
