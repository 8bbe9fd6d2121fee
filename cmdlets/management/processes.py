"""In: names and numbers of processes, programs to start. Out: processes listed, started, awaited, stopped: Get-, Start-, Wait-, Stop-, Debug-Process."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.management.item_parameters import PASS_THRU
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values import machine
from ems.values.errors import NetException, net_error
from ems.values.wildcard import Wildcard, has_wildcards

COMMAND_ERROR = "Microsoft.PowerShell.Commands.ProcessCommandException"


class ProcessCommand(Cmdlet):
    """What the commands share: -Name, -Id and -InputObject."""

    name: Any = None
    id: Any = None
    input_object: Any = None

    def processes(self) -> list[Any]:
        """The processes that are meant, each once; names and numbers without a process are reported."""
        if self.input_object is not None:
            return list(self.input_object)
        if self.id is not None:
            return [found for number in self.id for found in self.by_number(int(number))]
        return [found for name in self.name or ("*",) for found in self.by_name(name)]

    def by_number(self, number: int) -> list[Any]:
        from ems.net.processes import Process

        if os.path.isdir(f"/proc/{number}"):
            return [Process(number)]
        self.write_error(net_error(COMMAND_ERROR, f"Cannot find a process with the process identifier {number}."), "NoProcessFoundForGivenId",
                         "ObjectNotFound", number)
        return []

    def by_name(self, name: str) -> list[Any]:
        matches = Wildcard(name).matches
        found = [process for process, own in running() if matches(own)]
        if not found and not has_wildcards(name):
            self.write_error(net_error(COMMAND_ERROR, f'Cannot find a process with the name "{name}". Verify the process name and call the cmdlet again.'),
                             "NoProcessFoundForGivenName", "ObjectNotFound", name)
        return found


def running() -> list[tuple[Any, str]]:
    """(process, name) of all that run now, by name."""
    from ems.net.processes import Process, process_ids

    found = []
    for number in process_ids():
        made = Process(number)
        try:
            found.append((made, made.name))
        except NetException:  # it ended in between
            continue
    return sorted(found, key=lambda pair: (pair[1].lower(), pair[0].id))


def label(process: Any) -> str:
    try:
        return f"{process.name} ({process.id})"
    except NetException:
        return f"({process.id})"


@cmdlet("Get-Process", default_set="Name", class_name="Microsoft.PowerShell.Commands.GetProcessCommand",
        output="System.Diagnostics.ProcessModule System.Diagnostics.FileVersionInfo System.Diagnostics.Process")
class GetProcess(ProcessCommand):
    """List the processes of this system.

    EXAMPLES
    > (Get-Process -Id $PID).Id -eq $PID
    True

    Gets the process of the shell.
    """

    name = parameter("Name", "string[]", position=0, byname=True, sets="Name NameWithUserName", aliases="ProcessName",
                     validate=[("notnullorempty",)], help="The name.")
    id = parameter("Id", "int[]", mandatory=True, byname=True, sets="Id IdWithUserName", aliases="PID", help="The number.")
    input_object = parameter("InputObject", "System.Diagnostics.Process[]", mandatory=True, pipeline=True,
                             sets="InputObject InputObjectWithUserName", help="Objects with the properties to set.")
    module = parameter("Module", "switch", sets="Name Id InputObject", validate=[("notnull",)], help="Its modules.")
    file_version_info = parameter("FileVersionInfo", "switch", sets="Name Id InputObject", aliases="FV FVI", validate=[("notnull",)],
                                  help="The version of its program.")
    include_user_name = parameter("IncludeUserName", "switch", mandatory=True, sets="NameWithUserName IdWithUserName InputObjectWithUserName",
                                  help="With the name of the user.")

    def process(self) -> None:
        for found in self.processes():
            if self.module or self.file_version_info:
                what = "modules" if self.module else "file version"
                self.write_error(net_error("System.PlatformNotSupportedException", f"The {what} of process {label(found)} cannot be read on this system."),
                                 "CouldNotEnumerateModules" if self.module else "CouldNotEnumerateFileVer", "PermissionDenied", found)
                continue
            self.out(self.with_user(found) if self.include_user_name else found)

    @staticmethod
    def with_user(process: Any) -> Any:
        import pwd

        from ems.values.objects import NoteProperty, extend
        from ems.values.psmembers import type_names

        try:
            name = pwd.getpwuid(os.stat(f"/proc/{process.id}").st_uid).pw_name
        except (OSError, KeyError):
            name = None
        value, extension = extend(process)
        names = type_names(value)
        extension.members["username"] = NoteProperty("UserName", name)
        extension.type_names = [f"{names[0]}#IncludeUserName", *names]
        return value


@cmdlet("Stop-Process", default_set="Id", class_name="Microsoft.PowerShell.Commands.StopProcessCommand", supports_should_process=True,
        output="System.Diagnostics.Process")
class StopProcess(ProcessCommand):
    """Stop processes.

    EXAMPLES
    > $p = Start-Process sleep 60 -PassThru; Stop-Process $p; $p.WaitForExit(5000)
    True

    Stops a program that was started before.
    """

    id = parameter("Id", "int[]", position=0, mandatory=True, byname=True, sets="Id", help="The number.")
    name = parameter("Name", "string[]", mandatory=True, byname=True, sets="Name", aliases="ProcessName", help="The name.")
    input_object = parameter("InputObject", "System.Diagnostics.Process[]", position=0, mandatory=True, pipeline=True, sets="InputObject",
                             help="Objects with the properties to set.")
    pass_thru = PASS_THRU
    force = parameter("Force", "switch", validate=[("notnullorempty",)],
                      help="Do it even where something stands in the way: hidden or read-only items.")

    def process(self) -> None:
        for found in self.processes():
            if self.should_process(label(found)):
                self.stop(found)

    def stop(self, process: Any) -> None:
        try:
            machine.kill(process.id)
        except ProcessLookupError:
            return  # it ended before
        except OSError as error:
            self.write_error(net_error(COMMAND_ERROR, f'Cannot stop process "{label(process)}" because of the following error: {error.strerror}'),
                             "CouldNotStopProcess", "CloseError", process)
            return
        if self.pass_thru:
            self.out(process)


@cmdlet("Wait-Process", default_set="Name", class_name="Microsoft.PowerShell.Commands.WaitProcessCommand",
        output="System.Diagnostics.Process")
class WaitProcess(ProcessCommand):
    """Wait until processes have ended.

    EXAMPLES
    > $p = Start-Process sleep 0.1 -PassThru; Wait-Process -InputObject $p; $p.HasExited
    True

    Waits for a program that was started before.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, byname=True, sets="Name", aliases="ProcessName", help="The name.")
    id = parameter("Id", "int[]", position=0, mandatory=True, byname=True, sets="Id", aliases="PID ProcessId", validate=[("notnullorempty",)],
                   help="The number.")
    timeout = parameter("Timeout", "int", position=1, aliases="TimeoutSec", validate=[("range", 0, 32767)], help="Seconds to wait.")
    any = parameter("Any", "switch", help="Wait for the first one only.")
    pass_thru = PASS_THRU
    input_object = parameter("InputObject", "System.Diagnostics.Process[]", mandatory=True, pipeline=True, sets="InputObject",
                             help="Objects with the properties to set.")

    def begin(self) -> None:
        self.waiting: list[Any] = []

    def process(self) -> None:
        for found in self.processes():
            if found.id == os.getpid():
                self.write_error(net_error(COMMAND_ERROR, "This command cannot wait on itself."), "WaitOnItself", "ObjectNotFound", found.id)
            else:
                self.waiting.append(found)

    def end(self) -> None:
        import time

        names = {process.id: label(process) for process in self.waiting}
        until = None if self.timeout is None else time.monotonic() + self.timeout
        left = list(self.waiting)
        while left:
            alive = [process for process in left if not has_ended(process)]
            if self.any and len(alive) < len(left):
                break
            left = alive
            if left and until is not None and time.monotonic() >= until:
                for process in left:
                    self.write_error(net_error("System.TimeoutException", f'This command stopped because process "{names[process.id]}" is not stopped in the '
                                               "specified time-out."), "ProcessNotTerminated", "CloseError", process)
                break
            if left:
                time.sleep(0.02)
        if self.pass_thru:
            self.write_each(self.waiting)


