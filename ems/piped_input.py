"""In: standard input that is not a terminal. Out: `-Command -` and the prompt over a pipe, as pwsh runs them."""
from __future__ import annotations

import sys
from typing import Any

from ems.command_line import VERSION_LINE


def run_commands(session: Any) -> int:
    """`-Command -`: each complete input runs when its line ends; a block over several lines runs after an empty line."""
    from ems.launcher import finish

    pending = ""
    for line in sys.stdin:
        text = line.rstrip("\n").rstrip("\r")
        if pending:
            pending += "\n" + text
            if text.strip() or not complete(pending):
                continue
            text, pending = pending, ""
        elif not text.strip():
            continue
        elif not complete(text):
            pending = text
            continue
        finish(session, lambda out, text=text: session.run_text(text, out), command=True)
        if session.exit_requested is not None:
            return int(session.exit_requested) & 0xFF
    return 0


def complete(text: str) -> bool:
    """False when the text lacks an ending only."""
    from ems.syntax.parser import parse

    return not any(e.incomplete for e in parse(text).errors)


def prompt_text(session: Any) -> str:
    """What the prompt function returns, behind `[Rehearsal]: ` while a rehearsal runs."""
    from ems.values.convert import to_string

    found = session.commands.function("prompt", session.global_scope)
    if found is not None:
        results = session.invoke(found.script, [])
        return prompt_prefix(session) + ("".join(to_string(r) for r in results) or "PS>")
    return f"{prompt_prefix(session)}PS {session.location()}> "


def prompt_prefix(session: Any) -> str:
    """What no prompt function of the user's can hide: that nothing is saved at the moment."""
    return "[Rehearsal]: " if "rehearsal" in session._parts else ""


def run_prompt(session: Any, logo: bool) -> int:
    """The prompt without a terminal: input is echoed, `>>` asks for more lines."""
    from ems.launcher import finish

    host = session.host
    session.interactive = True
    if logo:
        host.write_line(VERSION_LINE)
    while True:
        host.write(prompt_text(session))
        line = sys.stdin.readline()
        if not line:
            break
        text = line.rstrip("\n")
        host.write_line(text)
        ended = False
        if not complete(text):
            while True:
                host.write(">> ")
                more = sys.stdin.readline()
                if not more:
                    ended = True
                    break
                host.write_line(more.rstrip("\n"))
                text += "\n" + more.rstrip("\n")
                if not more.strip() and complete(text):
                    break
        if ended:
            host.write_line()
            break
        if text.strip():
            finish(session, lambda out, text=text: session.run_text(text, out), command=True)
            if session.exit_requested is not None:
                host.flush()
                return int(session.exit_requested) & 0xFF
    host.flush()
    return 0
