"""The operator's file of names."""

from pathlib import Path

import pytest

import corpus
from corpus.aliases import NO_ALIASES, read_aliases
from corpus.errors import CorpusError


def read(folder: Path, text: str) -> object:
    path = folder / "aliases.toml"
    path.write_text(text, encoding="utf-8")
    return read_aliases(path)


def test_the_shipped_file_is_empty_and_its_examples_are_good(tmp_path: Path) -> None:
    shipped = Path(corpus.__file__).parent / "aliases.toml"
    assert read_aliases(shipped) == NO_ALIASES
    lines = shipped.read_text(encoding="utf-8").splitlines()
    examples = "\n".join(line[6:] for line in lines if line.startswith("#     "))
    path = tmp_path / "examples.toml"
    path.write_text(examples, encoding="utf-8")
    aliases = read_aliases(path)
    assert aliases.main_name("ANNA Ruiz-Vega") == "Ana Ruiz"
    assert aliases.main_name("Bo Ek") == "Bo Ek"
    assert aliases.apart("Iva Petrova", "Eva Petrova")
    assert not aliases.apart("Iva Petrova", "Ana Ruiz")
    assert aliases.offices_apart("Ana Ruiz") == {"mayor", "foreign minister"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[same]]\nnames = ['A']", "[[same]] 1 must give names, with at least two texts"),
        ("[[same]]\nnames = ['A', 3]", "[[same]] 1 must give names"),
        ("[[same]]\nnames = ['A', 'B']\nid = 1", "[[same]] 1 must give names"),
        ("same = 'A'", "[[same]] 1 must give names"),
        ("[[sam]]\nnames = ['A', 'B']", "[[sam]] is unknown"),
        ("[[namesakes]]\nname = 'A'", "[[namesakes]] 1 must give name and offices"),
        (
            "[[same]]\nnames = ['A', 'B']\n[[same]]\nnames = ['C', 'B']",
            "'B' is said to be 'A' and 'C'",
        ),
        (
            "[[same]]\nnames = ['A', 'B']\n[[different]]\nnames = ['a', 'b']",
            "'a' and 'b' are said to be same and different",
        ),
        (
            "[[same]]\nnames = ['A', 'B']\n[[same]]\nnames = ['B', 'C']",
            "'B' has spellings of its own and is said to be 'A'",
        ),
        ("[[different]]\nnames = ['A', 'a']", "'a' and 'a' are said to be same and different"),
        ("[[namesakes]]\nname = 'A'\noffices = ['b']", "'A' need two offices"),
        ("names = [", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(CorpusError) as caught:
        read(tmp_path, text)
    assert problem in str(caught.value)
    assert "aliases.toml" in str(caught.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        read_aliases(tmp_path / "none.toml")


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        read(tmp_path, "[[odd]]\n[[same]]\nnames = []")
    assert len(str(caught.value).splitlines()) == 2