def has_ended(process: Any) -> bool:
    from ems.values.members import get_member

    return bool(get_member(process, "HasExited"))


@cmdlet("Debug-Process", default_set="Name", class_name="Microsoft.PowerShell.Commands.DebugProcessCommand", supports_should_process=True)
class DebugProcess(ProcessCommand):
    """Attach a debugger to processes: not supported, this system has no just-in-time debugger."""

    name = parameter("Name", "string[]", position=0, mandatory=True, byname=True, sets="Name", aliases="ProcessName", help="The name.")
    id = parameter("Id", "int[]", position=0, mandatory=True, byname=True, sets="Id", aliases="PID ProcessId", validate=[("notnullorempty",)],
                   help="The number.")
    input_object = parameter("InputObject", "System.Diagnostics.Process[]", mandatory=True, pipeline=True, sets="InputObject",
                             help="Objects with the properties to set.")

    def process(self) -> None:
        for found in self.processes():
            if self.should_process(label(found)):
                self.write_error(net_error(COMMAND_ERROR, f'Cannot attach a debugger to process "{label(found)}": no just-in-time debugger exists on this system.'),
                                 "NoDebuggerFound", "InvalidOperation", found)


@cmdlet("Start-Process", default_set="Default", class_name="Microsoft.PowerShell.Commands.StartProcessCommand", supports_should_process=True,
        output="System.Diagnostics.Process")
