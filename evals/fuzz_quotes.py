"""Whether any text breaks the extraction of statements.

    python -m evals.fuzz_quotes [--texts 100000] [--seed 0]

Random and mutated texts about invented people, full of broken punctuation, go through the
extractor; every span must lie in its text, parts in order and apart, and nothing may raise. Then
texts of growing length without a line break are timed: the seconds a megabyte should stay level.
"""

import argparse
import random
import time

from corpus.models import Article, Quote
from corpus.quotes.extract import extract_quotes

SENTENCES = (
    "“We will sign,” said Ana Ruiz, the foreign minister. ",
    "Ruiz told reporters in Orsk that the talks had failed. ",
    "“It is over”, she added, “and nobody wants it back.” ",
    "According to the ministry, 'no one' left the hall. ",
    "The Castle denied that it had asked for a \"pause\". ",
    "Bo Ek: \"Why now?\" ",
    "He said she said that Ek had told them: «Nein, „nie“!» ",
    "MR. EK: (inaudible) Thank you. Q What about ports? ",
    "Officials said Friday that the 6' 2\" envoy's ''plan'' won't fly.\n\n",
)  # fmt: skip
PIECES = (
    *"“”\"'‘’«»„‚``''…—-–:;,.!?()[]{} \n\t\u00a0\u200b\0",
    *("said", "that", "Ruiz", "she", "according to", "\n\n", "Mr.", "U.S.", "\ud800", "𝔞", "é"),
)


def mutated(draw: random.Random) -> str:
    """A text of some sentences, pieces of it cut, doubled, moved or replaced."""
    text = list("".join(draw.choices(SENTENCES, k=draw.randrange(6))))
    for _ in range(draw.randrange(12)):
        start = draw.randrange(len(text) + 1)
        end = min(len(text), start + draw.randrange(1, 12))
        match draw.randrange(4):
            case 0:
                del text[start:end]
            case 1:
                text[start:start] = text[start:end]
            case 2:
                text[start:end] = draw.choice(PIECES)
            case _:
                text[start:start] = draw.choices(PIECES, k=draw.randrange(4))
    return "".join(text)


def check(text: str, quotes: tuple[Quote, ...]) -> None:
    """Raise AssertionError unless every span of ``quotes`` lies in ``text``, the parts in order."""
    for quote in quotes:
        for span in (*quote.parts, quote.cue, quote.source, quote.within):
            if span is not None and not (span.start < span.end <= len(text)):
                raise AssertionError(f"{span} is not in a text of {len(text)}: {text!r}")
        for one, other in zip(quote.parts, quote.parts[1:], strict=False):
            if one.end > other.start:
                raise AssertionError(f"parts {one} and {other} overlap: {text!r}")


def main() -> None:
    """Run the texts, then the lengths."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    draw = random.Random(chosen.seed)
    found = 0
    for number in range(chosen.texts):
        text = mutated(draw)
        quotes = extract_quotes(Article(str(number), text))
        check(text, quotes)
        found += len(quotes)
    print(f"{chosen.texts:,} texts, {found:,} statements, no error")
    print("megabytes  CPU s a megabyte  statements")
    for megabytes in (0.1, 1, 10):
        size = int(megabytes * 1_000_000)
        line = "".join(SENTENCES).replace("\n", " ")
        text = (line * (size // len(line) + 1))[:size]
        began = time.process_time()
        quotes = extract_quotes(Article("long", text))
        seconds = time.process_time() - began
        check(text, quotes)
        print(f"{megabytes:>9} {seconds / megabytes:>17.2f} {len(quotes):>11,}", flush=True)


if __name__ == "__main__":
    main()
