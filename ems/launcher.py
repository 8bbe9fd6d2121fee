"""In: the parsed command line. Out: a script, a command text or the REPL, run; the exit code as pwsh gives it."""
from __future__ import annotations

import sys
import threading
from typing import Any

STACK_BYTES = 512 * 1024 * 1024
RECURSION_LIMIT = 60_000


def run(args: list[str]) -> int:
    """Run in a thread with a large stack: scripts may call themselves deeply, as .NET's stack allows."""
    result: list[int] = []
    error: list[BaseException] = []

    def work() -> None:
        try:
            result.append(run_here(args))
        except BaseException as e:  # carried to the main thread
            error.append(e)

    sys.setrecursionlimit(RECURSION_LIMIT)
    threading.stack_size(STACK_BYTES)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if error:
        raise error[0]
    return result[0] if result else 1


def run_here(args: list[str]) -> int:
    from ems.startup import new_session

    session = new_session()
    if len(args) >= 2 and args[0].lower() in ("-c", "-command"):
        return run_text(session, " ".join(args[1:]))
    if args:
        return run_file(session, args[0], args[1:])
    raise SystemExit("the REPL is started by ems.console")


def run_text(session: Any, text: str) -> int:
    return finish(session, lambda out: session.run_text(text, out), command=True)


def run_file(session: Any, path: str, arguments: list[str]) -> int:
    from ems.runtime import pipeline
    from ems.runtime.functions import ExternalScriptInfo
    from ems.runtime.stages import FunctionStage

    def work(out: Any) -> None:
        import os

        full = session.file_path(path)
        info = ExternalScriptInfo(os.path.basename(full), full, session)
        # -File runs the script in the global scope, as dot-sourcing does
        stage = FunctionStage(session, session.global_scope, info, script_arguments(arguments), full, None, dot=True)
        stage.is_entry = True
        pipeline.run_stages(session, session.global_scope, out, [stage], None)

    return finish(session, work)


def script_arguments(arguments: list[str]) -> list[tuple[str, str, Any, str]]:
    """Words of the command line as arguments of a script."""
    out: list[tuple[str, str, Any, str]] = []
    for word in arguments:
        if len(word) > 1 and word[0] in "-\u2013\u2014\u2015" and not word[1].isdigit():
            name, colon, value = word[1:].partition(":")
            if colon and value:
                out.append(("a", name, {"$true": True, "$false": False}.get(value.lower(), value), word))
            else:
                out.append(("p", name, None, word))
        else:
            out.append(("v", "", word, ""))
    return out


def finish(session: Any, work: Any, command: bool = False) -> int:
    """Run, print output as it comes, report what ended the run; the exit code."""
    from ems.formatting import Formatter
    from ems.values.errors import BreakFlow, ContinueFlow, ExitFlow, StopUpstream

    formatter = Formatter(session, session.host.write_line)

    def out(item: Any) -> None:
        formatter.add(item)

    out_function = ConsoleOut(formatter)
    code = 0
    try:
        work(out_function)
        formatter.close()
        if command:
            code = 0 if session.ok else 1
            if session.exit_code_set and not session.ok:
                code = 1
        elif session.exit_code_set and False:
            code = session.last_exit_code
    except ExitFlow as flow:
        formatter.close()
        code = flow.code & 0xFF if sys.platform != "win32" else flow.code
    except (BreakFlow, ContinueFlow, StopUpstream):
        formatter.close()
    except Exception as error:
        formatter.close()
        record = session.errors.record(error)
        session.errors.remember(record)
        session.host.show_error(record)
        code = 1
    session.host.flush()
    return code


class ConsoleOut:
    """The end of the main pipeline: the formatter that writes to the console."""

    writes_to_console = True

    def __init__(self, formatter: Any) -> None:
        self.add = formatter.add

    def __call__(self, item: Any) -> None:
        self.add(item)
