"""What Discord refuses, as far as it shows in a request alone."""

from collections.abc import Iterator

from tests.wire.people import Json


class Refused(Exception):  # noqa: N818 - Discord's answer, not a failure of the server
    """An error answer with Discord's code."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"code": code, "message": message}


def check_message(body: Json, *, editing: bool, files: bool) -> None:
    """Raise Refused for a message that Discord would not take."""
    problems = list(_problems(body))
    filled = any(body.get(key) for key in ("content", "embeds", "components", "attachments"))
    if not editing and not filled and not files:
        raise Refused(400, 50006, "Cannot send an empty message")
    if problems:
        raise Refused(400, 50035, f"Invalid Form Body: {'; '.join(problems)}")


def check_choices(choices: list[Json]) -> None:
    """Raise Refused for choices that Discord would not show."""
    sizes = {len(choice[key]) for choice in choices for key in ("name", "value")}
    if len(choices) > 25 or not sizes <= set(range(1, 101)):
        raise Refused(400, 50035, "Invalid Form Body: choices")


def _problems(body: Json) -> Iterator[str]:
    if len(body.get("content") or "") > 2000:
        yield "content is over 2000"
    embeds = body.get("embeds") or []
    if len(embeds) > 10 or sum(_size(each) for each in embeds) > 6000:
        yield "embeds are too many or too long"
    for embed in embeds:
        fields = embed.get("fields", [])
        lengths = [
            (embed.get("title"), 256),
            (embed.get("description"), 4096),
            (embed.get("footer", {}).get("text"), 2048),
            (embed.get("author", {}).get("name"), 256),
            *((each["name"], 256) for each in fields),
            *((each["value"], 1024) for each in fields),
        ]
        if len(fields) > 25 or any(len(text or "") > most for text, most in lengths):
            yield "a part of an embed is too long"
        if any(not each["name"] or not each["value"] for each in fields):
            yield "a field is empty"
    rows = body.get("components") or []
    buttons = [each for row in rows for each in row.get("components", [])]
    ids = [each["custom_id"] for each in buttons if "custom_id" in each]
    if len(rows) > 5 or any(len(row.get("components", [])) > 5 for row in rows):
        yield "rows of components are too many or too long"
    if len(set(ids)) < len(ids) or any(not 1 <= len(each) <= 100 for each in ids):
        yield "custom_id is not unique, or too long"
    if any(len(each.get("label") or "") > 80 for each in buttons):
        yield "a label is too long"


def _size(embed: Json) -> int:
    parts = [embed.get("title"), embed.get("description"), embed.get("footer", {}).get("text")]
    parts.append(embed.get("author", {}).get("name"))
    parts += [each[key] for each in embed.get("fields", []) for key in ("name", "value")]
    return sum(len(part or "") for part in parts)
