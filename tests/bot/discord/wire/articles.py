"""What the articles of these tests say: invented people, countries and outlets."""

import json
from collections.abc import Sequence
from pathlib import Path

Record = dict[str, str]

MAY, JUNE = "the end of May", "the middle of June"
"""The one thing that differs between two versions of the index."""

COURIER = {"source": "The Velmora Courier", "published": "2025-04-18"}

ROUNDS = [
    "ports", "grain", "bridges", "pilots", "rivers", "schools", "harvest", "railways", "mines",
    "islands", "lighthouses", "pastures",
]  # fmt: skip


def articles(until: str = MAY) -> list[Record]:
    """The records; ``until`` is when the monitors leave."""
    return [
        {
            "id": "monitors",
            "title": "Velmora speaks of the monitors",
            "url": "https://courier.example/monitors",
            **COURIER,
            "text": (
                "Ana Ruiz, the foreign minister of Velmora, spoke on Friday in Port Sorel. The "
                "hall was full.\n\n"
                f"“The monitors will stay at the border until {until},” Ruiz told reporters. She "
                "said that a withdrawal of the monitors was a matter for Carvania to decide.\n\n"
                "The next round of talks is planned for the autumn."
            ),
        },
        {
            "id": "reply",
            "title": "Carvania answers on the monitors",
            "url": "https://today.example/reply",
            "source": "Carvania Today",
            "published": "2025-05-02",
            "text": (
                "Jonas Brandt, the prime minister of Carvania, answered on Saturday. “The monitors "
                "are guests, and guests go home,” Brandt said.\n\n"
                "Farmers in the valley of the Lune called the answer late."
            ),
        },
        *(
            {
                "id": f"round-{number}",
                "title": f"Round {number} of the talks was about {subject}",
                "url": f"https://courier.example/round-{number}",
                **COURIER,
                "text": (
                    f"Mira Okafor, the chief mediator, opened round {number} in Orsk. “Without "
                    f"the {subject} there is no agreement worth the name,” Okafor said. “We have "
                    f"talked about {subject} for {number} days.”\n\nThe delegations left at night."
                ),
            }
            for number, subject in enumerate(ROUNDS, 1)
        ),
        {
            "id": "glaciers",
            "title": "Why the glaciers of Ystrad shrink",
            **COURIER,
            "text": (
                "The glaciers above Ystrad have lost a third of their ice in twenty years. Warm "
                "winters bring rain where snow fell before."
            ),
        },
        {
            "id": "smuggler",
            "title": "Dam](https://evil.example) **@everyone** `shut` ||psst||",
            "url": "javascript:alert(1)",
            "source": "[Gazette](https://evil.example) <@&1> @here",
            "published": "2025-03-01",
            "text": (
                "Ilse Marten, the warden of the dam of Tarn, spoke on Monday. “The dam of Tarn "
                "stays shut, @everyone <@1> <@&2> [click here](https://evil.example) **now** "
                "||hidden|| `code` https://evil.example/bait _all_ of it,” Marten said.\n\n"
                "# A heading\n> a quote\n-# small"
            ),
        },
    ]


def write(folder: Path, until: str = MAY, more: Sequence[Record] = ()) -> Path:
    """The corpus file, put into a folder in place of the one before."""
    path = folder / "articles.jsonl"
    records = [*articles(until), *more]
    path.write_text("".join(f"{json.dumps(each)}\n" for each in records), encoding="utf-8")
    return path
