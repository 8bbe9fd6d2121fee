"""In: the name of an about_ topic. Out: its text."""
from __future__ import annotations

from ems.runtime.help.topic_texts import TOPICS


def names() -> list[str]:
    return sorted(TOPICS)


def find(name: str) -> str | None:
    """The page of a topic, None when there is none of that name."""
    lower = name.lower()
    found = next((n for n in TOPICS if n.lower() == lower), None)
    if found is None:
        return None
    synopsis, text = split(TOPICS[found])
    body = "\n".join("    " + line if line else "" for line in text.splitlines())
    return f"TOPIC\n    {found}\n\nSHORT DESCRIPTION\n    {synopsis}\n\nLONG DESCRIPTION\n{body}\n"


def synopsis(name: str) -> str:
    return split(TOPICS[name])[0]


def split(text: str) -> tuple[str, str]:
    first, _, rest = text.strip().partition("\n\n")
    return first, rest
