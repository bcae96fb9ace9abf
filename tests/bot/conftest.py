"""A small corpus of invented articles, its index built once, and the command line on top of it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from bot import desk
from bot.answers import Answerer
from bot.cli import main
from bot.desk import build, open_answerer
from bot.settings import CorpusSection, IndexSection, Settings
from index.progress import Silent
from index.published import PublishedIndex, open_index
from tests.bot.jsonl import write_jsonl

ARTICLES: list[dict[str, str]] = [
    {
        "id": "monitors",
        "title": "Velmora leaves the monitors to Carvania",
        "source": "The Velmora Courier",
        "url": "https://courier.example/monitors",
        "published": "2025-04-18",
        "text": (
            "Ana Ruiz, who leads the delegation of Velmora, spoke on Friday in Port Sorel.\n\n"
            "She said that a withdrawal of the monitors was a matter for Carvania to decide. "
            "“We will not leave the table,” Ruiz told reporters.\n\n"
            "The next round of talks is planned for May."
        ),
    },
    {
        "id": "grain",
        "title": "Carvania offers to open its ports",
        "source": "Carvania Today",
        "url": "https://today.example/grain#top",
        "published": "2025-05-02T09:30:00+02:00",
        "text": (
            "Minister Jonas Brandt presented a plan for grain shipments on Friday. "
            "It would open three harbours to foreign cargo ships under a neutral flag. "
            "That, he said, needs the consent of both parliaments.\n\n"
            "Farmers in the valley of the Lune called the plan late."
        ),
    },
    {
        "id": "prisoners",
        "title": "Sixty prisoners are exchanged",
        "source": "The Velmora Courier",
        "text": (
            "Velmora and Carvania exchanged sixty prisoners at the bridge of Tarn on Monday. "
            "Among them were eleven pilots. Mira Okafor of the Red Lantern, the relief agency "
            "that watched the exchange, called it orderly.\n\n"
            "Families had waited at the bridge since dawn."
        ),
    },
    {
        "id": "-odd id; x",
        "title": "Moratorium \x1b]0;owned\x07 on \x9b2J drones \u202edesrever",
        "source": "The \x1b[31mRed\x1b[0m Gazette",
        "url": "https://gazette.example/moratorium",
        "published": "2025-03-01",
        "text": (
            "The moratorium on drones holds, \x1b[31mColonel Ilse Marten\x1b[0m said.\r\n"
            "\tIt was signed in Ystrad.\x08\x08 停戦の監視団は金曜日に撤退した。"
        ),
    },
    {
        "id": "glaciers",
        "title": "Why the glaciers of Ystrad shrink",
        "text": (
            "The glaciers above Ystrad have lost a third of their ice in twenty years. "
            "Warm winters bring rain where snow fell before. Researchers measure the loss with "
            "stakes that they drill into the ice each spring."
        ),
    },
]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session", autouse=True)
def opened_once() -> Iterator[None]:
    """Each encoder is opened once for all tests of this process; what fails is tried anew."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("open_build_encoder", "open_question_encoder"):
            patch.setattr(desk, name, cache(getattr(desk, name)))
        yield


@pytest.fixture(scope="session")
def articles() -> dict[str, dict[str, str]]:
    """The records of the corpus by id."""
    return {article["id"]: article for article in ARTICLES}


@pytest.fixture(scope="session")
def corpus_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus as JSONL."""
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    write_jsonl(path, ARTICLES)
    return path


@pytest.fixture(scope="session")
def chosen(corpus_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the index that all tests share; none of them changes it."""
    folder = tmp_path_factory.mktemp("shared") / "index"
    return Settings(corpus=CorpusSection(paths=(corpus_file,)), index=IndexSection(dir=folder))


@pytest.fixture(scope="session")
def published(chosen: Settings) -> Iterator[PublishedIndex]:
    """The shared index, built by the real model."""
    build(chosen, Silent())
    index = open_index(chosen.index.dir)
    yield index
    index.close()


@pytest.fixture(scope="session")
def answerer(published: PublishedIndex, chosen: Settings) -> Answerer:
    """Answers from the shared index."""
    return open_answerer(published, chosen)


@pytest.fixture
def index_folder(published: PublishedIndex, chosen: Settings) -> Path:
    """Where the shared index is."""
    return chosen.index.dir


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, whose user keeps settings, data and logs in it; 80 columns wide."""
    monkeypatch.chdir(tmp_path)
    for variable, folder in (("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state")):
        monkeypatch.setenv(variable, str(tmp_path / folder))
    monkeypatch.setenv("COLUMNS", "80")
    for variable in ("TALKS_CONFIG", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.fixture
def talks(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in this process, through its real door."""

    def run(*words: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
        arguments = [str(word) for word in words]
        (home / "stdin").write_bytes(stdin)
        capsys.readouterr()
        with (home / "stdin").open(encoding="utf-8") as file, monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["talks", *arguments])
            patch.setattr(sys, "stdin", file)
            with pytest.raises(SystemExit) as ended:
                main()
        output = capsys.readouterr()
        code = ended.value.code
        assert isinstance(code, int)
        return subprocess.CompletedProcess(arguments, code, output.out, output.err)

    return run
