"""In: a native program's stage. Out: its run: arguments, standard streams, exit code."""
from __future__ import annotations

import os
import subprocess
from typing import Any

from ems.runtime.arguments import plain
from ems.values.convert import to_string, truth
from ems.values.errors import NetException, net_error, ps_error
from ems.values.members import enumerate_, is_enumerable
from ems.values.objects import base


def arguments_of(stage: Any) -> list[str]:
    """The program's arguments as text: parameters as written, collections spread; a text without quotes that is a pattern gives the files it fits."""
    from ems.runtime.code import NumberArgument

    out: list[str] = []
    shapes = stage.site.shapes if stage.site is not None else ()
    source = stage.site.source.text if shapes and stage.site.source is not None and len(shapes) == len(stage.arguments) else ""
    for at, (kind, _name, value, text) in enumerate(stage.arguments):
        if kind == "p" or (kind == "d" and text == "--"):
            out.append(text)
            continue
        if kind == "a":
            out.append(text + argument(value))
            continue
        start, end = shapes[at][2:4] if source else (0, 0)
        if source[start:end] == "--%":
            out.extend(verbatim(to_string(stage.arguments[at + 1][2])) if at + 1 < len(stage.arguments) else ())
            break
        if value.__class__ is NumberArgument:
            out.append(value.text)
            continue
        item = base(value)
        if item is not None and is_enumerable(item) and not isinstance(item, str):
            out.extend(name for i in enumerate_(item) for name in expanded(argument(i), stage))
        elif item is not None:
            out.extend([argument(item)] if source[start : start + 1] in QUOTES else expanded(argument(item), stage))
    return out


QUOTES = frozenset("'\"\u2018\u2019\u201a\u201b\u201c\u201d\u201e")


def expanded(text: str, stage: Any) -> list[str]:
    """The files that a pattern fits, no matter the case, below the current folder if they were written so; the pattern itself when there is none."""
    if not any(char in text for char in "*?["):
        return [text]
    from ems.runtime.providers.globbing import expand

    providers = stage.session.providers
    try:
        found = [place.path for place in expand(providers, text) if place.provider.info.name == "FileSystem"]
    except NetException:
        return [text]  # no path at all
    return [path if os.path.isabs(text) else os.path.relpath(path, providers.folder) for path in sorted(found)] or [text]


def verbatim(text: str) -> list[str]:
    """What stands behind --%: %NAME% is a variable of the environment, the rest is taken as it is and split at blanks outside quotes."""
    import re
    import shlex

    text = re.sub(r"%([^%]*)%", lambda m: os.environ.get(m[1], m[0]), text)
    lexer = shlex.shlex(text, posix=True, punctuation_chars="")
    lexer.whitespace_split, lexer.commenters, lexer.escape, lexer.quotes = True, "", "", '"'
    return list(lexer)


def argument(value: Any) -> str:
    value = plain(value)
    text = to_string(value)
    if text == "~" or text.startswith("~/"):
        return os.path.expanduser(text)
    return text


def run_native(stage: Any) -> None:
    """Run the program; lines of its output go on as strings, of its error output to the error stream when that is redirected."""
    session = stage.session
    host = session.host
    session_out = stage.out
    command = [stage.info.path, *arguments_of(stage)]
    feed = "".join(to_string(i) + "\n" for i in stage.input) if stage.expecting else None
    captures = not is_console(session, session_out)
    errors_redirected = "Error" in getattr(session.streams, "targets", {})
    host.flush()
    try:
        done = subprocess.Popen(command, cwd=session.providers.folder, stdin=subprocess.PIPE if feed is not None else None,
                                stdout=subprocess.PIPE if captures else None, stderr=subprocess.PIPE if errors_redirected else None,
                                text=True, encoding="utf-8", errors="replace")
        if captures and feed is None and not errors_redirected:
            assert done.stdout is not None
            try:
                for line in done.stdout:
                    session_out(line[:-1] if line.endswith("\n") else line)
            except BaseException:
                done.kill()
                done.wait()
                raise
            done.wait()
        else:
            out_text, error_text = done.communicate(feed)
            for line in (out_text or "").splitlines():
                session_out(line)
            for line in (error_text or "").splitlines():
                write_native_error(stage, line)
    except OSError as error:
        raise ps_error("NativeCommandFailed", f"Program '{stage.name}' failed to run: {error.strerror}", category="ResourceUnavailable",
                       cls="System.Management.Automation.ApplicationFailedException",
                       inner=net_error("System.ComponentModel.Win32Exception", error.strerror or "")) from error
    if not captures:
        host.foreign_output()
    session.last_exit_code = done.returncode
    session.exit_code_set = True
    session.ok = done.returncode == 0
    stage.failed = done.returncode != 0
    preference = stage.scope.find("psnativecommanduseerroractionpreference")
    if done.returncode and preference is not None and truth(preference.value):
        code = done.returncode
        name = os.path.basename(stage.info.path)
        raise ps_error("ProgramExitedWithNonZeroCode", f'Program "{name}" ended with non-zero exit code: {code} (0x{code & 0xFFFFFFFF:08X}).',
                       category="NotSpecified", target=name, cls="System.Management.Automation.NativeCommandExitException")


def is_console(session: Any, out: Any) -> bool:
    """True when output goes straight to the terminal, so that the program may write there itself."""
    return getattr(out, "writes_to_console", False)


def write_native_error(stage: Any, line: str) -> None:
    from ems.values.errors import ErrorRecord

    error = net_error("System.Management.Automation.RemoteException", line)
    record = ErrorRecord(error, "NativeCommandError", "NotSpecified", line, activity=stage.name)
    record.script_stack_trace = (None, ())  # type: ignore[assignment]
    stage.session.errors.remember(record)
    stage.session.streams.put_error(record)
