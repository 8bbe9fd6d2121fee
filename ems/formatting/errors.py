"""In: an ErrorRecord. Out: its text in PowerShell's error views: ConciseView, NormalView, CategoryView, DetailedView."""
from __future__ import annotations

import re
from typing import Any

from ems.formatting.positions import position_message, shown_line
from ems.values.errors import ErrorRecord, record_of, type_name
from ems.values.objects import NOTHING
from ems.values.text import to_string

NATIVE_IDS = frozenset(("NativeCommandErrorMessage", "NativeCommandError"))
LONGEST_PART = 40  # of activity, target name and target type in a category text
_LAST_BLANK = re.compile(r"\s(?=\S*$)")


class Colors:
    """The escape sequences of an error; all empty without colour."""

    __slots__ = ("accent", "error", "reset")

    def __init__(self, style: Any = None) -> None:
        self.error = style.error if style is not None else ""
        self.accent = style.error_accent if style is not None else ""
        self.reset = style.reset if style is not None else ""


# -- CategoryInfo


def _short(text: str) -> str:
    if len(text) <= LONGEST_PART:
        return text
    keep = (LONGEST_PART - 1) // 2
    return f"{text[:keep]}\u2026{text[-keep:]}"


def target_name(record: ErrorRecord) -> str:
    if record.target_name is not None:
        return record.target_name
    if record.target is None or record.target is NOTHING:
        return ""
    try:
        return to_string(record.target) if not isinstance(record.target, list) else _type_text(record.target)
    except Exception:  # noqa: BLE001 - a target whose text fails has no name
        return ""


def _type_text(value: Any) -> str:
    from ems.values.types import type_of

    return type_of(value).full_name


def target_type(record: ErrorRecord) -> str:
    if record.target_type is not None:
        return record.target_type
    if record.target is None or record.target is NOTHING:
        return ""
    from ems.values.types import type_of

    return type_of(record.target).name


def reason(record: ErrorRecord) -> str:
    return record.reason or type_name(record.exception).rpartition(".")[2]


def category_text(record: ErrorRecord) -> str:
    """`Category: (TargetName:TargetType) [Activity], Reason`."""
    given = record.reason is not None and record.reason != ""
    why = _short(reason(record)) if given else reason(record)
    return f"{record.category}: ({_short(target_name(record))}:{_short(target_type(record))}) [{_short(record.activity or '')}], {why}"


# -- the views


def error_text(record: Any, shell: Any, view: str = "ConciseView", width: int = 120, color: bool = False) -> str:
    """The text of an error in a view; lines are broken at `width` where the view does so."""
    if not isinstance(record, ErrorRecord):
        record = record_of(record)
    colors = Colors(_style(shell) if color else None)
    if record.fully_qualified_error_id in NATIVE_IDS:
        return f"{colors.error}{message_of(record)}{colors.reset}"
    if view == "DetailedView":
        from ems.formatting.error_details import get_error_text

        return f"{colors.error}{get_error_text(record, shell)}{colors.reset}"
    if view == "CategoryView":
        return f"{colors.error}{category_text(record)}{colors.reset}"
    if view == "ConciseView":
        return _concise(record, shell, width, colors) + _recommendation(record)
    return _normal(record, colors)


def record_lines(record: Any, shell: Any) -> list[str]:
    """An error among other output, in the view that $ErrorView names."""
    from ems.formatting.engine import console_width, line_style

    view = to_string(shell.get_variable("ErrorView") or "ConciseView") if shell is not None else "ConciseView"
    return error_text(record, shell, view, console_width(shell), line_style(shell) is not None).split("\n")


def _style(shell: Any) -> Any:
    from ems.formatting.psstyle import Style, ps_style

    return Style(ps_style(shell))


def message_of(record: ErrorRecord) -> str:
    return record.message


def _recommendation(record: ErrorRecord) -> str:
    action = record.details.recommended_action if record.details is not None else ""
    return f"\n  Recommendation: {action}" if action and action.strip() else ""


def _normal(record: ErrorRecord, colors: Colors) -> str:
    text = message_of(record)
    invocation = record.invocation
    if invocation is not None and (invocation.my_command is not None or record.category != "ParserError"):
        where = position_message(invocation)
        if where:
            text += "\n" + where
    text += f"\n+ CategoryInfo          : {category_text(record)}\n+ FullyQualifiedErrorId : {record.fully_qualified_error_id}"
    return f"{colors.error}{_command_prefix(invocation)}{text}{colors.reset}"


def _command_prefix(invocation: Any) -> str:
    """`command : ` before the message of the normal view."""
    command = getattr(invocation, "my_command", None)
    if command is None:
        name = getattr(invocation, "invocation_name", "")
        return f"{name} : " if name else ""
    if command.kind == "ExternalScript":
        return f"{command.path} : " if command.path else ""
    if command.kind == "Script":
        return f"{to_string(command.script)} : "
    if invocation.invocation_name in ("", "&", "."):
        return f"{command.name} : " if command.name else ""
    return f"{invocation.invocation_name} : "


