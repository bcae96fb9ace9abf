"""The floor of `benchmarks.updating`: pages fetched and passages embedded, and nothing else.

    python -m benchmarks.updating_floor FEED INDEX ARTICLES

INDEX holds that many articles of the feed, of one passage each, as the last that came.
"""

import re
import sys
from pathlib import Path

import httpx2

from index.encoders import EncoderSettings, open_build_encoder
from index.published import open_index


def main(feed: str, index: Path, articles: int) -> None:
    """Fetch the pages of the articles one after the other, then embed their passages."""
    with httpx2.Client(trust_env=False) as client:
        links = re.findall(r'<link href="([^"]+)"/>', client.get(feed).text)
        for link in links[-articles:]:
            client.get(link).raise_for_status()
    published = open_index(index)
    try:
        numbers = sorted(published.store.passage_numbers())[-articles:]
        texts = [
            passage.span.of(article.text)
            for passage, article in published.store.passages_with_articles(numbers)
        ]
    finally:
        published.close()
    open_build_encoder(EncoderSettings()).embed_passages(texts)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
