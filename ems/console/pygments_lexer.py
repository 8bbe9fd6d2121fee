"""In: script text. Out: a pygments lexer over the shell's own tokens, for documents and editors."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import Lexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from ems.console.highlight import highlight

TOKENS = {
    "Command": Name.Function, "Comment": Comment, "Parameter": Name.Attribute, "Variable": Name.Variable, "String": String, "Number": Number,
    "Keyword": Keyword, "Member": Name.Property, "Type": Name.Class, "Operator": Operator, "DefaultToken": Text,
}


class EmsLexer(Lexer):
    """PowerShell as ems reads it."""

    name = "ems"
    aliases: ClassVar[list[str]] = ["ems", "powershell-ems"]
    filenames: ClassVar[list[str]] = ["*.ems", "*.ps1"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, Any, str]]:
        at = 0
        for start, end, name in highlight(text):
            if start > at:
                yield at, Text, text[at:start]
            yield start, TOKENS[name], text[start:end]
            at = end
        if at < len(text):
            yield at, Text, text[at:]
