"""In: tracebacks and frames. Out: ScriptStackTrace and Get-PSCallStack's rows."""
from __future__ import annotations

from typing import Any

from ems.runtime.failures import code_positions


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


def trace_text(record: Any, trace: Any, frames: Any) -> str:
    """The lines `at <name>, <file>: line <n>`, innermost first."""
    found: dict[int, tuple[str, Any, int]] = {}  # by frame: an error raised again in a handler passes through its frame twice
    while trace is not None:
        frame = trace.tb_frame
        source = frame.f_globals.get("SOURCE")
        if source is not None:
            scope = frame.f_locals.get("S")
            owner = getattr(scope, "frame", None)
            position = code_positions(frame.f_code)[trace.tb_lasti // 2]
            name = frame_name(owner.info) if owner is not None else "<ScriptBlock>"
            if not frame.f_code.co_name.startswith("g"):  # a local function of the compiler's, part of its block
                found[id(frame)] = (name, source, position[0] or 1)
        trace = trace.tb_next
    entries = list(found.values())
    entries.reverse()
    for info, site, scope in reversed(frames):
        if site is not None and site.source is not None:
            outer_line = site.source.place(site.start)[0]
            entries.append((outer_name(frames, (info, site, scope)), site.source, outer_line))
    if not entries and record.invocation is not None and record.invocation.source is not None:
        entries.append(("<ScriptBlock>", record.invocation.source, record.invocation.line))
    return "\n".join(f"at {name}, {place_text(source, line)}" for name, source, line in entries)


def outer_name(frames: Any, entry: Any) -> str:
    """The name of the frame that holds the call of `entry`."""
    at = next(i for i, f in enumerate(frames) if f is entry or f == entry)
    return frame_name(frames[at - 1][0]) if at > 0 else "<ScriptBlock>"
