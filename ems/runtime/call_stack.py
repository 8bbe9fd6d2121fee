"""In: tracebacks and frames. Out: ScriptStackTrace and Get-PSCallStack's rows."""
from __future__ import annotations

from typing import Any

from ems.runtime.failures import BLOCK_NAMES, code_positions


def frame_name(info: Any) -> str:
    """What a call is called in a stack trace: the function's name, the script's file, or <ScriptBlock>."""
    from ems.runtime.functions import ExternalScriptInfo

    if info is None:
        return "<ScriptBlock>"
    if isinstance(info, ExternalScriptInfo):
        return "<ScriptBlock>"
    return info.name or "<ScriptBlock>"


def place_text(source: Any, line: int) -> str:
    path = source.path if source is not None and source.path else "<No file>"
    return f"{path}: line {line}"


def trace_text(record: Any, trace: Any, running: Any) -> str:
    """The lines `at <name>, <file>: line <n>`, innermost first: the code that the error passed through, then that which ran around it."""
    found: dict[int, tuple[str, Any, int]] = {}  # by frame: an error raised again in a handler passes through its frame twice
    while trace is not None:
        frame = trace.tb_frame
        source = frame.f_globals.get("SOURCE")
        if source is not None and frame.f_code.co_name[0] in BLOCK_NAMES:
            position = code_positions(frame.f_code)[trace.tb_lasti // 2]
            found[id(frame)] = (block_name(frame.f_code, frame.f_locals.get("S")), source, position[0] or 1)
        trace = trace.tb_next
    entries = list(found.values())
    entries.reverse()
    entries.extend((block_name(code, scope), source, line) for key, code, source, line, scope in running if key not in found)
    if not entries and record.invocation is not None and record.invocation.source is not None:
        entries.append(("<ScriptBlock>", record.invocation.source, record.invocation.line))
    return "\n".join(f"at {name}, {place_text(source, line)}" for name, source, line in entries)


def block_name(code: Any, scope: Any) -> str:
    """What the code of a block is called: its function's name, unless it is a block within the function."""
    owner = getattr(scope, "frame", None)
    if owner is None:
        return "<ScriptBlock>"
    script = getattr(owner.info, "script", owner.info)  # a method of a script class has its code itself
    block = getattr(script, "code", None)
    own = block is not None and any(getattr(f, "__code__", None) is code for f in (block.end, block.process, block.begin, block.clean, block.dynamicparam))
    return frame_name(owner.info) if own or code.co_name[0] == "d" else "<ScriptBlock>"
