"""In: a terminal and the start options. Out: the interactive shell, from the profiles to `exit`; the exit code."""
from __future__ import annotations

import time
from typing import Any

from ems.command_line import VERSION_LINE
from ems.console.host import ConsoleHost


def run_console(options: Any) -> int:
    """The whole life of an interactive shell."""
    from ems.console.terminal_mode import quiet_control_keys
    from ems.launcher import make_session

    quiet_control_keys()
    host = ConsoleHost()
    session = make_session(options, host)
    session.interactive = True
    if options.store:
        import os

        from ems.console.options import data_folder, options_of

        options_of(session).history_save_path = os.path.join(data_folder(options.store), "history.jsonl")
    host.interactive = True
    if not options.no_logo:
        host.write_line(banner(session, options))
    if not options.no_profile:
        run_profiles(session)
        if session.exit_requested is not None:
            return int(session.exit_requested) & 0xFF
    run_first(session, options)
    if session.exit_requested is not None:
        return int(session.exit_requested) & 0xFF
    return Repl(session).run()


def run_first(session: Any, options: Any) -> None:
    """What -Command or -File with -NoExit runs before the first prompt."""
    from ems.launcher import run_file, run_text

    if options.mode == "command":
        started = time.time()
        run_text(session, options.text)
        put_in_history(session, options.text, started, time.time(), "Completed" if session.ok else "Failed")
    elif options.mode == "arguments":
        run_text(session, options.text, options.arguments)
    elif options.mode == "file":
        run_file(session, options.text, options.arguments)


def put_in_history(session: Any, text: str, started: float, ended: float, status: str) -> None:
    """An input that ran, for Get-History."""
    from ems.values.dates import TICKS_PER_SECOND, DateTime

    end = DateTime.now()
    start = DateTime(end.ticks - round((ended - started) * TICKS_PER_SECOND), end.kind)
    session.history.add(text, start, end, status)


def banner(session: Any, options: Any) -> str:
    return f"{VERSION_LINE} · ems · {store_name(options.store)}"


def store_name(store: str | None) -> str:
    """The store's address as the banner shows it: without a password."""
    import os
    import re

    from ems.store import default_path

    address = str(store or os.environ.get("EMS_STORE") or default_path())
    home = os.path.expanduser("~")
    if address.startswith(home + os.sep):
        address = "~" + address[len(home):]
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1@", address)


def run_profiles(session: Any) -> None:
    """The profile files that exist, in PowerShell's order: all users' first."""
    from ems.console.profiles import profile_paths, set_profile_variable
    from ems.launcher import finish

    set_profile_variable(session)
    import os

    for _, path in profile_paths():
        if os.path.isfile(path):
            code = "'" + path.replace("'", "''") + "'"
            finish(session, lambda out, code=code: session.run_text(f". {code}", out))
            if session.exit_requested is not None:
                return


def plain(text: str) -> str:
    """A text without its colours."""
    import re

    return re.sub("\x1b\\[[0-9;]*m", "", text)


def plain_width(text: str) -> int:
    """Columns of a text with colours; more than any screen has for a text whose width is not plain to see."""
    shown = plain(text)
    return len(shown) if shown.isascii() and shown.isprintable() else 1 << 16


class Repl:
    """Read, run, print, until `exit`."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.host = session.host
        self.editor: Any = None
        self.depth = 0
        self.host.nested_prompt = self.nested

    def load_editor(self, message: str) -> None:
        """The first prompt first: the editor takes longer to load than anything else, and the user reads meanwhile."""
        shown = plain_width(message) < self.host.width
        if shown:
            self.host.output.write(message)
            self.host.output.flush()
        from ems.console.line_editor import LineEditor

        self.set_editor(LineEditor(self.session))
        if shown:  # the editor writes it again, in the same place
            self.host.output.write("\r")
            self.host.output.flush()

    def set_editor(self, editor: Any) -> None:
        from ems.launcher import started

        self.editor = self.host.editor = self.session._parts["line_editor"] = editor
        editor.prompt_source = self.prompt
        started()

    def run(self) -> int:
        while True:
            try:
                text = self.read()
            except KeyboardInterrupt:
                continue
            if text is None:
                return self.leave(0)
            if text.strip():
                self.execute(text)
                if self.session.exit_requested is not None:
                    return self.leave(int(self.session.exit_requested) & 0xFF)

    def leave(self, code: int) -> int:
        self.host.progress_done()
        self.host.flush()
        return code

    def nested(self) -> None:
        """A prompt inside a running command, up to `exit`."""
        from ems.values.errors import ExitFlow

        self.depth += 1
        saved_variable = self.session.get_variable("NestedPromptLevel")
        self.session.set_variable("NestedPromptLevel", self.depth, self.session.global_scope)
        try:
            while True:
                try:
                    text = self.read()
                except KeyboardInterrupt:
                    continue
                if text is None:
                    return
                if text.strip():
                    try:
                        self.execute(text)
                    except ExitFlow:
                        return
                    if self.session.exit_requested is not None:
                        self.session.exit_requested = None
                        return
        finally:
            self.depth -= 1
            self.session.set_variable("NestedPromptLevel", saved_variable, self.session.global_scope)

    def read(self) -> str | None:
        from ems.console.plain_lines import PlainLines, is_plain
        from ems.console.terminal_mode import held_keys

        self.host.progress_done()
        self.host.flush()
        message = self.prompt()
        if is_plain():
            if self.editor is None:
                self.set_editor(PlainLines(self.session))
            text: str | None = self.editor.read(message)
        else:
            with held_keys():  # until the editor reads them
                if self.editor is None:
                    self.load_editor(message)
                text = self.editor.read(message)
        for transcript in self.host.transcripts:
            transcript.write(f"{plain(message)}{text}\n")
        return text

    def prompt(self) -> str:
        """The prompt's text; what the function writes itself goes out before."""
        from ems.piped_input import prompt_prefix, prompt_text
        from ems.values.errors import NetException, RuntimeException

        self.host.begin_line()
        saved = self.session.ok, self.session.last_exit_code
        nested = ">" * self.depth
        try:
            text = prompt_text(self.session)
        except (RuntimeException, NetException):
            text = f"{prompt_prefix(self.session)}PS>"
        finally:
            self.session.ok, self.session.last_exit_code = saved
        if nested and self.session.commands.function("prompt", self.session.global_scope) is None:
            text = f"{prompt_prefix(self.session)}PS {self.session.location()}{nested}> "
        text = self.host.take_open_line() + text
        head, newline, last = text.rpartition("\n")
        if newline:
            self.host.write(head + "\n")
        return last

    def execute(self, text: str) -> None:
        """Run one input; Ctrl+C ends it."""
        from ems.launcher import finish

        started = time.time()
        status = "Completed"
        try:
            code = finish(self.session, lambda out: self.session.run_text(text, out), command=True)
            status = "Completed" if code == 0 or self.session.ok else "Failed"
        except KeyboardInterrupt:
            status = "Stopped"
            self.session.ok = False
            self.session.frames.clear()
            self.host.stopped()
        self.remember(text, started, time.time(), status)

    def remember(self, text: str, started: float, ended: float, status: str) -> None:
        put_in_history(self.session, text, started, ended, status)
        self.editor.history.add(text, started, ended - started, status, self.session.location())
