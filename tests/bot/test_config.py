"""The settings: where they come from, and that every mistake is reported, one line each."""

import os
import re
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.config import ConfigError, load, variable
from bot.render_config import render_toml
from bot.settings import (
    AnswerSection,
    EncoderSection,
    FetchSection,
    Settings,
    default_index_dir,
    fields,
)
from corpus.fetch.models import FetchSettings
from index.encoders.base import Backend, EncoderSettings

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems_of(toml: str, environment: dict[str, str] | None = None) -> list[str]:
    Path("config.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(environment=environment or {})
    return str(caught.value).splitlines()


def test_without_a_file_the_defaults_hold() -> None:
    config = load(environment={})
    assert config.settings == Settings()
    assert config.file is None
    assert {option.origin for option in config.options} == {"default"}
    assert config.settings.index.dir == default_index_dir()
    assert config.settings.index.dir.is_absolute()


def test_the_example_lists_every_option_at_its_default(folder: Path) -> None:
    listed = [(s, k) for s, table in tomllib.loads(EXAMPLE.read_text()).items() for k in table]
    assert listed == [(section, key) for section, key, _ in fields()]
    assert load(EXAMPLE, {}).settings == Settings()


def test_the_encoder_section_is_what_the_index_takes() -> None:
    assert EncoderSection().model_dump() == asdict(EncoderSettings())
    offered = get_args(EncoderSection.model_fields["backend"].annotation)
    assert set(offered) == set(get_args(Backend))


def test_the_fetch_section_is_what_fetching_takes() -> None:
    assert FetchSection().model_dump(exclude={"every_minutes"}) == asdict(FetchSettings())


def test_the_feeds_are_those_of_the_file() -> None:
    feeds = (
        '[[feeds]]\nurl = "https://courier.example/rss"\n\n[[feeds]]\nurl = "http://b.example"\n'
    )
    Path("config.toml").write_text(f'{feeds}source = "The \\"B\\""\n')
    config = load(environment={})
    assert [(feed.url, feed.source) for feed in config.settings.feeds] == [
        ("https://courier.example/rss", ""),
        ("http://b.example", 'The "B"'),
    ]
    Path("shown.toml").write_text(render_toml(config))
    assert load(Path("shown.toml"), {}).settings == config.settings


def test_the_feeds_of_the_example_are_read() -> None:
    lines = EXAMPLE.read_text().partition("# [[feeds]]")[2].splitlines()
    Path("config.toml").write_text("\n".join(["[[feeds]]", *(line[2:] for line in lines)]))
    assert load(environment={}).settings.feeds[0].source == "The Velmora Courier"


def test_every_option_of_the_example_is_explained() -> None:
    previous = ""
    for line in EXAMPLE.read_text().splitlines():
        if re.match(r"\w+ =", line):
            assert previous.startswith("#") or re.match(r"\w+ =", previous), line
        previous = line


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("[search]\ntop_k = 0", ["search.top_k must be at least 1, got 0"]),
        ("[index]\npassage_tokens = 9000", ["index.passage_tokens must be at most 8192, got 9000"]),
        ("[index]\noverlap_sentences = -1", ["index.overlap_sentences must be at least 0, got -1"]),
        ('[search]\ntop_k = "10"', ['search.top_k must be a whole number, got "10"']),
        ("[search]\ntop_k = true", ["search.top_k must be a whole number, got true"]),
        ("[search]\ntop_k = 1.0", ["search.top_k must be a whole number, got 1.0"]),
        ("[search]\ndense_weight = 'x'", ['search.dense_weight must be a number, got "x"']),
        ("[search]\ndense_weight = nan", ["search.dense_weight must be a finite number, got NaN"]),
        (
            "[search]\ndense_weight = 0\nlexical_weight = 0.0",
            ["search has dense_weight and lexical_weight at 0, which ranks nothing"],
        ),
        ("[encoder]\nmodel = ''", ['encoder.model must not be empty, got ""']),
        ("[encoder]\nquery_prefix = 1", ["encoder.query_prefix must be text, got 1"]),
        (
            "[answer]\ncaution = 'brave'",
            ['answer.caution must be one of "strict", "balanced" or "eager", got "brave"'],
        ),
        ("[corpus]\npaths = 'articles'", ['corpus.paths must be a list, got "articles"']),
        (
            "[corpus]\npaths = ['a', 3, '', \"\\u0000\"]",
            [
                "corpus.paths[1] must be a path, as text, got 3",
                "corpus.paths[2] must name a path",
                "corpus.paths[3] must name a path",
            ],
        ),
        ("[index]\ndir = 2026-01-01", ['index.dir must be a path, as text, got "2026-01-01"']),
        ("index = 4", ["index must be a section, got 4"]),
        ("[answer]\nmax_qotes = 3", ["answer.max_qotes is unknown (did you mean max_quotes?)"]),
        ("[answer]\ntop_k = 3", ["answer.top_k is unknown (did you mean search.top_k?)"]),
        ("top_k = 3", ["top_k is unknown (did you mean search.top_k?)"]),
        ("[serch]\ntop_k = 3", ["serch is unknown (did you mean search?)"]),
        ("[answer]\nzz = 3", ["answer.zz is unknown (known: max_quotes, caution)"]),
        ('[answer]\n"a\\nb" = 3', ['answer."a\\nb" is unknown (known: max_quotes, caution)']),
        (
            "[fetch]\nallow_private = ['10.0.0.0/8', 'http://press.example']",
            ["fetch.allow_private 'http://press.example' is neither a host nor a network"],
        ),
        (
            '[fetch]\ncontact = "a\\nb"',
            ["fetch.contact must be one line of plain ASCII, as it stands in every request"],
        ),
        ("feeds = 4", ["feeds must be a list, got 4"]),
        ("[feeds]\nurl = 'x'", ['feeds must be a list, got {"url": "x"}']),
        ("[[feeds]]\nsource = 'The Courier'", ["feeds[0].url is missing"]),
        (
            "[[feeds]]\nurl = 'courier.example'\nname = 'x'",
            [
                "feeds[0].url must be an address that begins with https:// or http://",
                "feeds[0].name is unknown (known: url, source)",
            ],
        ),
        (
            "[[feeds]]\nurl = 'https://a.example'\n[[feeds]]\nurl = 'https://a.example'",
            ["feeds has https://a.example twice; take one of them out"],
        ),
        (
            "[answer]\nmax_qotes = 3\ncaution = 1\n[search]\ntop_k = 0",
            [
                "search.top_k must be at least 1, got 0",
                'answer.caution must be one of "strict", "balanced" or "eager", got 1',
                "answer.max_qotes is unknown (did you mean max_quotes?)",
            ],
        ),
    ],
)
def test_mistakes_are_reported_together(toml: str, expected: list[str]) -> None:
    assert problems_of(toml) == [f"config.toml: {line}" for line in expected]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("TALKS_SEARCH_TOP_K", "many", 'TALKS_SEARCH_TOP_K must be a whole number, got "many"'),
        ("TALKS_SEARCH_TOP_K", "0", "TALKS_SEARCH_TOP_K must be at least 1, got 0"),
        ("TALKS_ENCODER_MODEL", "", 'TALKS_ENCODER_MODEL must not be empty, got ""'),
        ("TALKS_INDX_DIR", "x", "TALKS_INDX_DIR is unknown (did you mean TALKS_INDEX_DIR?)"),
        ("TALKS_CONFG", "x", "TALKS_CONFG is unknown (did you mean TALKS_CONFIG?)"),
        ("TALKS_Q", "x", "TALKS_Q is unknown"),
    ],
)
def test_mistakes_in_variables_name_the_variable(name: str, value: str, expected: str) -> None:
    assert problems_of("", {name: value}) == [f"environment: {expected}"]


