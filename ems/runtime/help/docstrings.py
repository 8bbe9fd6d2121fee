"""In: a cmdlet's class. Out: its help, from the docstring and the help texts of its parameters."""
from __future__ import annotations

from typing import Any

from ems.runtime.help.content import HelpContent


def help_of_class(cls: Any) -> HelpContent:
    content = HelpContent()
    lines = [line[4:] if line.startswith("    ") else line for line in (cls.__doc__ or "").splitlines()]
    text, _, examples = "\n".join(lines).partition("\nEXAMPLES\n")
    synopsis, _, description = text.strip().partition("\n\n")
    content.synopsis = " ".join(synopsis.split())
    content.description = "\n\n".join(" ".join(p.split()) if not p.startswith("    ") else p for p in description.strip().split("\n\n"))
    content.examples = [(example.code, "\n".join(p for p in (example.output, example.text) if p)) for example in parse_examples(examples)]
    content.parameters = {p.name.lower(): p.help for p in cls.signature.parameters if p.help}
    content.inputs = sorted({p.type_name for p in cls.signature.parameters for i in p.sets.values() if i.pipeline})
    content.outputs = list(cls.signature.output_types)
    return content


class Example:
    """One example: the commands, their exact output, what it shows."""

    __slots__ = ("code", "output", "text")

    def __init__(self, code: str, output: str, text: str) -> None:
        self.code = code
        self.output = output
        self.text = text


def parse_examples(text: str) -> list[Example]:
    """`> command` lines, the output up to the blank line, then the sentence."""
    found: list[Example] = []
    code: list[str] = []
    output: list[str] = []
    words: list[str] = []
    state = "text"
    for line in text.splitlines():
        if line.startswith("> ") or line == ">":
            if state == "text" and code:
                found.append(Example("\n".join(code), "\n".join(output), " ".join(words)))
                code, output, words = [], [], []
            code.append(line[2:])
            state = "code"
        elif state in ("code", "output") and line.strip():
            output.append(line)
            state = "output"
        elif line.strip():
            words.append(line.strip())
        else:
            state = "text"
    if code:
        found.append(Example("\n".join(code), "\n".join(output), " ".join(words)))
    return found
