"""In: the text of a function or script. Out: its comment-based help."""
from __future__ import annotations

import re
from typing import Any

from ems.runtime.help.content import HelpContent, set_part

_KEYWORD = re.compile(r"^\s*\.(\w+)(?:[ \t]+(\S.*?))?\s*$")


def parse_comment(text: str) -> HelpContent | None:
    """The help in a comment's inner text, None when it has no keyword or one that is unknown."""
    content = HelpContent()
    current: tuple[str, str] | None = None
    lines: list[str] = []

    def close() -> bool:
        return current is None or set_part(content, *current, dedented(lines))

    for line in text.splitlines():
        found = _KEYWORD.match(line)
        if found is not None:
            if not close():
                return None
            current, lines = (found.group(1).lower(), found.group(2) or ""), []
        elif current is None:
            if line.strip():
                return None  # text before the first keyword: a plain comment
        else:
            lines.append(line)
    return content if current is not None and close() and not content.empty else None


def dedented(lines: list[str]) -> str:
    """The lines without blank ones around them and without the indentation of the first."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    if not lines:
        return ""
    indent = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join((line[indent:] if not line[:indent].strip() else line.lstrip()).rstrip() for line in lines)


def comments_of(text: str) -> list[Any]:
    """The comments of a text, found by its tokens, so that strings do not count: (start, end, inner text); line comments below each other are one."""
    from ems.syntax.parser import parse

    found: list[Any] = []
    for token in parse(text, keep_tokens=True).tokens or ():
        if token.kind != "Comment":
            continue
        written = text[token.start : token.end]
        if written.startswith("<#"):
            found.append([token.start, token.end, written[2:-2]])
        elif found and not text[found[-1][0] :].startswith("<#") and re.fullmatch(r"[ \t]*\r?\n[ \t]*", text[found[-1][1] : token.start]):
            found[-1][1], found[-1][2] = token.end, found[-1][2] + "\n" + written[1:]
        else:
            found.append([token.start, token.end, written[1:]])
    return found


def help_of_text(text: str) -> HelpContent | None:
    """The help inside a function's text or script: at the beginning or at the end of its body."""
    return help_at(text, 0, len(text), 0)


def help_at(text: str, body_start: int, body_end: int, function_start: int) -> HelpContent | None:
    """The help of the code in text[body_start:body_end]: first or last in the body, or right before the function."""
    comments = comments_of(text)
    head = body_start + 1 if text[body_start : body_start + 1] == "{" else body_start
    tail = body_end - 1 if text[body_end - 1 : body_end] == "}" else body_end
    at = head
    for start, end, inner in comments:
        if head <= start and not text[at:start].strip():
            found = parse_comment(inner)
            if found is not None:
                return found
            at = end
    for start, end, inner in reversed(comments):
        if head <= start and end <= tail and not text[end:tail].strip():
            return parse_comment(inner) or None
        if head <= start and end <= tail:
            break
    for _start, end, inner in reversed(comments):
        if end <= function_start and function_start > 0:
            between = text[end:function_start]
            return parse_comment(inner) if not between.strip() and between.count("\n") <= 2 else None
    return None


def help_of_script(code: Any) -> HelpContent | None:
    """The help of a function's or script file's BlockCode."""
    source = code.source
    text = source.text
    if code.start_offset == 0 and code.end_offset >= len(text.rstrip()):
        return help_at(text, 0, len(text), 0)
    from ems.syntax import nodes as n
    from ems.syntax.parser import parse

    for node in parse(text).ast.walk():
        if isinstance(node, n.FunctionDefinition) and node.body.start == code.start_offset:
            return help_at(text, node.body.start, node.body.end, node.start)
    return None