# -- ConciseView


def _concise(record: ErrorRecord, shell: Any, width: int, colors: Colors) -> str:
    invocation = record.invocation
    body, prefix = "", ""
    if shows_line(record):
        body, prefix = _line_detail(record, colors)
    message = _concise_message(record)
    script = bool(invocation is not None and invocation.script_name)
    if script or record.category == "ParserError":
        message = " ".join(message.replace("\n", " ").replace("\t", " ").split("\r"))
        message = _broken(message, len(_bare(prefix, colors)), width, prefix) + "\n"
    else:
        message = prefix + message
    return f"{colors.error}{_head(record, shell)}: {body}{colors.error}{message}{colors.reset}"


def _pester_target(record: ErrorRecord) -> Any:
    """A target that says itself where the failure is: a dictionary with Line and LineText."""
    from ems.values.collections import Dictionary

    target = record.target
    return target if isinstance(target, Dictionary) and target.has("Line") and target.has("LineText") else None


def shows_line(record: ErrorRecord) -> bool:
    """Whether the source line is shown: a parse error, a script file (no module), or not the first line."""
    if _pester_target(record) is not None:
        return True
    invocation = record.invocation
    if invocation is None:
        return False
    name = invocation.script_name
    parse = record.category == "ParserError" and type_name(record.exception).endswith(".ParentContainsErrorRecordException")
    return bool((parse or name or invocation.line > 1) and not name.lower().endswith(".psm1"))


def _line_detail(record: ErrorRecord, colors: Colors) -> tuple[str, str]:
    """The lines from the place to the tildes, and what stands before each line of the message."""
    target = _pester_target(record)
    invocation = record.invocation
    if target is not None:
        where, number = to_string(target.get("File")), to_string(target.get("Line"))
        line, tildes, at, length = to_string(target.get("LineText")).strip(), "", 0, 0
    else:
        number = str(invocation.line)
        where = f"{invocation.script_name}:{number}" if invocation.script_name else ""
        line, tildes, at, length = _source_line(invocation)
    more = " " * max(len(number) - 4, 0)
    if length and length < len(line):
        line = line[:at] + colors.accent + line[at : at + length] + colors.reset + line[at + length :]
    prefix = f"{colors.accent}{more}     | {colors.error}"
    text = f"{colors.reset}{where}\n" if where else "\n"
    text += f"{colors.accent}{more}Line |\n{colors.accent}{number:>4} | {colors.reset}{line}\n"
    if tildes:
        text += f"{prefix}{tildes}\n"
    return text, prefix


def _source_line(invocation: Any) -> tuple[str, str, int, int]:
    """The line with the blank before it, the tilde line, where the tildes start and how many they are."""
    if invocation.source is None:
        return " ", " ~", 1, 1
    shown, spaces, length = shown_line(invocation.source, invocation.start, invocation.end)
    return " " + shown, " " + " " * spaces + "~" * length, spaces + 1, length


def _concise_message(record: ErrorRecord) -> str:
    if record.details is not None and record.details.message:
        return record.details.message
    message = str(record.exception)
    if record.category == "ParserError" and "~\n" in message:  # the message of a parse error begins with the place
        return message.split("~\n")[1].split("\n\n")[0]
    return message


def _bare(text: str, colors: Colors) -> str:
    for sequence in (colors.accent, colors.error, colors.reset):
        if sequence:
            text = text.replace(sequence, "")
    return text


def _head_of(text: str, length: int) -> str:
    """As much of a text as fits, cut at its last blank."""
    if len(text) <= length:
        return text
    piece = text[:length]
    found = _LAST_BLANK.search(piece)
    return piece[: found.start()] if found else piece


def _broken(message: str, indent: int, width: int, prefix: str) -> str:
    """The message behind its prefix, broken at blanks into lines that fit the width."""
    text = " " * indent + message
    if width <= 0 or len(text) <= width:
        return prefix + message
    lines = []
    rest = message
    first = True
    while first or len(rest) + indent > width:
        marker = "\0" * (indent - 1) + " " if indent else ""
        piece = _head_of(marker + rest, width)
        taken = len(piece) - indent
        if taken <= 0 and not first:
            break
        lines.append(prefix + piece[indent:] if taken > 0 else prefix.rstrip())
        rest = (rest[max(taken, 0) :]).strip()
        first = False
    lines.append(prefix + rest.strip())
    return "\n".join(lines)


def _head(record: ErrorRecord, shell: Any) -> str:
    """What stands before the colon: who failed, else what kind of failure it is."""
    if getattr(record.exception, "from_throw", False):
        return "Exception"
    invocation = record.invocation
    command = getattr(invocation, "my_command", None)
    name = getattr(command, "name", "") if command is not None else ""
    if name and shell is not None and shell.commands.find(name) is not None:
        return str(name)
    if record.activity:
        return record.activity
    if command is not None:
        return name
    if invocation is not None and invocation.invocation_name:
        return str(invocation.invocation_name)
    return record.category if record.category != "NotSpecified" else reason(record) or "Error"
