"""Markdown with front matter: YAML between two lines of ``---`` at the top, then the text."""

from pathlib import Path

from corpus.clean import clean, without_title
from corpus.errors import ReadError
from corpus.models import Article
from corpus.readers.decode import decode, read_bytes
from corpus.readers.record import build_article


def read_markdown(path: Path, root: Path) -> Article:
    """The article of a Markdown file, its markup kept as it is written.

    The front matter's ``id``, ``title``, ``source``, ``url``, ``author``, ``published`` and
    ``language`` are taken; without a title there, a heading of level one at the top is it.

    Raises:
        ReadError: if the file cannot be read, its front matter is not valid, or it has no text.
    """
    try:
        fields, body = split_front_matter(decode(read_bytes(path), path))
        body = clean(body)
        first = body.partition("\n")[0]
        if "title" not in fields and first.startswith("# "):
            fields["title"] = first.removeprefix("# ").strip(" #")
        if title := fields.get("title"):
            body = without_title(body, title)
        return build_article(
            fields, text=body, path=path, fallback=path.relative_to(root).as_posix()
        )
    except ValueError as error:
        raise ReadError(str(path), str(error)) from error


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The named values of the front matter, all as strings, and the text after it.

    Raises:
        ValueError: if there is front matter and it is not valid.
    """
    # Imported here because only Markdown needs them and they slow the start of every command.
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        # BaseLoader keeps every value as it is written: no "no" that turns False, no lost offsets.
        front, body = handler.split(text)
        values = handler.load(front, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise ValueError(f"front matter is not valid YAML: {_first_line(error)}") from error
    if not isinstance(values, dict):
        raise ValueError("front matter is not a list of 'name: value' lines")
    return {
        name: value
        for name, value in values.items()
        if not (isinstance(value, str) and value.lower() in {"", "~", "null"})
    }, body


def _first_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    # The mark counts from 0, beginning with the opening line of ---.
    return f"{problem} (line {mark.line + 1})" if mark else problem
