"""Ten thousand results as people see them: are the words in them those of the articles?

    python -m evals.rendered [--results N] [--seed N] [--index DIR]

Builds an index of invented articles full of quotation marks in and out of order, or takes a
published one, asks for results of every kind at random, renders them as a terminal and as Discord
show them, and reads them back: all words behind a bar and in a pair of quotation marks must stand
in an article that is cited, or be the asker's own. Prints how many results of each kind were read
and what was wrong; exits with 1 if anything was.
"""

import argparse
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from bot.desk import open_retriever
from bot.settings import IndexSection, Settings
from evals.rendered.checking import check
from evals.rendered.invented import invented_index
from evals.rendered.kinds import Desk
from index.published import open_index

_ARTICLES = 60


def main() -> int:
    """Render, read back, and tell."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--results", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--index", type=Path, help="a published index (default: invented)")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.index or invented_index(Path(scratch), _ARTICLES, asked.seed)
        settings = Settings(index=IndexSection(dir=folder))
        with closing(open_index(folder)) as index:
            checked = check(Desk(open_retriever(index, settings), asked.seed), asked.results)
    print("| kind | results |\n|---|---|")
    for kind, number in checked.results.items():
        print(f"| {kind} | {number:,} |")
    print(f"\n{checked.pieces:,} pieces read, {len(checked.faults):,} not in an article cited")
    for fault in checked.faults[:20]:
        print(f"{fault.kind}: asked {fault.asked!r}: {fault.words!r}")
    return 1 if checked.faults else 0


if __name__ == "__main__":
    sys.exit(main())