class StartProcess(Cmdlet):
    """Start a program.

    EXAMPLES
    > (Start-Process true -Wait -PassThru).ExitCode
    0

    Starts a program, waits for its end and reads its exit code.
    """

    file_path = parameter("FilePath", "string", position=0, mandatory=True, aliases="PSPath Path", validate=[("notnullorempty",)],
                          help="The program or file.")
    argument_list = parameter("ArgumentList", "string[]", position=1, aliases="Args", help="Its arguments.")
    credential = parameter("Credential", "pscredential", sets="Default", aliases="RunAs", validate=[("notnullorempty",)],
                           help="Not supported by the providers of this shell.")
    working_directory = parameter("WorkingDirectory", "string", validate=[("notnullorempty",)], help="Where it starts.")
    load_user_profile = parameter("LoadUserProfile", "switch", sets="Default", aliases="Lup", help="Only on Windows.")
    no_new_window = parameter("NoNewWindow", "switch", sets="Default", aliases="nnw", help="In the same window.")
    pass_thru = PASS_THRU
    redirect_standard_error = parameter("RedirectStandardError", "string", sets="Default", aliases="RSE", validate=[("notnullorempty",)],
                                        help="A file for its errors.")
    redirect_standard_input = parameter("RedirectStandardInput", "string", sets="Default", aliases="RSI", validate=[("notnullorempty",)],
                                        help="A file with its input.")
    redirect_standard_output = parameter("RedirectStandardOutput", "string", sets="Default", aliases="RSO", validate=[("notnullorempty",)],
                                         help="A file for its output.")
    verb = parameter("Verb", "string", sets="UseShellExecute", validate=[("notnullorempty",)], help="What to do with the file.")
    window_style = parameter("WindowStyle", "System.Diagnostics.ProcessWindowStyle", validate=[("notnullorempty",)], help="How its window looks.")
    wait = parameter("Wait", "switch", help="Keep the file open and go on as it grows.")
    use_new_environment = parameter("UseNewEnvironment", "switch", sets="Default", help="Do not pass on the changed environment variables.")
    environment = parameter("Environment", "hashtable", help="Environment variables for it.")

    def process(self) -> None:
        if self.credential is not None:
            raise self.unresolved("Start-Process has no -Credential here: programs run as the user of the shell.")
        arguments = [self.program(), *split_arguments(" ".join(self.argument_list or ()))]
        if self.should_process(" ".join([self.file_path, *(self.argument_list or ())])):
            self.start(arguments)

    def program(self) -> str:
        info = self.shell.commands.file(self.file_path)
        path = getattr(info, "path", None)
        if path is not None:
            return path
        local = self.shell.file_path(self.file_path) if "/" in self.file_path or "\\" in self.file_path else ""
        return local if local and os.path.exists(local) else self.file_path

    def start(self, arguments: list[str]) -> None:
        import subprocess

        from ems.net.processes import Process

        folder = self.shell.file_path(self.working_directory) if self.working_directory else self.shell.location()
        self.shell.host.flush()
        files: list[Any] = []
        try:
            streams = {"stdin": self.stream(self.redirect_standard_input, "rb", files), "stdout": self.stream(self.redirect_standard_output, "wb", files),
                       "stderr": self.stream(self.redirect_standard_error, "wb", files)}
            popen = subprocess.Popen(self.launched(arguments), cwd=folder, env=self.variables(), **streams)
        except OSError as error:
            self.refuse(arguments[0], folder, error)
            return
        finally:
            for file in files:
                file.close()
        if self.wait:
            popen.wait()
        made = Process(popen.pid)
        made.popen = popen
        if self.pass_thru:
            self.out(made)

    @staticmethod
    def launched(arguments: list[str]) -> list[str]:
        import sys

        if arguments[0].lower().endswith((".ps1", ".ems")):
            return [sys.executable, "-m", "ems", "-File", *arguments]
        return arguments

    def stream(self, path: str | None, mode: str, files: list[Any]) -> Any:
        if path is None:
            return None
        file = open(self.shell.file_path(path), mode)  # noqa: SIM115 - closed after the start
        files.append(file)
        return file

    def variables(self) -> dict[str, str] | None:
        from ems.values.text import to_string

        if self.environment is None:
            return None
        made = dict(os.environ)
        for key, value in self.environment.items():
            if value is None:
                made.pop(to_string(key), None)
            else:
                made[to_string(key)] = to_string(value)
        return made

    def refuse(self, program: str, folder: str, error: OSError) -> None:
        inner = f"An error occurred trying to start process '{program}' with working directory '{folder}'. {error.strerror}"
        self.throw(net_error("System.InvalidOperationException", f"This command cannot be run due to the error: {inner}",
                             net_error("System.ComponentModel.Win32Exception", inner)), "InvalidOperationException", "InvalidOperation")


def split_arguments(text: str) -> list[str]:
    """The arguments in a command line: blanks part them, double quotes keep blanks, a backslash keeps a quote."""
    found: list[str] = []
    word: list[str] = []
    quoted = started = False
    at = 0
    while at < len(text):
        char = text[at]
        if char == "\\" and text[at + 1 : at + 2] == '"':
            word.append('"')
            started = True
            at += 1
        elif char == '"':
            quoted, started = not quoted, True
        elif char in " \t" and not quoted:
            if started:
                found.append("".join(word))
            word, started = [], False
        else:
            word.append(char)
            started = True
        at += 1
    if started:
        found.append("".join(word))
    return found
