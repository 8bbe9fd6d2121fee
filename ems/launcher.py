"""In: the command line. Out: a script, a command text or the console, run; the exit code as pwsh gives it."""
from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable
from typing import Any

from ems.command_line import USAGE, VERSION_LINE, Options, Stop, parse

STACK_BYTES = 512 * 1024 * 1024
RECURSION_LIMIT = 60_000
GARBAGE_STEP = 20_000  # new objects between two looks for cycles; scripts make many objects and few cycles
WAIT_SLICE = 0.1 if sys.platform == "win32" else None  # there, a wait without end cannot be interrupted
Work = Callable[[Any], None]


def run(args: list[str]) -> int:
    """Run in a thread with a large stack: scripts may call themselves deeply, as .NET's stack allows."""
    gc.disable()  # the start makes many objects and no garbage
    try:
        options = parse(args)
    except Stop as stop:
        return stopped(stop)
    return in_large_stack(lambda: run_options(options))


def in_large_stack(work: Callable[[], int]) -> int:
    """Call `work` in a thread of its own; Ctrl+C reaches it through the main thread."""
    result: list[int] = []
    error: list[BaseException] = []
    done = threading.Event()  # Thread.join takes a thread for ended when Ctrl+C interrupts it

    def body() -> None:
        try:
            result.append(work())
        except BaseException as e:  # carried to the main thread
            error.append(e)
        finally:
            done.set()

    sys.setrecursionlimit(RECURSION_LIMIT)
    threading.stack_size(STACK_BYTES)
    thread = threading.Thread(target=body)
    thread.start()
    threading.stack_size(0)
    interrupted = False
    while not done.is_set():
        try:
            done.wait(WAIT_SLICE)
        except KeyboardInterrupt:
            interrupted = True
            interrupt(thread)
    if error and not (interrupted and isinstance(error[0], KeyboardInterrupt)):
        raise error[0]
    return result[0] if result else 130 if interrupted else 1


def interrupt(thread: threading.Thread) -> None:
    """Raise KeyboardInterrupt in the thread that runs the script."""
    import ctypes

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(KeyboardInterrupt))


def stopped(stop: Stop) -> int:
    if stop.error:
        print(stop.error, file=sys.stderr)
    if stop.usage:
        print(USAGE, end="")
    if stop.output:
        print(stop.output)
    return stop.code


def run_options(options: Options) -> int:
    if (options.mode == "console" or options.no_exit) and sys.stdin.isatty() and sys.stdout.isatty():
        from ems.console.repl import run_console

        started()
        return run_console(options)
    session = make_session(options)
    started()
    try:
        return run_session(session, options)
    finally:
        session.close()


def started() -> None:
    """The start is over: from here on garbage is collected."""
    gc.freeze()  # what is there now stays, no collection need look at it
    gc.set_threshold(GARBAGE_STEP, 20, 50)
    gc.enable()


def run_session(session: Any, options: Options) -> int:
    if options.no_exit and options.mode == "file" and not options.no_logo:
        session.host.write_line(VERSION_LINE)
    if options.mode == "command":
        code = run_text(session, options.text)
    elif options.mode == "arguments":
        code = run_text(session, options.text, options.arguments)
    elif options.mode == "file":
        code = run_file(session, options.text, options.arguments)
    elif options.mode == "stdin":
        from ems.piped_input import run_commands

        return run_commands(session)
    else:
        from ems.piped_input import run_prompt

        return run_prompt(session, logo=not options.no_logo)
    if options.no_exit and session.exit_requested is None:
        from ems.piped_input import run_prompt

        return run_prompt(session, logo=False)
    return code


def make_session(options: Options, host: Any = None) -> Any:
    from ems.startup import new_session

    session = new_session(host, options.store)
    session.host.non_interactive = options.non_interactive
    session.exit_requested = None
    session.output_xml = options.output_xml
    if options.working_directory is not None:
        set_folder(session, options.working_directory)
    return session


def set_folder(session: Any, folder: str) -> None:
    """-WorkingDirectory: a folder that does not exist is an error that does not stop the start."""
    finish(session, lambda out: session.run_command("Set-Location", {"LiteralPath": folder}), report_only=True)


def piped_lines() -> list[str] | None:
    """Lines of standard input for $input, when it is not a terminal; they are read when $input is."""
    return None if sys.stdin is None or sys.stdin.isatty() else []


class StandardInput:
    """$input of the launched text: the lines of standard input, read when somebody looks."""

    net_name = "System.Management.Automation.Internal.InputEnumerator"
    ps_ext: Any = None

    def __init__(self) -> None:
        self.current: Any = None

    def move_next(self) -> bool:
        line = sys.stdin.readline()
        if not line:
            return False
        self.current = line[:-1] if line.endswith("\n") else line
        return True

    def net_enumerate(self) -> Any:
        while self.move_next():
            yield self.current

    __iter__ = net_enumerate


