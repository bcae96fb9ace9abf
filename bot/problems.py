"""What is wrong with the settings, one line each, as pydantic found it but in plain words."""

import difflib
import json
import re
from collections.abc import Iterable, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.settings import FeedTable, Settings, fields

_WORDS = {
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "float_type": "must be a number",
    "finite_number": "must be a finite number",
    "string_type": "must be text",
    "string_too_short": "must not be empty",
    "tuple_type": "must be a list",
    "is_instance_of": "must be a path, as text",
    "model_type": "must be a section",
    "missing": "is missing",
}


def lines(
    error: ValidationError, origins: Mapping[tuple[str, str], str], file: str
) -> tuple[str, ...]:
    """One line for each problem of the settings.

    Args:
        error: what validating `Settings` raised.
        origins: of each (section, key) that was given, the file or "$" and the variable.
        file: what to call the file, for problems that belong to no key.

    >>> try:
    ...     Settings.model_validate({"search": {"top_k": 0}, "answer": {"max_qotes": 3}})
    ... except ValidationError as error:
    ...     print("\\n".join(lines(error, {}, "config.toml")))
    config.toml: search.top_k must be at least 1, got 0
    config.toml: answer.max_qotes is unknown (did you mean max_quotes?)
    """
    return tuple(_line(details, origins, file) for details in error.errors(include_url=False))


def suggestion(name: str, known: Iterable[str]) -> str:
    """ " (did you mean ...?)" with the nearest of the known names, or nothing if none is near.

    >>> suggestion("timout_s", ["timeout_s", "top_k"])
    ' (did you mean timeout_s?)'
    """
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.7)
    return f" (did you mean {near[0]}?)" if near else ""


def _line(details: ErrorDetails, origins: Mapping[tuple[str, str], str], file: str) -> str:
    loc = details["loc"]
    origin = origins.get((str(loc[0]), str(loc[1])), file) if len(loc) > 1 else file
    variable = origin.removeprefix("$")
    where = f"{origin}: {_name(loc)}" if variable == origin else f"environment: {variable}"
    return f"{where} {_reason(details)}"


def _name(loc: tuple[int | str, ...]) -> str:
    """The option's name as in ``index.dir`` or ``corpus.paths[0]``; odd names are quoted."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{_shown_key(part)}" for part in loc]
    return "".join(parts).removeprefix(".")


def _shown_key(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key) else _shown(key)


def _reason(details: ErrorDetails) -> str:
    kind, limits = details["type"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return f"is unknown{_meant(details['loc'])}"
    if kind == "value_error":
        return str(limits["error"])
    if kind == "greater_than_equal":
        words = f"must be at least {limits['ge']:g}"
    elif kind == "less_than_equal":
        words = f"must be at most {limits['le']:g}"
    elif kind == "literal_error":
        words = f"must be one of {limits['expected']}".replace("'", '"')
    else:
        words = _WORDS.get(kind, details["msg"])
    return words if kind == "missing" else f"{words}, got {_shown(details['input'])}"


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _meant(loc: tuple[int | str, ...]) -> str:
    """The name that an unknown one was probably meant to be: in its section, else in another."""
    section, name = str(loc[0]), str(loc[-1])
    here = [key for table, key, _ in fields() if table == section and len(loc) > 1]
    if section == "feeds":
        here = list(FeedTable.model_fields)
    known = here or list(Settings.model_fields)
    elsewhere = [f"{table}.{key}" for table, key, _ in fields() if key == name]
    if elsewhere:
        return f" (did you mean {elsewhere[0]}?)"
    return suggestion(name, known) or f" (known: {', '.join(known)})"