def test_the_problems_of_file_and_variables_are_reported_together() -> None:
    found = problems_of("[search]\ntop_k = 0", {"TALKS_SEARCH_CANDIDATES": "x", "TALKS_Q": ""})
    assert found == [
        "config.toml: search.top_k must be at least 1, got 0",
        'environment: TALKS_SEARCH_CANDIDATES must be a whole number, got "x"',
        "environment: TALKS_Q is unknown",
    ]


def test_variables_override_the_file_and_say_so() -> None:
    Path("config.toml").write_text("[search]\ntop_k = 3\ncandidates = 7\n")
    config = load(environment={"TALKS_SEARCH_TOP_K": "4", "TALKS_SEARCH_DENSE_WEIGHT": "2"})
    assert config.settings.search.top_k == 4
    assert config.settings.search.dense_weight == 2.0
    origins = {option.key: option.origin for option in config.options}
    assert origins["top_k"] == "$TALKS_SEARCH_TOP_K"
    assert origins["candidates"] == "config.toml"
    assert origins["lexical_weight"] == "default"


def test_every_option_has_a_variable(folder: Path) -> None:
    config = load(environment={})
    texts = {"paths": "x", "model": "m", "backend": "onnx", "caution": "eager", "dir": "d"}
    texts |= {"state": "s", "contact": "c", "log_questions": "true"}
    for section, key, field in fields():
        text = texts.get(key, "64" if field.annotation is int else "2.5")
        if key == "overlap_sentences":
            text = "2"
        changed = load(environment={variable(section, key): text})
        assert changed.settings != config.settings, key


