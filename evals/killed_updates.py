"""An update killed at random moments: nothing is lost, nothing doubled, no version half there.

    python -m evals.killed_updates [--moments 50] [--seed 1]

An outlet on this machine (tests/web) has articles that are kept and indexed. It publishes more, and
corrects some. `talks corpus update` is started on a copy of all files, and killed (SIGKILL) at a
moment drawn evenly from the time that it takes from its first word to its end. Then what is there
is checked, an update that is not killed follows, and all is checked again. Takes some minutes.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.library.library import Library
from corpus.load import load_corpus
from index.published import PublishedIndex, open_index, verify_index
from tests.web.outlet import feed_url, publish
from tests.web.server import WebServer, serving

_PLACES = ("Orsk", "Port Sorel", "Tarn", "Ystrad", "Port Lind", "Sorvik")


def _said(end: str, *goods: str) -> dict[str, str]:
    return {
        f"{each} in {place}": f"The {each} of {place} will not move before the end of {end}"
        for each in goods
        for place in _PLACES
    }


BEFORE = _said("May", "grain", "coal")
AFTER = BEFORE | _said("June", "coal") | _said("May", "salt")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A folder where `BEFORE` is kept and indexed, an outlet that has `AFTER` by now, and the
    seconds of an update from its first word on."""

    folder: Path
    outlet: WebServer
    seconds: float


@contextmanager
def prepared() -> Iterator[Prepared]:
    """Make all that, and take it away again."""
    with serving() as outlet, tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "prepared"
        folder.mkdir()
        (folder / "config.toml").write_text(
            '[corpus]\npaths = ["kept"]\n[index]\ndir = "index"\nkeep_versions = 1\n'
            "[encoder]\nthreads = 1\n"
            '[fetch]\ndelay_s = 0.0\nallow_private = ["127.0.0.0/8"]\n'
            f'[[feeds]]\nurl = "{feed_url(outlet)}"\n'
        )
        publish(outlet, BEFORE)
        update(folder)
        publish(outlet, AFTER, updated="2025-06-03T08:00:00Z")
        shutil.copytree(folder, folder.with_name("whole"))
        yield Prepared(folder, outlet, update(folder.with_name("whole")))


def update(folder: Path, kill_after: float | None = None) -> float:
    """Update the corpus of a folder, and kill that so many seconds after its first word.

    Returns:
        The seconds from its first word to its end.

    Raises:
        RuntimeError: if it fails before it is killed.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "corpus", "update"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr
    with process.stderr as stderr:
        stderr.readline()
        began = time.monotonic()
        if kill_after is not None:
            time.sleep(kill_after)
            process.kill()
        said = stderr.read()
    code = process.wait()
    if code > 0:
        raise RuntimeError(f"the update ended with {code}: {said.decode()}")
    return time.monotonic() - began


def check(folder: Path, *, ended: bool) -> str:
    """Check the files of a folder; whether the index answers from what was "before" or "after".

    What is partly kept is indexed as it is by an update that comes later, and "between".

    Raises:
        AssertionError: if anything is lost, doubled or half there.
    """
    verify_index(folder / "index")
    index = open_index(folder / "index")
    try:
        _check_parts_agree(index)
        answered = {article.title or "": article.text for article in index.store.articles()}
        count = index.manifest.coverage.articles
    finally:
        index.close()
    library = Library(folder / "kept")
    corpus = load_corpus([folder / "kept"], strict=True)
    kept = {article.title or "": (article.id, article.text) for article in corpus}
    assert count == len(answered), "an article is there twice"
    assert len(library.paths()) == len(kept), "an article is kept twice"
    assert _all_whole(answered)
    assert _all_whole({title: text for title, (_, text) in kept.items()})
    for subject, words in BEFORE.items():
        article_id, text = kept[_title(subject)]
        older = [version.article.text for version in library.older(article_id)]
        assert any(words in each for each in (text, *older)), f"{subject} is lost"
        if ended:
            assert len(older) == (AFTER[subject] != words), f"{subject} has {len(older)} versions"
    if _has(answered, AFTER):
        return "after"
    assert not ended, "the index has not what is published"
    return "before" if _has(answered, BEFORE) else "between"


def kill_at(moment: float, prepared: Prepared) -> str:
    """Kill an update at a share of its time, check, end it with another, and check again; what
    `check` said of the killed one."""
    folder = prepared.folder.with_name("killed")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prepared.folder, folder)
    update(folder, kill_after=moment * prepared.seconds)
    found = check(folder, ended=False)
    update(folder)
    check(folder, ended=True)
    return found


def _check_parts_agree(index: PublishedIndex) -> None:
    """Whether store, vectors and words hold the same passages; "Velmora" is in every title."""
    numbers = index.store.passage_numbers()
    anywhere = np.ones(index.manifest.encoder.dimension, np.float32)
    assert numbers == set(index.vectors.search(anywhere, 10_000).numbers)
    assert numbers == set(index.lexical.search("velmora", 10_000).numbers)
    assert index.manifest.coverage.passages == len(numbers) == len(index.vectors)
    assert index.manifest.coverage.articles == len(index.article_words)


def _title(subject: str) -> str:
    return f"Velmora speaks of {subject}"


def _all_whole(texts: Mapping[str, str]) -> bool:
    """Whether each text is one that was published, to its last sentence."""
    known = {_title(s): {words, BEFORE.get(s, words)} for s, words in AFTER.items()}
    return all(
        text.endswith("called the plan late.") and any(words in text for words in known[title])
        for title, text in texts.items()
    )


def _has(texts: Mapping[str, str], published: Mapping[str, str]) -> bool:
    return texts.keys() == {_title(subject) for subject in published} and all(
        words in texts[_title(subject)] for subject, words in published.items()
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chosen = random.Random(options.seed)
    with prepared() as start:
        found = Counter(kill_at(chosen.random(), start) for _ in range(options.moments))
    told = ", ".join(f"{count} {name}" for name, count in sorted(found.items()))
    print(f"{options.moments} kills; the index then answered from what was there: {told}")
    print("nothing lost, nothing doubled, no version half there")


if __name__ == "__main__":
    main()
