"""In: a native program's stage. Out: its run: arguments, standard streams, exit code."""
from __future__ import annotations

import os
import subprocess
from typing import Any

from ems.runtime.arguments import plain
from ems.values.convert import to_string, truth
from ems.values.errors import net_error, ps_error
from ems.values.members import enumerate_, is_enumerable
from ems.values.objects import base


def arguments_of(stage: Any) -> list[str]:
    """The program's arguments as text: parameters as written, collections spread."""
    out: list[str] = []
    for kind, _name, value, text in stage.arguments:
        if kind == "p" or (kind == "d" and text == "--"):
            out.append(text)
            continue
        if kind == "a":
            out.append(text + argument(value))
            continue
        from ems.runtime.code import NumberArgument

        if value.__class__ is NumberArgument:
            out.append(value.text)
            continue
        item = base(value)
        if item is not None and is_enumerable(item) and not isinstance(item, str):
            out.extend(argument(i) for i in enumerate_(item))
        elif item is not None:
            out.append(argument(item))
    return out


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
    session.last_exit_code = done.returncode
    session.exit_code_set = True
    session.ok = done.returncode == 0
    stage.failed = done.returncode != 0
    preference = stage.scope.find("psnativecommanduseerroractionpreference")
    if done.returncode and preference is not None and truth(preference.value):
        raise ps_error("ProgramExitedWithNonZeroCode", f'Program "{os.path.basename(stage.info.path)}" ended with non-zero exit code: {done.returncode}.',
                       category="NotSpecified", target=stage.info.path, cls="System.Management.Automation.NativeCommandExitException")


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