def run_text(session: Any, text: str, arguments: list[str] | None = None) -> int:
    """-Command and -CommandWithArgs: the text runs in the global scope."""
    def work(out: Any) -> None:
        script = session.parse(text, keep=True)
        scope = session.global_scope
        if "input" in script.code.mentions:
            scope.set("input", StandardInput())
        if script.code.mentions & {"psscriptroot", "pscommandpath", "myinvocation"}:
            from ems.runtime.functions import ScriptInfo
            from ems.runtime.invocation import InvocationInfo

            scope.set("psscriptroot", "", "PSScriptRoot")
            scope.set("pscommandpath", "", "PSCommandPath")
            scope.set("myinvocation", InvocationInfo(ScriptInfo(script)), "MyInvocation")
        session.run_here(script, scope, out, list(arguments or []))

    return finish(session, work, command=True)


def run_file(session: Any, path: str, arguments: list[str]) -> int:
    """-File: the script runs in the global scope, as dot-sourcing does."""
    from ems.runtime import pipeline
    from ems.runtime.functions import ExternalScriptInfo
    from ems.runtime.stages import FunctionStage

    def work(out: Any) -> None:
        import os

        full = session.file_path(path)
        info = ExternalScriptInfo(os.path.basename(full), full, session)
        stage = FunctionStage(session, session.global_scope, info, script_arguments(arguments), info.name, None, dot=True)
        stage.is_entry = True
        if "input" in info.script.code.mentions:
            session.global_scope.set("input", StandardInput())
            stage.keeps_input = True
        pipeline.run_stages(session, session.global_scope, out, [stage], None)

    return finish(session, work)


def script_arguments(arguments: list[str]) -> list[tuple[str, str, Any, str]]:
    """Words of the command line as arguments of a script: `-name`, `--name`, `-name:value`, else a value. Values stay text, but $true and $false."""
    out: list[tuple[str, str, Any, str]] = []
    for word in arguments:
        dashes = len(word) - len(word.lstrip("-\u2013\u2014\u2015"))
        if 1 <= dashes <= 2 and len(word) > dashes and (word[dashes].isalpha() or word[dashes] in "_?"):
            name, colon, value = word[dashes:].partition(":")
            if colon and value:
                known = {"$true": True, "$false": False, "true": True, "false": False}
                converted = known.get(value.lower(), value)
                out.append(("a", name, converted, f"-{name}"))
            else:
                out.append(("p", name, None, word))
        else:
            out.append(("v", "", word, ""))
    return out


def output_of(session: Any) -> tuple[Any, Any]:
    """What ends the output, and what takes each object."""
    if session.output_xml:
        from ems.xml_output import XmlOut

        xml = XmlOut(session.host)
        return xml, xml
    from ems.formatting import Formatter

    formatter = Formatter(session, session.host.write_line)
    return formatter, ConsoleOut(formatter, not getattr(session.host.output, "captures", False))


def finish(session: Any, work: Work, command: bool = False, report_only: bool = False) -> int:
    """Run, print output as it comes, report what ended the run; the exit code."""
    from ems.values.errors import BreakFlow, ContinueFlow, ExitFlow, StopUpstream

    formatter, out = output_of(session)
    code = 0
    try:
        work(out)
        formatter.close()
        if command:
            code = 0 if session.ok else 1
    except ExitFlow as flow:
        formatter.close()
        session.exit_requested = flow.code
        code = flow.code if sys.platform == "win32" else flow.code & 0xFF
    except (BreakFlow, ContinueFlow, StopUpstream):
        formatter.close()
    except KeyboardInterrupt:
        formatter.close()
        session.host.flush()
        raise
    except Exception as error:
        formatter.close()
        report(session, error)
        code = 1
    finally:
        session.host.flush()
    return 0 if report_only else code


def report(session: Any, error: BaseException) -> None:
    """Show the error that ended a run, once; a command text that is not complete ends it in silence."""
    from ems.values.errors import own_record, type_name

    record = session.errors.record(error)
    if not session.errors.list or session.errors.list[0] is not record:
        session.errors.remember(record)
    kind = type_name(error).rpartition(".")[2]
    if kind == "IncompleteParseException" and not record.invocation.script_name:
        return
    session.host.show_error(own_record(error) if kind in ("ParseException", "IncompleteParseException") else record)


class ConsoleOut:
    """The end of the main pipeline: the formatter that writes to the console."""

    def __init__(self, formatter: Any, writes_to_console: bool = True) -> None:
        self.add = formatter.add
        self.writes_to_console = writes_to_console  # programs write there themselves

    def __call__(self, item: Any) -> None:
        self.add(item)