def test_paths_start_where_they_are_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    (folder / "etc").mkdir()
    file = folder / "etc" / "talks.toml"
    file.write_text('[corpus]\npaths = ["articles", "/srv/a", "~/b"]\n[index]\ndir = "../idx"\n')
    settings = load(file, {}).settings
    assert settings.corpus.paths == (folder / "etc/articles", Path("/srv/a"), Path("/home/ana/b"))
    assert settings.index.dir == folder / "etc/../idx"

    here = {"TALKS_CORPUS_PATHS": os.pathsep.join(["a", "/b", "~/c"]), "TALKS_INDEX_DIR": "i"}
    settings = load(file, here).settings
    assert settings.corpus.paths == (folder / "a", Path("/b"), Path("/home/ana/c"))
    assert settings.index.dir == folder / "i"
    assert load(file, {"TALKS_INDEX_DIR": "", "TALKS_CORPUS_PATHS": ""}).settings == Settings()


def test_the_file_named_first_is_read(folder: Path) -> None:
    for name, top_k in (("config.toml", 1), ("a.toml", 2), ("b.toml", 3)):
        (folder / name).write_text(f"[search]\ntop_k = {top_k}\n")
    named = {"TALKS_CONFIG": "a.toml"}
    assert load(Path("b.toml"), named).settings.search.top_k == 3
    assert load(environment=named).settings.search.top_k == 2
    assert load(environment={"TALKS_CONFIG": ""}).settings.search.top_k == 1
    assert load(environment={}).file == Path("config.toml")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[search]\ntop_k = \n", "config.toml: is not valid TOML: .*line 2"),
        (b"a = 1\na = 2\n", "config.toml: is not valid TOML: .*line 2"),
        (b"a = " + b"9" * 5000, "config.toml: is not valid TOML: "),
        (b"a = " + b"[" * 5000, "config.toml: is not valid TOML: "),
        (b"a = 1\nb = '\xe9'\n", r"config.toml: is not UTF-8 \(byte 0xe9 on line 2\)"),
        (b"\x00\xff\xfe", "config.toml: is not UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_is_one_line(folder: Path, data: bytes, expected: str) -> None:
    (folder / "config.toml").write_bytes(data)
    with pytest.raises(ConfigError, match=f"^{expected}") as caught:
        load(environment={})
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_and_crlf_are_read(folder: Path) -> None:
    (folder / "config.toml").write_bytes(b"\xef\xbb\xbf[search]\r\ntop_k = 3\r\n")
    assert load(environment={}).settings.search.top_k == 3


def test_a_named_file_must_be_there(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"^no.toml: no such file; --config names it$"):
        load(Path("no.toml"), {})
    with pytest.raises(ConfigError, match=r"^no.toml: no such file; TALKS_CONFIG names it$"):
        load(environment={"TALKS_CONFIG": "no.toml"})
    with pytest.raises(ConfigError, match=r"cannot be read: Is a directory$"):
        load(folder, {})


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().search.top_k = 3


def test_what_is_shown_says_where_it_came_from() -> None:
    Path("config.toml").write_text('[answer]\ncaution = "strict"\n[corpus]\npaths = ["/a", "/b"]\n')
    shown = render_toml(load(environment={"TALKS_INDEX_KEEP_VERSIONS": "5"}))
    assert shown.startswith('[corpus]\npaths = ["/a", "/b"]  # config.toml\naliases = "')
    assert '/aliases.toml"  # default\n\n[index]\n' in shown
    assert "\nkeep_versions = 5  # $TALKS_INDEX_KEEP_VERSIONS\n" in shown
    assert '\n[answer]\nmax_quotes = 3  # default\ncaution = "strict"  # config.toml\n' in shown
    assert "\nlog_questions = false  # default\n" in shown


prefixes = st.text(st.characters(exclude_categories=["Cs"]))


@given(query=prefixes, passage=prefixes, quotes=st.integers(1, 9), weight=st.floats(0.001, 1e300))
def test_what_is_shown_reads_back_equal(
    query: str, passage: str, quotes: int, weight: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("shown") / "config.toml"
    environment = {
        "TALKS_ENCODER_QUERY_PREFIX": query,
        "TALKS_ENCODER_PASSAGE_PREFIX": passage,
        "TALKS_ANSWER_MAX_QUOTES": str(quotes),
        "TALKS_SEARCH_DENSE_WEIGHT": repr(weight),
        "TALKS_CORPUS_PATHS": "a",
    }
    config = load(environment=environment)
    assert config.settings.encoder == EncoderSection(query_prefix=query, passage_prefix=passage)
    assert config.settings.answer == AnswerSection(max_quotes=quotes)
    file.write_bytes(render_toml(config).encode())
    assert load(file, {}).settings == config.settings
