"""In: nothing. Out: HelpContent, what is known of a command before it becomes an object or text."""
from __future__ import annotations

from typing import Any


class HelpContent:
    """The parts of a command's help; a part that is not there is empty."""

    __slots__ = ("component", "description", "examples", "forward", "functionality", "inputs", "links", "notes", "outputs", "parameters", "role", "synopsis")

    def __init__(self) -> None:
        self.synopsis = ""
        self.description = ""
        self.parameters: dict[str, str] = {}  # lower name -> text
        self.examples: list[tuple[str, str]] = []  # (code, remarks)
        self.inputs: list[str] = []
        self.outputs: list[str] = []
        self.notes = ""
        self.links: list[str] = []
        self.component = self.role = self.functionality = ""
        self.forward = ""  # .FORWARDHELPTARGETNAME

    @property
    def empty(self) -> bool:
        return not any(getattr(self, name) for name in self.__slots__)


def set_part(content: HelpContent, keyword: str, argument: str, text: str) -> bool:
    """Fill in the part that a keyword of comment-based help names; False for a word that is no keyword."""
    simple: dict[str, Any] = {"synopsis": "synopsis", "description": "description", "notes": "notes", "component": "component", "role": "role",
                              "functionality": "functionality"}
    lists = {"inputs": content.inputs, "outputs": content.outputs, "link": content.links}
    if keyword in simple:
        setattr(content, simple[keyword], text)
    elif keyword in lists:
        lists[keyword].append(text)
    elif keyword == "parameter" and argument:
        content.parameters[argument.lower()] = text
    elif keyword == "example":
        code, _, remarks = text.partition("\n\n")
        content.examples.append((code, remarks.strip("\n")))
    elif keyword == "forwardhelptargetname":
        content.forward = argument
    else:
        return keyword in ("forwardhelpcategory", "remotehelprunspace", "externalhelp")
    return True
